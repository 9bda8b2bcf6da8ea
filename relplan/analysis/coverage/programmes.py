"""Programmes and whom they are for: actions that address nobody of their programme's target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.coverage.segments import target_reach
from relplan.analysis.reach import can_meet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.message import Messages
    from relplan.analysis.reach import Population
    from relplan.model.campaign import Campaign
    from relplan.model.programme import Programme
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class MissedTarget:
    """A programme, and those of its actions that can reach nobody of its target."""

    programme: Item[Programme]
    outside: tuple[Item[Scenario | Campaign], ...]
    """By id; at least one. Actions that reach nobody at all are left out."""
    is_whole: bool
    """Whether no action of the programme can reach its target."""

    @property
    def place(self) -> Place:
        """Where the programme names its target."""
        target = self.programme.value.target
        return self.programme.at_key(*(("target", "segments") if target and target.segments else ("phase",)))


def find_missed_targets(plan: Plan, population: Population, messages: Messages) -> Iterator[MissedTarget]:
    """Yield the programmes that count and of which an action misses the target, by id."""
    actions: dict[str, list[Item[Scenario | Campaign]]] = {}
    for _, action in sorted(plan.actions.items()):
        if action.value.counts:
            actions.setdefault(action.value.programme, []).append(action)
    for ident, programme in sorted(plan.programmes.items()):
        target = target_reach(programme.value, population) if programme.value.counts else None
        if target is None or target.is_empty:
            continue
        reaches = [(action, messages.reach_of(action)) for action in actions.get(ident, ())]
        meant = [(action, reach) for action, reach in reaches if not reach.is_empty]
        outside = tuple(action for action, reach in meant if not can_meet(reach, target))
        if outside:
            yield MissedTarget(programme, outside, len(outside) == len(meant))
