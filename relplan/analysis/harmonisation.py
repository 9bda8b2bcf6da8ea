"""Harmonisation: what becomes of scenarios and campaigns that meet, what is undecided, and what comes to nothing."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.arbitration.harmony import find_harmonisation, wins
from relplan.analysis.precedence import rank

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from relplan.analysis.meeting import Apart, Meetings
    from relplan.analysis.precedence import Order, Precedence
    from relplan.analysis.priority import Beat
    from relplan.analysis.reach import Box, Reach
    from relplan.model.campaign import Campaign
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Undecided:
    """A scenario, and the campaigns that it can meet and says nothing of."""

    scenario: Item[Scenario]
    campaigns: tuple[Item[Campaign], ...]
    """By id."""


@dataclass(frozen=True, slots=True)
class Idle:
    """A decision of a scenario about a campaign that it never meets."""

    scenario: Item[Scenario]
    campaign: Item[Campaign]
    apart: Apart | None
    """Why not; none when the campaign's status keeps it out of the plan."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What becomes of a scenario and of campaigns that it can meet."""

    scenario: Item[Scenario]
    campaigns: tuple[Item[Campaign], ...]
    """By id; at least one."""
    decision: Precedence
    """That about the first campaign: of the others, as many win or lose, and by the same lines if by name."""


def find_rulings(plan: Plan, meetings: Meetings, order: Order, beats: Sequence[Beat]) -> tuple[Ruling, ...]:
    """Return the harmonisation table: every scenario with the campaigns that it can meet, by id.

    Campaigns are together that no scenario can tell apart; the same ones in every ruling that holds one of them.
    """
    scenarios = [item for _, item in sorted(plan.scenarios.items()) if item.value.counts]
    kinds = _find_kinds(plan, scenarios, meetings, beats)
    return tuple(
        Ruling(scenario, kind, order.decide(scenario, kind[0]))
        for scenario in scenarios
        for kind in kinds
        if meetings.find(scenario, kind[0]).happens
    )


def _find_kinds(
    plan: Plan, scenarios: Sequence[Item[Scenario]], meetings: Meetings, beats: Sequence[Beat]
) -> list[tuple[Item[Campaign], ...]]:
    """Put campaigns together that reach the same customers, that nothing names, and that come in one place by rank.

    The same as far as scenarios can tell: what none of them asks of its customers makes no difference.
    """
    asked = {name for one in scenarios for reach in meetings.reached_by(one) for box in reach.boxes for name, _ in box}
    named = {ident for scenario in scenarios for ident in scenario.value.with_campaigns}
    named.update(ident for beat in beats for ident in (beat.winner.id, beat.loser))
    silent = sorted(rank(scenario) for scenario in scenarios if "default" not in scenario.value.with_campaigns)
    kinds: dict[tuple[object, ...], list[Item[Campaign]]] = {}
    for ident, campaign in sorted(plan.campaigns.items()):
        if campaign.value.counts:
            own = ident if ident in named else ""
            key = (own, _project(meetings.reached_by(campaign), asked), bisect_left(silent, rank(campaign)))
            kinds.setdefault(key, []).append(campaign)
    return [tuple(kind) for kind in kinds.values()]


def _project(reaches: Iterable[Reach], asked: Container[str]) -> frozenset[Box]:
    """Return the boxes of some customers, with what they say of the dimensions asked for."""
    return frozenset(tuple(part for part in box if part[0] in asked) for reach in reaches for box in reach.boxes)


def find_undecided(plan: Plan, meetings: Meetings, beats: Sequence[Beat]) -> tuple[Undecided, ...]:
    """Return the scenarios that leave campaigns undecided, by id; a pair decided by `beats` is left out."""
    scenarios = [item for item in plan.scenarios.values() if item.value.counts]
    decided = {frozenset((beat.winner.id, beat.loser)) for beat in beats}
    campaigns = sorted((item for item in plan.campaigns.values() if item.value.counts), key=lambda item: item.id)
    found = []
    silent = (item for item in scenarios if "default" not in item.value.with_campaigns)
    for scenario in sorted(silent, key=lambda item: item.id):
        open_ = tuple(
            campaign
            for campaign in campaigns
            if find_harmonisation(scenario.value, campaign.id) is None
            and frozenset((scenario.id, campaign.id)) not in decided
            and meetings.can_meet(scenario, campaign)
        )
        if open_:
            found.append(Undecided(scenario, open_))
    return tuple(found)


def find_idle(plan: Plan, meetings: Meetings) -> tuple[Idle, ...]:
    """Return the decisions about campaigns that their scenarios never meet, whatever segment a customer moves to.

    A campaign none of whose sends has a day in the plan's period is left out: other rules speak of it.
    """
    found = []
    for scenario in plan.scenarios.values():
        for ident, said in scenario.value.with_campaigns.items() if scenario.value.counts else ():
            campaign = plan.campaigns.get(ident)
            if campaign is None:
                continue
            if not campaign.value.counts:
                found.append(Idle(scenario, campaign, None))
            elif meetings.has_sends(campaign):
                meeting = meetings.find(scenario, campaign, with_free=wins(said))
                if meeting.apart is not None:
                    found.append(Idle(scenario, campaign, meeting.apart))
    return tuple(found)
