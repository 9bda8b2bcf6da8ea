"""`relplan calendar`: the dated sends, as a table, JSON or a calendar file."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relplan.cli.options import AsOf, Color, Language, PlanPath, Revision, fail, wants_color

if TYPE_CHECKING:
    from relplan.analysis.occasions import Edition
    from relplan.analysis.study import Study
    from relplan.output.agenda import Agenda


class CalendarFormat(StrEnum):
    """A way to write the calendar."""

    TABLE = "table"
    JSON = "json"
    ICS = "ics"


def calendar(
    *,
    path: PlanPath = Path(),
    month: Annotated[str | None, typer.Option("--month", "-m", metavar="MONTH", help="One month: 2027-03.")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="From this day on.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Up to this day.")] = None,
    segment: Annotated[
        str | None,
        typer.Option("--segment", "-s", metavar="SEGMENT", help="Only sends that can reach its customers."),
    ] = None,
    channel: Annotated[
        str | None, typer.Option("--channel", "-c", metavar="CHANNEL", help="Only this channel.")
    ] = None,
    campaign: Annotated[str | None, typer.Option("--campaign", metavar="ID", help="Only this campaign.")] = None,
    form: Annotated[CalendarFormat, typer.Option("--format", "-f", help="How to write it.")] = CalendarFormat.TABLE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file instead.")
    ] = None,
    as_of: AsOf = None,
    rev: Revision = None,
    lang: Language = None,
    color: Annotated[Color, typer.Option("--color", help="When to write in colour.")] = Color.AUTO,
) -> None:
    """Show what is sent when, over which channel and to whom, with occasions, public holidays and blackouts.

    The calendar file (ics) is read by Outlook, Google and Apple calendars. It is the same for the same files, and once
    one of them is changed every event is a newer revision: a send that moved is moved where the file is read again.

    Example: relplan calendar examples/maison-lavande --month 2027-03
    """
    from relplan.cli.target import language_of, study_target
    from relplan.model.kinds import Kind
    from relplan.output.agenda import Agenda
    from relplan.rules.breaches import PROOF_NEEDS

    dated = {Kind.CAMPAIGN, Kind.COMMUNICATION, Kind.OCCASION, Kind.BLACKOUT, Kind.SETTINGS}
    needs = PROOF_NEEDS | dated if segment or channel else frozenset(dated)
    root, study = study_target(path, rev, as_of, needs, "the calendar")
    language = language_of(lang, study.plan)
    agenda = Agenda(
        study=study,
        days=_read_days(study, month, first, last),
        segment=_known("segment", segment, tuple(study.plan.segments)),
        channel=_known("channel", channel, tuple(study.plan.channels)),
        campaign=_known("campaign", campaign, tuple(study.plan.campaigns)),
        language=language,
    )
    is_colored = output is None and wants_color(color, sys.stdout)
    text = (
        _write_ics(agenda, root, rev) if form is CalendarFormat.ICS else _write_as(form, agenda, is_colored=is_colored)
    )
    if output is None:
        sys.stdout.write(text)
    else:
        _write(output, text, form)


def _write_ics(agenda: Agenda, root: Path, revision: str | None) -> str:
    """Write a calendar file, stamped with the commit's time, or that of the file changed last."""
    from datetime import UTC, datetime

    from relplan.exchange.ics import write_ics
    from relplan.source.checkout import committed_at
    from relplan.source.folder import FolderTree
    from relplan.source.repository import GitError

    try:
        changed = committed_at(root, revision) if revision is not None else FolderTree(root).changed_at()
    except GitError as error:
        raise fail(str(error)) from None
    return write_ics(agenda.study, agenda.contacts, agenda.days, agenda.language, changed or datetime.now(UTC))


def _write_as(form: CalendarFormat, agenda: Agenda, *, is_colored: bool) -> str:
    if form is CalendarFormat.JSON:
        from relplan.output.agenda import write_agenda_json

        return write_agenda_json(agenda)
    from relplan.output.agenda_table import write_agenda_table
    from relplan.output.palette import COLORED, COLORLESS

    return write_agenda_table(agenda, COLORED if is_colored else COLORLESS)


def _read_days(study: Study, month: str | None, first: str | None, last: str | None) -> Edition:
    """Return the days to show: a month, a stretch, or the plan's period; leaves with code 2 for both or neither."""
    from datetime import date, timedelta

    from relplan.analysis.occasions import Edition
    from relplan.cli.target import read_days

    if month is not None:
        if first is not None or last is not None:
            raise fail("give --month, or --from and --to, not both")
        if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month) or not 1900 <= int(month[:4]) <= 2200:
            raise fail(f'--month takes a month such as 2027-03, not "{month}"')
        start = date.fromisoformat(f"{month}-01")
        return Edition(start, (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1))
    return read_days(first, last, study.period)


def _known(name: str, ident: str | None, known: tuple[str, ...]) -> str:
    from relplan.plan.spelling import nearest

    if ident is not None and ident not in known:
        close = nearest(ident, known)
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        raise fail(f'the plan has no {name} "{ident}"{hint}')
    return ident or ""


def _write(file: Path, text: str, form: CalendarFormat) -> None:
    """Write a file in one step; only over one that an earlier run may have written."""
    from relplan.cli.files import Own, replace_file

    marks = {
        CalendarFormat.ICS: Own((".ics",), "-//relplan//"),
        CalendarFormat.JSON: Own((".json",), '"can_reach_segment"'),
    }
    replace_file(file, text, marks.get(form, Own((".txt",))))
