"""Suppression: scenarios that are not launched in favour of others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Suppressing:
    """A scenario in favour of which another is not launched."""

    winner: Item[Scenario]
    index: int
    """Its place in the winner's `suppresses`."""
    loser: str


def find_suppressions(plan: Plan) -> tuple[Suppressing, ...]:
    """Return what scenarios that count suppress of others that do, by id and order in the file."""
    return tuple(
        Suppressing(item, index, entry.scenario)
        for _, item in sorted(plan.scenarios.items())
        if item.value.counts
        for index, entry in enumerate(item.value.suppresses)
        if entry.scenario in plan.scenarios and plan.scenarios[entry.scenario].value.counts
    )


def find_mutual(suppressions: tuple[Suppressing, ...]) -> tuple[tuple[Suppressing, Suppressing], ...]:
    """Return the pairs that suppress each other, once, and those that suppress themselves, with themselves."""
    by_pair: dict[tuple[str, str], Suppressing] = {}
    for one in suppressions:
        by_pair.setdefault((one.winner.id, one.loser), one)
    return tuple(
        (one, by_pair[loser, winner])
        for (winner, loser), one in by_pair.items()
        if winner <= loser and (loser, winner) in by_pair
    )
