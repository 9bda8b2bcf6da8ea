"""The order in which candidates are served: total, and the same whatever order they come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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

    With 10 A, 20 B, 30 C and C before A, the order is C, A, B. In a circle, the best rank goes first.
    """
    by_rank = sorted(items, key=rank)
    placed: list[T] = []
    open_ = list(range(len(by_rank)))
    seen: set[int] = set()

    def place(index: int) -> None:
        if index in seen:
            return
        seen.add(index)
        for other in open_:
            if other != index and precedes(by_rank[other], by_rank[index]):
                place(other)
        placed.append(by_rank[index])

    for index in open_:
        place(index)
    return placed
