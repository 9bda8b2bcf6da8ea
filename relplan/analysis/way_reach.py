"""Whom a way of a branch is open to: conditions on segments that a customer doesn't leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.reach import EVERYBODY_REACH, Reach, join, meet
from relplan.model.mechanic import AllOf, AnyOf, BranchStep, Case, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from relplan.analysis.reach import Population
    from relplan.model.mechanic import Condition, Step, StepRoute
    from relplan.plan.plan import Plan


class WayReach:
    """Tells who may take the ways of branches; at least those who do."""

    def __init__(self, plan: Plan, population: Population) -> None:
        self._plan = plan
        self._population = population

    def of_step(self, steps: Mapping[StepRoute, Step], route: StepRoute) -> Reach:
        """Return the customers who may come to a step, by the branches on the way to it."""
        reach = EVERYBODY_REACH
        for length in range(1, len(route) - 1):
            branch = steps.get(route[:length])
            number = route[length + 1]
            if isinstance(branch, BranchStep) and route[length] == "branch" and isinstance(number, int):
                reach = meet(reach, self._of_case(branch, number))
        return reach

    def _of_case(self, branch: BranchStep, number: int) -> Reach:
        """Return who may take a case: those for whom it may be true, and none before it is certain."""
        case = branch.branch[number]
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
                return join(self._where(part) for part in condition.any)

    def _where_not(self, condition: Condition) -> Reach:
        """Return the customers for whom a condition may be false."""
        match condition:
            case str():
                return self._staying(condition, self._population.none_of)
            case Not():
                return self._where(condition.not_)
            case AllOf():
                return join(self._where_not(part) for part in condition.all)
            case AnyOf():
                return _meet_all(self._where_not(part) for part in condition.any)

    def _staying(self, word: str, reach_of: Callable[[list[str]], Reach]) -> Reach:
        """Return whom a segment tells, unless customers may leave it on the way; events and outcomes tell nobody."""
        if word not in self._plan.segments:
            return EVERYBODY_REACH
        found = reach_of([word])
        moves = any(name in self._population.moving for box in found.boxes for name, _ in box)
        return EVERYBODY_REACH if moves else found


def _meet_all(reaches: Iterable[Reach]) -> Reach:
    met = EVERYBODY_REACH
    for reach in reaches:
        met = meet(met, reach)
    return met
