"""The rows of the planning: what each target gets, what comes back first, then month by month."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.model.base import Status
from relplan.model.campaign import Local
from relplan.report.views.names import page_of
from relplan.report.views.pieces import Chip, Link, anchor_of
from relplan.report.views.recurrence import say_recurrence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relplan.analysis.calendar import PlannedSend
    from relplan.model.campaign import Campaign
    from relplan.plan.plan import Plan
    from relplan.report.text.words import Words
    from relplan.report.views.names import Names

_FEWEST_MONTHS = 3
"""From so many months on, a periodic campaign stands in a line of its own."""
_MOST_BRANDS = 12
"""More brands than these can't be chosen among: the style sheet numbers so many."""


@dataclass(frozen=True, slots=True)
class EntryDay:
    """A day on which a campaign sends, or several alike."""

    text: str
    """The day of the month; empty when it stands for several."""
    channels: tuple[str, ...]
    """The kinds of the channels it may go over."""
    count: int = 1
    """How many days it stands for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A campaign in a month, or over several."""

    link: Link
    days: str
    """Its days in the month; how often it comes back, when it stands for several."""
    often: str
    """How often it comes back, when it stands for several months; empty otherwise."""
    total: str
    """How many days it stands for then, in words."""
    dates: tuple[EntryDay, ...]
    """Its days in the month, or those that it stands for, alike ones together."""
    channels: tuple[Chip, ...]
    brands: tuple[int, ...]
    """The numbers of its brands among those that can be chosen; none where nothing can."""
    brand: str
    """Its brands, where a plan has several and it isn't for all of them."""
    is_local: bool
    is_draft: bool

    @property
    def data(self) -> str:
        """Return the kinds of channels and the count of alike dates as the script reads them."""
        return json.dumps([[day.channels, day.count] for day in self.dates], separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Lasting:
    """A campaign that comes back over several months."""

    entry: Entry
    first: int
    """Its first month, counted from 0."""
    count: int
    """How many months it goes on for."""
    after: int
    """How many months are left after it."""


@dataclass(frozen=True, slots=True)
class PlanningRow:
    """A target and what it gets: what comes back, then the rest month by month."""

    title: str
    lasting: tuple[Lasting, ...]
    months: tuple[tuple[Entry, ...], ...]


class Brands:
    """Tells for which of a plan's brands a campaign is."""

    def __init__(self, plan: Plan) -> None:
        self._numbers = {ident: number for number, ident in enumerate(plan.brands, 1)}
        self._names = {ident: item.value.name or ident for ident, item in plan.brands.items()}
        self.named = tuple(self._names.values())
        """Their names, in the order of the file."""
        self.can_be_chosen = 1 < len(self.named) <= _MOST_BRANDS

    def numbers(self, campaign: Campaign) -> tuple[int, ...]:
        """Return the numbers of a campaign's brands, of all where it says none; none where they can't be chosen."""
        own = [self._numbers[brand] for brand in campaign.brands if brand in self._numbers]
        return tuple(own or self._numbers.values()) if self.can_be_chosen else ()

    def say(self, campaign: Campaign) -> str:
        """Name a campaign's brands, where it isn't for all."""
        own = [self._names[brand] for brand in campaign.brands if brand in self._names]
        return ", ".join(own) if len(own) < len(self.named) else ""


class Rows:
    """Makes the rows of one planning."""

    def __init__(self, months: Sequence[date], brands: Brands, names: Names, words: Words) -> None:
        self._months = months
        self._brands = brands
        self._names = names
        self._words = words

    def row(self, title: str, by_month: Mapping[date, Sequence[PlannedSend]]) -> PlanningRow:
        """Show what a target gets, given by the first day of each month."""
        lasting = _find_lasting(by_month)
        return PlanningRow(
            title=title,
            lasting=tuple(self._lasting(sends) for sends in lasting.values()),
            months=tuple(
                self._entries([one for one in by_month.get(month, ()) if one.campaign.id not in lasting])
                for month in self._months
            ),
        )

    def _lasting(self, sends: Sequence[PlannedSend]) -> Lasting:
        repeat = sends[0].campaign.value.repeat
        often = say_recurrence(repeat.rule, self._words) if repeat else ""
        first, last = (self._months.index(month_of(planned)) for planned in (sends[0], sends[-1]))
        alike = Counter(day.channels for day in self._days(sends))
        dates = tuple(EntryDay("", channels, count) for channels, count in alike.items())
        entry = self._entry(sends, dates, often, self._words("planning.dates", count=sum(alike.values())))
        return Lasting(entry, first, last - first + 1, len(self._months) - last - 1)

    def _entries(self, sends: Sequence[PlannedSend]) -> tuple[Entry, ...]:
        by_campaign: dict[str, list[PlannedSend]] = {}
        for planned in sends:
            by_campaign.setdefault(planned.campaign.id, []).append(planned)
        return tuple(self._entry(group, tuple(self._days(group))) for group in by_campaign.values())

    def _days(self, sends: Sequence[PlannedSend]) -> Iterator[EntryDay]:
        """Yield each day once, with the channels of all that is sent on it."""
        by_day: dict[date, dict[str, None]] = {}
        for planned in sends:
            kinds = by_day.setdefault(planned.at.date(), {})
            kinds |= dict.fromkeys(self._names.channel(channel).colour for channel in channels_of(planned))
        yield from (EntryDay(str(day.day), tuple(kinds)) for day, kinds in by_day.items())

    def _entry(
        self, sends: Sequence[PlannedSend], dates: tuple[EntryDay, ...], often: str = "", total: str = ""
    ) -> Entry:
        campaign = sends[0].campaign
        channels = dict.fromkeys(channel for planned in sends for channel in channels_of(planned))
        return Entry(
            link=Link(campaign.value.name, page_of(campaign.kind, campaign.id), anchor_of(campaign.kind, campaign.id)),
            days=self._words("planning.lasting", often=often, dates=total) if often else _say_days(dates),
            often=often,
            total=total,
            dates=dates,
            channels=tuple(self._names.channel(channel) for channel in channels),
            brands=self._brands.numbers(campaign.value),
            brand=self._brands.say(campaign.value),
            is_local=isinstance(campaign.value.scope, Local),
            is_draft=campaign.value.status is Status.DRAFT,
        )


def month_of(planned: PlannedSend) -> date:
    """Return the first day of a send's month."""
    return planned.at.date().replace(day=1)


def channels_of(planned: PlannedSend) -> tuple[str, ...]:
    """Return the channels that a send may go over."""
    return (planned.send.channel, *planned.send.fallback)


def _find_lasting(by_month: Mapping[date, Sequence[PlannedSend]]) -> Mapping[str, Sequence[PlannedSend]]:
    """Return the sends of the periodic campaigns that go on for several months."""
    found: dict[str, list[PlannedSend]] = {}
    for month in sorted(by_month):
        for planned in by_month[month]:
            if planned.campaign.value.repeat is not None:
                found.setdefault(planned.campaign.id, []).append(planned)
    return {
        ident: sends
        for ident, sends in found.items()
        if len({month_of(planned) for planned in sends}) >= _FEWEST_MONTHS
    }


def _say_days(dates: Sequence[EntryDay]) -> str:
    return ", ".join(day.text for day in dates)
