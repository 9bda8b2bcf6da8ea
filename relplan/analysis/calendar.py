"""The dated sends of every campaign: what goes out when, over which channel, to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    anchor: date | None = None
    """The day of its occasion or its occurrence that it is counted from; none when its day is its own."""

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


class NoDate(StrEnum):
    """Why a send has no date."""

    OCCASION_NOT_NAMED = "occasion_not_named"
    """It is counted from an occasion, and its campaign names none."""
    NO_EDITION = "no_edition"
    """Its occasion doesn't come in the plan's period."""
    NOT_REPEATED = "not_repeated"
    """It is counted from an occurrence, and its campaign doesn't say how it comes back."""
    NO_OCCURRENCE = "no_occurrence"
    """Its campaign doesn't come back in the plan's period."""
    NO_WEEKDAY = "no_weekday"
    """It is spread over days that hold none of its weekdays."""
    MOMENT = "moment"
    """It is counted from a customer's moment, which has no date in the calendar."""
    STATUS = "status"
    """Its campaign is an idea, or retired."""


@dataclass(frozen=True, slots=True)
class UndatedSend:
    """A send that the calendar can't hold."""

    campaign: Item[Campaign]
    index: int
    """Its place among the campaign's sends."""
    reason: NoDate

    @property
    def send(self) -> Send:
        """What the campaign says of it."""
        return self.campaign.value.sends[self.index]


def find_undated_sends(plan: Plan, sends: Iterable[PlannedSend]) -> tuple[UndatedSend, ...]:
    """Return the sends of every campaign that have no date in the plan's period, by campaign and order in the file."""
    dated = {(planned.campaign.id, planned.index) for planned in sends}
    return tuple(
        UndatedSend(item, index, _why_undated(item.value, send))
        for _, item in sorted(plan.campaigns.items())
        for index, send in enumerate(item.value.sends)
        if (item.id, index) not in dated
    )


def _why_undated(campaign: Campaign, send: Send) -> NoDate:
    if not campaign.counts:
        return NoDate.STATUS
    match send.on.anchor:
        case "moment":
            return NoDate.MOMENT
        case "occurrence":
            return NoDate.NO_OCCURRENCE if campaign.repeat else NoDate.NOT_REPEATED
        case "occasion" | "occasion.end":
            return NoDate.NO_EDITION if campaign.occasion else NoDate.OCCASION_NOT_NAMED
        case "date":
            return NoDate.NO_WEEKDAY


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
                yield PlannedSend(campaign, index, instants, None if send.on.anchor == "date" else anchor)


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
