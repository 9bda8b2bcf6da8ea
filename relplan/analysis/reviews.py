"""When what was to be looked at again: the review dates of the plan, its programmes and its live scenarios."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from relplan.model.base import Status
from relplan.model.quantities import Duration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.plan.plan import Plan
    from relplan.source.place import Place

LONGEST = Duration.parse("3mo")
"""The longest time between two reviews where the plan states none."""


@dataclass(frozen=True, slots=True)
class Review:
    """The last review of something, and when the next is due."""

    ref: str
    at: Place
    """Where the last review is written."""
    last: date
    due: date


def find_reviews(plan: Plan) -> Iterator[Review]:
    """Yield every review that is dated."""
    settings = plan.settings
    general = settings.value.review
    every = general.every if general and general.every else LONGEST
    if general and general.last:
        yield _review("settings/settings", settings.at("review", "last"), general.last, every)
    for programme in plan.programmes.values():
        own = programme.value.review
        if programme.value.counts and own and own.last:
            yield _review(programme.ref, programme.at("review", "last"), own.last, own.every or every)
    for scenario in plan.scenarios.values():
        if scenario.value.status is Status.LIVE and scenario.value.last_review:
            yield _review(scenario.ref, scenario.at("last_review"), scenario.value.last_review, every)


def _review(ref: str, at: Place, last: date, every: Duration) -> Review:
    return Review(ref, at, last, every.after(datetime.combine(last, time())).date())
