"""Data readiness: what each scenario needs to be told of its customers, and whether the inventory can tell it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relplan.model.base import Status
from relplan.model.data import DataAvailability
from relplan.model.kinds import Kind
from relplan.model.mechanic import BranchStep, Case, WaitFor, WaitStep, walk_steps, walk_words
from relplan.model.quantities import Duration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.data import Datum
    from relplan.model.diagnosis import Workstream
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place


class Role(StrEnum):
    """What a scenario needs a datum for."""

    TRIGGER = "trigger"
    """The event that detects its moment."""
    DATE = "date"
    """The attribute that holds the date of its moment."""
    EXIT = "exit"
    """An event that ends it."""
    CONDITION = "condition"
    """An event that a branch asks for."""
    WAIT = "wait"
    """An event that a wait looks out for."""
    USE = "use"
    """An event or an attribute that it says it needs."""


@dataclass(frozen=True, slots=True)
class DataNeed:
    """An event or an attribute that a scenario can't do without."""

    datum: Item[Datum]
    role: Role
    """The first that it has, in the order of roles."""
    at: Place
    """Where the scenario, or its moment, names it."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a scenario needs, and what keeps it from running."""

    scenario: Item[Scenario]
    needs: tuple[DataNeed, ...]
    """In the order of roles, each datum once."""
    workstreams: tuple[Item[Workstream], ...]
    """The work under way that makes its moment detectable, the last due last."""

    def lacking(self, availability: DataAvailability) -> tuple[DataNeed, ...]:
        """Return the needs whose data have an availability."""
        return tuple(need for need in self.needs if need.datum.value.available is availability)


@dataclass(frozen=True, slots=True)
class Outpaced:
    """A delay or a wait that is shorter than the time between two updates of the source that it depends on."""

    scenario: Item[Scenario]
    at: Place
    """The delay, or the longest wait."""
    time: Duration
    datum: Item[Datum]
    source: str
    refresh: Duration


def is_committed(status: Status | None) -> bool:
    """Tell whether a status promises that an action runs, or is about to."""
    return status in (Status.READY, Status.LIVE)


def is_done(workstream: Workstream) -> bool:
    """Tell whether a workstream is finished: what it was to bring is live; one that is ready still waits to start."""
    return workstream.status is Status.LIVE


def is_to_do(workstream: Workstream) -> bool:
    """Tell whether a workstream is still to be done: it isn't finished, nor an idea, nor given up."""
    return workstream.counts and not is_done(workstream)


def find_readiness(plan: Plan) -> tuple[Readiness, ...]:
    """Return what each scenario that counts needs, by id."""
    return tuple(
        Readiness(item, tuple(_distinct(_needs_of(item, plan))), _workstreams_of(item, plan))
        for _, item in sorted(plan.scenarios.items())
        if item.value.counts
    )


def find_outpaced(plan: Plan) -> tuple[Outpaced, ...]:
    """Return the delays and waits of scenarios that count which their sources can't keep up with, by scenario."""
    return tuple(
        one for _, item in sorted(plan.scenarios.items()) if item.value.counts for one in _outpaced_by(item, plan)
    )


def _outpaced_by(item: Item[Scenario], plan: Plan) -> Iterator[Outpaced]:
    trigger = item.value.trigger
    moment = plan.moments.get(trigger.moment)
    event = plan.events.get(moment.value.event or "") if moment else None
    if event is not None and trigger.delay is not None:
        yield from _compare(item, item.at("trigger", "delay"), trigger.delay, event, plan)
    for route, step in walk_steps(item.value.steps):
        if isinstance(step, WaitStep) and isinstance(step.wait, WaitFor) and step.wait.for_ in plan.events:
            awaited = plan.events[step.wait.for_]
            yield from _compare(item, item.at(*route, "wait", "at_most"), step.wait.at_most, awaited, plan)


def _compare(item: Item[Scenario], at: Place, time: Duration, datum: Item[Datum], plan: Plan) -> Iterator[Outpaced]:
    source = plan.sources.get(datum.value.source or "")
    refresh = source.value.refresh if source else None
    if source is not None and isinstance(refresh, Duration) and time.longest < refresh.shortest:
        yield Outpaced(item, at, time, datum, source.id, refresh)


def _needs_of(item: Item[Scenario], plan: Plan) -> Iterator[DataNeed]:
    """Yield every need of a scenario, in the order of roles."""
    scenario = item.value
    moment = plan.moments.get(scenario.trigger.moment)
    if moment is not None and moment.value.event in plan.events:
        yield DataNeed(plan.events[moment.value.event or ""], Role.TRIGGER, moment.at("event"))
    if moment is not None and moment.value.date in plan.attributes:
        yield DataNeed(plan.attributes[moment.value.date or ""], Role.DATE, moment.at("date"))
    for index, event in enumerate(scenario.exit_when):
        if event in plan.events:
            yield DataNeed(plan.events[event], Role.EXIT, item.at("exit_when", index))
    yield from _conditions_of(item, plan)
    for key, kind in (("attributes", Kind.ATTRIBUTE), ("events", Kind.EVENT)):
        for index, ident in enumerate(getattr(scenario.needs, key, ())):
            if ident in plan.of(kind):
                yield DataNeed(plan.of(kind)[ident], Role.USE, item.at("needs", key, index))


def _conditions_of(item: Item[Scenario], plan: Plan) -> Iterator[DataNeed]:
    """Yield the events that branches and waits of a scenario look at."""
    for route, step in walk_steps(item.value.steps):
        if isinstance(step, WaitStep) and isinstance(step.wait, WaitFor) and step.wait.for_ in plan.events:
            yield DataNeed(plan.events[step.wait.for_], Role.WAIT, item.at(*route, "wait", "for"))
        elif isinstance(step, BranchStep):
            for number, case in enumerate(step.branch):
                if isinstance(case, Case):
                    for place, word in walk_words(case.if_, (*route, "branch", number, "if")):
                        if word in plan.events:
                            yield DataNeed(plan.events[word], Role.CONDITION, item.at(*place))


def _distinct(needs: Iterator[DataNeed]) -> Iterator[DataNeed]:
    seen = set()
    for need in needs:
        if need.datum.ref not in seen:
            seen.add(need.datum.ref)
            yield need


def _workstreams_of(item: Item[Scenario], plan: Plan) -> tuple[Item[Workstream], ...]:
    found: list[Item[Workstream]] = [
        one
        for one in plan.of(Kind.WORKSTREAM).values()
        if item.value.trigger.moment in one.value.unlocks and one.value.counts
    ]
    return tuple(sorted(found, key=lambda one: (str(one.value.due or ""), one.id)))
