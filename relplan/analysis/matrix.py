"""The scenario matrix: six criteria, what a scenario is worth and how easy it is, and in which wave it comes.

Marks run from 1 to 5. Where the plan gives none, a mark is derived from what it says elsewhere, or the criterion is
left out and the others take its weight; each mark knows which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from relplan.model.action import Availability
from relplan.model.base import Status
from relplan.model.data import DataAvailability

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.readiness import Readiness
    from relplan.model.action import Matrix
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item
    from relplan.source.place import Place


class Criterion(StrEnum):
    """What scenarios are qualified by."""

    BUSINESS = "business"
    CUSTOMER = "customer"
    VOLUME = "volume"
    FEASIBILITY = "feasibility"
    DATA = "data"
    CONTENT = "content"


Weights = Mapping[Criterion, Fraction]

VALUE: Weights = {
    Criterion.BUSINESS: Fraction(40, 100),
    Criterion.CUSTOMER: Fraction(35, 100),
    Criterion.VOLUME: Fraction(25, 100),
}
"""How much each criterion counts in what a scenario is worth."""

EASE: Weights = {
    Criterion.FEASIBILITY: Fraction(40, 100),
    Criterion.DATA: Fraction(35, 100),
    Criterion.CONTENT: Fraction(25, 100),
}
"""How much each criterion counts in how easy it is."""

LEAST, HIGH, MOST = Fraction(1), Fraction(3), Fraction(5)
"""Value and ease run from the least to the most; from the middle on they are high."""

_OF_CONTENT = {Availability.AVAILABLE: 5, Availability.TO_ADAPT: 3, Availability.TO_CREATE: 1}
_OF_DATA = {DataAvailability.AVAILABLE: 5, DataAvailability.PARTIAL: 3, DataAvailability.TO_BUILD: 1}
VOLUME_MARKS = ((Fraction(10, 100), 5), (Fraction(3, 100), 4), (Fraction(1, 100), 3), (Fraction(3, 1000), 2))
"""The least share of the customers entering in a month, and its mark; less is 1."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark for a criterion."""

    score: int
    """From 1 to 5."""
    places: tuple[Place, ...]
    """The lines it comes from."""
    is_derived: bool
    """Whether it was derived from other lines rather than given as a mark."""


class Quadrant(StrEnum):
    """What becomes of a scenario by its value and its ease."""

    QUICK_WIN = "quick_win"
    """Worth it and easy: first."""
    PROJECT = "project"
    """Worth it and hard: prepared."""
    NICE_TO_HAVE = "nice_to_have"
    """Easy and worth little: when there is time."""
    RECONSIDER = "reconsider"
    """Worth little and hard."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A scenario in the matrix."""

    scenario: Item[Scenario]
    marks: Mapping[Criterion, Mark]
    """Those that are given or can be derived."""
    value: Fraction | None
    """From 1 to 5, over the marks there are; none without any of its criteria but volume."""
    ease: Fraction | None
    """From 1 to 5, over the marks there are; none without any of its criteria."""
    blocked_by: tuple[str, ...]
    """The events and attributes still to be built, by id."""

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """The criteria without a mark."""
        return tuple(criterion for criterion in Criterion if criterion not in self.marks)

    @property
    def score(self) -> Fraction | None:
        """Value times ease, from 0.2 to 5; none when either is not known."""
        return self.value * self.ease / 5 if self.value is not None and self.ease is not None else None

    @property
    def quadrant(self) -> Quadrant | None:
        """Where it stands; none when value or ease is not known."""
        if self.value is None or self.ease is None:
            return None
        if self.value >= HIGH:
            return Quadrant.QUICK_WIN if self.ease >= HIGH else Quadrant.PROJECT
        return Quadrant.NICE_TO_HAVE if self.ease >= HIGH else Quadrant.RECONSIDER

    @property
    def declared_wave(self) -> int | None:
        """The roll-out wave that the plan gives it."""
        matrix = self.scenario.value.matrix
        return matrix.wave if matrix else None

    @property
    def runs(self) -> bool:
        """Tell whether it is already rolled out."""
        return self.scenario.value.status in (Status.LIVE, Status.PAUSED)


@dataclass(frozen=True, slots=True)
class Wave:
    """Scenarios to be rolled out together."""

    number: int
    rows: tuple[MatrixRow, ...]
    """The greatest score first."""


@dataclass(frozen=True, slots=True)
class ScenarioMatrix:
    """Every scenario that counts, qualified."""

    rows: tuple[MatrixRow, ...]
    """By rank: the greatest score first, those without one last, then by id."""
    waves: tuple[Wave, ...]
    """Those still to be rolled out, by the wave that is proposed: no wave before the data that it needs."""


def make_matrix(readiness: Iterable[Readiness], customers: float | None) -> ScenarioMatrix:
    """Qualify scenarios; `customers` is the size of the base, by which volumes are marked."""
    rows = sorted((_row(one, customers) for one in readiness), key=_rank)
    return ScenarioMatrix(tuple(rows), tuple(_waves(rows)))


def _rank(row: MatrixRow) -> tuple[Fraction, str]:
    return (-(row.score or Fraction(0)), row.scenario.id)


def _waves(rows: Iterable[MatrixRow]) -> Iterator[Wave]:
    """Yield the waves proposed: quick wins, then what is easy, then what is worth its effort."""
    found: dict[int, list[MatrixRow]] = {}
    for row in rows:
        number = propose_wave(row)
        if number is not None:
            found.setdefault(number, []).append(row)
    for number in sorted(found):
        yield Wave(number, tuple(found[number]))


def propose_wave(row: MatrixRow) -> int | None:
    """Return the wave in which a scenario should come; none when it runs already, or should be thought over.

    What needs data that are still to be built comes after the first wave.
    """
    by_quadrant = {Quadrant.QUICK_WIN: 1, Quadrant.NICE_TO_HAVE: 2, Quadrant.PROJECT: 3}
    if row.runs or row.quadrant not in by_quadrant:
        return None
    number = by_quadrant[row.quadrant]
    return max(number, 2) if row.blocked_by else number


def _row(readiness: Readiness, customers: float | None) -> MatrixRow:
    scenario = readiness.scenario
    marks = dict(_marks(readiness, customers))
    return MatrixRow(
        scenario=scenario,
        marks=marks,
        value=_weigh(marks, VALUE, needed={Criterion.BUSINESS, Criterion.CUSTOMER}),
        ease=_weigh(marks, EASE, needed=set(EASE)),
        blocked_by=tuple(need.datum.id for need in readiness.lacking(DataAvailability.TO_BUILD)),
    )


def _weigh(marks: Mapping[Criterion, Mark], weights: Weights, needed: set[Criterion]) -> Fraction | None:
    """Return the weighted mean of the marks there are; none without any of those needed."""
    if not needed & marks.keys():
        return None
    there = {criterion: weight for criterion, weight in weights.items() if criterion in marks}
    return sum((marks[one].score * weight for one, weight in there.items()), Fraction(0)) / sum(there.values())


def _marks(readiness: Readiness, customers: float | None) -> Iterator[tuple[Criterion, Mark]]:
    item = readiness.scenario
    matrix = item.value.matrix
    if matrix is not None:
        yield from _given(item, matrix)
        if matrix.volume is not None and customers:
            share = matrix.volume.per_year / 12 / Fraction(customers)
            score = next((score for least, score in VOLUME_MARKS if share >= least), 1)
            yield Criterion.VOLUME, Mark(score, (item.at("matrix", "volume"),), is_derived=True)
        if matrix.content is not None:
            place = item.at("matrix", "content")
            yield Criterion.CONTENT, Mark(_OF_CONTENT[matrix.content], (place,), is_derived=True)
    if matrix is None or matrix.data is None:
        yield from _derived_from_data(readiness)


def _given(item: Item[Scenario], matrix: Matrix) -> Iterator[tuple[Criterion, Mark]]:
    for criterion in (Criterion.BUSINESS, Criterion.CUSTOMER, Criterion.FEASIBILITY, Criterion.DATA):
        score = getattr(matrix, criterion.value)
        if score is not None:
            yield criterion, Mark(score, (item.at("matrix", criterion.value),), is_derived=False)


def _derived_from_data(readiness: Readiness) -> Iterator[tuple[Criterion, Mark]]:
    """Yield the mark of the data it needs: that of the least available, when the availability of all is said."""
    known = {need.at: need.datum.value.available for need in readiness.needs}
    scores = {at: _OF_DATA[available] for at, available in known.items() if available is not None}
    if scores and len(scores) == len(known):
        least = min(scores.values())
        places = tuple(at for at, score in scores.items() if score == least)
        yield Criterion.DATA, Mark(least, places, is_derived=True)
