"""What is left: the days on which one more campaign breaks nothing, and how full the caps are week by week."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.calendar import PlannedSend
from relplan.analysis.pressure.contact import Contact
from relplan.analysis.pressure.message import Message
from relplan.analysis.pressure.weeks import find_gauges, load_by_week
from relplan.analysis.pressure.worst import find_excess_beside
from relplan.analysis.reach import can_meet
from relplan.model.campaign import Campaign, Send
from relplan.model.kinds import Kind
from relplan.model.quantities import Dated
from relplan.plan.plan import Item
from relplan.source.place import Place

if TYPE_CHECKING:
    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.message import Messages
    from relplan.analysis.pressure.opening import Closing, Opening
    from relplan.analysis.pressure.weeks import Gauge, WeekLoad
    from relplan.analysis.reach import Population, Reach

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Room:
    """How many more contacts an instant admits for everybody in a segment."""

    at: datetime
    count: int | None
    """At least so many; none when no limit looks at such a contact."""
    limit: Limit | None
    """The limit that leaves least; none when there is none."""
    closing: Closing | None
    """What closes the channel then, when something does: then there is no room."""
    exclusions: tuple[str, ...] = ()
    """What keeps everybody in the segment from such a contact, when something does: then there is no room."""

    @property
    def day(self) -> date:
        """The day of the instant."""
        return self.at.date()


class Slots:
    """Answers what is left under the limits beside the dated sends."""

    def __init__(
        self,
        limits: Sequence[Limit],
        contacts: Sequence[Contact],
        messages: Messages,
        population: Population,
        opening: Opening,
    ) -> None:
        self._limits = limits
        self.gauges = find_gauges(limits)
        """What is measured of each cap."""
        self.contacts = sorted(contacts, key=lambda contact: contact.planned.at)
        self._instants = [contact.planned.at for contact in self.contacts]
        self._longest = max((one.planned.instants[-1] - one.planned.at for one in contacts), default=timedelta())
        """How long the longest spread of a send is."""
        self._messages = messages
        self.population = population
        self.opening = opening

    def load_by_week(self, gauge: Gauge, customers: Sequence[Reach], days: Edition) -> list[tuple[WeekLoad, ...]]:
        """Return what each of some sets of customers gets under a cap in each week of some days."""
        return load_by_week(gauge, self.contacts, self.population, customers, days)

    def room_on(self, reach: Reach, channel: str, at: datetime) -> Room:
        """Return how many more contacts over a channel, to all of some customers, an instant admits."""
        extra = self._extra_contact(reach, channel, at)
        if extra.reach.is_empty:
            return Room(at, 0, None, None, self._excluding(reach, channel))
        closing = self.opening.closing(channel, at)
        if closing is not None:
            return Room(at, 0, None, closing)
        least: tuple[int, Limit] | None = None
        for limit in self._limits:
            if least is not None and least[0] == 0:
                break
            near = self._near(limit, extra.planned)
            excess = find_excess_beside(limit, near, self.population, extra)
            if excess is not None and (least is None or max(0, 1 - excess) < least[0]):
                least = (max(0, 1 - excess), limit)
        return Room(at, least[0] if least else None, least[1] if least else None, None)

    def contact_of(self, planned: PlannedSend) -> Contact:
        """Return a dated send as limits see it."""
        return next(contact for contact in self.contacts if contact.planned is planned)

    def broken_by(self, moves: Sequence[tuple[Contact, Contact]]) -> Limit | None:
        """Return a limit that sends break when each comes as the other of its pair, the rest as it is planned."""
        gone = {id(contact) for contact, _ in moves}
        come = [moved for _, moved in moves]
        for moved in come:
            for limit in self._limits:
                others = [one for one in self._near(limit, moved.planned) if id(one) not in gone]
                others += [one for one in come if one is not moved]
                excess = find_excess_beside(limit, others, self.population, moved)
                if excess is not None and excess > 0:
                    return limit
        return None

    def rooms(self, reach: Reach, channel: str, days: Edition, hour: time) -> Iterator[Room]:
        """Yield the room of each day of a stretch: at an hour, else at the nearest later one that day, else earlier."""
        day = days.first
        while day <= days.last:
            yield self.room_on(reach, channel, self.opening.open_on(channel, datetime.combine(day, hour)))
            day += _DAY

    def exclusions(self, reach: Reach, channel: str) -> tuple[str, ...]:
        """Return the exclusions that keep at least some of some customers from one more contact over a channel.

        Those that hold for every message, or for every message of the channel.
        """
        extra = self._extra_contact(reach, channel, datetime.min)
        segments = {ident: self._messages.exclusions[ident].segment for ident in extra.message.exclusions}
        return tuple(ident for ident, one in segments.items() if can_meet(reach, self.population.all_of([one])))

    def _excluding(self, reach: Reach, channel: str) -> tuple[str, ...]:
        """Return the exclusions that each keep all of some customers from a contact, else those that do it together."""
        found = self.exclusions(reach, channel)
        segments = {ident: self._messages.exclusions[ident].segment for ident in found}
        alone = (i for i, one in segments.items() if not can_meet(reach, self.population.none_of([one])))
        return tuple(alone) or found

    def _near(self, limit: Limit, planned: PlannedSend) -> list[Contact]:
        """Return the contacts that can share a window of a limit with a send."""
        first = limit.window_start(planned.at) - limit.slack
        last = limit.leaves_at(planned.instants[-1]) + limit.slack
        begins = slice(bisect_right(self._instants, first - self._longest), bisect_left(self._instants, last))
        contacts = self.contacts[begins]
        return [
            contact
            for contact in contacts
            if any(first < end and begin < last for begin, end in contact.planned.stretches)
        ]

    def _extra_contact(self, reach: Reach, channel: str, at: datetime) -> Contact:
        """Return a campaign's send that isn't in the plan: it obeys the rules, counts, and belongs to no programme."""
        send = Send(id="slot", on=Dated("date", at.date()), channel=channel)
        campaign = Campaign(name="slot", programme="", sends=(send,))
        item = Item(Kind.CAMPAIGN, "(slot)", "", (), campaign)
        message = Message(
            action=item,
            id="slot",
            place=Place(""),
            consents=(),
            communication=None,
            offer=None,
            tags=frozenset(),
            addressed=reach,
            obeys=True,
            counts=True,
        )
        kept = self._messages.depart(message, (channel,))
        return Contact(PlannedSend(item, 0, (at,)), kept, kept.reach)
