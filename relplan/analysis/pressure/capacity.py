"""Capacity: how many contacts the calendar asks of a channel in a day, a week or a month, and how many it can make.

An expectation, from declared volumes and sizes: a customer-by-customer proof knows nothing of how many customers there
are. What scenarios add is not counted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.headcount import HeadCount

_LITTLE = 1e-6
"""A contact divided over days is no whole number: less than this is no contact."""
_LONGEST = {"week": 7, "month": 31}
"""The most days of a time."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from relplan.analysis.headcount import Census
    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.opening import Opening
    from relplan.model.channels import Channel
    from relplan.model.quantities import Pace
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Overload:
    """A channel asked for more contacts than it can make, for certain if the declared figures are right."""

    channel: Item[Channel]
    first: date
    """The day, or the first of the week or month."""
    asked: HeadCount
    capacity: float
    """In the same time."""
    contacts: tuple[Contact, ...]
    """Those that ask for it, by instant."""
    times: int
    """How many days, weeks or months are too full, this one included."""
    spread: int | None
    """Over how many days its greatest send would have to be spread to fit in; none when that is not enough."""


def find_overloads(plan: Plan, contacts: Sequence[Contact], census: Census, opening: Opening) -> tuple[Overload, ...]:
    """Return the worst time of each channel that even the fewest contacts overload."""
    found = []
    for channel in plan.channels.values():
        if channel.value.capacity is not None:
            overload = _Load(channel, channel.value.capacity, census, opening).worst(contacts)
            if overload is not None:
                found.append(overload)
    return tuple(found)


class _Load:
    """What one channel is asked for."""

    def __init__(self, channel: Item[Channel], capacity: Pace, census: Census, opening: Opening) -> None:
        self._channel = channel
        self._pace = capacity
        self._census = census
        self._opening = opening

    def worst(self, contacts: Iterable[Contact]) -> Overload | None:
        """Return the time that is fullest, when even the fewest contacts are too many."""
        asked: dict[date, list[tuple[Contact, HeadCount]]] = {}
        for contact in contacts:
            volume = self._volume(contact) if contact.message.channels[0] == self._channel.id else None
            if volume is not None:
                for day, part in contact.planned.shares:
                    share = HeadCount(volume.low * part, volume.high * part)
                    asked.setdefault(self._first_of(day), []).append((contact, share))
        over = (
            (math.fsum(share.low for _, share in parts) - self._capacity(first), first)
            for first, parts in asked.items()
        )
        full = [(excess, first) for excess, first in over if excess > _LITTLE]
        if not full:
            return None
        _, first = max(full, key=lambda one: (one[0], -one[1].toordinal()))
        parts = asked[first]
        total = HeadCount(sum(share.low for _, share in parts), sum(share.high for _, share in parts))
        unique = {id(contact): contact for contact, _ in parts}
        spread = self._spread(parts, first)
        return Overload(self._channel, first, total, self._capacity(first), tuple(unique.values()), len(full), spread)

    def _spread(self, parts: Sequence[tuple[Contact, HeadCount]], first: date) -> int | None:
        """Return the days over which the greatest send of a time would have to be spread, beside all others of it."""
        asked: dict[int, float] = {}
        for contact, share in parts:
            asked[id(contact)] = asked.get(id(contact), 0) + share.low
        greatest = max((contact for contact, _ in parts), key=lambda contact: asked[id(contact)])
        left = self._capacity(first) - sum(asked.values()) + asked[id(greatest)]
        volume = self._volume(greatest)
        if left <= 0 or volume is None:
            return None
        times = math.ceil(volume.low / left - _LITTLE)
        if self._pace.per not in ("hour", "day"):
            return times * _LONGEST.get(self._pace.per, 366)
        spread = greatest.planned.send.spread
        weekdays = {day.number for day in spread.days} if spread and spread.days else set(range(7))
        return _days_until(greatest.planned.at.date(), weekdays, times)

    def _volume(self, contact: Contact) -> HeadCount | None:
        """Return how many contacts a send makes: what it says, else whom it reaches by the channel."""
        declared = contact.planned.send.volume
        if declared is not None:
            return HeadCount(float(declared), float(declared))
        customers = self._census.count(contact.reach)
        reach = self._channel.value.reach
        if customers is None:
            return None
        if reach is None:
            return HeadCount(0.0, customers.high)
        return HeadCount(customers.low * float(reach.value), customers.high * float(reach.value))

    def _first_of(self, day: date) -> date:
        """Return the day that stands for the time in which the capacity is counted."""
        match self._pace.per:
            case "week":
                return day - timedelta(days=day.weekday())
            case "month":
                return day.replace(day=1)
            case "year":
                return day.replace(month=1, day=1)
            case _:
                return day

    def _capacity(self, first: date) -> float:
        count = float(self._pace.count)
        return count * self._open_hours(first) if self._pace.per == "hour" else count

    def _open_hours(self, day: date) -> int:
        """Return how many hours of a day the channel is open, in whole hours begun."""
        hours = (datetime.combine(day, time(hour)) for hour in range(24))
        return sum(self._opening.is_open(self._channel.id, at) for at in hours)


def _days_until(first: date, weekdays: Set[int], count: int) -> int:
    """Return how many days from one on hold so many of some weekdays."""
    days = 0
    while count:
        count -= (first + timedelta(days=days)).weekday() in weekdays
        days += 1
    return days
