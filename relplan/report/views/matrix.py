"""The scenario matrix: what each scenario is worth, how easy it is, and in which wave it comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.matrix import EASE, HIGH, VALUE, Criterion, Quadrant
from relplan.model.kinds import Kind
from relplan.model.quantities.rounding import half_up
from relplan.report.diagrams.bubbles import place_apart
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
_APART = 6.4
"""So far the middles of two bubbles are at least."""


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
    """The wave that the plan gives it."""


@dataclass(frozen=True, slots=True)
class BubbleView:
    """A scenario on the chart of value and ease."""

    title: str
    number: int
    """By which the list beside the chart names it."""
    x: float
    y: float
    """From the top left corner, within 0 to 100; aside of its due place where others stand there."""
    tone: str


@dataclass(frozen=True, slots=True)
class WaveView:
    """Scenarios that are proposed to be rolled out together."""

    title: str
    scenarios: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The matrix, its chart and the waves."""

    criteria: tuple[str, ...]
    rows: tuple[RowView, ...]
    bubbles: tuple[BubbleView, ...]
    """None for a single scenario: its place is in the table."""
    waves: tuple[WaveView, ...]
    formula: tuple[str, ...]
    """How value, ease and score are computed."""

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
        bubbles=tuple(_view_bubbles(placed, names)) if len(placed) > 1 else (),
        waves=tuple(_view_wave(wave, names, words) for wave in matrix.waves),
        formula=(
            words("matrix.formula_value", parts=_say_weights(VALUE, words)),
            words("matrix.formula_ease", parts=_say_weights(EASE, words)),
            words("matrix.formula_score"),
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


def _view_bubbles(rows: Sequence[MatrixRow], names: Names) -> Iterator[BubbleView]:
    """Place scenarios: ease to the right, value upwards, both from 1 to 5; none hides another."""
    dues = [((float(row.ease or 1) - 1) / 4 * _SIZE, (float(row.value or 1) - 1) / 4 * _SIZE) for row in rows]
    for number, (row, (x, up)) in enumerate(zip(rows, place_apart(dues, _APART, _SIZE), strict=True), 1):
        tone = row.quadrant.value if row.quadrant else ""
        yield BubbleView(names.text(Kind.SCENARIO, row.scenario.id), number, round(x, 2), round(_SIZE - up, 2), tone)


def _view_wave(wave: Wave, names: Names, words: Words) -> WaveView:
    scenarios = tuple(names.piece(Kind.SCENARIO, row.scenario.id) for row in wave.rows)
    return WaveView(words("matrix.wave", number=wave.number), scenarios)


def _figure(figure: Fraction | None, words: Words, beside: Fraction | None = None) -> FigureView:
    if figure is None:
        return FigureView("", "")
    return FigureView(words.format.decimal(figure, beside), str(half_up(figure, 4)))


def _say_weights(weights: Weights, words: Words) -> str:
    return ", ".join(
        words("matrix.weight", share=words.format.rounded_percent(weight), name=words.of(criterion))
        for criterion, weight in weights.items()
    )
