"""Hours that a plan writes and a change of clocks skips or repeats on some day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.calendar import begin_of, written_instants
from relplan.analysis.wall_clock import Change, clock_of
from relplan.model.mechanic import WaitStep, WaitUntil, walk_steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.occasions import Edition
    from relplan.analysis.wall_clock import WallClock
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ChangedHour:
    """A written hour that isn't on the clock that day, or is twice."""

    ref: str
    """The campaign or scenario that writes it."""
    place: Place
    """Where the hour is written, or the day of a send whose hour is the plan's."""
    send: str
    """The send; empty for an hour of a scenario."""
    key: str
    """The key that such an hour is written under."""
    written: datetime
    """The first such hour."""
    meant: datetime
    """The hour that is meant instead; the same when it comes twice."""
    instant: datetime
    """The instant that is meant, in UTC."""
    once: time
    """The next hour that comes once that day."""
    change: Change
    times: int
    """On how many days the hour is changed so."""


@dataclass(frozen=True, slots=True)
class _Written:
    """An hour of a day, and where it is written."""

    ref: str
    place: Place
    send: str
    key: str
    at: datetime


def find_changed_hours(plan: Plan, sends: Sequence[PlannedSend], period: Edition) -> tuple[ChangedHour, ...]:
    """Return the hours of dated sends and of scenarios that a change of clocks skips or repeats in the plan's period.

    Each once for what the change does to it.
    """
    clock = clock_of(plan)
    days = tuple(_days_of_change(clock, period))
    found: dict[tuple[Place, str, Change], list[_Written]] = {}
    for written in (*_of_sends(plan, sends, clock), *_of_scenarios(plan, days)):
        change = clock.change(written.at)
        if change is not None:
            found.setdefault((written.place, written.send, change), []).append(written)
    return tuple(_told(change, cases, clock) for (_, _, change), cases in found.items())


def _days_of_change(clock: WallClock, period: Edition) -> Iterator[date]:
    """Yield the days of a period that don't last 24 hours."""
    midnight = datetime.combine(period.first, time())
    while midnight.date() <= period.last:
        after = midnight + timedelta(days=1)
        if clock.instant(after) - clock.instant(midnight) != timedelta(days=1) or clock.change(midnight):
            yield midnight.date()
        midnight = after


def _of_sends(plan: Plan, sends: Sequence[PlannedSend], clock: WallClock) -> Iterator[_Written]:
    for planned in sends:
        key = "at" if planned.send.at else "on"
        place = planned.campaign.at("sends", planned.index, key)
        begin = begin_of(plan, planned)
        written = (begin,) if planned.goes_on else written_instants(planned.send, begin, clock)
        yield from (_Written(planned.campaign.ref, place, planned.send.id, "at", at) for at in written)


def _of_scenarios(plan: Plan, days: Sequence[date]) -> Iterator[_Written]:
    """Yield the hours of scenarios on the days on which the clock changes: any of them may be meant."""
    for scenario in plan.scenarios.values():
        for place, key, hour in _hours_in(scenario) if scenario.value.counts else ():
            yield from (_Written(scenario.ref, place, "", key, datetime.combine(day, hour)) for day in days)


def _hours_in(scenario: Item[Scenario]) -> Iterator[tuple[Place, str, time]]:
    trigger = scenario.value.trigger
    if trigger.at is not None:
        yield scenario.at("trigger", "at"), "at", trigger.at
    for route, step in walk_steps(scenario.value.steps):
        if isinstance(step, WaitStep) and isinstance(step.wait, WaitUntil):
            yield scenario.at(*route, "wait", "until"), "until", step.wait.until


def _told(change: Change, cases: Sequence[_Written], clock: WallClock) -> ChangedHour:
    first = cases[0]
    once = clock.meant(first.at)
    while clock.change(once) is not None:
        once += _MINUTE
    return ChangedHour(
        ref=first.ref,
        place=first.place,
        send=first.send,
        key=first.key,
        written=first.at,
        meant=clock.meant(first.at),
        instant=clock.instant(first.at),
        once=once.time(),
        change=change,
        times=len(cases),
    )
