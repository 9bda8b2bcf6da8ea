"""Allowances: how many contacts a year the caps on all contacts admit, and to which customers.

Each customer is under the tightest of the caps that hold for them, so that customers of one segment may have different
allowances. An own figure for some days counts for its share of the period.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import Contacts, LimitKind
from relplan.analysis.reach import NO, NONE, OTHER_STORE, STORE, YES, Reach, meet_boxes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.headcount import Census, HeadCount
    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.reach import Box

YEAR = Fraction(1461, 4)
"""In days."""
_A_YEAR = {"day": YEAR, "week": YEAR / 7, "month": Fraction(12)}
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Trait:
    """What tells customers: that they are in one of some segments, or in none of them."""

    segments: tuple[str, ...]
    is_in: bool


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the caps admit to some customers."""

    a_year: Fraction | None
    """Contacts a year; none when no cap on all contacts holds for them."""
    limit: Limit | None
    """The tightest cap that holds for them."""
    customers: Reach
    """In disjoint boxes."""
    who: tuple[tuple[Trait, ...], ...]
    """What tells them from the others they were divided from: all that one line says, or what another says."""
    count: HeadCount | None
    """How many they are; none when nobody knows."""


class Allowances:
    """The allowances of all customers under a plan's caps."""

    def __init__(self, limits: Sequence[Limit], census: Census, period: Edition) -> None:
        self._census = census
        self._dimensions = census.population.dimensions
        caps = (limit for limit in limits if limit.kind is LimitKind.CAP and limit.contacts == Contacts())
        self._caps = sorted(((_admitted_by(cap, period), cap) for cap in caps), key=lambda one: one[0])

    def find(self, customers: Reach) -> tuple[Allowance, ...]:
        """Divide some customers by what they are admitted, the most first; none when no cap holds for any of them."""
        left, found = list(customers.boxes), list[Allowance]()
        for a_year, cap in self._caps:
            taken: list[Box] = []
            for held in cap.customers.boxes:
                taken += (both for box in left if (both := meet_boxes(box, held)) is not None)
                left = [part for box in left for part in self._without(box, held)]
            if taken:
                found.append(self._allow(a_year, cap, taken, customers))
        if found and left:
            found.append(self._allow(None, None, left, customers))
        return tuple(reversed(found))

    def _allow(self, a_year: Fraction | None, cap: Limit | None, boxes: Sequence[Box], among: Reach) -> Allowance:
        """Return the allowance of some boxes of customers among others."""
        known = {part for box in among.boxes for part in box}
        who = (tuple(self._trait(*part) for part in box if part not in known) for box in boxes)
        customers = Reach(tuple(boxes), among.is_exact)
        return Allowance(a_year, cap, customers, tuple(who), self._census.count(customers))

    def _trait(self, name: str, allowed: frozenset[str]) -> Trait:
        others = allowed & {NONE, NO, OTHER_STORE}
        choices = set(self._dimensions[name].choices) - allowed if others else allowed
        ordered = (choice for choice in self._dimensions[name].choices if choice in choices)
        return Trait(tuple(_ident(name, choice) for choice in ordered), not others)

    def _without(self, box: Box, other: Box) -> Iterator[Box]:
        """Yield the customers of a box outside another, in disjoint boxes."""
        inside = dict(box)
        for name, allowed in other:
            here = inside.get(name, frozenset(self._dimensions[name].choices))
            if here - allowed:
                yield tuple(sorted({**inside, name: here - allowed}.items()))
            if not here & allowed:
                return
            inside[name] = here & allowed


def _ident(name: str, choice: str) -> str:
    if name == STORE:
        return choice
    return name if choice == YES else f"{name}.{choice}"


def _admitted_by(cap: Limit, period: Edition) -> Fraction:
    """Return what a cap admits in a year, each day with its own figure."""
    days = (period.last - period.first).days + 1
    first = datetime.combine(period.first, time())
    own = sum(cap.max_at(first + number * _A_DAY) for number in range(days)) if cap.during else cap.max * days
    return _windows_a_year(cap) * Fraction(own, days)


def _windows_a_year(cap: Limit) -> Fraction:
    length = cap.window.length
    return YEAR / Fraction(length.shortest / _A_DAY) if length else _A_YEAR[str(cap.window.unit)]
