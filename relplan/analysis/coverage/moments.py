"""Moments and the scenarios that start at them, one by one and by generic moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.base import Status
from relplan.model.moments import GenericMoment
from relplan.model.scenario import Scenario
from relplan.plan.plan import Item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.model.moments import Moment
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class MomentCoverage:
    """A moment that counts, and the scenarios that it starts."""

    moment: Item[Moment]
    scenarios: tuple[Item[Scenario], ...]
    """Those that count, by id."""

    @property
    def live(self) -> tuple[Item[Scenario], ...]:
        """The scenarios that are live."""
        return tuple(item for item in self.scenarios if item.value.status is Status.LIVE)

    @property
    def promised(self) -> tuple[Item[Scenario], ...]:
        """The scenarios that are ready or live."""
        return tuple(item for item in self.scenarios if item.value.status in (Status.READY, Status.LIVE))

    @property
    def is_detected(self) -> bool:
        """Tell whether an event or a date tells when it comes."""
        return self.moment.value.is_detected


@dataclass(frozen=True, slots=True)
class GenericCoverage:
    """One of the ten generic moments, and the moments of the plan that are one."""

    generic: GenericMoment
    moments: tuple[MomentCoverage, ...]
    ideas: tuple[Item[Moment], ...]
    """Moments that are ideas still: they stay out of the figures."""

    @property
    def scenarios(self) -> tuple[Item[Scenario], ...]:
        """The scenarios that its moments start."""
        return tuple(scenario for one in self.moments for scenario in one.scenarios)

    @property
    def is_thought_of(self) -> bool:
        """Tell whether the plan has a moment of it, an idea at least."""
        return bool(self.moments or self.ideas)


Starts = Mapping[str, tuple[Item[Scenario], ...]]
"""The scenarios that count, by the moment that starts them, each by id."""


def find_starts(plan: Plan) -> Starts:
    """Return which scenarios start at which moment."""
    found: dict[str, list[Item[Scenario]]] = {}
    for _, scenario in sorted(plan.scenarios.items()):
        if scenario.value.counts:
            found.setdefault(scenario.value.trigger.moment, []).append(scenario)
    return {moment: tuple(scenarios) for moment, scenarios in found.items()}


def cover_moments(plan: Plan, starts: Starts) -> tuple[MomentCoverage, ...]:
    """Return every moment that counts, by id, with the scenarios that start at it."""
    return tuple(
        MomentCoverage(moment, starts.get(ident, ()))
        for ident, moment in sorted(plan.moments.items())
        if moment.value.counts
    )


def cover_generics(plan: Plan, moments: Iterable[MomentCoverage]) -> tuple[GenericCoverage, ...]:
    """Return the ten generic moments in the order of the checklist."""
    found: dict[GenericMoment, list[MomentCoverage]] = {}
    for one in moments:
        if one.moment.value.generic:
            found.setdefault(one.moment.value.generic, []).append(one)
    ideas = [moment for _, moment in sorted(plan.moments.items()) if moment.value.status is Status.IDEA]
    return tuple(
        GenericCoverage(
            generic,
            tuple(found.get(generic, ())),
            tuple(idea for idea in ideas if idea.value.generic is generic),
        )
        for generic in GenericMoment
    )
