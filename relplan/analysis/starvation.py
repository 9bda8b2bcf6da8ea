"""Caps that campaigns fill before scenarios that they precede: nothing is kept for what is triggered then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.precedence import Reason
from relplan.analysis.pressure.limit import LimitKind
from relplan.analysis.reach import Reach, can_meet
from relplan.model.mechanic import MessageStep, TaskStep, walk_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.analysis.precedence import Order
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.message import Messages
    from relplan.analysis.pressure.verdict import Verdict, Witness
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Starving:
    """A cap that the calendar fills, and the scenarios that get nothing of it then."""

    limit: Limit
    witness: Witness
    """A window that campaigns fill, all of which precede the scenarios."""
    scenarios: tuple[Item[Scenario], ...]
    """By id; nothing is written of what becomes of their refused messages."""


def find_starving(plan: Plan, proof: Sequence[Verdict], messages: Messages, order: Order) -> tuple[Starving, ...]:
    """Return the caps whose worst window is full of campaigns that precede some scenario, one for each cap.

    A cap of which slots are reserved for scenarios is left out, and so are scenarios that say what becomes of a
    refused message.
    """
    pressure = plan.pressure
    reserve = pressure.value.reserve if pressure else None
    kept = {reserve.of} if reserve and reserve.for_ == "scenarios" and reserve.slots else set()
    found: dict[str, Starving] = {}
    for verdict in proof:
        witness, limit = verdict.witness, verdict.limit
        if witness is None or limit.kind is not LimitKind.CAP or limit.id in kept or witness.load < max(1, witness.max):
            continue
        customers = Reach((witness.cell,))
        scenarios = tuple(
            scenario
            for _, scenario in sorted(plan.scenarios.items())
            if scenario.value.runs
            and not _says_what_becomes(scenario.value)
            and any(
                message.obeys
                and message.counts
                and limit.contacts.include(message)
                and can_meet(message.reach, customers)
                for _, message in messages.of_scenario(scenario)
            )
            and all(_precedes(plan, campaign, scenario, order) for campaign in witness.actions)
        )
        if scenarios and (limit.id not in found or len(scenarios) > len(found[limit.id].scenarios)):
            found[limit.id] = Starving(limit, witness, scenarios)
    return tuple(found.values())


def _says_what_becomes(scenario: Scenario) -> bool:
    """Tell whether a scenario says of all or some of its messages what becomes of them when they are refused."""
    steps = (step for _, step in walk_steps(scenario.steps) if isinstance(step, (MessageStep, TaskStep)))
    return scenario.on_capped is not None or any(step.on_capped is not None for step in steps)


def _precedes(plan: Plan, campaign: str, scenario: Item[Scenario], order: Order) -> bool:
    """Tell whether a campaign precedes a scenario by its rank or by name; harmonisation is a decision of its own."""
    decision = order.decide(plan.campaigns[campaign], scenario)
    return decision.winner.id == campaign and decision.reason is not Reason.HARMONISATION
