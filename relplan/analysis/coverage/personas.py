"""Personas and what the plan does for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.coverage.journeys import JourneyCoverage
    from relplan.model.persona import Persona
    from relplan.plan.plan import Item, Plan


def find_unserved(plan: Plan, journeys: Iterable[JourneyCoverage]) -> tuple[Item[Persona], ...]:
    """Return the personas that count and that nothing of the plan is for, by id.

    A persona is served by an action or a programme that names it, and by a scenario at a touchpoint of a journey that
    it travels, unless the touchpoint names others.
    """
    served = {*_named(plan), *_met(plan, journeys)}
    return tuple(item for ident, item in sorted(plan.personas.items()) if item.value.counts and ident not in served)


def _named(plan: Plan) -> Iterator[str]:
    for item in (*plan.actions.values(), *plan.programmes.values()):
        if item.value.counts:
            yield from item.value.personas


def _met(plan: Plan, journeys: Iterable[JourneyCoverage]) -> Iterator[str]:
    """Yield the personas at the touchpoints on which scenarios act."""
    for one in journeys:
        own = {ident for ident, item in plan.personas.items() if one.journey.id in item.value.journeys}
        for touchpoint in one.touchpoints:
            if touchpoint.scenarios:
                yield from touchpoint.touchpoint.personas or own.union(one.journey.value.personas)
