"""Aims: everything the plan wants a KPI to become, and how its figures fit the KPI."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from relplan.model.kpi import CatalogueKpi, Direction, Kpi, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.action import Measured
    from relplan.model.loyalty import LoyaltyObjective
    from relplan.model.objectives import KeyResult
    from relplan.model.quantities import Figure
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place, Route

_WHOLE = 1


class Misfit(StrEnum):
    """Why a figure can't be a value of its KPI."""

    UNIT = "unit"
    """It is in another unit than the KPI."""
    BASELINE = "baseline"
    """It is in another unit, or another currency, than the baseline beside it."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A KPI, its value today and the value to reach, wherever the plan says so."""

    item: Item[Any]
    """The object that has it."""
    route: Route
    """From the object to the aim."""
    value: Measured | KeyResult | LoyaltyObjective
    kpi: CatalogueKpi | Kpi | None
    """What is known of its KPI; none when it names none, or one that the plan doesn't know."""

    def at(self, key: str) -> Place:
        """Return the place of one of its values."""
        return self.item.at(*self.route, key)

    @property
    def is_comparable(self) -> bool:
        """Tell whether baseline and target are both there, in one unit."""
        baseline, target = self.value.baseline, self.value.target
        return baseline is not None and target is not None and _scale(self, baseline) == _scale(self, target)

    @property
    def is_backwards(self) -> bool:
        """Tell whether the target lies on the worse side of the baseline; the same value is to keep what there is."""
        baseline, target = self.value.baseline, self.value.target
        if baseline is None or target is None or self.kpi is None or not self.is_comparable:
            return False
        if self.kpi.direction is Direction.UP:
            return target.value < baseline.value
        return self.kpi.direction is Direction.DOWN and target.value > baseline.value

    def misfits(self) -> Iterator[tuple[str, Figure, Misfit]]:
        """Yield the figures that can't be values of the KPI, by their keys."""
        baseline, target = self.value.baseline, self.value.target
        wanted = self.kpi.unit if self.kpi else None
        wrong = [
            (key, figure, Misfit.UNIT)
            for key, figure in (("baseline", baseline), ("target", target))
            if figure is not None and wanted is not None and not _fits(figure, wanted)
        ]
        yield from wrong
        if not wrong and baseline is not None and target is not None and not self.is_comparable:
            yield "target", target, Misfit.BASELINE


def find_aims(plan: Plan) -> Iterator[Aim]:
    """Yield every aim of objects that count: programmes, actions, objectives, the loyalty strategy; each by id."""
    for item, route, value in _written(plan):
        yield Aim(item, route, value, find_kpi(plan, value.kpi or ""))


def find_kpi(plan: Plan, ident: str) -> CatalogueKpi | Kpi | None:
    """Return what is known of a KPI, built-in or the plan's own; none when the plan doesn't know it."""
    own = plan.kpis.get(ident)
    return plan.catalogue.get(ident) or (own.value if own else None)


def _written(plan: Plan) -> Iterator[tuple[Item[Any], Route, Measured | KeyResult | LoyaltyObjective]]:
    for _, programme in sorted(plan.programmes.items()):
        if programme.value.counts:
            yield programme, ("objective",), programme.value.objective
            for index, other in enumerate(programme.value.secondary_objectives):
                yield programme, ("secondary_objectives", index), other
    for _, action in sorted(plan.actions.items()):
        if action.value.counts and action.value.objective:
            yield action, ("objective",), action.value.objective
    for _, objective in sorted(plan.objectives.items()):
        for index, result in enumerate(objective.value.key_results if objective.value.counts else ()):
            yield objective, ("key_results", index), result
    if plan.loyalty:
        for index, aim in enumerate(plan.loyalty.value.objectives):
            yield plan.loyalty, ("objectives", index), aim


def _scale(aim: Aim, figure: Figure) -> tuple[str, str]:
    """Return the unit and currency of a figure; a bare share of at most one is a rate where the KPI is one."""
    is_rate = aim.kpi is not None and aim.kpi.unit is Unit.RATE and _is_share(figure)
    return ("rate", "") if is_rate else (figure.unit, figure.currency)


def _fits(figure: Figure, unit: Unit) -> bool:
    if unit is Unit.RATE:
        return figure.unit == "rate" or _is_share(figure)
    return figure.unit == ("money" if unit is Unit.MONEY else "number")


def _is_share(figure: Figure) -> bool:
    return figure.unit == "number" and abs(figure.value) <= _WHOLE
