"""Evenness: how many campaigns each month of the plan holds."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.occasions import Edition


@dataclass(frozen=True, slots=True)
class Month:
    """A whole month of the plan's period."""

    first: date
    campaigns: tuple[str, ...]
    """The one-off campaigns with a send in it, by id."""
    has_periodic: bool
    """Whether a periodic campaign sends in it too."""


@dataclass(frozen=True, slots=True)
class Evenness:
    """The months of a plan side by side."""

    months: tuple[Month, ...]
    median: float
    """Of one-off campaigns a month; 0 when there is no month."""

    @property
    def campaigns(self) -> int:
        """How many one-off campaigns there are in all."""
        return len({campaign for month in self.months for campaign in month.campaigns})

    @property
    def empty(self) -> tuple[Month, ...]:
        """The months in which no campaign sends, periodic ones included."""
        return tuple(month for month in self.months if not month.campaigns and not month.has_periodic)

    def crowded(self, times: float) -> tuple[Month, ...]:
        """Return the months with more than so many times the median."""
        return tuple(month for month in self.months if len(month.campaigns) > times * self.median)


def measure_evenness(sends: Sequence[PlannedSend], period: Edition) -> Evenness:
    """Count the campaigns of each whole month of a period."""
    once: dict[tuple[int, int], set[str]] = {}
    periodic: set[tuple[int, int]] = set()
    for planned in sends:
        months = {(instant.year, instant.month) for instant in planned.instants}
        for month in months:
            if planned.campaign.value.repeat:
                periodic.add(month)
            else:
                once.setdefault(month, set()).add(planned.campaign.id)
    found = tuple(
        Month(first, tuple(sorted(once.get(key, ()))), key in periodic)
        for first in _whole_months(period)
        for key in [(first.year, first.month)]
    )
    return Evenness(found, median(len(month.campaigns) for month in found) if found else 0)


def _whole_months(period: Edition) -> Iterator[date]:
    """Yield the first days of the months that a period holds from their first day to their last."""
    year, month = period.first.year, period.first.month
    while (year, month) <= (period.last.year, period.last.month):
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if period.first <= first and last <= period.last:
            yield first
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
