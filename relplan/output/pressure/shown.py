"""What is to be shown of a plan's pressure, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from relplan.analysis.calendar import DEFAULT_HOUR
from relplan.analysis.pressure.contact import find_paused
from relplan.diagnostics.text import say
from relplan.model.kinds import Kind
from relplan.output.naming import Naming
from relplan.output.palette import COLORLESS
from relplan.output.pressure import words
from relplan.output.pressure.days import say_days
from relplan.rules.breaches import BREACH_RULES, limit_refs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.slots import Room
    from relplan.analysis.pressure.verdict import Verdict
    from relplan.analysis.pressure.weeks import Gauge, WeekLoad
    from relplan.analysis.reach import Reach
    from relplan.analysis.study import Study
    from relplan.diagnostics.text import Said
    from relplan.model.settings import Language
    from relplan.output.palette import Palette
    from relplan.validation.review import Review
    from relplan.validation.waivers import Waiver

Group = tuple[str, ...]
"""Segments that customers are all in; none is everybody."""


@dataclass(frozen=True)
class PressureShown:
    """The pressure, as one reader is to see it."""

    review: Review
    """With the waivers of limits that are exceeded."""
    language: Language
    groups: tuple[Group, ...]
    """The groups to look at week by week; every segment, and everybody, when none is given."""
    channel: str
    """Of the one more contact for which room is looked for."""
    days: Edition
    """The days to look at week by week."""
    columns: int
    """How wide lines may be."""
    palette: Palette = COLORLESS
    by_ids: bool = False
    """Whether to call objects by their ids."""

    @property
    def names(self) -> Naming:
        """What objects are called."""
        return Naming(self.study.plan, self.by_ids)

    @property
    def study(self) -> Study:
        """The analyses of the plan."""
        return self.review.study

    @property
    def paused(self) -> tuple[str, ...]:
        """The paused scenarios, and the paused campaigns that would send in the plan's period."""
        scenarios = (item for item in self.study.plan.scenarios.values() if item.value.counts and not item.value.runs)
        campaigns = find_paused(self.study.scheduled, self.study.period)
        return self.names.all_of(Kind.ACTION, (*(item.id for item in scenarios), *campaigns))

    @property
    def rows(self) -> tuple[Group, ...]:
        """The groups of the heat map."""
        return self.groups or ((), *((segment,) for segment in self.study.plan.segments))

    @cached_property
    def maps(self) -> dict[Gauge, dict[Group, dict[date, WeekLoad]]]:
        """What each group gets under each cap in the windows that end in the days to show, by the week's Monday."""
        reaches, found = [self._reach(group) for group in self.rows], {}
        for gauge in self.study.slots.gauges:
            loads = self.study.slots.load_by_week(gauge, reaches, self.days)
            by_group = zip(self.rows, loads, strict=True)
            found[gauge] = {group: {load.monday: load for load in weeks} for group, weeks in by_group}
        return found

    def weeks_of(self, group: Group) -> Iterator[tuple[date, WeekLoad]]:
        """Yield what a group gets week by week, under one cap after the other."""
        mondays = sorted({monday for groups in self.maps.values() for monday in groups[group]})
        for monday in mondays:
            yield from ((monday, groups[group][monday]) for groups in self.maps.values() if monday in groups[group])

    def best_rooms(self, group: Group) -> dict[date, Room]:
        """Return the day of each week that has most room, by its Monday; the first of equals."""
        hour = self.study.plan.settings.value.send_at or DEFAULT_HOUR
        rooms = self.study.slots.rooms(self._reach(group), self.channel, self.days, hour)
        by_week = groupby(rooms, key=lambda room: room.day - timedelta(days=room.day.weekday()))
        return {monday: max(days, key=_count) for monday, days in by_week}

    def waiver_of(self, verdict: Verdict) -> Waiver | None:
        """Return what accepts that a limit is exceeded as in its worst window."""
        breach = verdict.worst_breach
        if breach is None:
            return None
        rule, place = BREACH_RULES[verdict.limit.kind], breach.witness.received[-1].planned.place
        objects = {*(f"campaign/{action}" for action in breach.witness.actions), *limit_refs(verdict.limit)}
        for finding, waiver in self.review.waived:
            if (finding.rule.name, finding.at, set(finding.found.objects)) == (rule, place, objects):
                return waiver
        return None

    def name(self, group: Group) -> str:
        """Name a group of customers."""
        return self.say((words.GROUP, words.EVERYBODY), group=self.names.all_of(Kind.SEGMENT, group))

    def say(self, said: Said, **values: Any) -> str:
        """Write a sentence."""
        return say(said, self.language, values)

    def say_days(self, days: Edition) -> str:
        """Write a stretch of days."""
        return say_days(days, self.language)

    def _reach(self, group: Group) -> Reach:
        return self.study.population.all_of(group)


def _count(room: Room) -> float:
    return float("inf") if room.count is None else room.count
