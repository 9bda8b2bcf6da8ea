"""Volumes: how many contacts each action is expected to make over the plan's period.

An expectation, from declared volumes, rates and sizes; what they leave open is an interval. An action of which the plan
says too little has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from relplan.analysis.interval import NOTHING, Interval
from relplan.analysis.pressure.timing import find_timing
from relplan.analysis.reach import meet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relplan.analysis.headcount import Census
    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.message import Messages
    from relplan.analysis.pressure.timing import Timing
    from relplan.analysis.reach import Reach
    from relplan.model.campaign import Campaign
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item

    Action: TypeAlias = Item[Scenario | Campaign]

_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Volumes:
    """The contacts expected of actions over the plan's period."""

    by_action: Mapping[str, Interval]
    """By id, of the actions that can be told."""
    unknown: tuple[Action, ...]
    """The actions that count and of which the plan says too little, in the order of the files."""


def find_volumes(census: Census, period: Edition, messages: Messages, contacts: Sequence[Contact]) -> Volumes:
    """Return what every action that counts is expected to send in the period.

    A campaign makes what its sends say, else reaches their audiences by the channel's reach; a scenario is entered at
    the volume of its matrix, else at its moment's rates times the sizes of their segments, and each entry makes the
    messages of one way through it. What limits refuse is not deducted.
    """
    by_action: dict[str, Interval] = {}
    unknown = []
    by_campaign: dict[str, list[Contact]] = {}
    for contact in contacts:
        by_campaign.setdefault(contact.planned.campaign.id, []).append(contact)
    years = ((period.last - period.first).days + 1) / _YEAR
    for ident, action in census.plan.actions.items():
        if not action.value.counts:
            continue
        is_scenario = ident in census.plan.scenarios
        found = (
            _of_scenario(census, census.plan.scenarios[ident].value, messages.reach_of(action), years)
            if is_scenario
            else _of_campaign(census, by_campaign.get(ident, []))
        )
        if found is None:
            unknown.append(action)
        else:
            by_action[ident] = found
    return Volumes(by_action, tuple(unknown))


def _of_campaign(census: Census, contacts: Sequence[Contact]) -> Interval | None:
    total = NOTHING
    for contact in contacts:
        sent = expect_contacts(census, contact)
        if sent is None:
            return None
        total += sent
    return total if contacts else None


def expect_contacts(census: Census, contact: Contact) -> Interval | None:
    """Return how many contacts a dated send makes: what it says, else whom it reaches by its channel."""
    declared = contact.planned.send.volume
    if declared is not None:
        return Interval(float(declared), float(declared))
    customers = census.count(contact.reach)
    if customers is None:
        return None
    channel = census.plan.channels.get(contact.message.channels[0])
    reach = channel.value.reach if channel else None
    share = Interval(float(reach.value), float(reach.value)) if reach else Interval(0, 1)
    return Interval(customers.low, customers.high) * share


def _of_scenario(census: Census, scenario: Scenario, reach: Reach, years: float) -> Interval | None:
    entries = _entries_a_year(census, scenario, reach)
    if entries is None:
        return None
    timing = find_timing(scenario)
    return entries * Interval(years, years) * messages_on_ways(timing, set(timing.messages))


def _entries_a_year(census: Census, scenario: Scenario, reach: Reach) -> Interval | None:
    """Return how many entries a year are declared: by the matrix, else by the moment's rates and the sizes."""
    if scenario.matrix is not None and scenario.matrix.volume is not None:
        entries = float(scenario.matrix.volume.per_year)
        return Interval(entries, entries)
    moment = census.plan.moments.get(scenario.trigger.moment)
    rates = moment.value.rate if moment else {}
    total = NOTHING
    for segment, pace in rates.items():
        customers = census.count(meet(reach, census.population.all_of([segment])))
        if customers is None:
            return None
        total += Interval(customers.low * float(pace.per_year), customers.high * float(pace.per_year))
    return total if rates else None


def messages_on_ways(timing: Timing, counted: set[int]) -> Interval:
    """Return the fewest and the most of some messages on one way through a scenario."""
    least: dict[int, int] = {0: 0}
    most: dict[int, int] = {0: 0}
    for point, ways in enumerate(timing.edges):
        for edge in ways if point in least else ():
            more = edge.to in counted
            least[edge.to] = min(least.get(edge.to, least[point] + more), least[point] + more)
            most[edge.to] = max(most.get(edge.to, 0), most[point] + more)
    return Interval(least.get(timing.end, 0), most.get(timing.end, 0))
