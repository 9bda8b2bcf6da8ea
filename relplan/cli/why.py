"""`relplan why`: one customer against the plan, decision by decision."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from relplan.cli.options import AsOf, ByIds, Color, Language, PlanPath, Revision, fail, terminal_columns, wants_color


class LedgerFormat(StrEnum):
    """A way to write a ledger."""

    TEXT = "text"
    JSON = "json"


def why(
    *,
    path: PlanPath = Path(),
    segment: Annotated[
        list[str] | None,
        typer.Option(
            "--segment",
            "-s",
            metavar="SEGMENT[@DAY]",
            help="A segment, or a store, that the customer is in, from a day on if one is given; several times.",
        ),
    ] = None,
    event: Annotated[
        list[str] | None,
        typer.Option(
            "--event",
            "-e",
            metavar="EVENT@TIME",
            help="What happens to the customer: an event, a moment, or SCENARIO/MESSAGE.opened; several times, in any "
            "order. Of an exit and a launch in one minute, the exit holds.",
        ),
    ] = None,
    refuses: Annotated[
        list[str] | None,
        typer.Option("--refuses", metavar="CONSENT", help="A consent that the customer refuses; several times."),
    ] = None,
    first: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DAY", help="Show from this day on; from a week before the first event if not given."
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option("--to", metavar="DAY", help="Show up to this day; a week after scenarios if not given."),
    ] = None,
    form: Annotated[LedgerFormat, typer.Option("--format", "-f", help="How to write it.")] = LedgerFormat.TEXT,
    as_of: AsOf = None,
    rev: Revision = None,
    lang: Language = None,
    ids: ByIds = False,
    color: Annotated[Color, typer.Option("--color", help="When to write in colour.")] = Color.AUTO,
) -> None:
    """Play one customer against the calendar: what they get, what is refused, by which line, and when it could go.

    The customer is invented: the segments and events given, no data. Sends of the calendar since the beginning of the
    plan's period count; contacts before it are unknown.

    Example: relplan why --segment lifecycle.active --event cart_abandoned@2027-02-10T09:00
    """
    from relplan.cli.customer import CustomerError, read_customer, shown_days
    from relplan.cli.target import base_of, language_of, read_day, study_target
    from relplan.output.ledger import Played, write_ledger_text
    from relplan.output.ledger_json import write_ledger_json
    from relplan.output.palette import COLORED, COLORLESS
    from relplan.rules.breaches import PLAY_NEEDS

    root, study = study_target(path, rev, as_of, PLAY_NEEDS, "the answer")
    try:
        asked = read_customer(study, segment or (), event or (), refuses or ())
        entries = asked.play()
        start = read_day(first, "--from") if first is not None else None
        end = read_day(last, "--to") if last is not None else None
        days = shown_days(asked, entries, start, end)
    except CustomerError as error:
        raise fail(str(error)) from None
    played = Played(
        study=study,
        described=asked.described,
        entries=entries,
        first=days.first,
        last=days.last,
        language=language_of(lang, study.plan),
        base=base_of(root),
        width=terminal_columns(),
        by_ids=ids,
    )
    if form is LedgerFormat.JSON:
        sys.stdout.write(write_ledger_json(played))
    else:
        sys.stdout.write(write_ledger_text(played, COLORED if wants_color(color, sys.stdout) else COLORLESS))
