"""Programmes and whom they are for: actions that address nobody of their programme's target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.contacts import contacts_of
from relplan.analysis.coverage.segments import target_reach
from relplan.analysis.reach import can_meet, meet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.reach import Population, Reach
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


def find_missed_targets(plan: Plan, population: Population) -> Iterator[MissedTarget]:
    """Yield the programmes that count and of which an action misses the target, by id."""
    actions: dict[str, list[Item[Scenario | Campaign]]] = {}
    for _, action in sorted(plan.actions.items()):
        if action.value.counts:
            actions.setdefault(action.value.programme, []).append(action)
    for ident, programme in sorted(plan.programmes.items()):
        target = target_reach(programme.value, population) if programme.value.counts else None
        if target is None or target.is_empty:
            continue
        reaches = [(action, tuple(_reaches(action.value, population))) for action in actions.get(ident, ())]
        meant = [(action, found) for action, found in reaches if found]
        outside = tuple(action for action, found in meant if not _meets(found, target))
        if outside:
            yield MissedTarget(programme, outside, len(outside) == len(meant))


def _reaches(action: Scenario | Campaign, population: Population) -> Iterator[Reach]:
    """Yield whom each of an action's messages addresses, when that is anybody."""
    general = population.reach_of_action(action)
    for contact in contacts_of(action):
        reach = meet(general, population.reach_of(contact.audience))
        if not reach.is_empty:
            yield reach


def _meets(reaches: Iterable[Reach], target: Reach) -> bool:
    return any(can_meet(reach, target) for reach in reaches)
