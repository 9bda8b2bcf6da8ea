"""The map: which live scenarios stand on a journey or in a phase of the customer's life."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.base import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.coverage.journeys import JourneyCoverage
    from relplan.model.audience import Audience
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Placing:
    """The live scenarios against the map."""

    has_map: bool
    """Whether the plan has a journey with touchpoints, or phases."""
    live: int
    """How many scenarios are live."""
    off_the_map: tuple[Item[Scenario], ...]
    """The live ones that stand on no touchpoint, and in no phase by their programme or their audience; by id."""


def place_scenarios(plan: Plan, journeys: Iterable[JourneyCoverage]) -> Placing:
    """Return which live scenarios stand on the map; journeys that are ideas or retired are no part of it."""
    touchpoints = [one for journey in journeys for one in journey.touchpoints]
    placed = {item.id for one in touchpoints for item in one.scenarios}
    live = [item for _, item in sorted(plan.scenarios.items()) if item.value.status is Status.LIVE]
    off = tuple(item for item in live if item.id not in placed and not _is_in_phase(plan, item.value))
    return Placing(bool(touchpoints) or any(one.value.phases for one in plan.segmentations.values()), len(live), off)


def _named(audience: Audience | None) -> Iterator[str]:
    """Yield the segments that an audience asks for."""
    if audience is not None:
        yield from (*audience.segments, *audience.all_of, *(one for many in audience.any_of for one in many))


def _is_in_phase(plan: Plan, scenario: Scenario) -> bool:
    programme = plan.programmes.get(scenario.programme)
    scales = (plan.segmentations.get(segment.partition(".")[0]) for segment in _named(scenario.audience))
    has_phase = programme is not None and programme.value.phase is not None
    return has_phase or any(scale is not None and scale.value.phases for scale in scales)
