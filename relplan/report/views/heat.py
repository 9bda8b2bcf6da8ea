"""The heat map of the pressure: segments by weeks, each week with its fullest window as a share of the cap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.report.views.demand import DemandView, view_demand
from relplan.report.views.names import Names
from relplan.report.views.pieces import Piece, Plain
from relplan.report.views.pressure import view_pressure
from relplan.report.views.unread import say_unproved
from relplan.report.views.windows import WindowView, view_windows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relplan.analysis.pressure.slots import WeekLoad
    from relplan.analysis.study import Study
    from relplan.report.text.words import Words
    from relplan.validation.review import Review

_MOST_ROWS = 14
"""As many segments as are shown; which others there are is said."""
_WEEK = timedelta(days=7)
_TO_THURSDAY = timedelta(days=3)
_HALF = 0.5
_FEW = 3
"""As many weeks of a single row as are said in sentences rather than drawn."""

_TONES = ("half", "under", "at", "over", "unsure")
"""From little to much."""

_Loads = dict[date, "WeekLoad"]


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A week of a segment, or a month of it."""

    text: str
    """The contacts of its fullest window; empty when nothing counts."""
    tone: str
    """`half`, `under`, `at`, `over` or `unsure`; empty when nothing counts."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A segment, week by week and month by month."""

    group: str
    """Its segmentation, said before the first of its segments; empty for the others."""
    segment: Piece
    weeks: tuple[HeatCell, ...]
    months: tuple[HeatCell, ...]
    """The fullest window of each month, with the figure it is measured against."""
    worst: HeatCell


@dataclass(frozen=True, slots=True)
class MonthHead:
    """A month over its weeks."""

    title: str
    weeks: int


@dataclass(frozen=True, slots=True)
class HeatView:
    """The pressure over the calendar: the map, the demand and the fullest windows."""

    unproved: str
    """Why nothing is proved; then there is nothing else."""
    few: tuple[str, ...]
    """The weeks in which anything is received, where they are too few for a map; then there is none."""
    months: tuple[MonthHead, ...]
    weeks: tuple[str, ...]
    """Their ISO numbers."""
    rows: tuple[HeatRow, ...]
    legend: tuple[HeatCell, ...]
    """Each colour that is used, with its meaning."""
    notes: tuple[str, ...]
    """Which segments are left out, and why."""
    demand: DemandView | None
    windows: tuple[WindowView, ...]


@dataclass(frozen=True, slots=True)
class _Week:
    """A week of the map."""

    monday: date
    month: date
    """The first day of the month of its Thursday, within the days to show."""


def view_heat(review: Review, words: Words) -> HeatView | None:
    """Show the pressure over the calendar; None when no limit is set or nothing is sent.

    Nothing is shown as proved when something that the proof is made from could not be read.
    """
    names = Names(review.plan, words)
    unproved = say_unproved(review, names, words)
    if unproved and (review.plan.pressure is not None or Kind.PRESSURE in review.plan.incomplete):
        return HeatView(unproved, (), (), (), (), (), (), None, ())
    study, pressure = review.study, view_pressure(review, names, words)
    loads = _load(study) if pressure and not unproved else {}
    if pressure is None or not loads.get(""):
        return None
    shown, notes = _choose(loads, names, words)
    weeks = _weeks(study)
    maker = _Rows(weeks, names, words)
    rows = tuple(maker.row(ident, before, loads[ident]) for before, ident in shown)
    few = _say_few(loads[""], words) if len(rows) == 1 else ()
    return HeatView(
        unproved="",
        few=few,
        months=() if few else tuple(_heads(weeks, words)),
        weeks=() if few else tuple(str(week.monday.isocalendar().week) for week in weeks),
        rows=() if few else rows,
        legend=() if few else _legend(rows, words),
        notes=notes,
        demand=view_demand(study, names, words),
        windows=view_windows(study.calendar_proof, pressure.limits, names, words),
    )


def _say_few(loads: _Loads, words: Words) -> tuple[str, ...]:
    """Say the weeks of one row in which anything is received; nothing when there are too many to be read."""
    told = [load for load in loads.values() if load.at_most]
    return tuple(_say_week(load, words) for load in told) if len(told) <= _FEW else ()


def _say_week(load: WeekLoad, words: Words) -> str:
    tone, days = _tone(load), words.format.days(load.monday, load.monday + _WEEK - timedelta(days=1))
    figures = {"days": days, "load": _amount(load), "max": load.witness.max}
    if load.share > 1:
        return words("heat.of_week_beyond", state=_mean(tone, words), **figures)
    return words("heat.of_week", **figures)


def _load(study: Study) -> Mapping[str, _Loads]:
    """Return the fullest window of each week, for everybody and then for each segment."""
    groups: dict[str, tuple[str, ...]] = {"": (), **{ident: (ident,) for ident in study.plan.segments}}
    customers = [study.population.all_of(segments) for segments in groups.values()]
    weeks = study.slots.load_by_week(customers, study.period)
    return {ident: {load.monday: load for load in loads} for ident, loads in zip(groups, weeks, strict=True)}


def _choose(
    loads: Mapping[str, _Loads], names: Names, words: Words
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return the rows to show, each after the one before it, and what is said of the others."""
    whole = _pattern(loads[""])
    segments = [ident for ident in loads if ident]
    empty = [ident for ident in segments if not loads[ident]]
    alike = [ident for ident in segments if loads[ident] and _pattern(loads[ident]) == whole]
    apart = [ident for ident in segments if ident not in (*empty, *alike)]
    said = (("heat.alike", alike), ("heat.nothing_for", empty), ("heat.left_out", apart[_MOST_ROWS:]))
    notes = tuple(
        words(key, segments=words.all_of([names.text(Kind.SEGMENT, ident) for ident in idents]), count=len(idents))
        for key, idents in said
        if idents
    )
    shown = ["", *apart[:_MOST_ROWS]]
    return tuple(zip(["", *shown], shown, strict=False)), notes


def _pattern(loads: _Loads) -> list[tuple[date, HeatCell, int]]:
    """Return what a row shows, to tell rows apart by."""
    return [(monday, _cell(load), load.witness.max) for monday, load in loads.items()]


def _weeks(study: Study) -> tuple[_Week, ...]:
    first, last = study.period.first, study.period.last
    monday, found = first - timedelta(days=first.weekday()), []
    while monday <= last:
        found.append(_Week(monday, min(max(monday + _TO_THURSDAY, first), last).replace(day=1)))
        monday += _WEEK
    return tuple(found)


def _heads(weeks: Sequence[_Week], words: Words) -> list[MonthHead]:
    are_many_years = weeks[0].month.year != weeks[-1].month.year
    found = []
    for month, of_month in groupby(weeks, key=lambda week: week.month):
        title = words.format.month(month)
        found.append(MonthHead(f"{title} {month.year}" if are_many_years else title, len(list(of_month))))
    return found


class _Rows:
    """Makes the rows of the map."""

    def __init__(self, weeks: Sequence[_Week], names: Names, words: Words) -> None:
        self._weeks = weeks
        self._names = names
        self._words = words

    def row(self, ident: str, before: str, loads: _Loads) -> HeatRow:
        """Show a segment, or everybody, after another row."""
        segmentation = ident.partition(".")[0]
        is_first = bool(ident) and segmentation != before.partition(".")[0]
        everybody = Plain(self._words("audience.everybody_title"))
        return HeatRow(
            group=self._names.text(Kind.SEGMENTATION, segmentation) if is_first else "",
            segment=self._names.piece(Kind.SEGMENT, ident) if ident else everybody,
            weeks=tuple(_cell(loads.get(week.monday)) for week in self._weeks),
            months=tuple(
                _share([loads[week.monday] for week in of_month if week.monday in loads])
                for _, of_month in groupby(self._weeks, key=lambda week: week.month)
            ),
            worst=_share(list(loads.values())),
        )


def _share(loads: Sequence[WeekLoad]) -> HeatCell:
    """Return the fullest of some weeks, with the figure of its limit."""
    worst = max(loads, key=lambda load: load.share, default=None)
    cell = _cell(worst)
    return HeatCell(f"{cell.text}/{worst.witness.max}", cell.tone) if worst and cell.text else cell


def _cell(load: WeekLoad | None) -> HeatCell:
    if load is None or not load.at_most:
        return HeatCell("", "")
    return HeatCell(str(_amount(load)), _tone(load))


def _amount(load: WeekLoad) -> int:
    return load.witness.load if load.is_exceeded else load.at_most


def _tone(load: WeekLoad) -> str:
    if load.share > 1:
        return "over" if load.is_exceeded else "unsure"
    if load.share == 1:
        return "at"
    return "half" if load.share <= _HALF else "under"


def _legend(rows: Sequence[HeatRow], words: Words) -> tuple[HeatCell, ...]:
    """Return the colours used, from little to much."""
    used = {cell.tone for row in rows for cell in row.weeks}
    return tuple(HeatCell(_mean(tone, words), tone) for tone in _TONES if tone in used)


def _mean(tone: str, words: Words) -> str:
    """Say what a colour means."""
    return words(f"heat.{tone}")
