"""Volumes that can't be: more contacts than a campaign's audiences hold customers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.headcount import Census
    from relplan.analysis.pressure.contact import Contact
    from relplan.model.campaign import Campaign
    from relplan.plan.plan import Item
    from relplan.source.place import Route


@dataclass(frozen=True, slots=True)
class Oversized:
    """A volume that is larger than what it is sent to."""

    campaign: Item[Campaign]
    route: Route
    """From the campaign to the volume."""
    volume: int
    customers: float
    """The most customers that the audience may hold, from declared sizes."""
    sends: int
    """Over how many dated sends they are counted."""


def find_oversized(census: Census, contacts: Sequence[Contact]) -> Iterator[Oversized]:
    """Yield the volumes of sends and of campaigns that are larger than their audiences, by campaign.

    A send reaches each customer of its audience once; a campaign's volume is held against all of its dated sends.
    """
    of_campaign: dict[str, list[Contact]] = {}
    for contact in contacts:
        of_campaign.setdefault(contact.planned.campaign.id, []).append(contact)
    for _, own in sorted(of_campaign.items()):
        counts = [census.count(contact.reach) for contact in own]
        most = [count.high for count in counts if count is not None]
        if len(most) == len(own):
            yield from _of_sends(own, most)
            yield from _of_whole(own[0].planned.campaign, most)


def _of_sends(contacts: Sequence[Contact], most: Sequence[float]) -> Iterator[Oversized]:
    """Yield the sends whose own volume is too large; one that comes back is told once."""
    by_index = {contact.planned.index: (contact.planned, high) for contact, high in zip(contacts, most, strict=True)}
    for index, (planned, high) in sorted(by_index.items()):
        volume = planned.send.volume
        if volume is not None and volume > high:
            yield Oversized(planned.campaign, ("sends", index, "volume"), volume, high, 1)


def _of_whole(campaign: Item[Campaign], most: Sequence[float]) -> Iterator[Oversized]:
    volume = campaign.value.expected.volume if campaign.value.expected else None
    if volume is not None and volume > sum(most):
        yield Oversized(campaign, ("expected", "volume"), volume, sum(most), len(most))
