"""`relplan pressure`: what the limits leave, segment by segment and week by week."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relplan.cli.options import AsOf, Color, Language, PlanPath, Revision, fail, wants_color

if TYPE_CHECKING:
    from relplan.analysis.occasions import Edition
    from relplan.analysis.study import Study


class PressureFormat(StrEnum):
    """A way to write the pressure."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def pressure(
    *,
    path: PlanPath = Path(),
    segment: Annotated[
        list[str] | None,
        typer.Option(
            "--segment",
            "-s",
            metavar="SEGMENT",
            help="Only customers of this segment, week by week; with commas, of all of several; several times.",
        ),
    ] = None,
    next_slot: Annotated[
        str | None,
        typer.Option(
            "--next-slot",
            metavar="SEGMENT",
            help="The earliest days on which one more campaign to all of a segment breaks nothing; `all` is everybody.",
        ),
    ] = None,
    channel: Annotated[
        str | None,
        typer.Option("--channel", "-c", metavar="CHANNEL", help="The channel of one more campaign; the first e-mail."),
    ] = None,
    count: Annotated[int, typer.Option("--count", "-n", min=1, max=366, help="How many days to find.")] = 5,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="From this day on.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Up to this day.")] = None,
    form: Annotated[PressureFormat, typer.Option("--format", "-f", help="How to write it.")] = PressureFormat.TABLE,
    as_of: AsOf = None,
    rev: Revision = None,
    lang: Language = None,
    color: Annotated[Color, typer.Option("--color", help="When to write in colour.")] = Color.AUTO,
) -> None:
    """Show how much of each cap the calendar uses, what is proved of every limit, and where one more campaign fits.

    Loads are those of the calendar's dated sends, for the customer who gets most; scenarios are shown apart, as what
    each can do by itself and as an upper bound of everything together.

    Example: relplan pressure examples/maison-lavande --next-slot lifecycle.active
    """
    from relplan.cli.target import language_of, study_target
    from relplan.output.palette import COLORED, COLORLESS
    from relplan.output.pressure import WRITERS, PressureShown, SlotsShown, write_slots
    from relplan.rules.breaches import PLAY_NEEDS

    _, study = study_target(path, rev, as_of, PLAY_NEEDS, "the proof")
    days = _read_days(study, first, last)
    chosen = _read_channel(study, channel)
    language = language_of(lang, study.plan)
    palette = COLORED if wants_color(color, sys.stdout) else COLORLESS
    if next_slot is not None:
        slots = SlotsShown(study, language, _read_group(study, next_slot), chosen, days, count)
        sys.stdout.write(write_slots(slots, form.value))
        return
    groups = tuple(_read_group(study, text) for text in segment or ())
    shown = PressureShown(study, language, groups, chosen, days, palette)
    sys.stdout.write(WRITERS[form.value](shown))


def _read_days(study: Study, first: str | None, last: str | None) -> Edition:
    from relplan.analysis.occasions import Edition
    from relplan.cli.target import read_day

    period = study.period
    start = read_day(first, "--from") if first else max(period.first, min(study.as_of, period.last))
    end = read_day(last, "--to") if last else period.last
    if end < start:
        raise fail(f"--to ({end}) is before --from ({start})")
    return Edition(start, end)


def _read_channel(study: Study, channel: str | None) -> str:
    """Return the channel asked for, else the first e-mail channel, else the first; leaves with code 2 when unknown."""
    from relplan.cli.target import known
    from relplan.model.channels import ChannelKind
    from relplan.model.kinds import Kind

    if channel is not None:
        return known(study.plan, Kind.CHANNEL, "channel", channel)
    channels = study.plan.channels
    emails = [ident for ident, item in channels.items() if item.value.kind is ChannelKind.EMAIL]
    return next(iter([*emails, *channels]), "email")


def _read_group(study: Study, text: str) -> tuple[str, ...]:
    """Return the segments that customers are all in; none for everybody."""
    from relplan.cli.target import known
    from relplan.model.kinds import Kind

    if text == "all":
        return ()
    return tuple(known(study.plan, Kind.SEGMENT, "segment", part.strip()) for part in text.split(","))
