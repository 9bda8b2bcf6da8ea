"""PRG001 delivery-kpi-leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.kpi import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class LeadingKpi(Arguments):
    """A KPI and its nature."""

    kpi: str
    nature: Text


_NATURES = {
    Nature.DATA: Text("a data KPI", "un indicateur de données"),
    Nature.DELIVERY: Text("a delivery KPI", "un indicateur de campagne"),
}


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.programmes.values():
        kpi = item.value.objective.kpi
        nature = study.nature_of(kpi)
        if nature is not None and not nature.may_lead:
            values = LeadingKpi(study.plan.title_of(Kind.KPI, kpi), _NATURES[nature])
            yield Found(item.at("objective", "kpi"), values, objects=(item.ref, f"kpi/{kpi}"))


RULE = Rule(
    code="PRG001",
    name="delivery-kpi-leads",
    severity=Severity.ERROR,
    statement=Text(
        "A programme's main objective is measured by a KPI that is not a business one.",
        "L'objectif principal d'un programme est mesuré par un KPI qui n'est pas un KPI métier.",
    ),
    why=Text(
        "Open and click rates say how a message was received, not what the programme brings. A programme led "
        "by them is optimised for opens.",
        "Les taux d'ouverture et de clic disent comment un message est reçu, pas ce que le programme "
        "rapporte. Un programme piloté par eux finit optimisé pour l'ouverture.",
    ),
    source="Common practice of relational plans: business and satisfaction KPIs lead, delivery KPIs diagnose",
    message=Text(
        '"{kpi}" can\'t lead a programme: it is {nature}',
        "« {kpi} » ne peut pas piloter un programme : c'est {nature}",
    ),
    remedy=Text(
        "choose a business or satisfaction KPI, and keep this one among the secondary objectives",
        "choisissez un KPI métier ou de satisfaction, et gardez celui-ci parmi les objectifs secondaires",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
objective:
  statement: A first order within 30 days
  kpi: open_rate  # <- here
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective:
  statement: A first order within 30 days
  kpi: first_order_rate
""",
    check=_check,
)
