"""Meetings: the days on which messages of two actions may reach the same customer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING, cast

from relplan.analysis.reach import EVERYBODY_REACH, Reach, can_meet, meet, whenever
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import TypeAlias

    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.message import Messages
    from relplan.model.campaign import Campaign
    from relplan.plan.plan import Item

    Action: TypeAlias = Item[Scenario | Campaign]
    _Reaches: TypeAlias = frozenset[Reach]
    _Days: TypeAlias = Mapping[date, _Reaches]
    _Whom: TypeAlias = str | _Reaches


class Apart(StrEnum):
    """Why two actions never meet."""

    NOTHING_SENT = "nothing_sent"
    """One of them has no message that limits may hold back, or no dated send."""
    OTHER_CUSTOMERS = "other_customers"
    """No customer can be in both audiences."""
    OTHER_DAYS = "other_days"
    """Their sends have no day in common."""
    OTHER_CUSTOMERS_THAT_DAY = "other_customers_that_day"
    """On the days they have in common, they reach different customers."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where two actions meet, or why they don't."""

    days: tuple[date, ...] | None
    """In order; none when it may be any day, since both are triggered."""
    apart: Apart | None = None
    """Why they never do."""
    is_by_moving: bool = False
    """Whether it takes a customer who changes segment between the two messages."""

    @property
    def happens(self) -> bool:
        """Tell whether they may meet at all."""
        return self.apart is None


class Meetings:
    """Tells which actions can meet, and when: a campaign on the days it sends, a scenario on any day."""

    def __init__(self, messages: Messages, contacts: Sequence[Contact], moving: frozenset[str]) -> None:
        self._messages = messages
        self._moving = moving
        """The dimensions in which a customer may change within a day."""
        self._by_day = _reaches_by_day(contacts)
        """Whom each campaign reaches on which day."""
        self._dated = {contact.planned.campaign.id for contact in contacts}
        self._found: dict[tuple[_Whom, _Whom, bool], Meeting] = {}
        """The meetings at any customers: scenarios that reach the same customers meet the same campaigns."""
        self._of_campaign: dict[str, _Reaches] = {}
        self._of_scenario: dict[tuple[str, bool], _Reaches] = {}
        self._sharing: dict[tuple[_Reaches, _Reaches], bool] = {}
        """Whether a customer can be in both: many actions of a plan reach the same customers."""

    def is_held(self, item: Action) -> bool:
        """Tell whether an action has messages that limits may hold back; a campaign without dated sends has none."""
        return bool(self.reached_by(item))

    def reached_by(self, item: Action) -> frozenset[Reach]:
        """Return whom messages of an action reach that limits may hold back; by that alone scenarios meet campaigns."""
        return self._anybody(item, with_free=False)

    def reached_by_day(self, campaign: Action) -> Mapping[date, frozenset[Reach]]:
        """Return whom a campaign's sends reach on each of their days, by those that limits may hold back."""
        return self._by_day.get(campaign.id, {})

    def has_sends(self, campaign: Action) -> bool:
        """Tell whether a campaign has a send with a day, whether or not limits may hold it back."""
        return campaign.id in self._dated

    def can_meet(self, one: Action, other: Action) -> bool:
        """Tell whether messages of both that limits may hold back can reach a customer on one day."""
        return any(self._share_customer(*pair) for _, pair in self._common_days(one, other, with_free=False))

    def find(
        self, one: Action, other: Action, customers: Reach = EVERYBODY_REACH, *, with_free: bool = False
    ) -> Meeting:
        """Return when two actions meet at customers of some kind.

        Messages of scenarios that limits can't hold back are looked at only `with_free`; such sends never are.
        """
        if customers is not EVERYBODY_REACH:
            return self._find(one, other, customers, with_free=with_free)
        key = (self._whom(one, with_free=with_free), self._whom(other, with_free=with_free), with_free)
        if key not in self._found:
            self._found[key] = self._find(one, other, customers, with_free=with_free)
        return self._found[key]

    def _find(self, one: Action, other: Action, customers: Reach, *, with_free: bool) -> Meeting:
        common = [
            (day, (_narrow(left, customers), _narrow(right, customers)))
            for day, (left, right) in self._common_days(one, other, with_free=with_free)
        ]
        met = [day for day, pair in common if self._share_customer(*pair)]
        if met:
            return _meeting(met)
        moved = [day for day, pair in common if self._share_customer(*(self._whenever(side) for side in pair))]
        if moved:
            return _meeting(moved, is_by_moving=True)
        return Meeting((), self._why_apart(one, other, customers, with_free=with_free))

    def _why_apart(self, one: Action, other: Action, customers: Reach, *, with_free: bool) -> Apart:
        left, right = (_narrow(self._anybody(item, with_free=with_free), customers) for item in (one, other))
        if not self._anybody(one, with_free=with_free) or not self._anybody(other, with_free=with_free):
            return Apart.NOTHING_SENT
        if not self._share_customer(self._whenever(left), self._whenever(right)):
            return Apart.OTHER_CUSTOMERS
        has_common_day = any(True for _ in self._common_days(one, other, with_free=with_free))
        return Apart.OTHER_CUSTOMERS_THAT_DAY if has_common_day else Apart.OTHER_DAYS

    def _common_days(
        self, one: Action, other: Action, *, with_free: bool
    ) -> Iterator[tuple[date | None, tuple[_Reaches, _Reaches]]]:
        """Yield whom both reach, for each day that both may fall on; no day stands for any."""
        left, right = self._days(one), self._days(other)
        if left is not None and right is not None:
            yield from ((day, (left[day], right[day])) for day in sorted(left.keys() & right.keys()))
        elif left is not None:
            triggered = self._anybody(other, with_free=with_free)
            yield from ((day, (left[day], triggered)) for day in sorted(left))
        elif right is not None:
            triggered = self._anybody(one, with_free=with_free)
            yield from ((day, (triggered, right[day])) for day in sorted(right))
        else:
            yield None, (self._anybody(one, with_free=with_free), self._anybody(other, with_free=with_free))

    def _whom(self, item: Action, *, with_free: bool) -> _Whom:
        """Return all that the meetings of an action depend on: a campaign itself, or whom a scenario reaches."""
        return self._anybody(item, with_free=with_free) if isinstance(item.value, Scenario) else item.id

    def _days(self, item: Action) -> _Days | None:
        """Return whom a campaign reaches on each of its days; none for a scenario, which may fall on any."""
        return None if isinstance(item.value, Scenario) else self.reached_by_day(item)

    def _anybody(self, item: Action, *, with_free: bool) -> _Reaches:
        """Return whom an action reaches on some day, by message."""
        if not isinstance(item.value, Scenario):
            if item.id not in self._of_campaign:
                self._of_campaign[item.id] = frozenset().union(*self.reached_by_day(item).values())
            return self._of_campaign[item.id]
        key = (item.id, with_free)
        if key not in self._of_scenario:
            found = self._messages.of_scenario(cast("Item[Scenario]", item))
            self._of_scenario[key] = frozenset(
                message.reach for _, message in found if (message.obeys or with_free) and not message.reach.is_empty
            )
        return self._of_scenario[key]

    def _whenever(self, reaches: _Reaches) -> _Reaches:
        """Return the customers who may be among some, whatever segment they move to."""
        return frozenset(whenever(reach, self._moving) for reach in reaches)

    def _share_customer(self, left: _Reaches, right: _Reaches) -> bool:
        """Tell whether a customer can be in a reach of both sides."""
        key = (left, right)
        if key not in self._sharing:
            self._sharing[key] = any(can_meet(one, other) for one, other in product(left, right))
        return self._sharing[key]


def _reaches_by_day(contacts: Iterable[Contact]) -> dict[str, _Days]:
    """Return whom each campaign's sends that obey the limits reach, by campaign and day."""
    found: dict[str, dict[date, set[Reach]]] = {}
    for contact in contacts:
        if contact.obeys:
            days = found.setdefault(contact.planned.campaign.id, {})
            for instant in contact.planned.instants:
                days.setdefault(instant.date(), set()).add(contact.reach)
    return {ident: {day: frozenset(those) for day, those in days.items()} for ident, days in found.items()}


def _meeting(days: Sequence[date | None], *, is_by_moving: bool = False) -> Meeting:
    dated = tuple(day for day in days if day is not None)
    return Meeting(dated or None, is_by_moving=is_by_moving)


def _narrow(reaches: _Reaches, customers: Reach) -> _Reaches:
    if customers is EVERYBODY_REACH:
        return reaches
    return frozenset(both for reach in reaches if not (both := meet(reach, customers)).is_empty)
