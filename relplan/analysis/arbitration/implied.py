"""Segments that an event seems to put a customer in: pressure rules depend on them, and no event changes a segment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.arbitration.ledger import Happened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.arbitration.customer import Customer
    from relplan.analysis.arbitration.ledger import Entry
    from relplan.analysis.reach import Population
    from relplan.plan.plan import Plan

_LEAST_IN_COMMON = 6


@dataclass(frozen=True, slots=True)
class Implied:
    """An event, and a segment of nearly the same name."""

    event: str
    segment: str
    day: date
    """The day of the event."""


def find_implied_segments(
    plan: Plan, population: Population, customer: Customer, entries: Iterable[Entry]
) -> tuple[Implied, ...]:
    """Return the segments of exclusions and caps that events of the same name seem to lead to, each once.

    The name of one begins with all of the other's, as `complaint_opened` does with `flags.complaint_open`; those that
    the customer is in at any time are left out.
    """
    segments = [
        segment
        for segment in dict.fromkeys(_decisive_segments(plan))
        if not any(customer.is_in(population.all_of([segment]), state.since) for state in customer.states)
    ]
    found: dict[str, Implied] = {}
    for entry in entries:
        if isinstance(entry.fact, Happened):
            for segment in segments:
                if _is_alike(entry.fact.word, segment.rpartition(".")[2]):
                    found.setdefault(segment, Implied(entry.fact.word, segment, entry.at.date()))
    return tuple(found.values())


def _decisive_segments(plan: Plan) -> Iterator[str]:
    """Yield the segments that exclusions and caps depend on."""
    pressure = plan.pressure.value if plan.pressure else None
    if pressure is not None:
        yield from (exclusion.segment for exclusion in pressure.exclusions_in_force.values())
        for cap in pressure.caps_in_force.values():
            yield from (*cap.by_segment, *cap.segments)


def _is_alike(event: str, segment: str) -> bool:
    shorter, longer = sorted((event, segment), key=len)
    return len(shorter) >= _LEAST_IN_COMMON and longer.startswith(shorter)
