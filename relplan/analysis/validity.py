"""The validity of offers, held against the days on which they are sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relplan.analysis.calendar import PlannedSend
    from relplan.model.offers import Offer
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
