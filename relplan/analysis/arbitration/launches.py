"""Launches: whether a trigger starts its scenario for a customer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relplan.analysis.arbitration.ledger import NotLaunched, Obstacle
from relplan.analysis.wall_clock import clock_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from relplan.analysis.arbitration.customer import Customer
    from relplan.analysis.reach import Population
    from relplan.model.scenario import Scenario, Suppression
    from relplan.plan.plan import Item, Plan


@dataclass
class Launches:
    """The launches of one customer so far, and the scenarios that run."""

    plan: Plan
    population: Population
    customer: Customer
    first: datetime
    """When the plan's period begins."""
    running: set[str] = field(default_factory=set)
    _made: dict[str, list[datetime]] = field(default_factory=dict)

    def record(self, scenario: str, at: datetime) -> None:
        """Take note of a launch."""
        self.running.add(scenario)
        self._made.setdefault(scenario, []).append(at)

    def obstacle(self, scenario: Item[Scenario], at: datetime) -> NotLaunched | None:
        """Return what keeps a trigger from launching its scenario at an instant; none when it is launched."""
        value = scenario.value
        if not value.runs:
            return NotLaunched(scenario.id, Obstacle.PAUSED, scenario.at("status"))
        if value.trigger.on is not None and value.trigger.on.anchor != "moment":
            return NotLaunched(scenario.id, Obstacle.NO_DAY, scenario.at("trigger", "on"))
        if at < self.first:
            return NotLaunched(scenario.id, Obstacle.BEFORE_PERIOD, scenario.at_key("trigger"))
        if not self.customer.is_in(self.population.reach_of_action(value), at):
            narrowed_by = "audience" if value.audience else "brands"
            return NotLaunched(scenario.id, Obstacle.NOT_ADDRESSED, scenario.at_key(narrowed_by))
        if scenario.id in self.running:
            return NotLaunched(scenario.id, Obstacle.RUNNING, scenario.at("trigger", "moment"))
        clock = clock_of(self.plan)
        if value.reentry and self._count(scenario.id, clock.before(at, value.reentry.per)) >= value.reentry.max:
            return NotLaunched(scenario.id, Obstacle.REENTRY, scenario.at_key("reentry"))
        return next(self._suppressions(scenario, at), None)

    def suppresses(self, one: Item[Scenario], other: Item[Scenario]) -> bool:
        """Tell whether a scenario names another among those not launched in its favour."""
        return any(entry.scenario == other.id for entry in one.value.suppresses)

    def _count(self, scenario: str, start: datetime) -> int:
        return sum(start < launched for launched in self._made.get(scenario, ()))

    def _suppressions(self, scenario: Item[Scenario], at: datetime) -> Iterator[NotLaunched]:
        for other in self.plan.scenarios.values():
            for index, entry in enumerate(other.value.suppresses):
                if entry.scenario == scenario.id and other.value.counts and other.id != scenario.id:
                    until = self._end_of(other.id, entry, at)
                    if until is not None:
                        again = until if entry.then == "defer" else None
                        place = other.at("suppresses", index, "scenario")
                        yield NotLaunched(scenario.id, Obstacle.SUPPRESSED, place, other.id, again)

    def _end_of(self, other: str, entry: Suppression, at: datetime) -> datetime | None:
        """Return the instant until which a scenario suppresses another; none when it doesn't.

        While it runs nobody knows its end: then the instant itself is returned, unless a later one is fixed.
        """
        launched = max(self._made.get(other, ()), default=None)
        end = clock_of(self.plan).after(launched, entry.for_) if entry.for_ and launched else at
        return max(end, at) if other in self.running or end > at else None
