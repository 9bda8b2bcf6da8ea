"""OBJ005 figure-of-another-unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.aims import Misfit
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.kpi import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.aims import Aim
    from relplan.analysis.study import Study
    from relplan.model.quantities import Figure


@dataclass(frozen=True, slots=True)
class WrongUnit(Arguments):
    """A figure, and the unit that it should have."""

    figure: Figure
    kpi: str
    unit: Text | None
    """The unit of the KPI; none where the figure differs from the baseline instead."""
    baseline: Figure | None
    """The baseline that it differs from."""


_UNITS = {
    Unit.RATE: Text("as a rate (8 %)", "en taux (8 %)"),
    Unit.MONEY: Text("as an amount (1200 EUR)", "en montant (1200 EUR)"),
    Unit.NUMBER: Text("in plain numbers (42)", "en nombres sans unité (42)"),
    Unit.POINTS: Text("in points, written as plain numbers (42)", "en points, écrits sans unité (42)"),
}


def _check(study: Study, _: Options) -> Iterator[Found]:
    for aim in study.aims:
        for key, figure, misfit in aim.misfits():
            is_of_kpi = misfit is Misfit.UNIT
            related = () if is_of_kpi else (Related(aim.at("baseline"), "baseline"),)
            yield Found(aim.at(key), _values(study, aim, figure, misfit), related, (aim.item.ref,))


def _values(study: Study, aim: Aim, figure: Figure, misfit: Misfit) -> WrongUnit:
    unit = aim.kpi.unit if aim.kpi and misfit is Misfit.UNIT else None
    baseline = aim.value.baseline if misfit is Misfit.BASELINE else None
    return WrongUnit(
        figure, study.plan.title_of(Kind.KPI, aim.value.kpi or ""), _UNITS[unit] if unit else None, baseline
    )


RULE = Rule(
    code="OBJ005",
    name="figure-of-another-unit",
    severity=Severity.ERROR,
    statement=Text(
        "A baseline or a target is in another unit than its KPI, or the two differ.",
        "Une valeur de départ ou une cible n'est pas dans l'unité de son KPI, ou les deux diffèrent.",
    ),
    why=Text(
        "A revenue to reach of 10 % may mean 10 % more or 10 % of something: two readers understand two targets, "
        "and no result can be held against it. A relative target is written as the value it leads to.",
        "Un chiffre d'affaires à atteindre de 10 % peut vouloir dire 10 % de plus ou 10 % de quelque chose : deux "
        "lecteurs comprennent deux cibles, et aucun résultat ne s'y compare. Une cible relative s'écrit par la valeur "
        "à laquelle elle mène.",
    ),
    source="Common practice of relational plans: each KPI has one unit",
    message=(
        Text(
            '"{kpi}" is counted {unit}: {figure} can\'t be a value of it',
            "« {kpi} » se compte {unit} : {figure} n'en est pas une valeur",
        ),
        Text(
            'the target of "{kpi}", {figure}, is in another unit than the baseline, {baseline}',
            "la cible de « {kpi} », {figure}, n'est pas dans l'unité de la valeur de départ, {baseline}",
        ),
        Text(
            "the target, {figure}, is in another unit than the baseline, {baseline}",
            "la cible, {figure}, n'est pas dans l'unité de la valeur de départ, {baseline}",
        ),
    ),
    remedy=Text(
        "write both figures in the KPI's unit, or choose the KPI that is meant",
        "écrivez les deux chiffres dans l'unité du KPI, ou choisissez le KPI visé",
    ),
    notes={"baseline": Text("the baseline", "la valeur de départ")},
    needs=frozenset({Kind.KPI}),
    bad="""
# programmes/events.yaml
name: Events
objective:
  statement: Sell more in peak weeks
  kpi: additional_revenue_30d
  baseline: 120000 EUR
  target: 10 %  # <- here
  horizon: 2027-12-31
# conventions/kpis.yaml
tastings: {name: Tastings booked, nature: business}
# objectives.yaml
tasting:
  programmes: [events]
  key_results:
    - kpi: tastings
      baseline: 120
      target: 15 %  # <- here
      horizon: 2027-12-31
""",
    good="""
# programmes/events.yaml
name: Events
objective:
  statement: Sell more in peak weeks
  kpi: additional_revenue_30d
  baseline: 120000 EUR
  target: 132000 EUR
  horizon: 2027-12-31
# conventions/kpis.yaml
tastings: {name: Tastings booked, nature: business}
# objectives.yaml
tasting:
  programmes: [events]
  key_results:
    - kpi: tastings
      baseline: 120
      target: 138
      horizon: 2027-12-31
""",
    check=_check,
)
