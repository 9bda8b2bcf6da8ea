"""The backward schedules of campaigns: dates that don't follow each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relplan.analysis.calendar import PlannedSend
    from relplan.model.campaign import Campaign
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place

_STEPS = ("brief", "proof", "approval")
"""What comes before the first send, in order."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A step of a schedule and its day."""

    step: str
    """`brief`, `proof`, `approval`, `send` (the first) or `debrief`."""
    day: date
    place: Place


@dataclass(frozen=True, slots=True)
class Reversed:
    """Two steps of which the second comes before the first."""

    campaign: Item[Campaign]
    first: Dated
    """The step that should come first."""
    second: Dated


def find_reversed(plan: Plan, sends: Iterable[PlannedSend]) -> Iterator[Reversed]:
    """Yield each step dated before the one it follows, by campaign; the same day is in order."""
    first_sends: dict[str, PlannedSend] = {}
    for planned in sends:
        earliest = first_sends.setdefault(planned.campaign.id, planned)
        if planned.at < earliest.at:
            first_sends[planned.campaign.id] = planned
    for ident, campaign in sorted(plan.campaigns.items()):
        if campaign.value.schedule and campaign.value.counts:
            steps = tuple(_steps(campaign, first_sends.get(ident)))
            latest = steps[0] if steps else None
            for step in steps[1:]:
                if latest and step.day < latest.day:
                    yield Reversed(campaign, latest, step)
                else:
                    latest = step


def _steps(campaign: Item[Campaign], first: PlannedSend | None) -> Iterator[Dated]:
    schedule = campaign.value.schedule
    for step in _STEPS:
        day = getattr(schedule, step)
        if day is not None:
            yield Dated(step, day, campaign.at("schedule", step))
    if first is not None:
        yield Dated("send", first.at.date(), first.place)
    if schedule and schedule.debrief:
        yield Dated("debrief", schedule.debrief, campaign.at("schedule", "debrief"))
