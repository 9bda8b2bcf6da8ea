"""The two schools of design: which scenarios come from a journey, which from an objective, and what they claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.scenario import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.analysis.coverage.journeys import JourneyCoverage, TouchpointCoverage
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Schooling:
    """A scenario that counts, and what it can be traced to."""

    scenario: Item[Scenario]
    touchpoints: tuple[TouchpointCoverage, ...]
    """The touchpoints that name it, or that are the moment it starts at."""
    has_journeys: bool
    """Whether the plan has a journey with touchpoints, in which it could be found."""

    @property
    def is_of_journey(self) -> bool:
        """Tell whether it stands on a journey."""
        return bool(self.touchpoints)

    @property
    def is_of_objective(self) -> bool:
        """Tell whether it says what it is to achieve, or which objective of its programme it serves."""
        objective = self.scenario.value.objective
        return objective is not None and bool(objective.statement.strip() or objective.kpi or objective.serves)

    @property
    def is_contradictory(self) -> bool:
        """Tell whether it claims an origin that it can't be traced to."""
        origin = self.scenario.value.origin
        if origin is Origin.JOURNEY:
            return self.has_journeys and not self.is_of_journey
        return origin is Origin.OBJECTIVE and not self.is_of_objective


def trace_scenarios(plan: Plan, journeys: Iterable[JourneyCoverage]) -> tuple[Schooling, ...]:
    """Return every scenario that counts, by id."""
    found: dict[str, list[TouchpointCoverage]] = {}
    touchpoints = [one for journey in journeys for one in journey.touchpoints]
    for one in touchpoints:
        for scenario in one.scenarios:
            found.setdefault(scenario.id, []).append(one)
    return tuple(
        Schooling(item, tuple(found.get(ident, ())), bool(touchpoints))
        for ident, item in sorted(plan.scenarios.items())
        if item.value.counts
    )
