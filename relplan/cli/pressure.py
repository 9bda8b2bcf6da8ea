"""`relplan pressure`: what the limits leave, segment by segment and week by week."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relplan.cli.options import AsOf, ByIds, Color, Language, PlanPath, Revision, fail, terminal_columns, wants_color

if TYPE_CHECKING:
    from relplan.analysis.occasions import Edition
    from relplan.analysis.study import Study


class PressureFormat(StrEnum):
    """A way to write the pressure."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class CsvRows(StrEnum):
    """What a line of CSV is about."""

    WEEKS = "weeks"
    LIMITS = "limits"


_DEFAULT_COUNT = 5


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
        typer.Option(
            "--channel",
            "-c",
            metavar="CHANNEL",
            help="The channel of one more campaign, for --next-slot and --segment; the first e-mail.",
        ),
    ] = None,
    count: Annotated[
        int | None,
        typer.Option("--count", "-n", min=1, max=366, help="How many days --next-slot finds; 5 if not given."),
    ] = None,
    first: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="From this day on; limits are proved over the whole plan anyway."),
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Up to this day.")] = None,
    form: Annotated[PressureFormat, typer.Option("--format", "-f", help="How to write it.")] = PressureFormat.TABLE,
    rows: Annotated[
        CsvRows | None,
        typer.Option("--rows", help="What a line of CSV is about: a week of a group (if not given), or a limit."),
    ] = None,
    as_of: AsOf = None,
    rev: Revision = None,
    lang: Language = None,
    ids: ByIds = False,
    color: Annotated[Color, typer.Option("--color", help="When to write in colour.")] = Color.AUTO,
) -> None:
    """Show how much of each cap the calendar uses, what is proved of every limit, and where one more campaign fits.

    Loads are those of the calendar's dated sends, for the customer who gets most; scenarios are shown apart, as what
    each can do by itself and as an upper bound of everything together.

    Example: relplan pressure examples/maison-lavande --next-slot lifecycle.active
    """
    from relplan.cli.target import language_of, refuse_to_guess, review_target
    from relplan.output.palette import COLORED, COLORLESS
    from relplan.output.pressure.registry import CSV_WRITERS, WRITERS
    from relplan.output.pressure.shown import PressureShown
    from relplan.output.pressure.slots import SlotsShown, write_slots
    from relplan.rules.breaches import BREACH_RULES, PLAY_NEEDS

    if next_slot is not None:
        _refuse("--next-slot", {"--segment": segment, "--rows": rows})
    elif not segment:
        _refuse("a run without --next-slot and --segment", {"--channel": channel})
    if next_slot is None:
        _refuse("a run without --next-slot", {"--count": count})
    if form is not PressureFormat.CSV:
        _refuse(f"--format {form}", {"--rows": rows})
    if rows is CsvRows.LIMITS:
        _refuse("--rows limits", {"--segment": segment, "--from": first, "--to": last})
    root, review = review_target(path, rev, as_of, list(BREACH_RULES.values()))
    refuse_to_guess(root, review.study, PLAY_NEEDS, "the proof")
    study = review.study
    days = _read_days(study, first, last)
    chosen = _read_channel(study, channel)
    language = language_of(lang, study.plan)
    columns = terminal_columns()
    if next_slot is not None:
        group = _read_group(study, next_slot)
        slots = SlotsShown(study, language, group, chosen, days, count or _DEFAULT_COUNT, columns, ids)
        sys.stdout.write(write_slots(slots, form.value))
        return
    groups = tuple(_read_group(study, text) for text in segment or ())
    palette = COLORED if form is PressureFormat.TABLE and wants_color(color, sys.stdout) else COLORLESS
    shown = PressureShown(review, language, groups, chosen, days, columns, palette, ids)
    writer = CSV_WRITERS[rows or CsvRows.WEEKS] if form is PressureFormat.CSV else WRITERS[form.value]
    sys.stdout.write(writer(shown))


def _refuse(where: str, given: dict[str, object]) -> None:
    """Leave with code 2 when an option is given where it has no effect."""
    for option, value in given.items():
        if value:
            raise fail(f"{option} has no effect on {where}")


def _read_days(study: Study, first: str | None, last: str | None) -> Edition:
    """Return the days to look at: from today on, within the plan's period; leaves with code 2 for days outside it."""
    from relplan.analysis.occasions import Edition
    from relplan.cli.target import read_day

    period = study.period
    start = read_day(first, "--from") if first is not None else max(period.first, min(study.as_of, period.last))
    end = read_day(last, "--to") if last is not None else period.last
    for option, day in (("--from", start), ("--to", end)):
        if not period.first <= day <= period.last:
            raise fail(f"{option} ({day}) is outside the plan's period, from {period.first} to {period.last}")
    if end < start:
        begin = f"--from ({start})" if first else f"the day the plan is read as of ({start}); give --from too"
        raise fail(f"--to ({end}) is before {begin}")
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
    """Return the segments that customers are all in; none for everybody; leaves with code 2 when nobody can be."""
    from relplan.cli.target import known
    from relplan.model.kinds import Kind

    if text == "all":
        return ()
    group = tuple(known(study.plan, Kind.SEGMENT, "segment", part.strip()) for part in text.split(","))
    if study.population.all_of(group).is_empty:
        raise fail(f"no customer can be in {' and '.join(group)} at once")
    return group
