"""Shares that are more than the whole together: of segments that exclude each other, of personas, of channels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.plan.plan import Item, Plan


class Whole(StrEnum):
    """What shares are of."""

    CUSTOMERS = "customers"
    REVENUE = "revenue"
    PREFERENCE = "preference"
    """The customers, by the one channel that each prefers."""


@dataclass(frozen=True, slots=True)
class OverWhole:
    """Objects whose shares are more than the whole together."""

    whole: Whole
    key: str
    """Under which each says its share."""
    items: tuple[Item[Any], ...]
    """Those that say one, by id."""
    total: Fraction


def find_over_whole(plan: Plan, tolerance: Fraction) -> Iterator[OverWhole]:
    """Yield the shares that come to more than the whole and a tolerance.

    Customers in segments are counted by `find_totals` where the plan says how many there are.
    """
    for segments in _alternatives(plan):
        yield from _add(Whole.REVENUE, "share_of_revenue", segments, tolerance)
        if plan.settings.value.customers is None:
            yield from _add(Whole.CUSTOMERS, "share_of_base", segments, tolerance)
    personas = [item for _, item in sorted(plan.personas.items())]
    yield from _add(Whole.CUSTOMERS, "share_of_base", personas, tolerance)
    yield from _add(Whole.REVENUE, "share_of_revenue", personas, tolerance)
    channels = [item for _, item in sorted(plan.channels.items())]
    yield from _add(Whole.PREFERENCE, "preference", channels, tolerance)


def _alternatives(plan: Plan) -> Iterator[list[Item[Any]]]:
    """Yield the segments of each segmentation in which nobody is in two of them."""
    for ident, segmentation in sorted(plan.segmentations.items()):
        if segmentation.value.exclusive and segmentation.value.counts:
            yield [item for key, item in sorted(plan.segments.items()) if key.partition(".")[0] == ident]


def _add(whole: Whole, key: str, items: Iterable[Item[Any]], tolerance: Fraction) -> Iterator[OverWhole]:
    saying = tuple(item for item in items if item.value.counts and getattr(item.value, key) is not None)
    total = sum((getattr(item.value, key).fraction for item in saying), Fraction(0))
    if total > 1 + tolerance:
        yield OverWhole(whole, key, saying, total)
