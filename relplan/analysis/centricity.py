"""The customer-centric ratio: actions that an event of the customer starts, among all actions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from relplan.model.base import Status
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class CentricRatio:
    """A share of actions."""

    triggered: int
    """Actions that an event of the customer starts."""
    actions: int

    @property
    def value(self) -> Fraction | None:
        """The ratio; none when there is no action at all."""
        return Fraction(self.triggered, self.actions) if self.actions else None


@dataclass(frozen=True, slots=True)
class Centricity:
    """The ratio over several sets of actions; every figure is exact."""

    overall: CentricRatio
    """Over every scenario and campaign that is draft, ready, live or paused; a periodic campaign counts once."""
    live: CentricRatio
    """Over live actions only."""
    by_programme: Mapping[str, CentricRatio]


def is_customer_triggered(plan: Plan, action: Item[object]) -> bool:
    """Tell whether a moment of the customer starts an action; a campaign never is, whatever tool sends it."""
    if not isinstance(action.value, Scenario):
        return False
    moment = plan.moments.get(action.value.trigger.moment)
    return moment is not None and moment.value.kind is not None and moment.value.kind.is_customer


def measure_centricity(plan: Plan) -> Centricity:
    """Compute the customer-centric ratio of a plan."""
    actions = [item for item in plan.actions.values() if item.value.counts]
    by_programme = {
        ident: _ratio(plan, (item for item in actions if item.value.programme == ident)) for ident in plan.programmes
    }
    live = (item for item in actions if item.value.status is Status.LIVE)
    return Centricity(_ratio(plan, actions), _ratio(plan, live), by_programme)


def _ratio(plan: Plan, actions: Iterable[Item[object]]) -> CentricRatio:
    answers = [is_customer_triggered(plan, action) for action in actions]
    return CentricRatio(sum(answers), len(answers))
