"""When a send that goes out over hours may come, as far as that makes a difference to a limit.

Whatever sends share a window, they still do when it ends as early as it can - with the beginning of one of them, or of
its day - and each comes as late as it can before that. So the ends of its stretches, and what begins within them, are
all the instants that have to be tried.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.pressure.contact import Contact

_MINUTE = timedelta(minutes=1)
_AT_ONCE = (timedelta(),)
_BESIDE = (-_MINUTE, timedelta(), _MINUTE)
"""A customer who moves between two segments has one of them at one instant, and the other a minute later."""


def find_passages(contacts: Sequence[Contact], *, is_moving: bool) -> list[tuple[datetime, ...]]:
    """Return the instants at which each contact is to be tried beside the others."""
    if not any(contact.planned.goes_on for contact in contacts):
        return [contact.planned.instants for contact in contacts]
    begins = sorted({first for contact in contacts for first, _ in contact.planned.stretches})
    distances = _BESIDE if is_moving else _AT_ONCE
    return [
        tuple(sorted({*contact.planned.instants, *_begun_during(contact.planned, begins, distances)}))
        for contact in contacts
    ]


def _begun_during(
    planned: PlannedSend, begins: Sequence[datetime], distances: Sequence[timedelta]
) -> Iterator[datetime]:
    """Yield the instants, while a send goes on, at which others begin, and those at some distances from them."""
    for first, last in planned.stretches if planned.goes_on else ():
        for begin in begins[bisect_left(begins, first) : bisect_right(begins, last)]:
            yield from (begin + distance for distance in distances if first <= begin + distance <= last)
