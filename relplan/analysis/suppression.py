"""Suppression: scenarios that are not launched in favour of others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.reach import covers

if TYPE_CHECKING:
    from relplan.analysis.reach import Population
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


def find_shadowing(
    plan: Plan, suppressions: tuple[Suppressing, ...], population: Population
) -> tuple[Suppressing, ...]:
    """Return what keeps a scenario from ever being launched.

    The other begins at the same moment and instant for at least the same customers, drops its triggers, is suppressed
    by nobody, and can't itself be out of launches without having been launched less than `for` ago.
    """
    suppressed = {one.loser for one in suppressions}
    return tuple(
        one
        for one in suppressions
        if one.winner.value.runs
        and plan.scenarios[one.loser].value.runs
        and one.winner.id not in suppressed
        and _is_always(plan.scenarios[one.loser], one, population)
    )


def _is_always(loser: Item[Scenario], one: Suppressing, population: Population) -> bool:
    winner, trigger = one.winner.value, loser.value.trigger
    entry = winner.suppresses[one.index]
    is_same_instant = (winner.trigger.moment, winner.trigger.on, winner.trigger.at) == (
        trigger.moment,
        trigger.on,
        trigger.at,
    )
    reentry = winner.reentry
    is_at_hand = reentry is None or (entry.for_ is not None and entry.for_.shortest >= reentry.per.longest)
    return (
        is_same_instant
        and entry.then != "defer"
        and is_at_hand
        and covers(population.reach_of_action(winner), population.reach_of_action(loser.value))
    )
