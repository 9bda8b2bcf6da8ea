"""The dated sends of every campaign: what goes out when, over which channel, to whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, cast

from relplan.analysis.wall_clock import clock_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relplan.analysis.occasions import Edition
    from relplan.analysis.wall_clock import WallClock
    from relplan.model.campaign import Campaign, Send, Spread
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place

DEFAULT_HOUR = time(10)
"""The hour of a send when neither it nor the plan gives one."""
MOST_INSTANTS = 50_000
"""On so many days and hours may all dated sends of a plan come; the largest that speed is measured on has 5,000."""
_MINUTE = timedelta(minutes=1)
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class PlannedSend:
    """One send of one edition or occurrence of a campaign."""

    campaign: Item[Campaign]
    index: int
    """Its place among the campaign's sends."""
    instants: tuple[datetime, ...]
    """When it may reach a customer, in the plan's wall-clock time: one instant, or one a day when it is spread.

    Where it is spread over hours, the first and the last of each day: it may come at any instant between them.
    """
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
    def goes_on(self) -> bool:
        """Tell whether it is spread over hours: it goes on without a pause."""
        return self.send.spread is not None and not _is_daily(self.send.spread)

    @property
    def stretches(self) -> tuple[tuple[datetime, datetime], ...]:
        """The first and the last instant of each stretch in which it may come at any time, none over midnight."""
        if not self.goes_on:
            return tuple((at, at) for at in self.instants)
        days = (list(of_day) for _, of_day in groupby(self.instants, key=datetime.date))
        return tuple((of_day[0], of_day[-1]) for of_day in days)

    @property
    def shares(self) -> tuple[tuple[date, float], ...]:
        """Which part of it comes on which day, when it goes out evenly."""
        lengths = [(first.date(), (last - first) / _MINUTE + 1) for first, last in self.stretches]
        total = sum(length for _, length in lengths)
        return tuple((day, length / total) for day, length in lengths)

    @property
    def place(self) -> Place:
        """Where its day is written."""
        return self.campaign.at("sends", self.index, "on")


class TooManySendsError(Exception):
    """The dated sends of a plan come on more days and hours than are looked at, so that nothing is proved of any."""

    def __init__(self, campaign: str, period: Edition) -> None:
        self.campaign = campaign
        """The id of the one that brings most of those counted."""
        self.period = period
        super().__init__(
            f"the campaigns' sends come on more than {MOST_INSTANTS:,} days and hours from {period.first} to "
            f'{period.last}, those of "{campaign}" most often, and nothing is said of so many; shorten the period of '
            "the plan, or give repeat an until and spread fewer days; what is written is checked by "
            "relplan validate --select SYN,SCH,REF"
        )


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

    A send whose occasion or occurrence isn't known has no date and is left out: rules speak of it. Raises
    `TooManySendsError` when they come on more days and hours than may be looked at: a part would pass for all.
    """
    found: list[PlannedSend] = []
    counts: Counter[str] = Counter()
    number = 0
    for item in plan.campaigns.values():
        for planned in _sends_of(plan, item, editions, period) if item.value.counts else ():
            found.append(planned)
            counts[item.id] += len(planned.instants)
            number += len(planned.instants)
            if number > MOST_INSTANTS:
                raise TooManySendsError(counts.most_common(1)[0][0], period)
    return tuple(sorted(found, key=lambda planned: (planned.at, planned.campaign.id, planned.index)))


def _sends_of(
    plan: Plan, campaign: Item[Campaign], editions: Mapping[str, tuple[Edition, ...]], period: Edition
) -> Iterator[PlannedSend]:
    clock = clock_of(plan)
    occasions = editions.get(campaign.value.occasion or "", ())
    occurrences = find_occurrences(campaign.value, period)
    for index, send in enumerate(campaign.value.sends):
        for anchor in _anchor_days(send, occasions, occurrences):
            instants = find_instants(send, _begin(plan, send, anchor), clock)
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


def _begin(plan: Plan, send: Send, anchor: date) -> datetime:
    """Return the day and the written hour of a send: its own, else the plan's."""
    return datetime.combine(send.on.resolve(anchor), send.at or plan.settings.value.send_at or DEFAULT_HOUR)


def begin_of(plan: Plan, planned: PlannedSend) -> datetime:
    """Return the day and the hour that are written for a dated send."""
    return _begin(plan, planned.send, cast("date", planned.anchor or planned.send.on.day))


def find_instants(send: Send, begin: datetime, clock: WallClock) -> tuple[datetime, ...]:
    """Return the instants of a send that begins at a written hour, each as it is meant, on the weekdays it uses."""
    return tuple(map(clock.meant, written_instants(send, begin, clock)))


def written_instants(send: Send, begin: datetime, clock: WallClock) -> tuple[datetime, ...]:
    """Return the instants of a send that begins at a written hour, as they would be written."""
    spread = send.spread
    if spread is None:
        return (begin,)
    numbers = {day.number for day in spread.days} or set(range(7))
    found = _one_a_day(begin, spread) if _is_daily(spread) else _ends_by_day(begin, clock.after(begin, spread.over))
    return tuple(at for at in found if at.weekday() in numbers)


def move_send(planned: PlannedSend, begin: datetime, clock: WallClock) -> PlannedSend | None:
    """Return a send as it would be if it began at another written hour; none when none of its weekdays comes then."""
    instants = find_instants(planned.send, begin, clock)
    return replace(planned, instants=instants) if instants else None


def _is_daily(spread: Spread) -> bool:
    """Tell whether a send is divided over days, rather than over hours."""
    return spread.over.minutes == 0


def _one_a_day(first: datetime, spread: Spread) -> Iterator[datetime]:
    end = spread.over.after(first)
    yield from (first + timedelta(days=n) for n in range(max(1, (end - first).days)))


def _ends_by_day(first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the first and the last minute of each day of a stretch."""
    while first <= last:
        end = min(datetime.combine(first.date(), _LAST_MINUTE), last)
        yield from dict.fromkeys((first, end))
        first = datetime.combine(first.date() + timedelta(days=1), time())
