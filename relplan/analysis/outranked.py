"""Scenarios that can never send: another always takes the one slot, at the same instant and before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.pressure.timing import find_timing
from relplan.analysis.reach import covers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relplan.analysis.precedence import Order
    from relplan.analysis.pressure.departure import Departure
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.message import Message, Messages
    from relplan.analysis.pressure.refused import Attempt
    from relplan.model.action import OnCapped
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item


@dataclass(frozen=True, slots=True)
class Outranked:
    """A scenario that can never send, the one that takes its place each time, and the limit of one contact."""

    loser: Item[Scenario]
    winner: Item[Scenario]
    limit: Limit


def find_outranked(
    rivals: Iterable[Item[Scenario]],
    messages: Messages,
    limits: Sequence[Limit],
    order: Order,
    attempts: Iterable[Attempt],
) -> tuple[Outranked, ...]:
    """Return the scenarios that never send, by id, each with the first that outranks it.

    Nothing less than certain is told. Both start at the same instant for the same customers; the other can be launched
    whenever it is, and leaves it for nothing that doesn't end both; each of its messages meets one of the other's, due
    at the same fixed time, over the same channel, for at least the same customers, and under a limit that always holds
    one; and it drops what is refused.

    `rivals` are the scenarios that run and that nothing suppresses.
    """
    of_one = [limit for limit in limits if {limit.max, *(own.max for own in limit.during)} == {1}]
    if not of_one:
        return ()
    insistent = {one.owner.id for one in attempts if _is_another_try(one.policy)}
    by_trigger: dict[str, list[Item[Scenario]]] = {}
    for item in sorted(rivals, key=lambda item: item.id):
        by_trigger.setdefault(repr(item.value.trigger), []).append(item)
    found = (
        _outrank(loser, group, messages, of_one, order)
        for group in by_trigger.values()
        for loser in group
        if loser.id not in insistent
    )
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.loser.id))


def _outrank(
    loser: Item[Scenario], group: Sequence[Item[Scenario]], messages: Messages, of_one: Sequence[Limit], order: Order
) -> Outranked | None:
    """Return the first of some scenarios that outranks another."""
    for winner in group:
        if winner is not loser and _is_always_beside(winner, loser, order):
            limit = _limit_between(messages, of_one, winner, loser)
            if limit is not None:
                return Outranked(loser, winner, limit)
    return None


def _is_another_try(policy: OnCapped) -> bool:
    """Tell whether a refused message is tried again, in whatever form."""
    return bool(policy.defer or policy.substitute or policy.merge_into)


def _is_always_beside(winner: Item[Scenario], loser: Item[Scenario], order: Order) -> bool:
    """Tell whether a scenario is launched whenever another is, and served before it."""
    one, other = winner.value, loser.value
    decision = order.decide(winner, loser)
    return (
        one.reentry == other.reentry
        and find_timing(one).longest <= find_timing(other).longest
        and set(one.exit_when) <= set(other.exit_when)
        and not one.suppresses
        and not other.suppresses
        and decision.winner.id == winner.id
        and not order.find_thirds(decision)
    )


def _limit_between(
    messages: Messages, of_one: Sequence[Limit], winner: Item[Scenario], loser: Item[Scenario]
) -> Limit | None:
    """Return the limit of one contact by which every message of a scenario meets one of the other's."""
    taken, wanted = _by_time(messages, winner), _by_time(messages, loser)
    if not wanted or len(wanted) != len(messages.of_scenario(loser)):
        return None
    for limit in of_one:
        if all(_is_taken(taken.get(time), message, limit) for time, message in wanted.items()):
            return limit
    return None


def _by_time(messages: Messages, scenario: Item[Scenario]) -> Mapping[int, Message]:
    """Return the messages that come on every way, at a fixed time after the launch, by that time."""
    timing = find_timing(scenario.value)
    by_route = dict(messages.of_scenario(scenario))
    found: dict[int, Message] = {}
    at, point = 0, 0
    while point != timing.end and len(timing.edges[point]) == 1:
        (edge,) = timing.edges[point]
        if edge.wait.least != edge.wait.most:
            break
        at, point = at + edge.wait.least, edge.to
        if point in timing.messages:
            found.setdefault(at, by_route[timing.messages[point]])
    return found


def _is_taken(taken: Message | None, wanted: Message, limit: Limit) -> bool:
    """Tell whether a message always takes the one slot of a limit that another wants."""
    return (
        taken is not None
        and all(message.obeys and message.counts and limit.contacts.include(message) for message in (taken, wanted))
        and taken.channels == wanted.channels
        and all(_leaves_whenever(one, other) for one, other in zip(taken.departures, wanted.departures, strict=True))
        and covers(limit.customers, wanted.reach)
    )


def _leaves_whenever(taken: Departure, wanted: Departure) -> bool:
    """Tell whether a message leaves on a channel for everybody for whom another does: none is kept from it alone."""
    return covers(taken.reach, wanted.reach) and all(
        any(own.implies(need) for own in wanted.needs) or not need.is_met for need in taken.needs
    )
