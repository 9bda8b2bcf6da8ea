"""Whom the ways of a scenario are open to, by conditions on segments that a customer doesn't leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.reach import EVERYBODY_REACH, Reach, join, meet
from relplan.model.mechanic import AllOf, AnyOf, BranchStep, Case, Not, walk_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from relplan.analysis.pressure.timing import Timing, Way
    from relplan.analysis.reach import Population
    from relplan.model.mechanic import Condition
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Plan


class WayReach:
    """Tells who may take the ways of branches; at least those who do."""

    def __init__(self, plan: Plan, population: Population, moving: frozenset[str]) -> None:
        self._plan = plan
        self._population = population
        self._moving = moving

    def of_points(self, scenario: Scenario, timing: Timing) -> Sequence[Reach]:
        """Return who may come to each point of a scenario: by some way there that is open to them all along."""
        ways = self.of_ways(scenario, timing)
        arrived: list[list[Reach]] = [[] for _ in timing.edges]
        arrived[0].append(EVERYBODY_REACH)
        for point, edges in enumerate(timing.edges):
            here = join(arrived[point])
            for edge in edges:
                arrived[edge.to].append(_meet_all([here, *(ways[way] for way in edge.by)]))
        return [join(reaches) for reaches in arrived]

    def of_ways(self, scenario: Scenario, timing: Timing) -> Mapping[Way, Reach]:
        """Return who may take each way of the branches of a scenario."""
        steps = dict(walk_steps(scenario.steps))
        routes = dict.fromkeys(way.branch for way in timing.ways)
        of_branch = {route: self.of_branch(step) for route in routes if isinstance(step := steps[route], BranchStep)}
        return {way: of_branch[way.branch][way.number] for way in timing.ways if way.branch in of_branch}

    def of_branch(self, branch: BranchStep) -> Sequence[Reach]:
        """Return who may take each way: those for whom it may be true, and none before it is certain.

        One more than there are ways: the last stands for going past all of them.
        """
        found = []
        past = EVERYBODY_REACH
        for case in branch.branch:
            if isinstance(case, Case):
                found.append(meet(self._where(case.if_), past))
                past = meet(past, self._where_not(case.if_))
            else:
                found.append(past)
        return (*found, past)

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
        moves = any(name in self._moving for box in found.boxes for name, _ in box)
        return EVERYBODY_REACH if moves else found


def _meet_all(reaches: Iterable[Reach]) -> Reach:
    met = EVERYBODY_REACH
    for reach in reaches:
        met = meet(met, reach)
    return met
