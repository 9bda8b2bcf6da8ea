"""Starts: scenarios that begin at the same moment and instant for the same customers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.crowd import bits_of, find_met

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relplan.analysis.meeting import Meetings
    from relplan.analysis.priority import Beat
    from relplan.analysis.suppression import Suppressing
    from relplan.analysis.ways import Ways
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class UndecidedStart:
    """A scenario, and those that start together with it with nothing between them."""

    one: Item[Scenario]
    others: tuple[Item[Scenario], ...]
    """Those whose id comes after its own, by id."""


def find_undecided_starts(
    plan: Plan,
    ways: Mapping[str, Ways],
    meetings: Meetings,
    beats: Sequence[Beat],
    suppressions: Sequence[Suppressing],
) -> Iterator[UndecidedStart]:
    """Yield the scenarios that start together with others and nothing between them, by moment and id.

    A priority on both sides is a decision, were it the same: ties are another matter.
    """
    decided = {frozenset((beat.winner.id, beat.loser)) for beat in beats}
    decided |= {frozenset((one.winner.id, one.loser)) for one in suppressions}
    for group in _starting_together(plan, ways):
        for one, met in zip(group, _find_later(group, meetings), strict=True):
            others = tuple(
                other
                for other in met
                if (one.value.priority is None or other.value.priority is None)
                and frozenset((one.id, other.id)) not in decided
            )
            if others:
                yield UndecidedStart(one, others)


def _find_later(group: Sequence[Item[Scenario]], meetings: Meetings) -> Iterator[Iterator[Item[Scenario]]]:
    """Yield for each scenario of a group those after it that can reach a customer of its own."""
    for number, met in enumerate(find_met(group, meetings)):
        yield (group[later] for later in bits_of(met >> number + 1 << number + 1))


def _starting_together(plan: Plan, ways: Mapping[str, Ways]) -> list[list[Item[Scenario]]]:
    """Group scenarios by their moment and the instants at which their first messages come."""
    groups: dict[object, list[Item[Scenario]]] = {}
    for ident in sorted(ways):
        item = plan.scenarios[ident]
        trigger = item.value.trigger
        waits = tuple(sorted({opening.wait for opening in ways[ident].openings}))
        groups.setdefault((trigger.moment, trigger.on, trigger.at, waits), []).append(item)
    return list(groups.values())
