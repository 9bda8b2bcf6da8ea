"""The scenario matrix: what each scenario is worth, how easy it is, and in which wave it comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.matrix import EASE, HIGH, LEAST, MOST, VALUE, VOLUME_MARKS, Criterion, Quadrant
from relplan.model.kinds import Kind
from relplan.model.quantities.rounding import half_up
from relplan.report.diagrams.point_numbers import place_numbers
from relplan.report.views.names import Names
from relplan.report.views.pieces import Pill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from relplan.analysis.matrix import MatrixRow, Wave, Weights
    from relplan.report.text.words import Words
    from relplan.report.views.pieces import Piece
    from relplan.validation.review import Review

_SIZE = 100
"""The side of the chart, in its own units."""
_PLACES = tuple(Quadrant)
_APART = 4.4
"""So far the middles of two numbers are at least."""
_CLEAR = 2.8
"""So far the middle of a number is from every point."""


@dataclass(frozen=True, slots=True)
class MarkView:
    """A mark for a criterion."""

    score: str
    """Empty when there is none."""
    is_derived: bool


@dataclass(frozen=True, slots=True)
class FigureView:
    """A number, as it is read and as it sorts; both empty when there is none."""

    text: str
    value: str
    """In digits with a point, whatever the language."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A scenario in the matrix."""

    scenario: Piece
    status: Pill | None
    marks: tuple[MarkView, ...]
    """In the order of the criteria."""
    value: FigureView
    ease: FigureView
    score: FigureView
    quadrant: Pill | None
    place: str
    """The number of the quadrant, the best first; empty when it has none."""
    wave: str
    """The wave that the plan gives it; empty when it gives none."""


@dataclass(frozen=True, slots=True)
class PointView:
    """A scenario on the chart of value and ease; places are from the top left corner, within 0 to 100."""

    title: str
    number: int
    """Its rank in the table."""
    x: float
    y: float
    """Exactly where its ease and its value say."""
    number_x: float
    number_y: float
    """Where its number stands, beside the point."""
    tone: str


@dataclass(frozen=True, slots=True)
class WaveScenario:
    """A scenario of a proposed wave."""

    scenario: Piece
    planned: str
    """Which other wave the plan gives it; empty when it gives the same, or none."""


@dataclass(frozen=True, slots=True)
class WaveView:
    """Scenarios that are proposed to be rolled out together."""

    title: str
    scenarios: tuple[WaveScenario, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The matrix, its chart and the waves."""

    criteria: tuple[str, ...]
    rows: tuple[RowView, ...]
    points: tuple[PointView, ...]
    """None for a single scenario: its place is in the table."""
    waves: tuple[WaveView, ...]
    formula: tuple[str, ...]
    """How value, ease, volume, place, score and waves are computed."""

    @property
    def has_derived(self) -> bool:
        """Whether a mark was derived rather than given."""
        return any(mark.is_derived for row in self.rows for mark in row.marks)


def view_matrix(review: Review, words: Words) -> MatrixView | None:
    """Show the scenario matrix; None when no scenario has a mark of its own, or marks enough to be placed."""
    matrix = review.study.matrix
    if not any(_says_something(row) for row in matrix.rows):
        return None
    names = Names(review.plan, words)
    placed = [row for row in matrix.rows if row.value is not None and row.ease is not None]
    return MatrixView(
        criteria=tuple(words.of(criterion) for criterion in Criterion),
        rows=tuple(_view_row(row, names, words) for row in matrix.rows),
        points=tuple(_view_points(placed, names)) if len(placed) > 1 else (),
        waves=tuple(_view_wave(wave, names, words) for wave in matrix.waves),
        formula=(
            words("matrix.formula_value", parts=_say_weights(VALUE, words)),
            words("matrix.formula_ease", parts=_say_weights(EASE, words)),
            words("matrix.formula_volume", marks=_say_volumes(words)),
            words("matrix.formula_place"),
            words("matrix.formula_score"),
            words("matrix.formula_wave"),
        ),
    )


def _says_something(row: MatrixRow) -> bool:
    return row.score is not None or any(not mark.is_derived for mark in row.marks.values())


def _view_row(row: MatrixRow, names: Names, words: Words) -> RowView:
    marks = [row.marks.get(criterion) for criterion in Criterion]
    return RowView(
        scenario=names.piece(Kind.SCENARIO, row.scenario.id),
        status=names.status(row.scenario.value.status),
        marks=tuple(
            MarkView(str(mark.score), mark.is_derived) if mark else MarkView("", is_derived=False) for mark in marks
        ),
        value=_figure(row.value, words, beside=HIGH),
        ease=_figure(row.ease, words, beside=HIGH),
        score=_figure(row.score, words),
        quadrant=Pill(words.of(row.quadrant), row.quadrant.value) if row.quadrant else None,
        place=str(_PLACES.index(row.quadrant)) if row.quadrant else "",
        wave=str(row.declared_wave or ""),
    )


def _view_points(rows: Sequence[MatrixRow], names: Names) -> Iterator[PointView]:
    """Place scenarios: ease to the right, value upwards, both from 1 to 5."""
    points = [(_place(row.ease or LEAST), _SIZE - _place(row.value or LEAST)) for row in rows]
    numbers = place_numbers(points, _APART, _CLEAR, _SIZE)
    for number, (row, (x, y), (by_x, by_y)) in enumerate(zip(rows, points, numbers, strict=True), 1):
        title, tone = names.text(Kind.SCENARIO, row.scenario.id), row.quadrant.value if row.quadrant else ""
        yield PointView(title, number, round(x, 2), round(y, 2), round(by_x, 2), round(by_y, 2), tone)


def _place(figure: Fraction) -> float:
    """Return where a figure from 1 to 5 stands along a side of the chart."""
    return float((figure - LEAST) / (MOST - LEAST) * _SIZE)


def _view_wave(wave: Wave, names: Names, words: Words) -> WaveView:
    scenarios = tuple(_view_wave_scenario(row, wave.number, names, words) for row in wave.rows)
    return WaveView(words("matrix.wave_proposed", number=wave.number), scenarios)


def _view_wave_scenario(row: MatrixRow, number: int, names: Names, words: Words) -> WaveScenario:
    planned = row.declared_wave
    is_other = planned is not None and planned != number
    said = words("matrix.planned_otherwise", number=planned) if is_other else ""
    return WaveScenario(names.piece(Kind.SCENARIO, row.scenario.id), said)


def _figure(figure: Fraction | None, words: Words, beside: Fraction | None = None) -> FigureView:
    if figure is None:
        return FigureView("", "")
    return FigureView(words.format.decimal(figure, beside), str(half_up(figure, 4)))


def _say_weights(weights: Weights, words: Words) -> str:
    return ", ".join(
        words("matrix.weight", share=words.format.rounded_percent(weight), name=words.of(criterion))
        for criterion, weight in weights.items()
    )


def _say_volumes(words: Words) -> str:
    """Say from which share of the customers a month on a volume gets which mark."""
    return ", ".join(
        words("matrix.volume_mark", mark=mark, share=words.format.rounded_percent(least))
        for least, mark in VOLUME_MARKS
    )
