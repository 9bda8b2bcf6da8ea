"""Declared sizes: whether segments can hold as many customers as the plan says, and share as many as it says."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.segments import Overlap, Segment, Segmentation
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Total:
    """What the segments of an exclusive segmentation add up to, against all customers."""

    segmentation: Item[Segmentation]
    customers: Fraction
    """How many they hold together."""
    base: int
    """How many customers the plan has."""
    is_complete: bool
    """Whether everybody is said to be in a segment, each with a size."""

    @property
    def deviation(self) -> Fraction:
        """By which share of all customers they are too many; too few are negative, and wrong only when complete."""
        share = (self.customers - self.base) / self.base
        return share if self.is_complete else max(share, Fraction(0))


@dataclass(frozen=True, slots=True)
class TooLarge:
    """An overlap with more customers than its second segment holds."""

    overlap: Item[Overlap]
    customers: Fraction
    """How many of the first segment are said to be in the second."""
    size: Fraction
    """How many the second segment holds."""


@dataclass(frozen=True, slots=True)
class NeverBoth:
    """An overlap of two segments of which nobody can be in both."""

    overlap: Item[Overlap]
    segmentation: str
    """The exclusive segmentation that both belong to."""


@dataclass(frozen=True, slots=True)
class OverWhole:
    """Overlaps of one segment with segments that exclude each other, which are more than the whole of it."""

    overlaps: tuple[Item[Overlap], ...]
    """In the order of the file."""
    first: str
    """The segment that they divide."""
    share: Fraction
    """What they make of it together."""


def size_of(plan: Plan, segment: str) -> Fraction | None:
    """Return how many customers a segment holds, from its size or its share of the base; none when neither tells."""
    item = plan.segments.get(segment)
    return _size(plan, item.value) if item else None


def find_totals(plan: Plan) -> Iterator[Total]:
    """Yield what each exclusive segmentation adds up to, as far as sizes tell; nothing without `customers`."""
    base = plan.settings.value.customers
    for _, item in sorted(plan.segmentations.items()) if base else ():
        if item.value.exclusive and item.value.counts:
            segments = [segment for segment in item.value.segments.values() if segment.counts]
            sizes = [size for segment in segments if (size := _size(plan, segment)) is not None]
            is_complete = item.value.complete and len(sizes) == len(segments)
            if base and sizes:
                yield Total(item, sum(sizes, Fraction(0)), base, is_complete)


def find_wrong_overlaps(plan: Plan) -> Iterator[TooLarge | NeverBoth | OverWhole]:
    """Yield the overlaps that can't be: with one's own alternative, over the other's size, over the whole."""
    sums: dict[tuple[str, str], list[Item[Overlap]]] = {}
    for overlap in plan.overlaps:
        first, second = overlap.value.segments
        share = overlap.value.share_of_first.fraction
        segmentation = second.partition(".")[0]
        if not share or first not in plan.segments or second not in plan.segments:
            continue
        is_exclusive = plan.segmentations[segmentation].value.exclusive
        if is_exclusive and first.partition(".")[0] == segmentation:
            if first != second:
                yield NeverBoth(overlap, segmentation)
            continue
        if is_exclusive:
            sums.setdefault((first, segmentation), []).append(overlap)
        size, other = size_of(plan, first), size_of(plan, second)
        if size is not None and other is not None and share * size > other:
            yield TooLarge(overlap, share * size, other)
    for (first, _), overlaps in sums.items():
        total = sum((overlap.value.share_of_first.fraction for overlap in overlaps), Fraction(0))
        if total > 1:
            yield OverWhole(tuple(overlaps), first, total)


def _size(plan: Plan, segment: Segment) -> Fraction | None:
    base = plan.settings.value.customers
    if segment.size is not None:
        return Fraction(segment.size)
    return segment.share_of_base.fraction * base if segment.share_of_base and base else None
