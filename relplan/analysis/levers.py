"""Levers and channels: how actions and messages divide among them, and the balance the plan wants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from relplan.analysis.contacts import contacts_of
from relplan.analysis.programmes import group_by_programme, loyalty_programmes
from relplan.model.base import Lever

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.analysis.calendar import PlannedSend
    from relplan.model.campaign import Campaign
    from relplan.model.quantities import Rate
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place

    Action = Item[Scenario | Campaign]

Shares = Mapping[Lever, Fraction]

FOUR = (Lever.TRANSACTIONAL, Lever.RELATIONAL, Lever.SERVICE, Lever.ENGAGEMENT)
"""The levers of the balance of loyalty, in which recognition counts with engagement."""

TOLERANCE = Fraction(15, 100)
"""How far a lever's share may be from the wanted one, unless the plan says otherwise."""

ROUNDING = Fraction(1, 100)
"""How far shares that were each rounded may be from the whole."""


@dataclass(frozen=True, slots=True)
class Balance:
    """How many of some things use which lever."""

    counts: Mapping[Lever, int]
    """By each of the five levers."""
    unsaid: int
    """Those without a lever; no share counts them."""

    @property
    def said(self) -> int:
        """How many say their lever."""
        return sum(self.counts.values())

    @property
    def shares(self) -> Shares:
        """The exact share of each of the five levers among those that say theirs; empty when none does."""
        return {lever: Fraction(count, self.said) for lever, count in self.counts.items()} if self.said else {}

    @property
    def of_four(self) -> Shares:
        """The same over four levers."""
        return fold(self.shares)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A balance that the plan wants, and the one it has."""

    item: Item[object]
    """The programme, or the loyalty strategy."""
    key: str
    """Under which key the wanted shares are written."""
    shares: Shares
    """As they are written."""
    balance: Balance
    """Over the actions that it is measured in."""

    @property
    def place(self) -> Place:
        """Where the wanted balance is written."""
        return self.item.at_key(self.key)

    @property
    def total(self) -> Fraction:
        """What the wanted shares add up to."""
        return sum(self.shares.values(), Fraction(0))

    @property
    def is_whole(self) -> bool:
        """Tell whether they make 100 %, give or take the rounding."""
        return abs(self.total - 1) <= ROUNDING

    @property
    def gaps(self) -> Shares:
        """By how much each of the four levers is over what is wanted; negative where it falls short."""
        wanted, actual = fold(self.shares), self.balance.of_four
        return {lever: actual[lever] - wanted.get(lever, 0) for lever in FOUR} if actual else {}


@dataclass(frozen=True, slots=True)
class Levers:
    """The balance of levers over several sets of actions; every figure is exact."""

    overall: Balance
    """Over every action that counts."""
    messages: Balance
    """Over every message and send of these as they are written, each with its own lever, else its action's."""
    dated: Balance
    """Over every dated send of campaigns: one that goes out on 45 days counts 45 times."""
    by_programme: Mapping[str, Balance]
    """Over the actions of each programme that counts."""
    loyalty: Balance
    """Over the actions of the programmes of loyalty."""
    loyalty_programmes: tuple[str, ...]
    """Those that the loyalty strategy names, else those of type loyalty; by id."""
    unsaid: tuple[Action, ...]
    """The actions that count and have no lever, by id."""
    wanted: tuple[Wanted, ...]
    """The balances that the plan wants: of loyalty, then of programmes by id."""


@dataclass(frozen=True, slots=True)
class ChannelBalance:
    """How many contacts take each channel."""

    counts: Mapping[str, int]
    """By channel, the most used first."""

    @property
    def shares(self) -> Mapping[str, Fraction]:
        """The exact share of each channel; empty when there is no contact."""
        total = sum(self.counts.values())
        return {channel: Fraction(count, total) for channel, count in self.counts.items()}


@dataclass(frozen=True, slots=True)
class Channels:
    """The channels that a plan takes, counted in two ways."""

    written: ChannelBalance
    """Over messages, tasks and sends as they are written: a send counts once, however often it goes out."""
    dated: ChannelBalance
    """Over the dated sends of campaigns: one that goes out on 45 days counts 45 times."""


def fold(shares: Shares) -> Shares:
    """Return shares over four levers: recognition counts with engagement."""
    found: dict[Lever, Fraction] = {}
    for lever, share in shares.items():
        to = Lever.ENGAGEMENT if lever is Lever.RECOGNITION else lever
        found[to] = found.get(to, Fraction(0)) + share
    return {lever: found[lever] for lever in FOUR if lever in found}


def lever_of(action: Scenario | Campaign) -> Lever | None:
    """Return the lever of an action: its own, else the one that all its messages name; none when they differ."""
    if action.lever is not None:
        return action.lever
    levers = {contact.lever for contact in contacts_of(action)}
    return levers.pop() if len(levers) == 1 else None


def measure_levers(plan: Plan, sends: Iterable[PlannedSend]) -> Levers:
    """Compute the balance of levers of a plan and of its dated sends."""
    actions = [item for _, item in sorted(plan.actions.items()) if item.value.counts]
    of_programme = group_by_programme(actions)
    by_programme = {
        ident: _balance(of_programme.get(ident, ()))
        for ident, programme in sorted(plan.programmes.items())
        if programme.value.counts
    }
    chosen = _loyalty_programmes(plan)
    loyalty = _balance(item for item in actions if item.value.programme in chosen)
    contacts = [contact.lever or item.value.lever for item in actions for contact in contacts_of(item.value)]
    return Levers(
        overall=_balance(actions),
        messages=_count(contacts),
        dated=_count([one.send.lever or one.campaign.value.lever for one in sends]),
        by_programme=by_programme,
        loyalty=loyalty,
        loyalty_programmes=chosen,
        unsaid=tuple(item for item in actions if lever_of(item.value) is None),
        wanted=tuple(_wanted(plan, by_programme, loyalty)),
    )


def measure_channels(plan: Plan, sends: Iterable[PlannedSend]) -> Channels:
    """Count what actions that count have written, and the dated sends, by the first channel of each."""
    written = (
        contact.channel for item in plan.actions.values() if item.value.counts for contact in contacts_of(item.value)
    )
    return Channels(_count_channels(written), _count_channels(one.send.channel for one in sends))


def _count_channels(channels: Iterable[str]) -> ChannelBalance:
    return ChannelBalance(dict(sorted(Counter(channels).items(), key=lambda pair: (-pair[1], pair[0]))))


def _loyalty_programmes(plan: Plan) -> tuple[str, ...]:
    named = plan.loyalty.value.programmes if plan.loyalty else ()
    known = [ident for ident in named if ident in plan.programmes] or [item.id for item in loyalty_programmes(plan)]
    return tuple(sorted({ident for ident in known if plan.programmes[ident].value.counts}))


def _wanted(plan: Plan, by_programme: Mapping[str, Balance], loyalty: Balance) -> Iterable[Wanted]:
    if plan.loyalty and plan.loyalty.value.levers:
        yield Wanted(plan.loyalty, "levers", _exact(plan.loyalty.value.levers), loyalty)
    for ident, balance in by_programme.items():
        programme = plan.programmes[ident]
        if programme.value.lever_mix:
            yield Wanted(programme, "lever_mix", _exact(programme.value.lever_mix), balance)


def _exact(rates: Mapping[Lever, Rate]) -> Shares:
    return {lever: rates[lever].fraction for lever in Lever if lever in rates}


def _balance(actions: Iterable[Action]) -> Balance:
    return _count([lever_of(item.value) for item in actions])


def _count(levers: Iterable[Lever | None]) -> Balance:
    counts = Counter(levers)
    return Balance({lever: counts[lever] for lever in Lever}, counts[None])
