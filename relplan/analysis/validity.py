"""How long what is sent holds: offers on the days of their sends, and the days within which a send may be moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from relplan.analysis.occasions import Edition
from relplan.model.campaign import Campaign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.pressure.message import Message
    from relplan.model.offers import Offer, Validity
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class UntimelyOffer:
    """An offer sent on a day on which it doesn't hold."""

    planned: PlannedSend
    offer: Item[Offer]
    at: Place
    """Where the send, or its campaign, names the offer."""
    day: date
    """The first such day of the send."""
    days_before: int
    """How many days before the offer begins to hold; 0 when it has ended."""


class Announced(StrEnum):
    """What a message announces."""

    OFFER = "offer"
    OCCASION = "occasion"


@dataclass(frozen=True, slots=True, order=True)
class Expiry:
    """The end of what a message announces: it makes no sense on a later day."""

    day: date
    """The last day."""
    of: Announced
    id: str

    def allows(self, at: datetime) -> bool:
        """Tell whether an instant comes before it."""
        return at <= datetime.combine(self.day, time.max)


class Ends:
    """Tells when what messages announce ends, and between which days a send may be moved."""

    def __init__(self, plan: Plan, period: Edition, editions: Mapping[str, tuple[Edition, ...]]) -> None:
        self._plan = plan
        self._period = period
        self._editions = editions

    def end_of(self, message: Message, due: datetime) -> Expiry | None:
        """Return the end of what a message announces; none where nothing ends, or where it has ended before."""
        return min((one for one in self._ends_of(message, due.date()) if one.allows(due)), default=None)

    def days_to_move(self, message: Message, at: datetime) -> Edition | None:
        """Return the days between which a send may be moved; none when there are none.

        They are in the plan's period and where its offer holds. What announces an occasion isn't moved behind its end,
        nor what comes in it, or after it, before that.
        """
        valid = self._validity_of(message)
        firsts = [self._period.first, *self._begun(message, at.date())]
        firsts += [valid.from_] if valid and valid.from_ else []
        lasts = [self._period.last, *(end.day for end in self._ends_of(message, at.date()))]
        return Edition(max(firsts), min(lasts)) if max(firsts) <= min(lasts) else None

    def _ends_of(self, message: Message, day: date) -> Iterator[Expiry]:
        valid = self._validity_of(message)
        if valid is not None and valid.to is not None and message.offer is not None:
            yield Expiry(valid.to, Announced.OFFER, message.offer)
        for ident, edition in self._editions_of(message):
            if day <= edition.last:
                yield Expiry(edition.last, Announced.OCCASION, ident)
                return

    def _begun(self, message: Message, day: date) -> Iterator[date]:
        """Yield the first days of what has begun of a campaign's occasion: its editions, and the time after each."""
        for _, edition in self._editions_of(message):
            yield from (first for first in (edition.first, edition.last + timedelta(days=1)) if first <= day)

    def _validity_of(self, message: Message) -> Validity | None:
        offer = self._plan.offers.get(message.offer or "")
        return offer.value.valid if offer else None

    def _editions_of(self, message: Message) -> Iterator[tuple[str, Edition]]:
        action = message.action.value
        occasion = action.occasion if isinstance(action, Campaign) else None
        if occasion is not None:
            yield from ((occasion, edition) for edition in self._editions.get(occasion, ()))


def find_untimely_offers(plan: Plan, sends: Sequence[PlannedSend]) -> tuple[UntimelyOffer, ...]:
    """Return the sends that carry an offer before it begins or after it has ended, each send of a campaign once."""
    found: dict[tuple[str, int], UntimelyOffer] = {}
    for planned in sends:
        key = (planned.campaign.id, planned.index)
        one = None if key in found else _untimely(plan, planned)
        if one is not None:
            found[key] = one
    return tuple(found.values())


def _untimely(plan: Plan, planned: PlannedSend) -> UntimelyOffer | None:
    own, shared = planned.send.offer, planned.campaign.value.offer
    offer = plan.offers.get(own or shared or "")
    valid = offer.value.valid if offer else None
    if offer is None or valid is None:
        return None
    at = planned.campaign.at("sends", planned.index, "offer") if own else planned.campaign.at("offer")
    for instant in planned.instants:
        day = instant.date()
        before = (valid.from_ - day).days if valid.from_ else 0
        if before > 0 or (valid.to is not None and day > valid.to):
            return UntimelyOffer(planned, offer, at, day, max(0, before))
    return None
