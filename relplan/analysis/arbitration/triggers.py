"""Triggers: what happens to a customer, and the scenarios that it starts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from relplan.analysis.calendar import DEFAULT_HOUR
from relplan.analysis.wall_clock import clock_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True, order=True)
class Happening:
    """Something that happens to the customer."""

    at: datetime
    word: str
    """An event, a moment, or an outcome of a message: `cart-reminder/first.opened`."""


def find_triggers(plan: Plan, happening: Happening) -> Iterator[tuple[datetime, str]]:
    """Yield when an event or a moment starts which scenarios, in the order of the plan."""
    hour = plan.settings.value.send_at or DEFAULT_HOUR
    for item in plan.scenarios.values():
        trigger = item.value.trigger
        moment = plan.moments.get(trigger.moment)
        names = {trigger.moment, moment.value.event if moment else None}
        if item.value.counts and happening.word in names:
            yield clock_of(plan).meant(_instant_of(item, happening.at, hour)), item.id


def _instant_of(scenario: Item[Scenario], at: datetime, hour: time) -> datetime:
    """Return when an instance starts: at its event, or on a day counted from its moment."""
    trigger = scenario.value.trigger
    if trigger.on is None or trigger.on.anchor != "moment":
        return at
    return datetime.combine(trigger.on.resolve(at.date()), trigger.at or hour)
