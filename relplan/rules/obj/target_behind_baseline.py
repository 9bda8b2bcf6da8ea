"""OBJ004 target-behind-baseline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.kpi import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.quantities import Figure


@dataclass(frozen=True, slots=True)
class Backwards(Arguments):
    """A KPI, its value today and the worse one that is wanted."""

    kpi: str
    baseline: Figure | None
    target: Figure | None
    better: Text
    """Which way is better."""


_BETTER = {
    Direction.UP: Text("higher", "haut"),
    Direction.DOWN: Text("lower", "bas"),
}


def _check(study: Study, _: Options) -> Iterator[Found]:
    for aim in study.aims:
        if aim.is_backwards and aim.kpi and aim.kpi.direction and aim.value.kpi:
            kpi = study.plan.title_of(Kind.KPI, aim.value.kpi)
            values = Backwards(kpi, aim.value.baseline, aim.value.target, _BETTER[aim.kpi.direction])
            related = (Related(aim.at("baseline"), "baseline"),)
            yield Found(aim.at("target"), values, related, (aim.item.ref,))


RULE = Rule(
    code="OBJ004",
    name="target-behind-baseline",
    severity=Severity.ERROR,
    statement=Text(
        "The value to reach is worse than the value today.",
        "La valeur à atteindre est moins bonne que la valeur actuelle.",
    ),
    why=Text(
        "For each KPI one way is better: more orders, fewer customers lost. A target on the other side is reached by "
        "doing nothing, or by doing harm; two figures were swapped, or the KPI's direction is wrong.",
        "Pour chaque KPI, un sens est le bon : plus de commandes, moins de clients perdus. Une cible de l'autre côté "
        "s'atteint sans rien faire, ou en faisant mal ; deux chiffres ont été intervertis, ou le sens du KPI est faux.",
    ),
    source="Common practice of relational plans: baseline, target and horizon of every objective",
    message=Text(
        'the target of "{kpi}", {target}, is worse than today\'s {baseline}: {better} is better',
        "la cible de « {kpi} », {target}, est moins bonne que la valeur actuelle, {baseline} : "
        "plus {better}, c'est mieux",
    ),
    remedy=Text(
        "swap or correct the figures, or correct the KPI's direction (direction: up | down)",
        "intervertissez ou corrigez les chiffres, ou corrigez le sens du KPI (direction: up | down)",
    ),
    notes={"baseline": Text("the value today", "la valeur actuelle")},
    needs=frozenset({Kind.KPI}),
    bad="""
# programmes/retention.yaml
name: Retention
objective:
  statement: Keep customers at risk
  kpi: churn_rate
  baseline: 29 %
  target: 34 %  # <- here
  horizon: 2027-12-31
""",
    good="""
# programmes/retention.yaml
name: Retention
objective:
  statement: Keep customers at risk
  kpi: churn_rate
  baseline: 34 %
  target: 29 %
  horizon: 2027-12-31
""",
    check=_check,
)
