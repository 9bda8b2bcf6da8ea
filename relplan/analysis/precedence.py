"""Precedence: which of two actions a customer gets when both are due, by which line, and what becomes of the other."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, cast

from relplan.analysis.arbitration.harmony import combines, find_harmonisation, wins
from relplan.model.mechanic import MessageStep, TaskStep, walk_steps
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relplan.analysis.meeting import Action, Meetings
    from relplan.analysis.priority import Beat
    from relplan.model.action import OnCapped
    from relplan.model.quantities import Duration
    from relplan.model.scenario import Harmonisation
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place


class Reason(StrEnum):
    """What decides between two actions; the first that tells them apart does."""

    NEITHER_HELD = "neither_held"
    """Limits hold neither back."""
    NOT_HELD = "not_held"
    """Limits can't hold the winner back."""
    HARMONISATION = "harmonisation"
    """The scenario says what becomes of the campaign."""
    BEATS = "beats"
    PRIORITY = "priority"
    """The smaller number."""
    ONLY_PRIORITY = "only_priority"
    """The other has no number."""
    VALIDITY = "validity"
    """Its messages are pointless sooner."""
    ID = "id"
    """Nothing in the plan; the order of the alphabet."""


_BY_RANK = frozenset({Reason.PRIORITY, Reason.ONLY_PRIORITY, Reason.VALIDITY, Reason.ID})


class Fate(StrEnum):
    """What becomes of the loser."""

    SERVED_AFTER = "served_after"
    """It comes second: sent where limits leave room, else its `on_capped` says."""
    SENT_TOO = "sent_too"
    """Nothing: both are sent."""
    WITHHELD = "withheld"
    """Its send isn't made that day, whether or not a limit is reached."""
    SHIFTED = "shifted"
    YIELDS = "yields"
    """It is held back that day, whether or not a limit is reached; then its `on_capped` says."""
    COMBINED = "combined"
    """It is served by the winner's contact."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What is written of a refused message."""

    message: str
    """The message it is for; empty for all of the action."""
    on_capped: OnCapped
    place: Place


@dataclass(frozen=True, slots=True)
class Third:
    """Another action whose presence turns the order round: the loser precedes it, and it the winner."""

    chain: tuple[Beat, ...]
    """From the loser on, each beats the next."""

    @property
    def action(self) -> str:
        """The id of the action that must be due too."""
        return self.chain[-1].loser


@dataclass(frozen=True, slots=True)
class Precedence:
    """Who wins between two actions, and why."""

    winner: Action
    loser: Action
    reason: Reason
    fate: Fate
    places: tuple[Place, ...]
    """The lines that decide; none when nothing is written."""
    overridden: tuple[Place, ...] = ()
    """Lines that would decide otherwise, or the same, if these weren't there."""
    shift: Duration | None = None
    """How much later the loser is sent."""
    policies: tuple[Policy, ...] = ()
    """What is written of the loser's refused messages; they are dropped where nothing is."""


class Order:
    """The order of a plan's actions, two by two."""

    def __init__(self, plan: Plan, meetings: Meetings, beats: Sequence[Beat]) -> None:
        self._plan = plan
        self._meetings = meetings
        self._beats = {(beat.winner.id, beat.loser): beat for beat in beats}

    @cached_property
    def _beats_of(self) -> Mapping[str, Sequence[Beat]]:
        """What each action precedes by name, by id."""
        found: dict[str, list[Beat]] = {}
        for _, beat in sorted(self._beats.items(), key=lambda entry: entry[0]):
            found.setdefault(beat.winner.id, []).append(beat)
        return found

    def decide(self, one: Action, other: Action) -> Precedence:
        """Return who wins when messages of both are due to a customer at the same time."""
        held = [item for item in (one, other) if self._meetings.is_held(item)]
        said = self.harmonised(one, other)
        if said is not None:
            return said
        if len(held) < 2:
            winner, loser = (other, one) if held == [one] else (one, other)
            reason = Reason.NOT_HELD if held else Reason.NEITHER_HELD
            fate = Fate.SERVED_AFTER if held else Fate.SENT_TOO
            return Precedence(winner, loser, reason, fate, (), policies=find_policies(loser) if held else ())
        return self._by_beats(one, other) or self._by_rank(one, other)

    def precedes_by_name(self, one: Action, other: Action) -> bool:
        """Tell whether one is served before the other whatever their numbers, and the other isn't likewise."""
        decision = self.decide(one, other)
        return decision.winner.id == one.id and decision.reason in (Reason.HARMONISATION, Reason.BEATS)

    def harmonised(self, one: Action, other: Action) -> Precedence | None:
        """Return what the scenario of a pair says of the campaign; a send that limits can't hold back is left alone."""
        scenario, campaign = (one, other) if isinstance(one.value, Scenario) else (other, one)
        if not isinstance(scenario.value, Scenario) or isinstance(campaign.value, Scenario):
            return None
        said = find_harmonisation(scenario.value, campaign.id)
        if said is None or not self._meetings.is_held(campaign):
            return None
        if not self._meetings.is_held(scenario) and not wins(said):
            return None
        return self._as_said(cast("Item[Scenario]", scenario), campaign, said)

    def _as_said(self, scenario: Item[Scenario], campaign: Action, said: Harmonisation) -> Precedence:
        key = campaign.id if campaign.id in scenario.value.with_campaigns else "default"
        places = (scenario.at("with_campaigns", key),)
        overridden = tuple(
            beat.winner.at("beats", beat.index)
            for pair in ((scenario.id, campaign.id), (campaign.id, scenario.id))
            if (beat := self._beats.get(pair))
        )
        if wins(said):
            fate = Fate.SHIFTED if said.wins_and_shifts else Fate.WITHHELD
            return Precedence(
                scenario, campaign, Reason.HARMONISATION, fate, places, overridden, shift=said.wins_and_shifts
            )
        if combines(said):
            return Precedence(campaign, scenario, Reason.HARMONISATION, Fate.COMBINED, places, overridden)
        return Precedence(
            campaign,
            scenario,
            Reason.HARMONISATION,
            Fate.YIELDS,
            places,
            overridden,
            policies=find_policies(scenario),
        )

    def _by_beats(self, one: Action, other: Action) -> Precedence | None:
        """Return what a line of `beats` says; nothing when each beats the other."""
        there, back = self._beats.get((one.id, other.id)), self._beats.get((other.id, one.id))
        if (there is None) == (back is None):
            return None
        winner, loser = (one, other) if there else (other, one)
        beat = there or back
        places = (beat.winner.at("beats", beat.index),) if beat else ()
        return Precedence(winner, loser, Reason.BEATS, Fate.SERVED_AFTER, places, policies=find_policies(loser))

    def _by_rank(self, one: Action, other: Action) -> Precedence:
        winner, loser = sorted((one, other), key=rank)
        reason, places = _deciding(winner, loser)
        return Precedence(
            winner,
            loser,
            reason,
            Fate.SERVED_AFTER,
            places,
            policies=find_policies(loser),
        )

    def find_thirds(self, decision: Precedence) -> tuple[Third, ...]:
        """Return the actions that pull the loser before the winner when they are due too, by id.

        The loser precedes them by name, directly or through others, and they precede the winner by name or rank. There
        is none where something else than ranks decides between the two.
        """
        if decision.reason not in _BY_RANK:
            return ()
        winner, loser = decision.winner, decision.loser
        chains: dict[str, tuple[Beat, ...]] = {loser.id: ()}
        queue = deque([loser.id])
        while queue:
            here = queue.popleft()
            for beat in self._beats_of.get(here, ()):
                if beat.loser not in chains and self._is_by_beats(here, beat.loser):
                    chains[beat.loser] = (*chains[here], beat)
                    queue.append(beat.loser)
        found = []
        for ident, chain in sorted(chains.items()):
            third = self._plan.actions[ident]
            if not chain or ident == winner.id or not self._can_be_due_with(third, winner, loser):
                continue
            if rank(third) < rank(winner) or self._is_by_beats(ident, winner.id):
                found.append(Third(chain))
        return tuple(found)

    def _is_by_beats(self, one: str, other: str) -> bool:
        """Tell whether a line of `beats` decides between two actions."""
        if (one, other) not in self._beats:
            return False
        return self.harmonised(self._plan.actions[one], self._plan.actions[other]) is None

    def _can_be_due_with(self, third: Action, winner: Action, loser: Action) -> bool:
        return all(self._meetings.can_meet(third, item) for item in (winner, loser))


def find_policies(action: Action) -> tuple[Policy, ...]:
    """Return what is written of an action's refused messages: of all of it, then of each of its own."""
    value = action.value
    found = [Policy("", value.on_capped, action.at_key("on_capped"))] if value.on_capped else []
    if isinstance(value, Scenario):
        steps = [(route, step) for route, step in walk_steps(value.steps) if isinstance(step, (MessageStep, TaskStep))]
        own = [(step.id, step.on_capped, action.at_key(*route, "on_capped")) for route, step in steps]
    else:
        sends = enumerate(value.sends)
        own = [(send.id, send.on_capped, action.at_key("sends", index, "on_capped")) for index, send in sends]
    return (*found, *(Policy(ident, policy, place) for ident, policy, place in own if policy))


def rank(action: Action) -> tuple[float, float, str]:
    """Return priority, length of validity in seconds and id; the smallest is served first.

    A month counts as its shortest; a campaign's send is always valid.
    """
    value = action.value
    validity = value.valid_for if isinstance(value, Scenario) else None
    return (
        float("inf") if value.priority is None else float(value.priority),
        validity.shortest.total_seconds() if validity else float("inf"),
        f"{action.id}/",
    )


def _deciding(winner: Action, loser: Action) -> tuple[Reason, tuple[Place, ...]]:
    """Return the first part of the rank that tells two actions apart, and where it is written."""
    (priority, validity, _), (other_priority, other_validity, _) = rank(winner), rank(loser)
    if priority != other_priority:
        places = tuple(item.at("priority") for item in (winner, loser) if item.value.priority is not None)
        return (Reason.PRIORITY if len(places) > 1 else Reason.ONLY_PRIORITY), places
    if validity != other_validity:
        sides = [item for item in (winner, loser) if isinstance(item.value, Scenario) and item.value.valid_for]
        return Reason.VALIDITY, tuple(item.at("valid_for") for item in sides)
    return Reason.ID, ()
