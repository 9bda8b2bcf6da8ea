"""Calls for marketing: how often the plan may call one customer in thirty days, and what keeps it from calling more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import Contacts, Limit, LimitKind
from relplan.analysis.prospecting import canvasses_consumers
from relplan.analysis.reach import EVERYBODY_REACH
from relplan.analysis.wall_clock import clock_of
from relplan.model.channels import ChannelKind
from relplan.model.consents import Purpose
from relplan.model.quantities import Duration, Window

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relplan.analysis.consent import Permission
    from relplan.analysis.outgoing import Outgoing
    from relplan.analysis.pressure.together import Together
    from relplan.model.channels import Channel
    from relplan.plan.plan import Item, Plan

DAYS = 30
"""The days in which calls are counted."""

MOST = 4
"""The most calls in them."""

_MOST_PARTS = {"day": 31, "week": 6, "month": 3}
"""How many calendar days, weeks or months thirty days can touch."""


@dataclass(frozen=True, slots=True)
class CallLoad:
    """How often the plan may call one customer for marketing in thirty days."""

    channels: tuple[Item[Channel], ...]
    """The channels it calls over, by id."""
    calls: tuple[Outgoing, ...]
    """Its messages and tasks that are such calls."""
    calendar: int
    """No customer gets more dated calls."""
    scenarios: Mapping[str, int | None]
    """Of each scenario by itself; none when there is no end to them."""
    upper: int | None
    """No customer is called more often, limits left aside; none when no bound is known."""
    admitted: int | None
    """The most that the plan's limits let through; none when no limit binds all of these calls for everybody."""

    @property
    def most(self) -> int | None:
        """No customer is called more often; none when no bound is known."""
        bounds = [one for one in (self.upper, self.admitted) if one is not None]
        return min(bounds) if bounds else None


def find_marketing_calls(plan: Plan, permissions: Sequence[Permission]) -> tuple[Outgoing, ...]:
    """Return the messages and tasks for commercial prospecting that may be calls to consumers, each once."""
    found = {
        id(one.outgoing): one.outgoing
        for one in permissions
        if one.outgoing.purpose is Purpose.MARKETING and _is_call(plan, one.channel) and canvasses_consumers(plan, one)
    }
    return tuple(found.values())


def find_call_channels(plan: Plan, calls: Sequence[Outgoing]) -> tuple[Item[Channel], ...]:
    """Return the channels that some calls go over, by id."""
    used = {channel for one in calls for channel in one.message.channels if _is_call(plan, channel)}
    return tuple(plan.channels[ident] for ident in sorted(used))


def _is_call(plan: Plan, channel: str) -> bool:
    item = plan.channels.get(channel)
    return item is not None and item.value.kind is ChannelKind.CALL


def limit_of_calls(plan: Plan, calls: Sequence[Outgoing], channels: Sequence[Item[Channel]]) -> Limit:
    """Return the limit that the law sets to some calls over some channels, at least one."""
    counted = Contacts(
        channels=frozenset(item.id for item in channels),
        communications=frozenset(one.communication.id for one in calls if one.communication),
    )
    window = Window(Duration(days=DAYS))
    place, clock = channels[0].place, clock_of(plan)
    return Limit(LimitKind.CAP, "calls", "", "", MOST, window, (), counted, EVERYBODY_REACH, place, "", clock)


def measure_calls(plan: Plan, calls: tuple[Outgoing, ...], bound: Together, limits: Sequence[Limit]) -> CallLoad:
    """Return how often the plan may call one customer, given what calendar and scenarios may do under that limit."""
    is_counted = all(one.message.counts and one.message.obeys for one in calls)
    admitted = [most for most in (_admitted(plan, group, calls) for group in _groups(limits)) if most is not None]
    return CallLoad(
        find_call_channels(plan, calls),
        calls,
        bound.calendar,
        bound.scenarios,
        bound.upper if is_counted else None,
        min(admitted) if admitted and is_counted else None,
    )


def _groups(limits: Sequence[Limit]) -> list[list[Limit]]:
    """Put together the limits of one cap: its own figures and the general one hold for everybody together."""
    found: dict[tuple[str, str], list[Limit]] = {}
    for limit in limits:
        if limit.kind is not LimitKind.RESERVE and not limit.brand:
            key = limit.place.route[-1] if limit.kind is LimitKind.GAP else ""
            found.setdefault((limit.id, str(key)), []).append(limit)
    return list(found.values())


def _admitted(plan: Plan, group: Sequence[Limit], calls: Sequence[Outgoing]) -> int | None:
    """Return the most of some calls that a cap or a gap lets through; none when it doesn't bind them all."""
    if not all(limit.contacts.include(one.message) for limit in group for one in calls):
        return None
    cap = plan.pressure.value.caps.get(group[0].id) if plan.pressure else None
    if cap is not None and cap.segments:
        return None
    return max(max([limit.max, *(own.max for own in limit.during)]) * _windows(limit.window) for limit in group)


def _windows(window: Window) -> int:
    """Return how many windows it takes to cover thirty days."""
    if window.unit:
        return _MOST_PARTS[window.unit]
    length = window.length.shortest if window.length else Duration(days=DAYS).shortest
    return max(1, -(-Duration(days=DAYS).longest // length)) if length else 24 * 60 * DAYS
