"""The dated sends of every campaign: what goes out when, over which channel, to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.analysis.occasions import Edition
    from relplan.model.campaign import Campaign, Send, Spread
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place

DEFAULT_HOUR = time(10)
"""The hour of a send when neither it nor the plan gives one."""


@dataclass(frozen=True, slots=True)
class PlannedSend:
    """One send of one edition or occurrence of a campaign."""

    campaign: Item[Campaign]
    index: int
    """Its place among the campaign's sends."""
    instants: tuple[datetime, ...]
    """When it may reach a customer, in the plan's wall-clock time: one instant, or one a day when it is spread."""

    @property
    def send(self) -> Send:
        """What the campaign says of it."""
        return self.campaign.value.sends[self.index]

    @property
    def at(self) -> datetime:
        """When it begins."""
        return self.instants[0]

    @property
    def place(self) -> Place:
        """Where its day is written."""
        return self.campaign.at("sends", self.index, "on")


def plan_sends(plan: Plan, period: Edition, editions: Mapping[str, tuple[Edition, ...]]) -> tuple[PlannedSend, ...]:
    """Return the sends of every campaign that counts, by instant, campaign and order in the file.

    A send whose occasion or occurrence isn't known has no date and is left out: rules speak of it.
    """
    hour = plan.settings.value.send_at or DEFAULT_HOUR
    found = [
        planned
        for item in plan.campaigns.values()
        if item.value.counts
        for planned in _sends_of(item, editions, period, hour)
    ]
    return tuple(sorted(found, key=lambda planned: (planned.at, planned.campaign.id, planned.index)))


def _sends_of(
    campaign: Item[Campaign], editions: Mapping[str, tuple[Edition, ...]], period: Edition, hour: time
) -> Iterator[PlannedSend]:
    occasions = editions.get(campaign.value.occasion or "", ())
    occurrences = find_occurrences(campaign.value, period)
    for index, send in enumerate(campaign.value.sends):
        for anchor in _anchor_days(send, occasions, occurrences):
            first = datetime.combine(send.on.resolve(anchor), send.at or hour)
            instants = _spread_over(first, send.spread) if send.spread else (first,)
            if instants:
                yield PlannedSend(campaign, index, instants)


def _anchor_days(send: Send, occasions: tuple[Edition, ...], occurrences: tuple[date, ...]) -> Iterator[date]:
    """Yield the days that a send's date is counted from."""
    match send.on.anchor:
        case "date":
            yield from (send.on.day,) if send.on.day else ()
        case "occasion":
            yield from (edition.first for edition in occasions)
        case "occasion.end":
            yield from (edition.last for edition in occasions)
        case "occurrence":
            yield from occurrences
        case "moment":
            return


def find_occurrences(campaign: Campaign, period: Edition) -> tuple[date, ...]:
    """Return the days on which a periodic campaign comes back within a period."""
    if campaign.repeat is None:
        return ()
    last = min(campaign.repeat.until or period.last, period.last)
    days = campaign.repeat.rule.days(campaign.repeat.from_, last)
    return tuple(day for day in days if day >= period.first and day not in campaign.repeat.skip)


def _spread_over(first: datetime, spread: Spread) -> tuple[datetime, ...]:
    """Return the instants of a divided send: one a day, on the weekdays it uses."""
    end = spread.over.after(first)
    numbers = {day.number for day in spread.days} or set(range(7))
    days = (first + timedelta(days=n) for n in range(max(1, (end - first).days)))
    return tuple(day for day in days if day.weekday() in numbers)
