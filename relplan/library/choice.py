"""Which classics are asked for, in the order in which they are listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.library.plan import moment_of
from relplan.model.kinds import Kind
from relplan.model.moments import GenericMoment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.model.base import Lever
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan

PHASES = "lifecycle"
"""The segmentation of the library whose segments are the phases of a customer's life."""

COVERAGE_NEEDS = frozenset({Kind.SCENARIO, Kind.MOMENT})
"""What must be read whole before anybody can say what a plan has no scenario for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What classics must be to be listed; nothing given is all of them."""

    moments: frozenset[GenericMoment] = frozenset(GenericMoment)
    lever: Lever | None = None
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which of the ten generic moments a plan has scenarios for."""

    missing: frozenset[GenericMoment]
    unsure: tuple[str, ...]
    """Scenarios whose moment doesn't say which generic one it is."""


def choose(plan: Plan, choice: Choice) -> tuple[Item[Scenario], ...]:
    """Return the classics that are all that is asked, by generic moment and then by priority."""
    chosen = (item for item in plan.scenarios.values() if _is_chosen(plan, item, choice))
    return tuple(sorted(chosen, key=lambda item: (_rank(generic_of(plan, item)), item.value.priority or 0)))


def cover(plan: Plan) -> Coverage:
    """Look for the generic moments that a plan has no scenario for; ideas and retired scenarios are none."""
    found: set[GenericMoment] = set()
    unsure = []
    for item in plan.scenarios.values():
        moment = plan.moments.get(item.value.trigger.moment)
        if not item.value.counts or moment is None:
            continue
        if moment.value.generic:
            found.add(moment.value.generic)
        elif moment.value.kind is None or moment.value.kind.is_customer:
            unsure.append(item.id)
    return Coverage(frozenset(GenericMoment) - found, tuple(unsure))


def generic_of(plan: Plan, item: Item[Scenario]) -> GenericMoment:
    """Return the generic moment of a classic: each has one."""
    generic = moment_of(plan, item).generic
    assert generic is not None
    return generic


def phases_of(item: Item[Scenario]) -> tuple[str, ...]:
    """Return the phases that a classic is for, as segments; none when it is for all of them."""
    audience = item.value.audience
    return _phases(audience.segments) if audience else ()


def _phases(segments: Iterable[str]) -> tuple[str, ...]:
    return tuple(segment for segment in segments if segment.startswith(f"{PHASES}."))


def _is_chosen(plan: Plan, item: Item[Scenario], choice: Choice) -> bool:
    phases = phases_of(item)
    return (
        generic_of(plan, item) in choice.moments
        and choice.lever in (None, item.value.lever)
        and (choice.phase is None or not phases or f"{PHASES}.{choice.phase}" in phases)
    )


def _rank(generic: GenericMoment) -> int:
    return list(GenericMoment).index(generic)
