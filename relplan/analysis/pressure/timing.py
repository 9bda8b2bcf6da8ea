"""The timing of a scenario: its messages, and how long it may take from one to the next.

The mechanic is a tree of steps that never jumps back. Here it is a graph without circles: a start, its messages and
tasks, places where ways meet again, and an end; each edge is a wait of at least so long and at most so long, and says
by which ways of branches it leads. Every way of a branch or a split is possible, until some are closed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from relplan.analysis.conditions import denies, excludes, follows
from relplan.model.mechanic import (
    BranchStep,
    Case,
    ExitStep,
    MessageStep,
    Otherwise,
    SplitStep,
    TaskStep,
    WaitFor,
    WaitStep,
    WaitUntil,
    walk_steps,
)
from relplan.model.quantities import Duration

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from relplan.model.mechanic import Step, StepRoute, Wait
    from relplan.model.scenario import Scenario

MINUTE = timedelta(minutes=1)
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Span:
    """A wait in minutes, both ends included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Way:
    """A way of a branch."""

    branch: StepRoute
    number: int
    """Its place among the branch's ways; their number when no case came true and there is no other way."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The way from one point to a later one."""

    to: int
    wait: Span
    by: tuple[Way, ...] = ()
    """The ways of branches that it leads by."""


@dataclass(frozen=True)
class Timing:
    """The points of a scenario, in an order in which edges lead forward only: its start first, its end last."""

    edges: tuple[tuple[Edge, ...], ...]
    """By point, the ways on."""
    messages: dict[int, StepRoute]
    """The points that are messages or tasks, with their routes."""
    is_exact: bool
    """False when a wait is in months, whose length differs: then each is taken as short and as long as it may be."""

    @property
    def end(self) -> int:
        """The point at which the scenario has ended."""
        return len(self.edges) - 1

    @property
    def ways(self) -> frozenset[Way]:
        """Every way of a branch."""
        return frozenset(way for edges in self.edges for edge in edges for way in edge.by)

    def without(self, closed: Set[Way]) -> Timing:
        """Return the timing for customers who can't take some ways."""
        edges = (tuple(edge for edge in edges if closed.isdisjoint(edge.by)) for edges in self.edges)
        return replace(self, edges=tuple(edges))

    def with_wait_before(self, point: int, minutes: int) -> Timing:
        """Return the timing in which one waits longer before a point, and so before all that comes after it."""
        longer = tuple(tuple(_longer(edge, minutes) if edge.to == point else edge for edge in on) for on in self.edges)
        return replace(self, edges=longer)

    @property
    def longest(self) -> int:
        """The most minutes from its start to its end."""
        by_point = [0] * len(self.edges)
        for point, ways in enumerate(self.edges):
            for edge in ways:
                by_point[edge.to] = max(by_point[edge.to], by_point[point] + edge.wait.most)
        return by_point[-1]


def _longer(edge: Edge, minutes: int) -> Edge:
    return replace(edge, wait=Span(edge.wait.least + minutes, edge.wait.most + minutes))


_NO_WAIT = Span(0, 0)


def find_timing(scenario: Scenario) -> Timing:
    """Return the timing of a scenario; its trigger's delay is the first wait."""
    return _Maker().make(scenario)


_Open = list[tuple[int, Span, tuple[Way, ...]]]
"""Points whose way on is still open, each with what is waited there already, and the ways taken since."""


@dataclass
class _Maker:
    """Makes points of steps, front to back."""

    edges: list[list[Edge]] = field(default_factory=list)
    messages: dict[int, StepRoute] = field(default_factory=dict)
    exits: _Open = field(default_factory=list)

    def make(self, scenario: Scenario) -> Timing:
        start = self._point()
        delay = scenario.trigger.delay
        last = self._steps(scenario.steps, ("steps",), [(start, _span_of(delay) if delay else _NO_WAIT, ())])
        end = self._point()
        self._join([*last, *self.exits], end)
        is_exact = not any(length.months for length in _durations(scenario))
        return Timing(tuple(tuple(ways) for ways in self.edges), self.messages, is_exact)

    def _point(self) -> int:
        self.edges.append([])
        return len(self.edges) - 1

    def _join(self, open_: _Open, point: int) -> None:
        for before, wait, by in open_:
            self.edges[before].append(Edge(point, wait, by))

    def _steps(self, steps: tuple[Step, ...], route: StepRoute, open_: _Open) -> _Open:
        """Add steps after some open ends; return the ends that are open after them."""
        awaited: WaitFor | None = None
        for index, step in enumerate(steps):
            here = (*route, index)
            match step:
                case MessageStep() | TaskStep():
                    point = self._point()
                    self._join(open_, point)
                    self.messages[point] = here
                    open_ = [(point, _NO_WAIT, ())]
                case WaitStep(wait=WaitFor() as event) if _is_branched_on(steps, index):
                    awaited = event
                    continue
                case WaitStep():
                    open_ = _wait(open_, _span_of(step.wait))
                case ExitStep():
                    self.exits += open_
                    return []
                case BranchStep():
                    open_ = self._branch(step, here, open_, awaited)
                case SplitStep():
                    open_ = self._split(step, here, open_)
            awaited = None
        return open_

    def _split(self, step: SplitStep, route: StepRoute, open_: _Open) -> _Open:
        parting = self._part(open_)
        ends = []
        for number, part in enumerate(step.split):
            ends += self._steps(part.then, (*route, "split", number, "then"), parting)
        return self._meet(ends)

    def _branch(self, step: BranchStep, route: StepRoute, open_: _Open, awaited: WaitFor | None) -> _Open:
        """Add the ways of a branch; the event awaited before it came at some time, or its absence took all of it.

        A case that comes true with the event leaves those after it to its absence.
        """
        longest = _minutes(awaited.at_most.longest) if awaited else 0
        shortest = _minutes(awaited.at_most.shortest) if awaited else 0
        come = self._part(_wait(open_, Span(0, longest)))
        absent = self._part(_wait(open_, Span(shortest, longest))) if awaited else come
        absence = _longest_after(step)
        is_known = awaited is not None and any(
            isinstance(case, Case) and follows(case.if_, awaited.for_) for case in step.branch
        )
        ends = []
        is_past = False
        for number, case in enumerate(step.branch):
            inner, way = (*route, "branch", number), Way(route, number)
            if isinstance(case, Case):
                is_absence = awaited is not None and (is_past or excludes(case.if_, awaited.for_))
                there = _wait(absent if is_absence else come, _case_span(case))
                ends += self._steps(case.then, (*inner, "then"), _take(there, way))
                is_past = is_past or (awaited is not None and follows(case.if_, awaited.for_))
            else:
                there = _wait(absent if is_known else come, absence)
                ends += self._steps(case.else_, (*inner, "else"), _take(there, way))
        if not any(isinstance(case, Otherwise) for case in step.branch):
            ends += _take(_wait(absent if is_known else come, absence), Way(route, len(step.branch)))
        return self._meet(ends)

    def _part(self, open_: _Open) -> _Open:
        """Make a point from which ways part."""
        point = self._point()
        self._join(open_, point)
        return [(point, _NO_WAIT, ())]

    def _meet(self, ends: _Open) -> _Open:
        """Make a point at which ways meet again; none when all of them have left the scenario."""
        return self._part(ends) if ends else []


def _is_branched_on(steps: tuple[Step, ...], index: int) -> bool:
    """Tell whether a step is followed by a branch."""
    return index + 1 < len(steps) and isinstance(steps[index + 1], BranchStep)


def _wait(open_: _Open, more: Span) -> _Open:
    return [(point, Span(wait.least + more.least, wait.most + more.most), by) for point, wait, by in open_]


def _take(open_: _Open, way: Way) -> _Open:
    return [(point, wait, (*by, way)) for point, wait, by in open_]


def _case_span(case: Case) -> Span:
    """Return how long a case may take to come true; one that denies something is judged when its time is over."""
    if case.after is None:
        return _NO_WAIT
    longest = _minutes(case.after.longest)
    return Span(_minutes(case.after.shortest) if denies(case.if_) else 0, longest)


def _durations(scenario: Scenario) -> Iterator[Duration]:
    """Yield every duration that a scenario's timing is made of."""
    if scenario.trigger.delay:
        yield scenario.trigger.delay
    for _, step in walk_steps(scenario.steps):
        match step:
            case WaitStep(wait=Duration() as length):
                yield length
            case WaitStep(wait=WaitFor(at_most=length)):
                yield length
            case BranchStep():
                yield from (case.after for case in step.branch if isinstance(case, Case) and case.after)


def _longest_after(step: BranchStep) -> Span:
    """Return how long it takes to know that no case came true: the longest time that one is given."""
    given = [case.after for case in step.branch if isinstance(case, Case) and case.after]
    return Span(
        max((_minutes(after.shortest) for after in given), default=0),
        max((_minutes(after.longest) for after in given), default=0),
    )


def _span_of(wait: Wait) -> Span:
    if isinstance(wait, Duration):
        return Span(_minutes(wait.shortest), _minutes(wait.longest))
    if isinstance(wait, WaitFor):
        return Span(0, _minutes(wait.at_most.longest))
    if isinstance(wait, WaitUntil):
        return Span(0, _DAY - 1)
    raise TypeError(wait)


def _minutes(length: timedelta) -> int:
    return length // MINUTE
