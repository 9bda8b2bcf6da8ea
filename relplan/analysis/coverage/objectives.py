"""Objectives of the plan, and the programmes and actions that serve them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relplan.model.campaign import Campaign
    from relplan.model.objectives import Objective
    from relplan.model.programme import Programme
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class ObjectiveCoverage:
    """An objective that counts, and who serves it."""

    objective: Item[Objective]
    programmes: tuple[Item[Programme], ...]
    """The programmes that count and that it names, or of which an objective has the KPI of a key result; by id."""
    actions: tuple[Item[Scenario | Campaign], ...]
    """The actions that count and belong to these programmes, or aim at the KPI of a key result; by id."""

    @property
    def is_served(self) -> bool:
        """Tell whether a programme or an action works for it."""
        return bool(self.programmes or self.actions)


def cover_objectives(plan: Plan) -> tuple[ObjectiveCoverage, ...]:
    """Return every objective that counts, by id."""
    return tuple(_cover(plan, item) for _, item in sorted(plan.objectives.items()) if item.value.counts)


def _cover(plan: Plan, objective: Item[Objective]) -> ObjectiveCoverage:
    kpis = {result.kpi for result in objective.value.key_results}
    programmes = tuple(
        item
        for ident, item in sorted(plan.programmes.items())
        if item.value.counts and (ident in objective.value.programmes or not kpis.isdisjoint(_programme_kpis(item)))
    )
    busy = {item.id for item in programmes}
    actions = tuple(
        item
        for _, item in sorted(plan.actions.items())
        if item.value.counts and (item.value.programme in busy or not kpis.isdisjoint(_action_kpis(item)))
    )
    return ObjectiveCoverage(objective, programmes, actions)


def _programme_kpis(programme: Item[Programme]) -> set[str | None]:
    value = programme.value
    return {value.objective.kpi, *(other.kpi for other in value.secondary_objectives)}


def _action_kpis(action: Item[Scenario | Campaign]) -> set[str | None]:
    objective = action.value.objective
    return {objective.kpi, objective.serves} if objective else set()
