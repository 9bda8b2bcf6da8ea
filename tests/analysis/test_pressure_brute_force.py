"""The proof of the calendar against an independent brute force: every customer, every path, every window.

All sends leave at 09:00, so a day says when. A customer may change lifecycle from one day to the next; everything else
stays. A spread send comes on any one of its days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import product
from math import prod
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.pressure.verdict import Breach, Verdict
from relplan.analysis.reach import Box
from tests.analysis.plans import prove
from tests.rounds import FUZZ

MONDAY = date(2027, 3, 29)
"""The first day of every plan here; the month changes on Thursday."""

SEGMENTS = """
segmentations:
  lifecycle: {complete: true, moving: true, segments: {new: {}, active: {}}}
  engagement: {segments: {high: {}, low: {}}}
  flags: {exclusive: false, segments: {vip: {}, staff: {}}}
"""


class Customer(NamedTuple):
    """A customer on one day."""

    lifecycle: str
    engagement: str
    vip: bool
    staff: bool


LIFECYCLES, ENGAGEMENTS = ("new", "active"), ("high", "low", "(none)")
CUSTOMERS = [Customer(*choices) for choices in product(LIFECYCLES, ENGAGEMENTS, (True, False), (True, False))]

Condition = Callable[[Customer], bool]

SEGMENT: Mapping[str, Condition] = {
    "lifecycle.new": lambda c: c.lifecycle == "new",
    "engagement.high": lambda c: c.engagement == "high",
    "engagement.low": lambda c: c.engagement == "low",
    "flags.vip": lambda c: c.vip,
}

AUDIENCE: Mapping[str, Condition] = {
    "{}": lambda _: True,
    "{segments: [lifecycle.new]}": lambda c: c.lifecycle == "new",
    "{segments: [lifecycle.active, engagement.high]}": lambda c: c.lifecycle == "active" and c.engagement == "high",
    "{exclude: [engagement.low]}": lambda c: c.engagement != "low",
    "{segments: [flags.vip, flags.staff]}": lambda c: c.vip or c.staff,
    "{any_of: [[lifecycle.new, flags.vip], [engagement.low]]}": lambda c: (
        (c.lifecycle == "new" and c.vip) or c.engagement == "low"
    ),
    "{all_of: [engagement.high], exclude: [flags.staff]}": lambda c: c.engagement == "high" and not c.staff,
    "{segments: [lifecycle.new], exclude: [flags.vip]}": lambda c: c.lifecycle == "new" and not c.vip,
}

BRANDS = "brands: {lux: {segments: [engagement.high]}, eco: {}}\n"
BRAND: Mapping[str, Condition] = {"lux": lambda c: c.engagement == "high", "eco": lambda _: True}

COMMUNICATIONS = """
promo: {obeys_pressure: true, counts_in_pressure: true}
notice: {obeys_pressure: false, counts_in_pressure: true}
free: {obeys_pressure: true, counts_in_pressure: false}
receipt: {obeys_pressure: false, counts_in_pressure: false}
"""
OBEYING, COUNTING = {"promo", "free"}, {"promo", "notice"}


@dataclass(frozen=True)
class Message:
    """A campaign of one send."""

    day: int
    """Days after the first Monday."""
    days: int
    """Over how many days it is spread."""
    communication: str
    channel: str
    audience: str
    brands: tuple[str, ...]
    id: str = ""

    @property
    def obeys(self) -> bool:
        return self.communication in OBEYING

    @property
    def counts(self) -> bool:
        return self.communication in COUNTING

    def text(self) -> str:
        spread = f", spread: {{over: {self.days}d}}" if self.days > 1 else ""
        return (
            f"name: C\nprogramme: p\nbrands: [{', '.join(self.brands)}]\nsends:\n"
            f'- {{id: s, on: {after(self.day)}, at: "09:00", channel: {self.channel}, audience: {self.audience}, '
            f"communication: {self.communication}{spread}}}\n"
        )


SELECTOR: Mapping[str, Callable[[Message], bool]] = {
    "all": lambda _: True,
    "{campaigns: [c0]}": lambda m: m.id == "c0",
    "{campaigns: [c0], channels: [sms]}": lambda m: m.id == "c0" or m.channel == "sms",
    "{communications: [promo]}": lambda m: m.communication == "promo",
}


@dataclass(frozen=True)
class Exclusion:
    """Messages that a segment doesn't get."""

    segment: str
    messages: str
    exception: str | None

    def blocks(self, message: Message, customer: Customer) -> bool:
        is_lifted = self.exception is not None and SELECTOR[self.exception](message)
        return message.obeys and SELECTOR[self.messages](message) and not is_lifted and SEGMENT[self.segment](customer)

    def text(self) -> str:
        exception = f", except: {self.exception}" if self.exception else ""
        return f"{{segment: {self.segment}, from: {self.messages}{exception}}}"


@dataclass(frozen=True)
class During:
    """Another figure for windows that end on some days."""

    first: int
    last: int
    figure: int

    def text(self) -> str:
        return f"{{{after(self.first)}..{after(self.last)}: {self.figure}}}"


@dataclass(frozen=True)
class Rules:
    """A cap and perhaps an exclusion."""

    max: int
    per: str
    own: Mapping[str, int]
    """Figures by segment."""
    during: During | None
    exclusion: Exclusion | None
    is_per_brand: bool
    is_of_sms: bool
    """Whether only text messages count."""

    def text(self) -> str:
        parts = [f"max: {self.max}", f"per: {self.per}"]
        if self.own:
            parts.append(
                "by_segment: {" + ", ".join(f"{segment}: {figure}" for segment, figure in self.own.items()) + "}"
            )
        if self.during:
            parts.append(f"during: {self.during.text()}")
        if self.is_per_brand:
            parts.append("per_brand: true")
        if self.is_of_sms:
            parts.append("channels: [sms]")
        exclusions = f"exclusions: {{x: {self.exclusion.text()}}}\n" if self.exclusion else ""
        return f"caps: {{w: {{{', '.join(parts)}}}}}\n{exclusions}"


@dataclass(frozen=True)
class Limit:
    """One of the limits that a cap makes: for a segment or for customers in none, for a brand or for all."""

    segment: str
    brand: str

    def holds_for(self, customer: Customer, rules: Rules) -> bool:
        if self.segment:
            return SEGMENT[self.segment](customer)
        return not any(SEGMENT[segment](customer) for segment in rules.own)

    def figure(self, end: date, rules: Rules) -> int:
        if rules.during and after(rules.during.first) <= end <= after(rules.during.last):
            return rules.during.figure
        return rules.own.get(self.segment, rules.max)

    def looks_at(self, contact: Contact, rules: Rules) -> bool:
        own = contact.message.brands
        is_of_brand = not self.brand or not own or (self.brand in own and BRAND[self.brand](contact.customer))
        return is_of_brand and (contact.message.channel == "sms" or not rules.is_of_sms)


@dataclass(frozen=True)
class Contact:
    """A message that a customer gets."""

    message: Message
    day: date
    customer: Customer
    """As the customer is that day."""


@dataclass(frozen=True)
class Exceeded:
    """A window in which a limit is broken, and the customer's contacts in it; the one that ends it last."""

    contacts: tuple[Contact, ...]
    load: int
    excess: int

    @property
    def end(self) -> date:
        return self.contacts[-1].day

    @property
    def campaigns(self) -> frozenset[str]:
        return frozenset(contact.message.id for contact in self.contacts)


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def is_in_window(per: str, day: date, end: date) -> bool:
    if day > end:
        return False
    if per == "week":
        return day.isocalendar()[:2] == end.isocalendar()[:2]
    if per == "month":
        return (day.year, day.month) == (end.year, end.month)
    return end - day < timedelta(days=1 if per == "day" else int(per.removesuffix("d")))


def limits_of(rules: Rules) -> list[Limit]:
    """Return the limits in the order of the plan: own figures, then the general one, each for every brand."""
    brands = ("lux", "eco") if rules.is_per_brand else ("",)
    return [Limit(segment, brand) for segment in (*rules.own, "") for brand in brands]


def gets(customer: Customer, message: Message, rules: Rules) -> bool:
    is_of_brands = not message.brands or any(BRAND[brand](customer) for brand in message.brands)
    is_excluded = rules.exclusion is not None and rules.exclusion.blocks(message, customer)
    return AUDIENCE[message.audience](customer) and is_of_brands and not is_excluded


def histories(messages: Sequence[Message], rules: Rules) -> set[tuple[Contact, ...]]:
    """Return what customers can get: every choice of segments, every move, every day of spread messages."""
    reached = [{customer for customer in CUSTOMERS if gets(customer, message, rules)} for message in messages]
    found = set()
    for days in product(*(range(message.day, message.day + message.days) for message in messages)):
        for by_day in customers_over(sorted(set(days))):
            contacts = (
                Contact(message, after(day), by_day[day])
                for message, day, customers in zip(messages, days, reached, strict=True)
                if by_day[day] in customers
            )
            found.add(tuple(contacts))
    return found


def customers_over(days: Sequence[int]) -> Iterator[Mapping[int, Customer]]:
    """Yield every customer, as they are on each of some days."""
    for stays in product(ENGAGEMENTS, (True, False), (True, False)):
        for lifecycles in product(LIFECYCLES, repeat=len(days)):
            yield {day: Customer(lifecycle, *stays) for day, lifecycle in zip(days, lifecycles, strict=True)}


def exceeded_windows(limit: Limit, rules: Rules, history: Sequence[Contact]) -> Iterator[Exceeded]:
    """Yield the windows of one customer's history in which a limit is broken."""
    seen = [contact for contact in history if limit.looks_at(contact, rules)]
    for last in seen:
        if not limit.holds_for(last.customer, rules):
            continue
        figure = limit.figure(last.day, rules)
        counting = [c for c in seen if c.message.counts and is_in_window(rules.per, c.day, last.day)]
        if last.message.counts:
            is_broken = len(counting) > figure and any(contact.message.obeys for contact in counting)
        else:
            is_broken = last.message.obeys and len(counting) >= figure
        if is_broken:
            contacts = (*(contact for contact in counting if contact is not last), last)
            yield Exceeded(contacts, len(contacts), len(contacts) - figure)


def is_in_cell(cell: Box, contacts: Sequence[Contact]) -> bool:
    """Tell whether a customer is what a cell says; what it says of days without contact can be so."""
    _, engagement, vip, staff = contacts[-1].customer
    moves = {f"lifecycle@{datetime.combine(c.day, time(9))}": c.customer.lifecycle for c in contacts}
    known = {
        "engagement": engagement,
        "flags.vip": "yes" if vip else "no",
        "flags.staff": "yes" if staff else "no",
        **moves,
    }
    return all(known[name] in choices for name, choices in cell if name in known)


def is_real(breach: Breach, exceeded: Sequence[Exceeded]) -> bool:
    """Tell whether some customer has all that a breach says in its window."""
    witness = breach.witness
    return any(
        window.end == witness.end.date()
        and window.contacts[-1].message.id == witness.received[-1].planned.campaign.id
        and window.campaigns == witness.actions
        and (window.load, window.excess) == (witness.load, witness.excess)
        and is_in_cell(witness.cell, window.contacts)
        for window in exceeded
    )


def assert_same(verdict: Verdict, exceeded: Sequence[Exceeded]) -> None:
    """Hold the verdict on a limit against all the windows that break it."""
    assert verdict.holds is (not exceeded)
    assert bool(verdict.breaches) is bool(exceeded)
    assert all(is_real(breach, exceeded) for breach in verdict.breaches)
    if exceeded:
        assert verdict.witness is not None
        assert verdict.witness.excess == max(window.excess for window in exceeded)
    told = {action for breach in verdict.breaches for action in breach.witness.actions}
    assert told == {campaign for window in exceeded for campaign in window.campaigns}
    assert sum(breach.windows for breach in verdict.breaches) >= len({window.end for window in exceeded})


def number(messages: Sequence[Message]) -> list[Message]:
    return [replace(message, id=f"c{position}") for position, message in enumerate(messages)]


MESSAGES = (
    st.lists(
        st.builds(
            Message,
            day=st.integers(0, 8),
            days=st.sampled_from((1, 1, 1, 1, 2, 3)),
            communication=st.sampled_from(("promo", "promo", "promo", "notice", "notice", "free", "receipt")),
            channel=st.sampled_from(("email", "sms")),
            audience=st.sampled_from([*["{}"] * 4, *sorted(AUDIENCE)]),
            brands=st.sampled_from(((), (), (), (), ("lux",), ("eco",), ("lux", "eco"))),
        ),
        min_size=1,
        max_size=5,
    )
    .filter(lambda messages: prod(message.days for message in messages) <= 6)
    .map(number)
)

FIGURE = st.integers(0, 2)

RULES = st.builds(
    Rules,
    max=FIGURE,
    per=st.sampled_from(("day", "week", "month", "2d", "3d", "7d")),
    own=st.one_of(
        st.just({}),
        *(
            st.fixed_dictionaries(dict.fromkeys(segments, FIGURE))
            for segments in (("lifecycle.new",), ("engagement.high",), ("flags.vip", "engagement.low"))
        ),
    ),
    during=st.none()
    | st.builds(
        lambda first, more, figure: During(first, first + more, figure), st.integers(0, 5), st.integers(0, 3), FIGURE
    ),
    exclusion=st.none()
    | st.builds(
        Exclusion,
        segment=st.sampled_from(sorted(SEGMENT)),
        messages=st.sampled_from(sorted(SELECTOR)),
        exception=st.none() | st.sampled_from([selector for selector in sorted(SELECTOR) if selector != "all"]),
    ),
    is_per_brand=st.sampled_from((False, False, False, True)),
    is_of_sms=st.sampled_from((False, False, False, True)),
)


@settings(max_examples=250 * FUZZ, deadline=None)
@given(messages=MESSAGES, rules=RULES)
def test_every_customer_path_agrees_with_the_proof(messages: list[Message], rules: Rules) -> None:
    """A limit holds when no customer breaks it; each breach is one that some customer meets, and the worst is shown."""
    campaigns = {f"campaigns__{message.id}": message.text() for message in messages}
    verdicts = prove(
        rules.text(),
        segments=SEGMENTS,
        settings_text=BRANDS,
        conventions__communications=COMMUNICATIONS,
        **campaigns,
    )
    paths = histories(messages, rules)
    for verdict, limit in zip(verdicts, limits_of(rules), strict=True):
        assert (verdict.limit.segment, verdict.limit.brand) == (limit.segment, limit.brand)
        assert_same(verdict, [window for path in paths for window in exceeded_windows(limit, rules, path)])
