"""Starts: scenarios that begin at the same moment and instant for the same customers."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relplan.analysis.meeting import Meetings
    from relplan.analysis.priority import Beat
    from relplan.analysis.suppression import Suppressing
    from relplan.analysis.ways import Ways
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan

    Pair = tuple[Item[Scenario], Item[Scenario]]


def find_undecided_starts(
    plan: Plan,
    ways: Mapping[str, Ways],
    meetings: Meetings,
    beats: Sequence[Beat],
    suppressions: Sequence[Suppressing],
) -> Iterator[Pair]:
    """Yield the pairs of scenarios that start together with nothing between them, by id.

    A priority on both sides is a decision, were it the same: ties are another matter.
    """
    decided = {frozenset((beat.winner.id, beat.loser)) for beat in beats}
    decided |= {frozenset((one.winner.id, one.loser)) for one in suppressions}
    for group in _starting_together(plan, ways):
        for one, other in combinations(group, 2):
            is_ranked = one.value.priority is not None and other.value.priority is not None
            if not is_ranked and frozenset((one.id, other.id)) not in decided and meetings.can_meet(one, other):
                yield one, other


def _starting_together(plan: Plan, ways: Mapping[str, Ways]) -> list[list[Item[Scenario]]]:
    """Group scenarios by their moment and the instants at which their first messages come."""
    groups: dict[object, list[Item[Scenario]]] = {}
    for ident in sorted(ways):
        item = plan.scenarios[ident]
        trigger = item.value.trigger
        waits = tuple(sorted({opening.wait for opening in ways[ident].openings}))
        groups.setdefault((trigger.moment, trigger.on, trigger.at, waits), []).append(item)
    return list(groups.values())
