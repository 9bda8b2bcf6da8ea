"""What is left: the pressure on a segment week by week, and the days on which one more campaign breaks nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.calendar import PlannedSend
from relplan.analysis.pressure.calendar import find_excess_beside, find_worst_by
from relplan.analysis.pressure.contact import Contact
from relplan.analysis.pressure.limit import LimitKind
from relplan.analysis.pressure.message import Message
from relplan.analysis.pressure.verdict import Truth, Witness
from relplan.analysis.reach import can_meet, meet
from relplan.model.campaign import Campaign, Send
from relplan.model.kinds import Kind
from relplan.model.quantities import Dated
from relplan.plan.plan import Item
from relplan.source.place import Place

if TYPE_CHECKING:
    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.opening import Closing, Opening
    from relplan.analysis.reach import Population, Reach

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """The worst window that ends in a week, over every cap, for customers of a segment."""

    monday: date
    limit: Limit
    witness: Witness
    truth: Truth
    """Exact, or an upper bound when not every audience could be told exactly."""
    load: int
    """No customer of the segment gets more in the window."""

    @property
    def share(self) -> float:
        """The load as a share of the limit's figure; infinite when the figure is 0."""
        return self.load / self.witness.max if self.witness.max else float("inf")


@dataclass(frozen=True, slots=True)
class Room:
    """How many more contacts a day admits for everybody in a segment."""

    day: date
    count: int | None
    """At least so many; none when no limit looks at such a contact."""
    limit: Limit | None
    """The limit that leaves least; none when there is none."""
    closing: Closing | None
    """What closes the channel that day, when something does: then there is no room."""


class Slots:
    """Answers what is left under the limits beside the dated sends."""

    def __init__(
        self, limits: Sequence[Limit], contacts: Sequence[Contact], population: Population, opening: Opening
    ) -> None:
        self._limits = limits
        self._contacts = contacts
        self._population = population
        self._opening = opening

    def load_by_week(self, reach: Reach) -> tuple[WeekLoad, ...]:
        """Return the worst window of each week for some customers, in order; weeks without a contact are left out.

        Caps only: a minimum gap is full with every contact.
        """
        found: dict[date, WeekLoad] = {}
        for limit in self._limits:
            if limit.kind is not LimitKind.CAP or not can_meet(limit.customers, reach):
                continue
            own = replace(limit, customers=meet(limit.customers, reach))
            for monday, (witness, upper) in find_worst_by(own, self._contacts, self._population, _monday_of).items():
                is_exact = witness.is_proved and upper == witness.excess
                truth = Truth.EXACT if is_exact else Truth.UPPER_BOUND
                week = WeekLoad(monday, limit, witness, truth, witness.max + upper)
                if monday not in found or week.share > found[monday].share:
                    found[monday] = week
        return tuple(found[monday] for monday in sorted(found))

    def room_on(self, reach: Reach, channel: str, at: datetime) -> Room:
        """Return how many more contacts over a channel, to all of some customers, an instant admits."""
        closing = self._opening.closing(channel, at)
        if closing is not None:
            return Room(at.date(), 0, None, closing)
        extra = _extra_contact(reach, channel, at)
        least: tuple[int, Limit] | None = None
        for limit in self._limits:
            near = self._near(limit, at)
            excess = find_excess_beside(limit, near, self._population, extra)
            if excess is not None and (least is None or max(0, 1 - excess) < least[0]):
                least = (max(0, 1 - excess), limit)
        return Room(at.date(), least[0] if least else None, least[1] if least else None, None)

    def contact_of(self, planned: PlannedSend) -> Contact:
        """Return a dated send as limits see it."""
        return next(contact for contact in self._contacts if contact.planned is planned)

    def admits_instead(self, contact: Contact, moved: Contact) -> bool:
        """Tell whether a send breaks nothing when it comes at another instant, the rest as it is planned."""
        at = moved.planned.at
        if moved.obeys and self._opening.closing(moved.message.channels[0], at) is not None:
            return False
        for limit in self._limits:
            others = [one for one in self._near(limit, at) if one is not contact]
            excess = find_excess_beside(limit, others, self._population, moved)
            if excess is not None and excess > 0:
                return False
        return True

    def rooms(self, reach: Reach, channel: str, days: Edition, hour: time) -> Iterator[Room]:
        """Yield the room of each day of a stretch."""
        day = days.first
        while day <= days.last:
            yield self.room_on(reach, channel, datetime.combine(day, hour))
            day += _DAY

    def _near(self, limit: Limit, at: datetime) -> list[Contact]:
        """Return the contacts that can share a window of a limit with an instant."""
        first, last = limit.window_start(at), limit.leaves_at(at)
        return [contact for contact in self._contacts if any(first < one < last for one in contact.planned.instants)]


def _monday_of(instant: datetime) -> date:
    return instant.date() - timedelta(days=instant.weekday())


def _extra_contact(reach: Reach, channel: str, at: datetime) -> Contact:
    """Return a campaign's send that isn't in the plan: it obeys the rules, counts, and belongs to no programme."""
    send = Send(id="slot", on=Dated("date", at.date()), channel=channel)
    campaign = Campaign(name="slot", programme="", sends=(send,))
    item = Item(Kind.CAMPAIGN, "(slot)", "", (), campaign)
    message = Message(
        action=item,
        id="slot",
        place=Place(""),
        channels=(channel,),
        communication=None,
        tags=frozenset(),
        addressed=reach,
        reach=reach,
        exclusions=(),
        obeys=True,
        counts=True,
    )
    return Contact(PlannedSend(item, 0, (at,)), message, reach)
