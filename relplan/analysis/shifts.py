"""Campaigns that a scenario shifts, and shifts into a time at which they can't be sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.arbitration.harmony import find_harmonisation
from relplan.analysis.reach import can_meet
from relplan.analysis.wall_clock import clock_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.message import Messages
    from relplan.analysis.pressure.opening import Closing, Opening
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class LostShift:
    """A send that a scenario shifts to a closed time: it isn't made then."""

    scenario: Item[Scenario]
    place: Place
    """Where the shift is written."""
    contact: Contact
    """The first such send of its campaign."""
    at: datetime
    """When it would be made."""
    closing: Closing
    times: int
    """How many sends of the campaign are lost so."""


def find_lost_shifts(
    plan: Plan, messages: Messages, contacts: Sequence[Contact], opening: Opening
) -> tuple[LostShift, ...]:
    """Return the campaigns whose sends a scenario's `wins-and-shifts` may lose, by scenario and campaign."""
    found: dict[tuple[str, str], LostShift] = {}
    for ident, scenario in sorted(plan.scenarios.items()):
        decisions = scenario.value.with_campaigns.values()
        if not scenario.value.runs or not any(said.wins_and_shifts for said in decisions):
            continue
        reaches = {message.reach for _, message in messages.of_scenario(scenario)}
        for contact in contacts:
            campaign = contact.planned.campaign.id
            said = find_harmonisation(scenario.value, campaign)
            shift = said.wins_and_shifts if said else None
            if shift is None or not contact.obeys or not any(can_meet(contact.reach, reach) for reach in reaches):
                continue
            at = clock_of(plan).after(contact.planned.at, shift)
            closing = opening.closing(contact.message.channels[0], at)
            if closing is not None:
                key = campaign if campaign in scenario.value.with_campaigns else "default"
                first = found.get((ident, campaign))
                found[ident, campaign] = (
                    LostShift(scenario, scenario.at("with_campaigns", key), contact, at, closing, 1)
                    if first is None
                    else LostShift(scenario, first.place, first.contact, first.at, first.closing, first.times + 1)
                )
    return tuple(found.values())
