"""OBJ006 unused-kpi."""

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
class UnusedKpi(Arguments):
    """The KPI."""

    kpi: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.kpis.values():
        if item.value.counts and not item.value.guardrail and (Kind.KPI, item.id) not in study.mentioned:
            yield Found(item.place, UnusedKpi(item.title), objects=(item.ref,))


RULE = Rule(
    code="OBJ006",
    name="unused-kpi",
    severity=Severity.INFO,
    statement=Text(
        "A KPI that the plan adds measures nothing in it.",
        "Un KPI ajouté par le plan n'y mesure rien.",
    ),
    why=Text(
        "A KPI is there to tell whether an objective is reached. One that no objective uses costs its reporting and "
        "decides nothing; a KPI that is only watched is marked as a guardrail.",
        "Un KPI sert à dire si un objectif est atteint. Celui qu'aucun objectif n'emploie coûte son suivi et ne "
        "décide de rien ; un KPI qu'on ne fait que surveiller se marque comme garde-fou.",
    ),
    message=Text(
        'no objective of the plan uses the KPI "{kpi}"',
        "aucun objectif du plan n'utilise le KPI « {kpi} »",
    ),
    remedy=Text(
        "measure an objective by it, mark it as a guardrail (guardrail: true), or remove it",
        "mesurez un objectif avec lui, marquez-le comme garde-fou (guardrail: true), ou supprimez-le",
    ),
    needs=frozenset({Kind.PROGRAMME, Kind.SCENARIO, Kind.CAMPAIGN, Kind.OBJECTIVE, Kind.LOYALTY}),
    bad="""
# conventions/kpis.yaml
recovered_carts: {name: Carts won back, nature: business, unit: rate, direction: up}
catalogue_requests: {name: Catalogue requests, nature: business, unit: number}  # <- here
bounces: {name: Hard bounces, nature: delivery, unit: rate, guardrail: true}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: recovered_carts}
""",
    good="""
# conventions/kpis.yaml
recovered_carts: {name: Carts won back, nature: business, unit: rate, direction: up}
bounces: {name: Hard bounces, nature: delivery, unit: rate, guardrail: true}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: recovered_carts}
""",
    fine=(
        """
-catalogue_requests: {name: Catalogue requests, nature: business, unit: number}
+catalogue_requests: {status: retired, name: Catalogue requests, nature: business, unit: number}
""",
    ),
    check=_check,
)
