"""The scenario tree of each target: at which moments, by which levers, which scenarios."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.levers import lever_of
from relplan.model.base import Lever
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.coverage.segments import SegmentCoverage
    from relplan.model.segments import Segment
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class LeverBranch:
    """The scenarios of one lever at a moment."""

    lever: Lever | None
    """None for those that say none, or several."""
    scenarios: tuple[Item[Scenario], ...]
    """The highest priority first, those without one last, then by id."""


@dataclass(frozen=True, slots=True)
class MomentBranch:
    """The scenarios that start at a moment, by lever."""

    moment: str
    """Its id, known to the plan or not."""
    levers: tuple[LeverBranch, ...]
    """In the order of the levers; what has none is last."""


@dataclass(frozen=True, slots=True)
class TargetTree:
    """Every scenario that can reach a target."""

    segment: Item[Segment]
    moments: tuple[MomentBranch, ...]
    """In the order of the plan; empty when no scenario reaches the target."""


def grow_trees(plan: Plan, segments: Iterable[SegmentCoverage]) -> tuple[TargetTree, ...]:
    """Return the tree of each phase of the customer's life; without phases, that of each segment a programme names."""
    covered = tuple(segments)
    phases = [one for one in covered if plan.segmentations[one.segment.id.partition(".")[0]].value.phases]
    targets = phases or [one for one in covered if one.programmes]
    return tuple(TargetTree(one.segment, tuple(_branch(plan, one))) for one in targets)


def _branch(plan: Plan, target: SegmentCoverage) -> Iterator[MomentBranch]:
    by_moment: dict[str, list[Item[Scenario]]] = {moment: [] for moment in plan.moments}
    for action in target.actions:
        scenario = action.value
        if isinstance(scenario, Scenario):
            by_moment.setdefault(scenario.trigger.moment, []).append(plan.scenarios[action.id])
    for moment, scenarios in by_moment.items():
        if scenarios:
            yield MomentBranch(moment, tuple(_by_lever(scenarios)))


def _by_lever(scenarios: Iterable[Item[Scenario]]) -> Iterator[LeverBranch]:
    ordered = sorted(scenarios, key=_rank)
    for lever in (*Lever, None):
        found = tuple(scenario for scenario in ordered if lever_of(scenario.value) is lever)
        if found:
            yield LeverBranch(lever, found)


def _rank(scenario: Item[Scenario]) -> tuple[bool, int, str]:
    priority = scenario.value.priority
    return (priority is None, priority or 0, scenario.id)
