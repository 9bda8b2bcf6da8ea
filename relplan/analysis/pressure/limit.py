"""Limits: the one type behind caps, gaps and reserves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from relplan.analysis.occasions import Edition, find_editions_during
from relplan.analysis.reach import EVERYBODY_REACH, Reach, meet
from relplan.analysis.wall_clock import clock_of
from relplan.model.quantities import Duration, Window
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.analysis.pressure.message import Message
    from relplan.analysis.reach import Population
    from relplan.analysis.wall_clock import WallClock
    from relplan.model.pressure import Cap, Pressure
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place


class LimitKind(StrEnum):
    """Where a limit comes from."""

    CAP = "cap"
    GAP = "gap"
    RESERVE = "reserve"


@dataclass(frozen=True, slots=True)
class Contacts:
    """The contacts that a limit counts; all of them unless something is named."""

    channels: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    communications: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    brands: frozenset[str] = frozenset()
    only: str = ""
    """`campaigns` or `scenarios` when contacts of the others don't count."""

    def include(self, message: Message) -> bool:
        """Tell whether a message is among them, over one of its channels at least."""
        action = message.action.value
        others = "campaigns" if isinstance(action, Scenario) else "scenarios"
        return (
            self.only != others
            and (not self.channels or not self.channels.isdisjoint(message.channels))
            and (not self.programmes or action.programme in self.programmes)
            and (not self.communications or message.communication in self.communications)
            and (not self.tags or not self.tags.isdisjoint(message.tags))
            and (not self.brands or not action.brands or not self.brands.isdisjoint(action.brands))
        )


class Own(NamedTuple):
    """Another figure for windows that end in some days."""

    days: Edition
    max: int
    key: str
    """Under which it is written: an occasion, or days."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `max` counting contacts in a window, for some contacts and some customers."""

    kind: LimitKind
    id: str
    """The cap it comes from; `minimum_gap` for a gap."""
    segment: str
    """The segment whose own figure it is; empty for the general figure."""
    brand: str
    """The brand it is counted for, when brands are counted apart."""
    max: int
    window: Window
    during: tuple[Own, ...]
    """Other figures for windows that end in some days; where several hold, the smallest does."""
    contacts: Contacts
    customers: Reach
    """Whom it holds for, by the segments they are in at the window's end."""
    place: Place
    """Where its figure is written."""
    key: str
    """What its figure is called from the top of its file, such as `caps.weekly.max`."""
    clock: WallClock
    """The clock that its window is told by."""

    def max_at(self, instant: datetime) -> int:
        """Return the figure for a window ending at an instant."""
        own = self.own_figure_at(instant)
        return self.max if own is None else own.max

    def own_figure_at(self, instant: datetime) -> Own | None:
        """Return the figure of `during` for a window ending at an instant; none when it has none."""
        return min(self._own_figures_at(instant), key=lambda own: own.max, default=None)

    def keys_below(self, load: int, instant: datetime) -> list[str]:
        """Return what the figures are called that are too low for a load of a window ending at an instant."""
        own = self._own_figures_at(instant)
        return [f"caps.{self.id}.during.{one.key}" for one in own if one.max < load] if own else [self.key]

    def _own_figures_at(self, instant: datetime) -> list[Own]:
        return [own for own in self.during if own.days.first <= instant.date() <= own.days.last]

    @property
    def slack(self) -> timedelta:
        """How much earlier a window may begin than one that ends before it: months are cut at their last day."""
        is_in_months = self.window.length is not None and self.window.length.months > 0
        return timedelta(days=3 if is_in_months else 0)

    def window_start(self, end: datetime) -> datetime:
        """Return the instant after which a contact is in the window ending at `end`; itself excluded."""
        if self.window.length is not None:
            return self.clock.before(end, self.window.length)
        day = end.date()
        if self.window.unit == "week":
            day -= timedelta(days=day.weekday())
        elif self.window.unit == "month":
            day = day.replace(day=1)
        return datetime.combine(day, time()) - timedelta(microseconds=1)

    def leaves_at(self, contact: datetime, since: datetime = datetime.min) -> datetime:
        """Return the first instant after a contact, and after another, that ends a window without it.

        A contact of 28 February at noon is in the window of a month that ends on 29 March at nine, since that begins on
        28 February at nine, though it isn't in the window that ends on 28 March at noon.
        """
        if self.window.length is not None:
            length = self.window.length
            end = length.is_past_from(contact) if length.months else self.clock.after(contact, length)
            step = timedelta(days=1) if length.is_whole_days else timedelta(hours=1)
            while end <= since or self.window_start(end) < contact:
                end += step
            return end
        day = contact.date()
        if self.window.unit == "week":
            day += timedelta(days=7 - day.weekday())
        elif self.window.unit == "month":
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        else:
            day += timedelta(days=1)
        return datetime.combine(day, time())


def find_limits(plan: Plan, population: Population, period: Edition) -> tuple[Limit, ...]:
    """Return every limit of a plan, in the order of its file: caps, then gaps, then the reserve."""
    item = plan.pressure
    if item is None:
        return ()
    maker = _Maker(plan, item, population, period)
    return (*maker.of_caps(), *maker.of_gaps(), *maker.of_reserve())


class _Maker:
    """Makes limits of what a plan's pressure rules say."""

    def __init__(self, plan: Plan, item: Item[Pressure], population: Population, period: Edition) -> None:
        self._plan = plan
        self._item = item
        self._population = population
        self._period = period
        self._clock = clock_of(plan)

    def of_caps(self) -> Iterator[Limit]:
        """Make the limits of every cap: one for each own figure, and the general one."""
        for ident, cap in self._item.value.caps_in_force.items():
            yield from self._of_cap(LimitKind.CAP, ident, cap, _contacts_of(cap))

    def of_gaps(self) -> Iterator[Limit]:
        """Make a limit of one contact in each minimum gap."""
        gap = self._item.value.minimum_gap
        if gap is None:
            return
        if gap.any is not None:
            yield self._gap("any", gap.any, Contacts(), "minimum_gap.any" if gap.by_channel else "minimum_gap")
        for channel, length in gap.by_channel.items():
            yield self._gap(channel, length, Contacts(channels=frozenset({channel})), f"minimum_gap.{channel}")

    def of_reserve(self) -> Iterator[Limit]:
        """Make limits for the contacts that may not use the reserved slots."""
        reserve = self._item.value.reserve
        cap = self._item.value.caps_in_force.get(reserve.of) if reserve else None
        if reserve is None or cap is None:
            return
        others = "campaigns" if reserve.for_ == "scenarios" else "scenarios"
        for limit in self._of_cap(LimitKind.RESERVE, reserve.of, cap, _contacts_of(cap, only=others)):
            yield replace(
                limit,
                max=max(0, limit.max - reserve.slots),
                during=tuple(own._replace(max=max(0, own.max - reserve.slots)) for own in limit.during),
                place=self._item.at_key("reserve"),
                key="reserve.slots",
            )

    def _of_cap(self, kind: LimitKind, ident: str, cap: Cap, contacts: Contacts) -> Iterator[Limit]:
        """Make a cap's limits; a figure of `during` replaces every figure, those of segments included."""
        during = tuple(self._during(cap.during))
        everybody = self._population.reach_of_segments(cap.segments)
        for segment, figure in cap.by_segment.items():
            customers = meet(everybody, self._population.all_of([segment]))
            place = self._item.at("caps", ident, "by_segment", segment)
            yield from self._by_brand(
                cap,
                Limit(
                    kind=kind,
                    id=ident,
                    segment=segment,
                    brand="",
                    max=figure.max,
                    window=figure.per or cap.per,
                    during=during,
                    contacts=contacts,
                    customers=customers,
                    place=place,
                    key=f"caps.{ident}.by_segment.{segment}" + (".max" if figure.per else ""),
                    clock=self._clock,
                ),
            )
        customers = meet(everybody, self._population.none_of(cap.by_segment))
        yield from self._by_brand(
            cap,
            Limit(
                kind=kind,
                id=ident,
                segment="",
                brand="",
                max=cap.max,
                window=cap.per,
                during=during,
                contacts=contacts,
                customers=customers,
                place=self._item.at("caps", ident, "max"),
                key=f"caps.{ident}.max",
                clock=self._clock,
            ),
        )

    def _by_brand(self, cap: Cap, limit: Limit) -> Iterator[Limit]:
        """Count each brand apart when the cap says so."""
        brands = tuple(cap.brands or self._plan.brands) if cap.per_brand else ()
        if not brands:
            yield limit
        for brand in brands:
            yield replace(limit, brand=brand, contacts=replace(limit.contacts, brands=frozenset({brand})))

    def _gap(self, name: str, length: Duration, contacts: Contacts, key: str) -> Limit:
        return Limit(
            kind=LimitKind.GAP,
            id="minimum_gap",
            segment="",
            brand="",
            max=1,
            window=Window(length),
            during=(),
            contacts=contacts,
            customers=EVERYBODY_REACH,
            place=self._item.at("minimum_gap", name),
            key=key,
            clock=self._clock,
        )

    def _during(self, figures: Mapping[str, int]) -> Iterator[Own]:
        for key, figure in figures.items():
            if ".." in key:
                yield Own(read_days(key), figure, key)
            elif key in self._plan.occasions:
                occasion = self._plan.occasions[key].value
                yield from (Own(edition, figure, key) for edition in find_editions_during(occasion, self._period))


def read_days(key: str) -> Edition:
    """Return the days of a key of `during`, such as `2027-11-22..2027-11-29`."""
    first, last = key.split("..")
    return Edition(date.fromisoformat(first), date.fromisoformat(last))


def _contacts_of(cap: Cap, only: str = "") -> Contacts:
    return Contacts(
        frozenset(cap.channels),
        frozenset(cap.programmes),
        frozenset(cap.communications),
        frozenset(cap.message_tags),
        frozenset(cap.brands),
        only,
    )
