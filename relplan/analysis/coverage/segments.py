"""Segments, phases and programmes: who is addressed by what, and where the scenario map has holes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.reach import can_meet, meet
from relplan.model.programme import Programme
from relplan.plan.plan import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.message import Messages
    from relplan.analysis.reach import Population, Reach
    from relplan.model.campaign import Campaign
    from relplan.model.scenario import Scenario
    from relplan.model.segments import Segment
    from relplan.plan.plan import Plan

Targeting = Mapping[str, tuple[Item[Programme], ...]]
"""The programmes that count, by the segments that they name as their target or their phase, each by id."""


@dataclass(frozen=True, slots=True)
class SegmentCoverage:
    """A segment that counts, the programmes that name it, and the actions that can reach it."""

    segment: Item[Segment]
    programmes: tuple[Item[Programme], ...]
    actions: tuple[Item[Scenario | Campaign], ...]
    """Those that count, by id."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A cell of the scenario map: the customers of a segment in a phase of their life."""

    segment: str
    phase: str
    programmes: tuple[Item[Programme], ...]
    """The programmes that count and whose target can hold such a customer, by id."""
    scenarios: tuple[Item[Scenario], ...]
    """The scenarios that count and can reach one, by id."""

    @property
    def is_hole(self) -> bool:
        """Tell whether no scenario reaches it."""
        return not self.scenarios


def find_targeting(plan: Plan) -> Targeting:
    """Return which programmes name which segments."""
    found: dict[str, list[Item[Programme]]] = {}
    for _, programme in sorted(plan.programmes.items()):
        for segment in _named(programme.value) if programme.value.counts else ():
            found.setdefault(segment, []).append(programme)
    return {segment: tuple(programmes) for segment, programmes in found.items()}


def target_reach(programme: Programme, population: Population) -> Reach | None:
    """Return the customers a programme is for: the segments of its target, else its phase.

    None when it names neither, or a moment instead of segments: then whoever meets the moment is meant.
    """
    target = programme.target
    if target and target.segments:
        return population.reach_of_segments(target.segments)
    is_of_moment = programme.moment is not None or (target is not None and target.moment is not None)
    return None if is_of_moment or programme.phase is None else population.reach_of_segments((programme.phase,))


def cover_segments(
    plan: Plan, population: Population, messages: Messages, targeting: Targeting
) -> tuple[SegmentCoverage, ...]:
    """Return every segment that counts, in the order of the conventions."""
    actions = [(item, messages.reach_of(item)) for _, item in sorted(plan.actions.items()) if item.value.counts]
    return tuple(
        SegmentCoverage(
            segment, targeting.get(ident, ()), tuple(item for item, reach in actions if can_meet(reach, inside))
        )
        for ident, segment, inside in _segments(plan, population)
    )


def cross_phases(plan: Plan, population: Population, messages: Messages) -> tuple[Crossing, ...]:
    """Return the scenario map: every other segment against every phase of the customer's life."""
    phases = [one for one in _segments(plan, population) if _is_phase(plan, one[0])]
    others = [one for one in _segments(plan, population) if not _is_phase(plan, one[0])]
    scenarios = [(item, messages.reach_of(item)) for _, item in sorted(plan.scenarios.items()) if item.value.counts]
    programmes = [
        (item, reach)
        for _, item in sorted(plan.programmes.items())
        if item.value.counts and (reach := target_reach(item.value, population)) is not None
    ]
    return tuple(
        Crossing(
            segment,
            phase,
            tuple(item for item, reach in programmes if can_meet(reach, cell)),
            tuple(item for item, reach in scenarios if can_meet(reach, cell)),
        )
        for segment, _, inside in others
        for phase, _, within in phases
        if not (cell := meet(inside, within)).is_empty
    )


def _named(programme: Programme) -> tuple[str, ...]:
    target = programme.target.segments if programme.target else ()
    return tuple(dict.fromkeys((*target, *filter(None, (programme.phase,)))))


def _segments(plan: Plan, population: Population) -> Iterator[tuple[str, Item[Segment], Reach]]:
    for ident, segment in plan.segments.items():
        if segment.value.counts:
            yield ident, segment, population.reach_of_segments((ident,))


def _is_phase(plan: Plan, segment: str) -> bool:
    return plan.segmentations[segment.partition(".")[0]].value.phases
