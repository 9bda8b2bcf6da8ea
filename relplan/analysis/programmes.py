"""Programmes: their actions, and which of them are for loyalty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.programme import ProgrammeType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relplan.model.campaign import Campaign
    from relplan.model.programme import Programme
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan

    Action = Item[Scenario | Campaign]


def group_by_programme(actions: Iterable[Action]) -> Mapping[str, Sequence[Action]]:
    """Return actions by the id of their programme, known or not; those of one keep their order."""
    found: dict[str, list[Action]] = {}
    for action in actions:
        found.setdefault(action.value.programme, []).append(action)
    return found


def loyalty_programmes(plan: Plan) -> tuple[Item[Programme], ...]:
    """Return the programmes of loyalty that count, by id."""
    found = (item for _, item in sorted(plan.programmes.items()) if item.value.counts)
    return tuple(item for item in found if item.value.type is ProgrammeType.LOYALTY)
