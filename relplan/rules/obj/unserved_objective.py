"""OBJ001 unserved-objective."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Unserved(Arguments):
    """The objective."""

    objective: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.objective_coverage:
        if not one.is_served:
            yield Found(one.objective.place, Unserved(one.objective.title), objects=(one.objective.ref,))


RULE = Rule(
    code="OBJ001",
    name="unserved-objective",
    severity=Severity.WARNING,
    statement=Text(
        "No programme and no action serves an objective of the plan.",
        "Aucun programme ni aucune action ne sert un objectif du plan.",
    ),
    why=Text(
        "A plan is built from its objectives, target by target and phase by phase. An objective that nothing serves "
        "is a promise that the plan doesn't keep, and nobody notices before the results are due.",
        "Un plan se construit à partir de ses objectifs, cible par cible et phase par phase. Un objectif que rien ne "
        "sert est une promesse que le plan ne tient pas, et personne ne s'en aperçoit avant l'échéance.",
    ),
    source="Common practice of relational plans: objectives by target and phase, then programmes that serve them",
    message=Text(
        'no programme and no action serves "{objective}"',
        "aucun programme ni aucune action ne sert « {objective} »",
    ),
    remedy=Text(
        "name the programmes that serve it (programmes: [...]), give one of them the KPI of a key result, or retire it",
        "nommez les programmes qui le servent (programmes: [...]), donnez à l'un d'eux le KPI d'un résultat clé, "
        "ou retirez-le",
    ),
    needs=frozenset({Kind.OBJECTIVE, Kind.PROGRAMME, Kind.SCENARIO, Kind.CAMPAIGN}),
    bad="""
# objectives.yaml
first-orders: {name: Win first orders, programmes: [welcome]}
fewer-lapsed:  # <- here
  name: Lose fewer customers
  key_results: [{kpi: churn_rate, baseline: 34 %, target: 29 %, horizon: 2027-12-31}]
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    good="""
# objectives.yaml
first-orders: {name: Win first orders, programmes: [welcome]}
fewer-lapsed:
  name: Lose fewer customers
  key_results: [{kpi: churn_rate, baseline: 34 %, target: 29 %, horizon: 2027-12-31}]
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
# programmes/retention.yaml
name: Retention
objective: {statement: Keep customers at risk, kpi: churn_rate}
""",
    check=_check,
)
