"""The heat maps of the pressure, one for each cap: segments by weeks."""

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
    from collections.abc import Iterator, Mapping, Sequence

    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.weeks import Gauge, WeekLoad
    from relplan.analysis.study import Study
    from relplan.report.text.words import Words
    from relplan.report.views.pressure import LimitView
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
    """The most contacts that one customer gets in a window; empty when nothing counts."""
    tone: str
    """How full the fullest window is: `half`, `under`, `at`, `over` or `unsure`; empty when nothing counts."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A segment, week by week and month by month."""

    group: str
    """Its segmentation, said before the first of its segments; empty for the others."""
    segment: Piece
    weeks: tuple[HeatCell, ...]
    months: tuple[HeatCell, ...]
    worst: HeatCell
    """Over the whole period."""


@dataclass(frozen=True, slots=True)
class MonthHead:
    """A month over its weeks."""

    title: str
    weeks: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The map of one cap, by windows of one length."""

    title: str
    limits: tuple[LimitView, ...]
    """Its figures, each for its own customers."""
    few: tuple[str, ...]
    """The weeks in which anything is received, where they are too few for a map; then there are no rows."""
    rows: tuple[HeatRow, ...]
    notes: tuple[str, ...]
    """Which segments are left out, and why."""


@dataclass(frozen=True, slots=True)
class HeatView:
    """The pressure over the calendar: the maps, the demand and the fullest windows."""

    unproved: str
    """Why nothing is proved; then there is nothing else."""
    months: tuple[MonthHead, ...]
    weeks: tuple[str, ...]
    """Their ISO numbers."""
    maps: tuple[HeatMap, ...]
    legend: tuple[HeatCell, ...]
    """Each colour that is used, with its meaning."""
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
        return HeatView(unproved, (), (), (), (), None, ())
    study, pressure = review.study, view_pressure(review, names, words)
    if pressure is None or unproved:
        return None
    weeks = _weeks(study)
    maker = _Maps(study, dict(zip(study.limits, pressure.limits, strict=True)), weeks, names, words)
    maps = tuple(maker.maps())
    if not maps:
        return None
    return HeatView(
        unproved="",
        months=tuple(_heads(weeks, words)),
        weeks=tuple(str(week.monday.isocalendar().week) for week in weeks),
        maps=maps,
        legend=_legend(maps, words),
        demand=view_demand(study, names, words),
        windows=view_windows(study.calendar_proof, pressure.limits, names, words),
    )


class _Maps:
    """Makes the maps, one for each cap under which somebody gets something."""

    def __init__(
        self, study: Study, limits: Mapping[Limit, LimitView], weeks: Sequence[_Week], names: Names, words: Words
    ) -> None:
        self._study = study
        self._limits = limits
        self._weeks = weeks
        self._names = names
        self._words = words

    def maps(self) -> Iterator[HeatMap]:
        """Yield the maps in the order of the file."""
        for gauge in self._study.slots.gauges:
            loads = self._load(gauge)
            if loads[""]:
                yield self._map(gauge, loads)

    def _map(self, gauge: Gauge, loads: Mapping[str, _Loads]) -> HeatMap:
        limits = tuple(self._limits[limit] for limit in gauge.limits)
        shown, notes = _choose(loads, self._names, self._words)
        maker = _Rows(self._weeks, self._title_of_all(gauge), self._names, self._words)
        rows = tuple(maker.row(ident, before, loads[ident]) for before, ident in shown)
        few = _say_few(loads[""], self._words) if len(rows) == 1 else ()
        title = self._words("heat.of_cap", name=limits[0].name, window=limits[0].length)
        return HeatMap(title, limits, few, () if few else rows, notes)

    def _title_of_all(self, gauge: Gauge) -> str:
        """Name all whom a map is of: everybody, or only those who have a figure for such windows."""
        pressure = self._study.plan.pressure
        is_for_some = pressure is not None and bool(pressure.value.caps[gauge.limits[0].id].segments)
        return self._words("audience.everybody_title" if gauge.is_whole and not is_for_some else "heat.concerned")

    def _load(self, gauge: Gauge) -> Mapping[str, _Loads]:
        """Return what is got in each week, by everybody and then by each segment."""
        groups: dict[str, tuple[str, ...]] = {"": (), **{ident: (ident,) for ident in self._study.plan.segments}}
        customers = [self._study.population.all_of(segments) for segments in groups.values()]
        weeks = self._study.slots.load_by_week(gauge, customers, self._study.period)
        return {ident: {load.monday: load for load in loads} for ident, loads in zip(groups, weeks, strict=True)}


def _say_few(loads: _Loads, words: Words) -> tuple[str, ...]:
    """Say the weeks of one row in which anything is received; nothing when there are too many to be read."""
    told = [load for load in loads.values() if load.at_most]
    return tuple(_say_week(load, words) for load in told) if len(told) <= _FEW else ()


def _say_week(load: WeekLoad, words: Words) -> str:
    tone, days = _tone(load), words.format.days(load.monday, load.monday + _WEEK - timedelta(days=1))
    figures = {"days": days, "load": load.amount, "max": load.witness.max}
    if load.share > 1:
        return words("heat.of_week_beyond", state=_mean(tone, words), **figures)
    return words("heat.of_week", **figures)


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


def _pattern(loads: _Loads) -> list[tuple[date, HeatCell]]:
    """Return what a row shows, to tell rows apart by."""
    return [(monday, _cell([load])) for monday, load in loads.items()]


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

    def __init__(self, weeks: Sequence[_Week], all_title: str, names: Names, words: Words) -> None:
        self._weeks = weeks
        self._all_title = all_title
        self._names = names
        self._words = words

    def row(self, ident: str, before: str, loads: _Loads) -> HeatRow:
        """Show a segment, or everybody, after another row."""
        segmentation = ident.partition(".")[0]
        is_first = bool(ident) and segmentation != before.partition(".")[0]
        return HeatRow(
            group=self._names.text(Kind.SEGMENTATION, segmentation) if is_first else "",
            segment=self._names.piece(Kind.SEGMENT, ident) if ident else Plain(self._all_title),
            weeks=tuple(_cell([loads[week.monday]] if week.monday in loads else []) for week in self._weeks),
            months=tuple(
                _cell([loads[week.monday] for week in of_month if week.monday in loads])
                for _, of_month in groupby(self._weeks, key=lambda week: week.month)
            ),
            worst=_cell(list(loads.values())),
        )


def _cell(loads: Sequence[WeekLoad]) -> HeatCell:
    """Return the most contacts that one customer gets in a window of some weeks, and how full the fullest is."""
    most = max((load.most for load in loads), default=0)
    if not most:
        return HeatCell("", "")
    return HeatCell(str(most), _tone(max(loads, key=lambda load: (load.share, load.is_exceeded))))


def _tone(load: WeekLoad) -> str:
    if load.share > 1:
        return "over" if load.is_exceeded else "unsure"
    if load.share == 1:
        return "at"
    return "half" if load.share <= _HALF else "under"


def _legend(maps: Sequence[HeatMap], words: Words) -> tuple[HeatCell, ...]:
    """Return the colours used, from little to much."""
    used = {cell.tone for one in maps for row in one.rows for cell in row.weeks}
    return tuple(HeatCell(_mean(tone, words), tone) for tone in _TONES if tone in used)


def _mean(tone: str, words: Words) -> str:
    """Say what a colour means."""
    return words(f"heat.{tone}")
