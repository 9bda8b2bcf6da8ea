"""The pressure week by week: of one cap at a time, and of windows of one length."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.analysis.pressure.verdict import Truth, Witness
from relplan.analysis.pressure.worst import find_worst_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.reach import Population, Reach


@dataclass(frozen=True, slots=True)
class Gauge:
    """A cap by windows of one length: what one map of weeks measures."""

    limits: tuple[Limit, ...]
    """Its figures, each for its own customers; all count the same contacts."""
    is_whole: bool
    """Whether no segment has another window under this cap."""


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """What customers of a group get in the windows of one cap that end in a week."""

    monday: date
    limit: Limit
    """The figure of the fullest window."""
    witness: Witness
    """The fullest window: that with the greatest share of its customer's figure, then with most contacts."""
    at_most: int
    """No customer of the group gets more in a window with that figure."""
    most: int
    """The most contacts that one customer of the group gets in any window: where figures differ, perhaps another."""

    @property
    def truth(self) -> Truth:
        """Tell how far the load of the window can be relied on."""
        if self.witness.is_proved and self.at_most == self.witness.load:
            return Truth.EXACT
        if self.is_exceeded:
            return Truth.LOWER_BOUND
        return Truth.UPPER_BOUND if self.at_most <= self.witness.max else Truth.UNDECIDED

    @property
    def is_exceeded(self) -> bool:
        """Tell whether it is proved that some customer gets more than the figure."""
        return self.witness.is_proved and self.witness.excess > 0

    @property
    def amount(self) -> int:
        """The contacts of the fullest window: those proved where they exceed the figure, else at the most."""
        return self.witness.load if self.is_exceeded else self.at_most

    @property
    def share(self) -> float:
        """What is sent at the most, as a share of the limit's figure; infinite when the figure is 0."""
        return self.at_most / self.witness.max if self.witness.max else float("inf")


def find_gauges(limits: Iterable[Limit]) -> tuple[Gauge, ...]:
    """Return what is measured of each cap, in the order of the file.

    Caps only: a minimum gap is full with every contact.
    """
    caps: dict[tuple[str, str], dict[str, list[Limit]]] = {}
    for limit in limits:
        if limit.kind is LimitKind.CAP:
            caps.setdefault((limit.id, limit.brand), {}).setdefault(str(limit.window), []).append(limit)
    return tuple(
        Gauge(tuple(of_one), len(by_window) == 1) for by_window in caps.values() for of_one in by_window.values()
    )


def load_by_week(
    gauge: Gauge, contacts: Sequence[Contact], population: Population, customers: Sequence[Reach], days: Edition
) -> list[tuple[WeekLoad, ...]]:
    """Return what each of some sets of customers gets in the windows that end in each week, in order.

    Weeks without a contact are left out. Only windows that end in some days.
    """
    weeks: list[dict[date, list[WeekLoad]]] = [{} for _ in customers]
    for limit in gauge.limits:
        for of_set, loads in zip(weeks, _loads(limit, contacts, population, customers, days), strict=True):
            for load in loads:
                of_set.setdefault(load.monday, []).append(load)
    return [tuple(_sum_up(of_set[monday]) for monday in sorted(of_set)) for of_set in weeks]


def _loads(
    limit: Limit, contacts: Sequence[Contact], population: Population, customers: Sequence[Reach], days: Edition
) -> Iterator[list[WeekLoad]]:
    """Yield the worst windows of each set of customers by week, and by the figure that holds on their last day."""

    def group_of(end: datetime) -> tuple[date, int] | None:
        if not days.first <= end.date() <= days.last:
            return None
        return end.date() - timedelta(days=end.weekday()), limit.max_at(end)

    for found in find_worst_by(limit, contacts, population, group_of, customers):
        yield [
            WeekLoad(group[0], limit, witness, witness.max + upper, 0)
            for group, (witness, upper) in found.items()
            if group is not None
        ]


def _sum_up(loads: Sequence[WeekLoad]) -> WeekLoad:
    """Return the fullest of the windows of a week, with the most contacts of any."""
    fullest = max(loads, key=lambda load: (load.share, load.amount))
    most = max(load.amount for load in loads)
    return WeekLoad(fullest.monday, fullest.limit, fullest.witness, fullest.at_most, most)
