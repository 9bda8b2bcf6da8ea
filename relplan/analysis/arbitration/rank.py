"""The order in which candidates are served: total, and the same whatever order they come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from relplan.analysis.arbitration.candidate import Candidate

Rank = tuple[float, datetime, str, datetime]
"""Priority, end of validity, id, due instant; the smallest is served first."""

T = TypeVar("T")


def rank_of(candidate: Candidate) -> Rank:
    """Return the rank of a candidate by itself; no priority ranks last, and so does what never ends."""
    priority = candidate.message.action.value.priority
    return (
        float("inf") if priority is None else float(priority),
        candidate.expires or datetime.max,
        candidate.id,
        candidate.due,
    )


def put_in_order(items: Iterable[T], rank: Callable[[T], Any], precedes: Callable[[T, T], bool]) -> Sequence[T]:
    """Sort by rank, each item preceded by those present that precede it, and these by theirs.

    With 10 A, 20 B, 30 C and C before A, the order is C, A, B. What goes round in a circle decides nothing.
    """
    by_rank = sorted(items, key=rank)
    numbers = range(len(by_rank))
    before = {
        number: [other for other in numbers if other != number and precedes(by_rank[other], by_rank[number])]
        for number in numbers
    }
    straight = {
        number: [other for other in others if number not in _all_before(other, before)]
        for number, others in before.items()
    }
    placed: dict[int, T] = {}

    def place(number: int) -> None:
        if number not in placed:
            for other in straight[number]:
                place(other)
            placed[number] = by_rank[number]

    for number in numbers:
        place(number)
    return list(placed.values())


def _all_before(number: int, before: Mapping[int, Sequence[int]]) -> set[int]:
    """Return all that precede an item, directly or through others."""
    found: set[int] = set()
    open_ = list(before[number])
    while open_:
        other = open_.pop()
        if other not in found:
            found.add(other)
            open_ += before[other]
    return found
