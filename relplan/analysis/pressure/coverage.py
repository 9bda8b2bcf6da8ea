"""What limits look at: messages that none of them looks at, and limits that look at nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.reach import EVERYBODY_REACH, can_meet, meet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.message import Message, Messages
    from relplan.analysis.reach import Population
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which messages and which limits never meet."""

    unlimited: tuple[Message, ...]
    """Messages that obey the pressure rules, and that no limit looks at."""
    idle: tuple[Limit, ...]
    """Limits that look at no message of the plan."""
    idle_exclusions: tuple[str, ...]
    """Exclusions that keep nobody from any message."""


def find_coverage(plan: Plan, messages: Messages, limits: Sequence[Limit], population: Population) -> Coverage:
    """Hold every message of every action that counts against every limit."""
    found = list(find_messages(plan, messages))
    return Coverage(
        unlimited=tuple(
            message
            for message in found
            if message.obeys
            and not message.reach.is_empty
            and not any(looks_at(limit, message, population) for limit in limits)
        ),
        idle=tuple(limit for limit in limits if not any(looks_at(limit, message, population) for message in found)),
        idle_exclusions=tuple(_idle_exclusions(plan, found, population)),
    )


def _idle_exclusions(plan: Plan, messages: Sequence[Message], population: Population) -> Iterator[str]:
    exclusions = plan.pressure.value.exclusions_in_force if plan.pressure else {}
    for ident, exclusion in exclusions.items():
        segment = population.all_of([exclusion.segment])
        kept = (message for message in messages if ident in message.exclusions)
        if not any(can_meet(message.addressed, segment) for message in kept):
            yield ident


def find_messages(plan: Plan, messages: Messages) -> Iterator[Message]:
    """Yield every message of every action that counts: scenarios first, each in the order it is written."""
    for scenario in plan.scenarios.values():
        if scenario.value.counts:
            yield from (message for _, message in messages.of_scenario(scenario))
    for campaign in plan.campaigns.values():
        if campaign.value.counts:
            yield from (messages.of_send(campaign, index) for index in range(len(campaign.value.sends)))


def looks_at(limit: Limit, message: Message, population: Population) -> bool:
    """Tell whether a limit may count a message or hold it back, for some customer.

    In moving segmentations a customer may change between a message and the window's end, so they don't part the two.
    """
    if not (message.counts or message.obeys) or not limit.contacts.include(message):
        return False
    own, brands = message.action.value.brands, limit.contacts.brands
    of_brand = population.reach_of_brands(one for one in own if one in brands) if own and brands else EVERYBODY_REACH
    reach = meet(message.reach, of_brand)
    if _names(limit, population.moving):
        return not reach.is_empty
    return can_meet(reach, limit.customers)


def _names(limit: Limit, dimensions: Iterable[str]) -> bool:
    """Tell whether a limit holds by one of some dimensions."""
    return any(name in dimensions for box in limit.customers.boxes for name, _ in box)
