"""Limits that two actions share: those that may count a message of each in one window."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any, cast

from relplan.analysis.reach import can_meet, meet, whenever
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from relplan.analysis.meeting import Action
    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.message import Message, Messages
    from relplan.analysis.reach import Reach
    from relplan.plan.plan import Item


@dataclass(frozen=True, slots=True)
class Planned:
    """A message of an action, and when it comes."""

    message: Message
    stretches: tuple[tuple[datetime, datetime], ...] | None
    """None when it may come at any time, since it is triggered."""


def plan_messages(action: Action, messages: Messages, contacts: Sequence[Contact]) -> tuple[Planned, ...]:
    """Return the messages of a scenario, or the sends of a campaign that have a date."""
    if isinstance(action.value, Scenario):
        found = messages.of_scenario(cast("Item[Scenario]", cast("Any", action)))
        return tuple(Planned(message, None) for _, message in found)
    own = (contact for contact in contacts if contact.planned.campaign.id == action.id)
    return tuple(Planned(contact.message, contact.planned.stretches) for contact in own)


def find_shared_limits(
    limits: Sequence[Limit],
    one: Sequence[Planned],
    other: Sequence[Planned],
    customers: Reach,
    moving: frozenset[str],
) -> tuple[Limit, ...]:
    """Return the limits that may count messages of both for one of some customers, in the order of the file.

    A limit holds for the segments held at the end of its window; of the dimensions in which a customer may change in
    it, nothing is asked of the message before. Limits of one figure, counted for several brands, are returned once.
    """
    found: dict[tuple[Any, str], Limit] = {}
    for limit in limits:
        left, right = ([part for part in side if _looks_at(limit, part.message)] for side in (one, other))
        if any(_sees(limit, *pair, customers, moving) for pair in product(left, right)):
            found.setdefault((limit.place, limit.segment), limit)
    return tuple(found.values())


def _looks_at(limit: Limit, message: Message) -> bool:
    return (message.counts or message.obeys) and limit.contacts.include(message)


def _sees(limit: Limit, one: Planned, other: Planned, customers: Reach, moving: frozenset[str]) -> bool:
    held = meet(limit.customers, customers)
    return any(
        _may_follow(limit, before, end)
        and can_meet(meet(held, end.message.reach), whenever(before.message.reach, moving))
        for before, end in ((one, other), (other, one))
    )


def _may_follow(limit: Limit, before: Planned, end: Planned) -> bool:
    """Tell whether a message may come in the window that another ends."""
    if before.stretches is None or end.stretches is None:
        return True
    return any(_may_meet(limit, *pair) for pair in product(before.stretches, end.stretches))


def _may_meet(limit: Limit, before: tuple[datetime, datetime], end: tuple[datetime, datetime]) -> bool:
    """Tell whether an instant of one stretch may be in the window that an instant of another ends."""
    last = max(end[0], before[0])
    return last <= end[1] and limit.window_start(last) < min(before[1], last)
