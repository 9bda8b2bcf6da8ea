"""The scenario map: which scenarios act where on the journey, for which segment, and where nothing does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.levers import lever_of
from relplan.model.base import Status
from relplan.model.kinds import Kind
from relplan.report.views.excerpt import most_in_a_cell
from relplan.report.views.names import Names
from relplan.report.views.pieces import Plain, anchor_of, page_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relplan.analysis.coverage.journeys import JourneyCoverage, StageCoverage
    from relplan.analysis.study import Study
    from relplan.model.scenario import Scenario
    from relplan.model.segments import Segmentation
    from relplan.plan.plan import Item
    from relplan.report.text.words import Words
    from relplan.report.views.pieces import Piece
    from relplan.validation.review import Review

    Found = Sequence[Item[Scenario]]


@dataclass(frozen=True, slots=True)
class PinView:
    """A scenario on the map."""

    scenario: Piece
    lever: str
    """Empty when none is said."""
    status: str
    tone: str
    """The lever, or nothing."""
    is_live: bool
    is_truth: bool
    """Whether it acts at a moment of truth."""


@dataclass(frozen=True, slots=True)
class CellView:
    """What acts for some segments at one stage."""

    pins: tuple[PinView, ...]
    most: int
    """As many scenarios as it names."""
    is_possible: bool = True
    """False when no customer of the segments can be there: then its emptiness is no hole."""

    @property
    def shown(self) -> tuple[PinView, ...]:
        """The scenarios that are named."""
        return self.pins[: self.most]

    @property
    def left_out(self) -> int:
        """How many scenarios aren't named."""
        return len(self.pins) - len(self.shown)


@dataclass(frozen=True, slots=True)
class RowView:
    """Segments of one segmentation for whom the same acts at every stage."""

    segments: tuple[Piece, ...]
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of one segmentation."""

    title: str
    """Empty for the row of all customers."""
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A stage of a journey, or a phase of the customer's life."""

    title: Piece
    truths: tuple[str, ...]
    """Its moments of truth."""


@dataclass(frozen=True, slots=True)
class MapTable:
    """The map along one journey, or along the phases."""

    title: Piece
    anchor: str
    holes: str
    """How many cells are empty that could hold something; nothing when none is."""
    columns: tuple[ColumnView, ...]
    groups: tuple[RowGroup, ...]
    alike: tuple[Piece, ...]
    """The segments for whom the same acts everywhere as for all customers: they have no row."""


@dataclass(frozen=True, slots=True)
class MapView:
    """The maps, and what stands on none of them."""

    tables: tuple[MapTable, ...]
    off: tuple[Piece, ...]
    """The scenarios that count and act at no stage of any journey."""

    @property
    def is_excerpt(self) -> bool:
        """Whether some cell names only the first of its scenarios."""
        rows = (row for table in self.tables for group in table.groups for row in group.rows)
        return any(cell.left_out for row in rows for cell in row.cells)


def view_map(review: Review, words: Words) -> MapView | None:
    """Show the scenario map along the journeys, else along the phases; None when the plan has neither."""
    drawer = _Drawer(review.study, words)
    journeys = [journey for journey in review.study.journey_coverage if journey.stages]
    if not journeys:
        table = drawer.along_phases()
        return MapView((table,), ()) if table else None
    placed = {scenario.id for journey in journeys for stage in journey.stages for scenario in stage.scenarios}
    names = Names(review.plan, words)
    off = [ident for ident, item in sorted(review.plan.scenarios.items()) if item.value.counts and ident not in placed]
    return MapView(
        tuple(drawer.along_journey(journey) for journey in journeys),
        tuple(names.piece(Kind.SCENARIO, ident) for ident in off),
    )


class _Drawer:
    """Draws the maps of one plan."""

    def __init__(self, study: Study, words: Words) -> None:
        self._study = study
        self._plan = study.plan
        self._names = Names(study.plan, words)
        self._words = words
        self._reaching = {
            one.segment.id: frozenset(action.id for action in one.actions) for one in study.segment_coverage
        }
        """The actions that can reach each segment that counts."""
        stages = sum(len(journey.stages) for journey in study.journey_coverage)
        self._most = most_in_a_cell(stages * (1 + len(self._reaching)))
        self._pins: dict[tuple[str, bool], PinView] = {}

    def along_journey(self, journey: JourneyCoverage) -> MapTable:
        """Draw the map whose columns are the stages of a journey."""
        stages = journey.stages
        everybody = RowView(
            (Plain(self._words("audience.everybody_title")),),
            tuple(self._cell(stage.scenarios, _at_truths(stage)) for stage in stages),
        )
        rows = {
            segment: tuple(self._cell_of(segment, stage.scenarios, _at_truths(stage)) for stage in stages)
            for segment in self._reaching
        }
        item = journey.journey
        title = self._names.piece(Kind.JOURNEY, item.id)
        columns = tuple(self._stage(stage) for stage in stages)
        return self._table(title, page_name(item.id), columns, everybody, rows)

    def along_phases(self) -> MapTable | None:
        """Draw the map whose columns are the phases of the customer's life; None when the plan has none."""
        phases = [ident for ident in self._reaching if self._segmentation(ident).phases]
        if not phases:
            return None
        truths = frozenset(one.id for truth in self._study.moments_of_truth for one in truth.scenarios)
        scenarios = [item for _, item in sorted(self._plan.scenarios.items()) if item.value.counts]
        everybody = RowView(
            (Plain(self._words("audience.everybody_title")),),
            tuple(self._cell_of(phase, scenarios, truths) for phase in phases),
        )
        crossings = {(one.segment, one.phase): one.scenarios for one in self._study.phase_crossings}
        rows = {
            segment: tuple(self._crossing(crossings.get((segment, phase)), truths) for phase in phases)
            for segment in dict.fromkeys(segment for segment, _ in crossings)
        }
        columns = tuple(ColumnView(self._names.piece(Kind.SEGMENT, phase), ()) for phase in phases)
        title = Plain(self._names.text(Kind.SEGMENTATION, phases[0].partition(".")[0]))
        return self._table(title, "phases", columns, everybody, rows)

    def _table(
        self,
        title: Piece,
        name: str,
        columns: tuple[ColumnView, ...],
        everybody: RowView,
        rows: dict[str, tuple[CellView, ...]],
    ) -> MapTable:
        alike = tuple(self._names.piece(Kind.SEGMENT, one) for one, cells in rows.items() if cells == everybody.cells)
        others = {segment: cells for segment, cells in rows.items() if cells != everybody.cells}
        groups = (RowGroup("", (everybody,)), *self._groups(others))
        cells = [cell for group in groups for row in group.rows for cell in row.cells]
        count = sum(not cell.pins and cell.is_possible for cell in cells)
        holes = self._words("map.holes", count=count) if count else ""
        return MapTable(title, anchor_of("map", name), holes, columns, groups, alike)

    def _groups(self, rows: dict[str, tuple[CellView, ...]]) -> Iterator[RowGroup]:
        """Yield the rows of each segmentation; segments for whom the same acts everywhere share a row."""
        by_segmentation: dict[str, dict[tuple[CellView, ...], list[str]]] = {}
        for segment, cells in rows.items():
            same = by_segmentation.setdefault(segment.partition(".")[0], {})
            same.setdefault(cells, []).append(segment)
        for segmentation, group in by_segmentation.items():
            yield RowGroup(
                self._names.text(Kind.SEGMENTATION, segmentation),
                tuple(
                    RowView(tuple(self._names.piece(Kind.SEGMENT, segment) for segment in segments), cells)
                    for cells, segments in group.items()
                ),
            )

    def _stage(self, stage: StageCoverage) -> ColumnView:
        truths = (one.touchpoint for one in stage.touchpoints if one.is_moment_of_truth)
        title = Plain(stage.stage.name or stage.stage.id)
        return ColumnView(title, tuple(touchpoint.name or touchpoint.id for touchpoint in truths))

    def _segmentation(self, segment: str) -> Segmentation:
        return self._plan.segmentations[segment.partition(".")[0]].value

    def _cell_of(self, segment: str, scenarios: Iterable[Item[Scenario]], truths: frozenset[str]) -> CellView:
        """Show those of some scenarios that can reach a segment."""
        return self._cell([one for one in scenarios if one.id in self._reaching[segment]], truths)

    def _crossing(self, scenarios: Found | None, truths: frozenset[str]) -> CellView:
        return self._cell(scenarios, truths) if scenarios is not None else CellView((), 0, is_possible=False)

    def _cell(self, scenarios: Found, truths: frozenset[str]) -> CellView:
        return CellView(tuple(self._pin(one, is_truth=one.id in truths) for one in scenarios), self._most)

    def _pin(self, item: Item[Scenario], *, is_truth: bool) -> PinView:
        """Show a scenario, in each of its cells the same."""
        key = (item.id, is_truth)
        if key not in self._pins:
            self._pins[key] = self._make_pin(item, is_truth=is_truth)
        return self._pins[key]

    def _make_pin(self, item: Item[Scenario], *, is_truth: bool) -> PinView:
        lever, status = lever_of(item.value), item.value.status
        return PinView(
            scenario=self._names.piece(Kind.SCENARIO, item.id),
            lever=self._words.of(lever) if lever else "",
            status=self._words.of(status) if status else "",
            tone=lever.value if lever else "",
            is_live=status is Status.LIVE,
            is_truth=is_truth,
        )


def _at_truths(stage: StageCoverage) -> frozenset[str]:
    """Return the scenarios that act at a moment of truth of a stage."""
    truths = (touchpoint for touchpoint in stage.touchpoints if touchpoint.is_moment_of_truth)
    return frozenset(scenario.id for touchpoint in truths for scenario in touchpoint.scenarios)
