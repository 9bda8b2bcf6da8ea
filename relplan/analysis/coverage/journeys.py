"""Journeys and the scenarios that act on them: touchpoints, stages, moments of truth and irritants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.coverage.moments import Starts
    from relplan.model.journey import Journey, Stage, Touchpoint
    from relplan.model.moments import Moment
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place

IRRITANT = -1
"""The best experience that is still an irritant."""


@dataclass(frozen=True, slots=True)
class TouchpointCoverage:
    """A touchpoint, and the scenarios that act on it."""

    journey: Item[Journey]
    index: int
    """Its place among the journey's touchpoints."""
    moment: Item[Moment] | None
    """The moment it is, when the plan has it."""
    listed: tuple[Item[Scenario], ...]
    """The scenarios that count among those it names."""
    started: tuple[Item[Scenario], ...]
    """The scenarios that count and start at its moment, without those it names."""

    @property
    def touchpoint(self) -> Touchpoint:
        """What the journey says of it."""
        return self.journey.value.touchpoints[self.index]

    @property
    def place(self) -> Place:
        """Where it says its id."""
        return self.journey.at("touchpoints", self.index, "id")

    @property
    def scenarios(self) -> tuple[Item[Scenario], ...]:
        """The scenarios that act on it: those it names, then those that start at its moment."""
        return self.listed + self.started

    @property
    def is_moment_of_truth(self) -> bool:
        """Tell whether it decides on the relationship: its own word, else its moment's."""
        own = self.touchpoint.moment_of_truth
        if own is not None:
            return own
        return is_truth(self.moment)

    @property
    def is_irritant(self) -> bool:
        """Tell whether it is lived badly today."""
        current = self.touchpoint.current
        return current is not None and current.experience <= IRRITANT

    @property
    def is_to_improve(self) -> bool:
        """Tell whether it is to be lived better than it is, or somebody has an idea how."""
        current, target = self.touchpoint.current, self.touchpoint.target
        is_better = current is not None and target is not None and target.experience > current.experience
        return is_better or bool(self.touchpoint.ideas)


@dataclass(frozen=True, slots=True)
class StageCoverage:
    """A stage of a journey, and its touchpoints."""

    stage: Stage
    touchpoints: tuple[TouchpointCoverage, ...]

    @property
    def scenarios(self) -> tuple[Item[Scenario], ...]:
        """The scenarios that act on it, each once."""
        return _each_once(self.touchpoints)


@dataclass(frozen=True, slots=True)
class JourneyCoverage:
    """A journey, stage by stage."""

    journey: Item[Journey]
    stages: tuple[StageCoverage, ...]
    """In the order of the journey."""
    touchpoints: tuple[TouchpointCoverage, ...]
    """All of them, in the order of the file; those of a stage that the journey hasn't are here only."""


@dataclass(frozen=True, slots=True)
class MomentOfTruth:
    """A moment that decides on the relationship: a moment of the plan, a touchpoint, or one and the same."""

    moment: Item[Moment] | None
    touchpoints: tuple[TouchpointCoverage, ...]
    """The touchpoints of the moment, or the one touchpoint without a moment."""
    scenarios: tuple[Item[Scenario], ...]
    """The scenarios that count and act on it, each once."""


@dataclass(frozen=True, slots=True)
class Displaced:
    """A scenario that a touchpoint names although it starts at another moment."""

    at: TouchpointCoverage
    scenario: Item[Scenario]
    own: TouchpointCoverage | None
    """The touchpoint of the same journey that is the moment it starts at, when there is one."""


def is_truth(moment: Item[Moment] | None) -> bool:
    """Tell whether a moment that counts is called a moment of truth."""
    return moment is not None and moment.value.counts and moment.value.moment_of_truth is True


def cover_journeys(plan: Plan, starts: Starts) -> tuple[JourneyCoverage, ...]:
    """Return every journey that counts, by id."""
    return tuple(one for one in cover_all_journeys(plan, starts) if one.journey.value.counts)


def cover_all_journeys(plan: Plan, starts: Starts) -> tuple[JourneyCoverage, ...]:
    """Return every journey by id, those too that are ideas or retired."""
    return tuple(_cover(plan, journey, starts) for _, journey in sorted(plan.journeys.items()))


def find_moments_of_truth(plan: Plan, journeys: Iterable[JourneyCoverage], starts: Starts) -> tuple[MomentOfTruth, ...]:
    """Return the moments of truth: those of touchpoints journey by journey, then those of moments on no journey."""
    groups: dict[tuple[str, ...], list[TouchpointCoverage]] = {}
    for one in (touchpoint for journey in journeys for touchpoint in journey.touchpoints):
        key = (one.moment.id,) if one.moment else (one.journey.id, str(one.index))
        groups.setdefault(key, []).append(one)
    found = [
        MomentOfTruth(group[0].moment, tuple(group), _each_once(group))
        for group in groups.values()
        if is_truth(group[0].moment) or any(one.is_moment_of_truth for one in group)
    ]
    alone = (moment for ident, moment in sorted(plan.moments.items()) if is_truth(moment) and (ident,) not in groups)
    return (*found, *(MomentOfTruth(moment, (), starts.get(moment.id, ())) for moment in alone))


def find_displaced(journeys: Iterable[JourneyCoverage]) -> Iterator[Displaced]:
    """Yield the scenarios that stand at a touchpoint of another moment than theirs.

    A touchpoint may be answered by a scenario that starts later, as long as another starts at its moment; and a
    scenario that stands at its own moment may stand elsewhere too.
    """
    for journey in journeys:
        for one in journey.touchpoints:
            moment = one.moment.id if one.moment else None
            elsewhere = [item for item in one.listed if moment and item.value.trigger.moment != moment]
            for scenario in elsewhere:
                own = [
                    other for other in journey.touchpoints if other.touchpoint.moment == scenario.value.trigger.moment
                ]
                is_placed = any(scenario in other.listed for other in own)
                if not is_placed and (own or len(elsewhere) == len(one.listed)):
                    yield Displaced(one, scenario, own[0] if own else None)


def _cover(plan: Plan, journey: Item[Journey], starts: Starts) -> JourneyCoverage:
    touchpoints = tuple(_touch(plan, journey, index, starts) for index in range(len(journey.value.touchpoints)))
    stages = tuple(
        StageCoverage(stage, tuple(one for one in touchpoints if one.touchpoint.stage == stage.id))
        for stage in journey.value.stages
    )
    return JourneyCoverage(journey, stages, touchpoints)


def _touch(plan: Plan, journey: Item[Journey], index: int, starts: Starts) -> TouchpointCoverage:
    touchpoint = journey.value.touchpoints[index]
    named = dict.fromkeys(touchpoint.scenarios)
    listed = tuple(plan.scenarios[one] for one in named if one in plan.scenarios and plan.scenarios[one].value.counts)
    started = starts.get(touchpoint.moment or "", ())
    moment = plan.moments.get(touchpoint.moment or "")
    return TouchpointCoverage(journey, index, moment, listed, tuple(one for one in started if one.id not in named))


def _each_once(touchpoints: Iterable[TouchpointCoverage]) -> tuple[Item[Scenario], ...]:
    found = {scenario.id: scenario for one in touchpoints for scenario in one.scenarios}
    return tuple(found.values())
