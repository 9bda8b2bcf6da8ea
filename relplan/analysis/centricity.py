"""The customer-centric ratio: actions that an event of the customer starts, among all actions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from relplan.analysis.interval import NOTHING, Interval
from relplan.analysis.pressure.verdict import Truth
from relplan.analysis.programmes import group_by_programme
from relplan.analysis.reach import can_meet
from relplan.model.base import Status
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relplan.analysis.pressure.message import Messages
    from relplan.analysis.reach import Population
    from relplan.analysis.volumes import Volumes
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
class WeightedRatio:
    """The share of contacts, over the plan's period, that events of the customer start: an expectation."""

    share: Interval | None
    """Between how much and how much, from 0 to 1; none when nothing is expected to be sent."""
    unweighed: tuple[str, ...]
    """The actions of which the plan says too little: left out."""
    truth: Truth = Truth.EXPECTATION


@dataclass(frozen=True, slots=True)
class Centricity:
    """The ratio over several sets of actions; every figure is exact."""

    overall: CentricRatio
    """Over every scenario and campaign that is draft, ready, live or paused; a periodic campaign counts once."""
    decided: CentricRatio
    """Over what is ready or live only: a campaign is live on its day alone, and ready before."""
    by_programme: Mapping[str, CentricRatio]
    """By id, in the order of the files."""


def is_customer_triggered(plan: Plan, action: Item[object]) -> bool:
    """Tell whether a moment of the customer starts an action; a campaign never is, whatever tool sends it."""
    if not isinstance(action.value, Scenario):
        return False
    moment = plan.moments.get(action.value.trigger.moment)
    return moment is not None and moment.value.kind is not None and moment.value.kind.is_customer


def measure_centricity(plan: Plan) -> Centricity:
    """Compute the customer-centric ratio of a plan."""
    actions = [item for item in plan.actions.values() if item.value.counts]
    of_programme = group_by_programme(actions)
    by_programme = {ident: _ratio(plan, of_programme.get(ident, ())) for ident in plan.programmes}
    decided = (item for item in actions if item.value.status in (Status.READY, Status.LIVE))
    return Centricity(_ratio(plan, actions), _ratio(plan, decided), by_programme)


def measure_by_segment(plan: Plan, population: Population, messages: Messages) -> Mapping[str, CentricRatio]:
    """Compute the ratio for each segment over the actions that can reach its customers, in the order of the file."""
    actions = [(item, messages.reach_of(item)) for item in plan.actions.values() if item.value.counts]
    return {
        ident: _ratio(plan, (item for item, reach in actions if can_meet(reach, population.all_of([ident]))))
        for ident in plan.segments
    }


def weigh_centricity(plan: Plan, volumes: Volumes) -> WeightedRatio:
    """Weigh the ratio by the contacts that each action is expected to make."""
    triggered, others = NOTHING, NOTHING
    for ident, volume in volumes.by_action.items():
        if is_customer_triggered(plan, plan.actions[ident]):
            triggered += volume
        else:
            others += volume
    return WeightedRatio(_share_of(triggered, others), tuple(item.id for item in volumes.unknown))


def _share_of(part: Interval, rest: Interval) -> Interval | None:
    """Return what share a part has at least and at most."""
    if not part.high + rest.high:
        return None
    least = part.low / (part.low + rest.high) if part.low + rest.high else 0.0
    most = part.high / (part.high + rest.low) if part.high + rest.low else 1.0
    return Interval(least, most)


def _ratio(plan: Plan, actions: Iterable[Item[object]]) -> CentricRatio:
    answers = [is_customer_triggered(plan, action) for action in actions]
    return CentricRatio(sum(answers), len(answers))
