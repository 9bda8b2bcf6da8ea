"""The scenario matrix: what each scenario is worth, how easy it is, and in which wave it comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.matrix import EASE, VALUE, Criterion
from relplan.model.kinds import Kind
from relplan.report.views.names import Names
from relplan.report.views.pieces import Pill

if TYPE_CHECKING:
    from fractions import Fraction

    from relplan.analysis.matrix import MatrixRow, Wave, Weights
    from relplan.report.views.pieces import Piece
    from relplan.report.words import Words
    from relplan.validation.review import Review

_SIZE = 100
"""The side of the chart, in its own units."""


@dataclass(frozen=True, slots=True)
class MarkView:
    """A mark for a criterion."""

    score: str
    """Empty when there is none."""
    is_derived: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """A scenario in the matrix."""

    scenario: Piece
    status: Pill | None
    marks: tuple[MarkView, ...]
    """In the order of the criteria."""
    value: str
    ease: str
    score: str
    quadrant: Pill | None
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
    """From the top left corner, from 0 to 100."""
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
    waves: tuple[WaveView, ...]
    formula: tuple[str, ...]
    """How value, ease and score are computed."""


def view_matrix(review: Review, words: Words) -> MatrixView | None:
    """Show the scenario matrix; None when no scenario has a mark."""
    matrix = review.study.matrix
    if not any(row.marks for row in matrix.rows):
        return None
    names = Names(review.plan, words)
    placed = [row for row in matrix.rows if row.value is not None and row.ease is not None]
    return MatrixView(
        criteria=tuple(words.of(criterion) for criterion in Criterion),
        rows=tuple(_view_row(row, names, words) for row in matrix.rows),
        bubbles=tuple(_view_bubble(row, number, names) for number, row in enumerate(placed, 1)),
        waves=tuple(_view_wave(wave, names, words) for wave in matrix.waves),
        formula=(
            words("matrix.formula_value", parts=_say_weights(VALUE, words)),
            words("matrix.formula_ease", parts=_say_weights(EASE, words)),
            words("matrix.formula_score"),
        ),
    )


def _view_row(row: MatrixRow, names: Names, words: Words) -> RowView:
    marks = [row.marks.get(criterion) for criterion in Criterion]
    return RowView(
        scenario=names.piece(Kind.SCENARIO, row.scenario.id),
        status=names.status(row.scenario.value.status),
        marks=tuple(
            MarkView(str(mark.score), mark.is_derived) if mark else MarkView("", is_derived=False) for mark in marks
        ),
        value=_say(row.value, words),
        ease=_say(row.ease, words),
        score=_say(row.score, words),
        quadrant=Pill(words.of(row.quadrant), row.quadrant.value) if row.quadrant else None,
        wave=str(row.declared_wave or ""),
    )


def _view_bubble(row: MatrixRow, number: int, names: Names) -> BubbleView:
    """Place a scenario: ease to the right, value upwards, both from 1 to 5."""
    ease, value = float(row.ease or 1), float(row.value or 1)
    return BubbleView(
        title=names.text(Kind.SCENARIO, row.scenario.id),
        number=number,
        x=round((ease - 1) / 4 * _SIZE, 2),
        y=round((5 - value) / 4 * _SIZE, 2),
        tone=row.quadrant.value if row.quadrant else "",
    )


def _view_wave(wave: Wave, names: Names, words: Words) -> WaveView:
    scenarios = tuple(names.piece(Kind.SCENARIO, row.scenario.id) for row in wave.rows)
    return WaveView(words("matrix.wave", number=wave.number), scenarios)


def _say(figure: Fraction | None, words: Words) -> str:
    return words.format.decimal(figure) if figure is not None else ""


def _say_weights(weights: Weights, words: Words) -> str:
    return ", ".join(
        words("matrix.weight", share=words.format.rounded_percent(weight), name=words.of(criterion))
        for criterion, weight in weights.items()
    )
