"""When channels are open: contact hours and blackouts together; they bind what obeys the pressure rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from relplan.analysis.wall_clock import clock_of
from relplan.model.holidays import is_known_country, public_holidays

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.contact import Contact
    from relplan.model.channels import ContactHours
    from relplan.plan.plan import Plan
    from relplan.source.place import Place

_DAY = timedelta(days=1)
_YEARS_BEYOND = 2
"""How many years after the plan's period public holidays are known for."""


class ClosingKind(StrEnum):
    """What closes a channel."""

    HOURS = "hours"
    BLACKOUT = "blackout"


@dataclass(frozen=True, slots=True)
class Closing:
    """What closes a channel at an instant."""

    kind: ClosingKind
    id: str
    """The channel whose hours they are, or the blackout."""
    place: Place


class Opening:
    """Tells when each channel of a plan is open."""

    def __init__(self, plan: Plan, period: Edition) -> None:
        self._plan = plan
        self._period = period
        self._clock = clock_of(plan)

    def is_open(self, channel: str, at: datetime) -> bool:
        """Tell whether a channel may be used at an instant."""
        return self.closing(channel, at) is None

    def closing(self, channel: str, at: datetime) -> Closing | None:
        """Return what closes a channel at an instant; a blackout before its hours."""
        for ident, item in self._plan.blackouts.items():
            blackout = item.value
            is_meant = not blackout.channels or channel in blackout.channels
            if blackout.counts and is_meant and blackout.from_ <= at.date() <= blackout.to:
                return Closing(ClosingKind.BLACKOUT, ident, item.at("from"))
        channels = self._plan.channels
        if channel not in channels or not channels[channel].value.contact_hours:
            return None
        is_within = any(first <= at < last for first, last in self.hours_of(channel, at.date()))
        return None if is_within else Closing(ClosingKind.HOURS, channel, channels[channel].at_key("contact_hours"))

    def first_closing(self, channel: str, first: datetime, last: datetime) -> tuple[datetime, Closing] | None:
        """Return the first instant of a stretch of one day at which a channel is closed, and what closes it."""
        ends = (end for _, end in self.hours_of(channel, first.date()) if first < end <= last)
        found = ((at, self.closing(channel, at)) for at in (first, *ends))
        return next(((at, closing) for at, closing in found if closing is not None), None)

    def admits(self, contact: Contact) -> bool:
        """Tell whether each channel on which a send may reach somebody is open all along; always if it needn't be."""
        return not contact.obeys or not any(
            self.first_closing(channel, *stretch)
            for channel in contact.message.used_channels
            for stretch in contact.planned.stretches
        )

    def open_on(self, channel: str, written: datetime) -> datetime:
        """Return the hour that is meant by a written one, or the next of its day that is open, or the first of it.

        When the channel is closed that whole day, the first of them.
        """
        at = self._clock.meant(written)
        midnight = datetime.combine(at.date(), time())
        end = midnight + _DAY - timedelta(minutes=1)
        return self.next_open(channel, at, end) or self.next_open(channel, midnight, end) or at

    def next_open(self, channel: str, at: datetime, until: datetime) -> datetime | None:
        """Return the first instant from one on, up to another, itself included, at which a channel is open."""
        day = at.date()
        while datetime.combine(day, time()) <= until:
            for first, last in self.hours_of(channel, day):
                start = max(self._clock.meant(first), at)
                if start < last and start <= until and self.is_open(channel, start):
                    return start
            day += _DAY
        return None

    def hours_of(self, channel: str, day: date) -> list[tuple[datetime, datetime]]:
        """Return the stretches of a day that the hours of a channel open, in order; their ends are excluded."""
        item = self._plan.channels.get(channel)
        midnight = datetime.combine(day, time())
        if item is None or not item.value.contact_hours:
            return [(midnight, midnight + _DAY)]
        stretches = (
            (midnight + timedelta(minutes=start), midnight + timedelta(minutes=end))
            for entry in item.value.contact_hours
            if self._admits(entry, day)
            for start, end in _minutes_of(entry)
        )
        return sorted(stretches)

    def _admits(self, entry: ContactHours, day: date) -> bool:
        is_weekday = not entry.days or day.weekday() in {one.number for one in entry.days}
        return is_weekday and (entry.holidays or day not in self._holidays)

    @cached_property
    def _holidays(self) -> frozenset[date]:
        """The public holidays of the plan's countries, from the year before its period on."""
        countries = [code for code in self._plan.settings.value.countries if is_known_country(code)]
        years = range(self._period.first.year - 1, self._period.last.year + _YEARS_BEYOND + 1)
        return frozenset(public_holidays(countries, years))


def _minutes_of(entry: ContactHours) -> Iterator[tuple[int, int]]:
    """Yield the hours of an entry in minutes from midnight; the whole day when it names none."""
    if not entry.hours:
        yield 0, 24 * 60
    yield from ((hours.start, hours.end) for hours in entry.hours)


@dataclass(frozen=True, slots=True)
class ClosedSend:
    """A dated send that obeys the pressure rules, at instants at which a channel that it may leave on is closed."""

    contact: Contact
    channel: str
    at: datetime
    """The first of them."""
    closing: Closing
    """What closes the channel then."""
    dates: tuple[Contact, ...]
    """The send at each of its dates that are closed by the same."""
    instants: int
    """How many of its instants are."""

    @property
    def is_fallback(self) -> bool:
        """Tell whether only those are concerned who get it by a channel that it falls back on."""
        return self.channel != self.contact.message.channels[0]


def find_closed_sends(contacts: Sequence[Contact], opening: Opening) -> tuple[ClosedSend, ...]:
    """Return the sends of each campaign that fall into a closed time, each once for whatever closes a channel."""
    found: dict[tuple[str, int, ClosingKind, str], list[tuple[Contact, str, datetime, Closing]]] = {}
    for contact in contacts:
        for channel, at, closing in _closed_times(contact, opening) if contact.obeys else ():
            key = (contact.planned.campaign.id, contact.planned.index, closing.kind, closing.id)
            found.setdefault(key, []).append((contact, channel, at, closing))
    return tuple(_closed_send(cases) for cases in found.values())


def _closed_times(contact: Contact, opening: Opening) -> Iterator[tuple[str, datetime, Closing]]:
    """Yield each channel that a send may leave on, with the first instant of a stretch at which it is closed."""
    for channel in contact.message.used_channels:
        for stretch in contact.planned.stretches:
            closed = opening.first_closing(channel, *stretch)
            if closed is not None:
                yield channel, *closed


def _closed_send(cases: Sequence[tuple[Contact, str, datetime, Closing]]) -> ClosedSend:
    """Tell of the channel that is tried first among those that the same closes."""
    channels = cases[0][0].message.channels
    contact, channel, at, closing = min(cases, key=lambda case: (channels.index(case[1]), case[2]))
    dates = {id(case[0]): case[0] for case in cases}
    return ClosedSend(contact, channel, at, closing, tuple(dates.values()), len({case[2] for case in cases}))
