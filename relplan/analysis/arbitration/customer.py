"""One customer: the segments held over time, and the consents refused."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from relplan.analysis.reach import NO, NONE, OTHER_STORE, STORE, YES
from relplan.analysis.sizes import size_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from relplan.analysis.reach import Dimension, Population, Reach
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class State:
    """What a customer is from an instant on."""

    since: datetime
    choices: Mapping[str, str]
    """One choice for every dimension of the population."""


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer over time."""

    states: tuple[State, ...]
    """In order of time; the first also holds before it."""
    refused: frozenset[str] = frozenset()
    """The consents that the customer doesn't give; all others are taken as given."""

    def choices_at(self, at: datetime) -> Mapping[str, str]:
        """Return what the customer is at an instant."""
        return next((state.choices for state in reversed(self.states) if state.since <= at), self.states[0].choices)

    def is_in(self, reach: Reach, at: datetime) -> bool:
        """Tell whether a reach holds the customer at an instant."""
        choices = self.choices_at(at)
        return any(all(choices[name] in allowed for name, allowed in box) for box in reach.boxes)


@dataclass(frozen=True, slots=True)
class Membership:
    """A segment, or a store, that a customer is in from an instant on."""

    id: str
    since: datetime | None = None
    """None when it was so from the start."""


class ClashingSegmentsError(ValueError):
    """A customer was put into two segments of a segmentation that allows one at a time."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f'a customer can\'t be in "{first}" and "{second}" at once: their segmentation is exclusive')


@dataclass(frozen=True, slots=True)
class Described:
    """A customer, and what had to be assumed of them."""

    customer: Customer
    assumed: tuple[str, ...]
    """Segments taken because everybody is in one of their segmentation and none was named: the largest of each."""


def describe_customer(
    plan: Plan,
    population: Population,
    memberships: Iterable[Membership],
    start: datetime,
    refused: frozenset[str] = frozenset(),
) -> Described:
    """Return the customer who is in some segments and stores, from the instants given on.

    In a segmentation of which none is named, the customer is in none of its segments; where everybody is in one, in
    the largest. Raises `ClashingSegmentsError` for two segments of an exclusive segmentation from the same instant on.
    """
    named: dict[str, dict[datetime, str]] = {}
    for one in memberships:
        name, choice = _choice_of(population, one.id)
        since = named.setdefault(name, {})
        at = one.since or start
        if since.get(at, choice) != choice:
            raise ClashingSegmentsError(f"{name}.{since[at]}", f"{name}.{choice}")
        since[at] = choice
    assumed = [
        f"{name}.{_largest(plan, dimension)}"
        for name, dimension in population.dimensions.items()
        if name not in named and not {NO, NONE, OTHER_STORE} & set(dimension.choices)
    ]
    base = {name: _default(plan, dimension) for name, dimension in population.dimensions.items()}
    states = []
    for at in sorted({start, *(at for since in named.values() for at in since)}):
        base = base | {name: since[at] for name, since in named.items() if at in since}
        states.append(State(at, base))
    return Described(Customer(tuple(states), refused), tuple(assumed))


def _choice_of(population: Population, ident: str) -> tuple[str, str]:
    """Return the dimension and the choice that a segment or a store stands for."""
    if ident in population.dimensions:
        return ident, YES
    segmentation, _, segment = ident.partition(".")
    return (segmentation, segment) if segment else (STORE, ident)


def _default(plan: Plan, dimension: Dimension) -> str:
    for nothing in (NO, NONE, OTHER_STORE):
        if nothing in dimension.choices:
            return nothing
    return _largest(plan, dimension)


def _largest(plan: Plan, dimension: Dimension) -> str:
    """Return the largest segment of a segmentation that everybody is in; by name the first of the largest.

    One that is an idea or retired is taken last.
    """

    def rank(choice: str) -> tuple[bool, Fraction, str]:
        ident = f"{dimension.name}.{choice}"
        return not plan.segments[ident].value.counts, -(size_of(plan, ident) or Fraction()), choice

    return min(dimension.choices, key=rank)
