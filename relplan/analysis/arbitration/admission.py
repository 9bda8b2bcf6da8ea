"""Admission: whether the limits leave room for one more contact with a customer, and when they will."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.pressure.timing import MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.arbitration.candidate import Made
    from relplan.analysis.arbitration.customer import Customer
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.reach import Population


@dataclass(frozen=True, slots=True)
class Refusal:
    """A limit that leaves no room."""

    limit: Limit
    load: int
    """Contacts in the window, the refused one included."""
    max: int
    holders: tuple[Made, ...]
    """The contacts that hold its slots, by instant."""


class Admission:
    """Holds the contacts of a customer against every limit."""

    def __init__(self, limits: Sequence[Limit], population: Population, customer: Customer) -> None:
        self._limits = limits
        self._population = population
        self._customer = customer

    def refusals(self, wanted: Made, made: Sequence[Made]) -> tuple[Refusal, ...]:
        """Return the limits that a contact would exceed beside others, in the order of the file.

        A window that ends with any of them counts when the wanted contact is in it; what must not be exceeded is
        said in `relplan.analysis.pressure.calendar`.
        """
        if not wanted.message.obeys:
            return ()
        return tuple(refusal for limit in self._limits if (refusal := self._refusal(limit, wanted, made)) is not None)

    def first_legal(self, wanted: Made, made: Sequence[Made], last: datetime) -> datetime | None:
        """Return the first instant, up to the last, at which no limit refuses a contact; none when there is none."""
        at = wanted.at
        while at <= last:
            refusals = self.refusals(replace(wanted, at=at), made)
            if not refusals:
                return at
            changes = [change for refusal in refusals for change in self._changes(refusal, at)]
            if not changes:
                return None
            at = min(changes)
        return None

    def _refusal(self, limit: Limit, wanted: Made, made: Sequence[Made]) -> Refusal | None:
        if not self._concerns(limit, wanted):
            return None
        seen = [*(one for one in made if self._concerns(limit, one)), wanted]
        ends = [wanted, *(one for one in seen if one is not wanted and one.at >= wanted.at and wanted.message.counts)]
        for end in ends:
            start = limit.window_start(end.at)
            if start >= wanted.at or not self._customer.is_in(limit.customers, end.at):
                continue
            inside = [one for one in seen if one.message.counts and start < one.at <= end.at]
            load = len(inside) + (not end.message.counts)
            figure = limit.max_at(end.at)
            if load > figure:
                others = [one for one in inside if one is not wanted and one is not end]
                holders = sorted([*others, *([] if end is wanted else [end])], key=lambda one: (one.at, one.id))
                return Refusal(limit, load, figure, tuple(holders))
        return None

    def _concerns(self, limit: Limit, contact: Made) -> bool:
        """Tell whether a limit looks at a contact, made for one of its brands."""
        message = contact.message
        if not (message.counts or message.obeys) or not limit.contacts.include(message):
            return False
        own = message.action.value.brands
        if not limit.contacts.brands or not own:
            return True
        brands = [brand for brand in own if brand in limit.contacts.brands]
        return self._customer.is_in(self._population.reach_of_brands(brands), contact.at)

    def _changes(self, refusal: Refusal, at: datetime) -> Iterator[datetime]:
        """Yield the instants after one at which a refusal may end: a contact, a figure or the customer changes.

        A window that ends with a contact doesn't hold what comes a minute later.
        """
        limit = refusal.limit
        moments = [limit.leaves_at(one.at, at) for one in refusal.holders]
        moments += [one.at + MINUTE for one in refusal.holders if one.at >= at]
        for own in limit.during:
            days = (own.days.first, own.days.last + timedelta(days=1))
            moments += [datetime.combine(day, time()) for day in days]
        moments += [state.since for state in self._customer.states]
        yield from (moment for moment in moments if moment > at)
