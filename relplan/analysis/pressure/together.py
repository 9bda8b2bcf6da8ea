"""Everything together: the calendar's worst window and every scenario's own, added up.

An upper bound, never a prediction: it takes every scenario at its worst in the same window of the same customer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.pressure.verdict import Assumption, Truth

if TYPE_CHECKING:
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.scenario import ScenarioVerdict
    from relplan.analysis.pressure.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Together:
    """The most contacts that the calendar and all scenarios together can make in one window of a limit."""

    limit: Limit
    calendar: int
    """Of the calendar's own; no customer gets more dated sends in a window."""
    alone: Mapping[str, ScenarioVerdict]
    """What is proved of each scenario by itself."""
    assumptions: tuple[Assumption, ...]
    truth: Truth = Truth.UPPER_BOUND

    @property
    def scenarios(self) -> Mapping[str, int | None]:
        """The most of each scenario by itself; none when there is no end to its messages."""
        return {ident: verdict.upper for ident, verdict in self.alone.items()}

    @property
    def upper(self) -> int | None:
        """No customer gets more contacts in a window; none when there is no end to them."""
        total = self.calendar
        for most in self.scenarios.values():
            if most is None:
                return None
            total += most
        return total

    @property
    def is_binding(self) -> bool:
        """Tell whether the limit may ever refuse a contact."""
        figures = [self.limit.max, *(own.max for own in self.limit.during)]
        return self.upper is None or self.upper > min(figures)


def add_up(calendar: Sequence[Verdict], scenarios: Sequence[ScenarioVerdict]) -> tuple[Together, ...]:
    """Return the bound of everything for each limit, in the order of the calendar's verdicts."""
    of_limit: dict[int, dict[str, ScenarioVerdict]] = {}
    for one in scenarios:
        of_limit.setdefault(id(one.limit), {})[one.scenario.id] = one
    return tuple(
        Together(
            limit=verdict.limit,
            calendar=_most_dated(verdict),
            alone=of_limit.get(id(verdict.limit), {}),
            assumptions=(Assumption.HISTORY_UNKNOWN, Assumption.SEGMENTS_STAY, Assumption.EVERY_WAY_POSSIBLE),
        )
        for verdict in calendar
    )


def _most_dated(verdict: Verdict) -> int:
    """Return a number of dated sends that no customer exceeds in a window."""
    if verdict.witness is None:
        return 0
    figures = [verdict.limit.max, *(own.max for own in verdict.limit.during)]
    return max(0, max(figures) + verdict.upper_excess)
