"""Notices before a contract renews itself, and when they go out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from relplan.analysis.outgoing import kind_of
from relplan.analysis.pressure.timing import find_timing
from relplan.model.channels import ChannelKind
from relplan.model.quantities import Duration
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.outgoing import Outgoing
    from relplan.analysis.pressure.timing import Timing
    from relplan.model.moments import Moment
    from relplan.plan.plan import Item, Plan

EARLIEST, LATEST = Duration(months=3), Duration(months=1)
"""How long before its date a notice may go out, and must have gone out."""

_RENEWAL = re.compile(r"renewals?|renews?|renouvellements?|reconductions?|reconduit", re.IGNORECASE)
_CONTRACT = re.compile(r"contra[ct]|subscription|abonnement|tacite?|automatic|adh[ée]sion|forfait", re.IGNORECASE)
_WRITTEN = frozenset({ChannelKind.EMAIL, ChannelKind.MAIL})
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class OffTimeNotice:
    """A scenario that writes before a contract renews itself, and never in time."""

    scenario: Item[Scenario]
    moment: Item[Moment]


def find_off_time_notices(plan: Plan, outgoing: Iterable[Outgoing]) -> tuple[OffTimeNotice, ...]:
    """Return the scenarios that count days to the renewal of a contract and write none of them in the time for it.

    A moment is one of renewal by its name or id; it has a date.
    """
    found: dict[str, list[Outgoing]] = {}
    for one in outgoing:
        if isinstance(one.action.value, Scenario):
            found.setdefault(one.action.id, []).append(one)
    return tuple(
        OffTimeNotice(plan.scenarios[ident], moment)
        for ident, messages in found.items()
        if (moment := _renewal(plan, plan.scenarios[ident].value)) and not any(_in_time(plan, one) for one in messages)
    )


def _renewal(plan: Plan, scenario: Scenario) -> Item[Moment] | None:
    """Return the moment of renewal that a scenario counts its first day from, before it or on it."""
    moment, on = plan.moments.get(scenario.trigger.moment), scenario.trigger.on
    if moment is None or on is None or on.anchor != "moment" or on.sign > 0 or not moment.value.date:
        return None
    text = f"{moment.id} {moment.value.name}".replace("_", " ")
    return moment if _RENEWAL.search(text) and _CONTRACT.search(text) else None


def _in_time(plan: Plan, outgoing: Outgoing) -> bool:
    """Tell whether a message in writing may go out in the time for a notice, months being as long as they may be."""
    scenario = outgoing.action.value
    if not isinstance(scenario, Scenario) or scenario.trigger.on is None:
        return False
    if not any(kind_of(plan, channel) in _WRITTEN for channel in outgoing.message.channels):
        return False
    offset = scenario.trigger.on.offset
    first, last = (-(offset.longest // _MINUTE), -(offset.shortest // _MINUTE)) if offset else (0, 0)
    route = outgoing.message.place.route[len(outgoing.action.route) :]
    return any(
        first + low <= -(LATEST.shortest // _MINUTE) and last + high >= -(EARLIEST.longest // _MINUTE)
        for low, high in _minutes_to(find_timing(scenario), route)
    )


def _minutes_to(timing: Timing, route: tuple[str | int, ...]) -> Iterator[tuple[int, int]]:
    """Yield the least and the most minutes from a scenario's start to one of its messages."""
    least, most = {0: 0}, {0: 0}
    for point, ways in enumerate(timing.edges):
        for edge in ways if point in least else ():
            least[edge.to] = min(least.get(edge.to, least[point] + edge.wait.least), least[point] + edge.wait.least)
            most[edge.to] = max(most.get(edge.to, 0), most[point] + edge.wait.most)
    yield from ((least[point], most[point]) for point, at in timing.messages.items() if at == route and point in least)
