"""Whom a way of a branch is open to: conditions on segments that a customer doesn't leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.reach import EVERYBODY_REACH, Reach, meet
from relplan.model.mechanic import AllOf, AnyOf, BranchStep, Case, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from relplan.analysis.reach import Population
    from relplan.model.mechanic import Condition
    from relplan.plan.plan import Plan


class WayReach:
    """Tells who may take the ways of branches; at least those who do."""

    def __init__(self, plan: Plan, population: Population, moving: frozenset[str]) -> None:
        self._plan = plan
        self._population = population
        self._moving = moving

    def of_way(self, branch: BranchStep, number: int) -> Reach:
        """Return who may take a way: those for whom it may be true, and none before it is certain.

        The number of a branch's ways stands for going past all of them.
        """
        case = branch.branch[number] if number < len(branch.branch) else None
        reach = self._where(case.if_) if isinstance(case, Case) else EVERYBODY_REACH
        for earlier in branch.branch[:number]:
            if isinstance(earlier, Case):
                reach = meet(reach, self._where_not(earlier.if_))
        return reach

    def _where(self, condition: Condition) -> Reach:
        """Return the customers for whom a condition may be true."""
        match condition:
            case str():
                return self._staying(condition, self._population.all_of)
            case Not():
                return self._where_not(condition.not_)
            case AllOf():
                return _meet_all(self._where(part) for part in condition.all)
            case AnyOf():
                return _join(self._where(part) for part in condition.any)

    def _where_not(self, condition: Condition) -> Reach:
        """Return the customers for whom a condition may be false."""
        match condition:
            case str():
                return self._staying(condition, self._population.none_of)
            case Not():
                return self._where(condition.not_)
            case AllOf():
                return _join(self._where_not(part) for part in condition.all)
            case AnyOf():
                return _meet_all(self._where_not(part) for part in condition.any)

    def _staying(self, word: str, reach_of: Callable[[list[str]], Reach]) -> Reach:
        """Return whom a segment tells, unless customers may leave it on the way; events and outcomes tell nobody."""
        if word not in self._plan.segments:
            return EVERYBODY_REACH
        found = reach_of([word])
        moves = any(name in self._moving for box in found.boxes for name, _ in box)
        return EVERYBODY_REACH if moves else found


def _meet_all(reaches: Iterable[Reach]) -> Reach:
    met = EVERYBODY_REACH
    for reach in reaches:
        met = meet(met, reach)
    return met


def _join(reaches: Iterable[Reach]) -> Reach:
    """Return the customers in any of some sets."""
    found = list(reaches)
    boxes = tuple(dict.fromkeys(box for reach in found for box in reach.boxes))
    return Reach(boxes, all(reach.is_exact for reach in found)) if () not in boxes else EVERYBODY_REACH
