"""The days of occasions: their editions in the plan's period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.calendar import Occasion
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """One coming of an occasion; both days are included."""

    first: date
    last: date


def plan_period(plan: Plan, as_of: date) -> Edition:
    """Return the days that the plan covers; the year of `as_of` when it doesn't say."""
    period = plan.settings.value.period
    if period is None or period.to < period.from_:
        return Edition(date(as_of.year, 1, 1), date(as_of.year, 12, 31))
    return Edition(period.from_, period.to)


def find_editions(occasion: Occasion, period: Edition) -> tuple[Edition, ...]:
    """Return the editions of an occasion that start in a period, in order."""
    return tuple(sorted({e for e in _all_editions(occasion, period) if period.first <= e.first <= period.last}))


def find_editions_during(occasion: Occasion, period: Edition) -> tuple[Edition, ...]:
    """Return the editions of an occasion of which at least one day is in a period, in order."""
    wider = Edition(period.first.replace(year=period.first.year - 1, day=1), period.last)
    return tuple(
        sorted({e for e in _all_editions(occasion, wider) if e.first <= period.last and e.last >= period.first})
    )


def _all_editions(occasion: Occasion, period: Edition) -> Iterator[Edition]:
    if occasion.editions:
        yield from (Edition(one.from_, max(one.from_, one.to)) for one in occasion.editions)
    elif occasion.date is not None:
        yield Edition(occasion.date, _last_day(occasion, occasion.date, occasion.date))
    elif occasion.rule is not None:
        for year in range(period.first.year, period.last.year + 1):
            for first, last in occasion.rule.editions(year):
                yield Edition(first, _last_day(occasion, first, last))


def _last_day(occasion: Occasion, first: date, default: date) -> date:
    """Return the last day: that of the stated duration, else the rule's own."""
    if occasion.duration is None:
        return default
    end = occasion.duration.after(datetime.combine(first, time()))
    return max(first, (end - timedelta(minutes=1)).date())
