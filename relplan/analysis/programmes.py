"""Actions by the programme that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relplan.model.campaign import Campaign
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item

    Action = Item[Scenario | Campaign]


def group_by_programme(actions: Iterable[Action]) -> Mapping[str, Sequence[Action]]:
    """Return actions by the id of their programme, known or not; those of one keep their order."""
    found: dict[str, list[Action]] = {}
    for action in actions:
        found.setdefault(action.value.programme, []).append(action)
    return found
