"""Head-counts: how many customers a reach holds, as an interval from declared sizes.

A crossing of segments whose overlap isn't declared is nowhere near a product: it may hold as few or as many customers
as the sizes allow (Fréchet's bounds), and the interval says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from relplan.analysis.pressure.verdict import Truth
from relplan.analysis.reach import NO, NONE, OTHER_STORE, STORE, YES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.analysis.reach import Box, Dimension, Population, Reach
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class HeadCount:
    """Between how many and how many customers, from declared sizes."""

    low: float
    high: float
    truth: Truth = Truth.EXPECTATION


class Census:
    """Counts the customers of a plan."""

    def __init__(self, plan: Plan, population: Population) -> None:
        self.plan = plan
        self.population = population
        self._dimensions: Mapping[str, Dimension] = population.dimensions
        self.base = _base_of(plan)
        """How many customers there are: what the plan says, else the sizes of a segmentation that holds everybody."""
        self._shares = {
            frozenset(overlap.value.segments): (overlap.value.segments[0], float(overlap.value.share_of_first.value))
            for overlap in plan.overlaps
        }
        self._counted: dict[Box, HeadCount] = {}
        self._sizes: dict[str, Mapping[str, float | None]] = {}

    def count(self, reach: Reach) -> HeadCount | None:
        """Return how many customers a reach holds; none when nobody knows how many there are."""
        if self.base is None:
            return None
        boxes = [self._count_once(box, self.base) for box in reach.boxes]
        low = max((one.low for one in boxes), default=0.0) if reach.is_exact else 0.0
        return HeadCount(low, min(self.base, sum(one.high for one in boxes)))

    def _count_once(self, box: Box, base: float) -> HeadCount:
        """Count a box, or remember its count: plans address the same customers again and again."""
        if box not in self._counted:
            self._counted[box] = self._count_box(box, base)
        return self._counted[box]

    def _count_box(self, box: Box, base: float) -> HeadCount:
        sizes = [self._size_of(name, allowed, base) for name, allowed in box]
        low = max(0.0, sum(size.low for size in sizes) - (len(sizes) - 1) * base) if sizes else base
        high = min((size.high for size in sizes), default=base)
        segments = [self._segment_of(name, allowed) for name, allowed in box]
        for pair, (first, share) in self._shares.items():
            size = self._size(first)
            if size is not None and pair <= set(segments):
                high = min(high, share * size)
                low = max(low, share * size) if len(box) == 2 else low
        return HeadCount(min(low, high), high)

    def _size_of(self, name: str, allowed: frozenset[str], base: float) -> HeadCount:
        """Return how many customers have one of some choices in a dimension."""
        known = self._sizes_in(name)
        inside = [known[choice] for choice in allowed if choice in known]
        least = min(base, fsum(size for size in inside if size is not None))
        if None not in inside:
            return HeadCount(least, least)
        outside = [size for choice, size in known.items() if choice not in allowed]
        most = max(0.0, base - fsum(size for size in outside if size is not None))
        return HeadCount(least if None in outside else most, most)

    def _sizes_in(self, name: str) -> Mapping[str, float | None]:
        """Return how many customers make each choice in a dimension."""
        if name not in self._sizes:
            choices = self._dimensions[name].choices
            self._sizes[name] = {choice: self._choice_size(name, choice) for choice in choices}
        return self._sizes[name]

    def _choice_size(self, name: str, choice: str) -> float | None:
        """Return how many customers make a choice; none for what only the others tell."""
        if choice in (NO, NONE, OTHER_STORE):
            return None
        if name == STORE:
            store = self.plan.stores[choice].value
            return None if store.size is None else float(store.size)
        return self._size(name if choice == YES else f"{name}.{choice}")

    def _size(self, segment: str) -> float | None:
        value = self.plan.segments[segment].value if segment in self.plan.segments else None
        if value is None:
            return None
        if value.size is not None:
            return float(value.size)
        return float(value.share_of_base.value) * self.base if value.share_of_base and self.base else None

    def _segment_of(self, name: str, allowed: frozenset[str]) -> str:
        """Return the segment that a dimension of a box asks for; empty when it is not exactly one."""
        if len(allowed) != 1:
            return ""
        (choice,) = allowed
        return name if choice == YES else f"{name}.{choice}"


def _base_of(plan: Plan) -> float | None:
    if plan.settings.value.customers is not None:
        return float(plan.settings.value.customers)
    for segmentation in plan.segmentations.values():
        sizes = [segment.size for segment in segmentation.value.segments.values()]
        known = [size for size in sizes if size is not None]
        if segmentation.value.complete and segmentation.value.exclusive and known and len(known) == len(sizes):
            return float(sum(known))
    return None
