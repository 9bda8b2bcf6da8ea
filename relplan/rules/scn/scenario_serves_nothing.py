"""SCN005 scenario-serves-nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.objectives import programme_kpis
from relplan.analysis.readiness import is_committed
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class ServesNothing(Arguments):
    """What the scenario measures, if anything, and the KPI that it probably serves."""

    kpi: str
    kpi_served: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.scenarios.values():
        objective, programme = item.value.objective, study.plan.programmes.get(item.value.programme)
        if programme is None or not is_committed(item.value.status):
            continue
        own = (objective.kpi or "") if objective else ""
        is_linked = objective is not None and objective.serves is not None
        if not is_linked and own not in programme_kpis(programme.value):
            place = item.at_key("objective") if objective else item.place
            values = ServesNothing(study.plan.title_of(Kind.KPI, own), programme.value.objective.kpi)
            yield Found(place, values, objects=(item.ref, programme.ref), identity=())


RULE = Rule(
    code="SCN005",
    name="scenario-serves-nothing",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario that is ready or live doesn't say which objective of its programme it serves.",
        "Un scénario prêt ou en production ne dit pas quel objectif de son programme il sert.",
    ),
    why=Text(
        "A scenario whose aim nobody wrote is judged by its clicks, and nobody can say when it should be stopped.",
        "Un scénario dont personne n'a écrit le but est jugé sur ses clics, et personne ne sait dire quand l'arrêter.",
    ),
    source="Common practice of relational plans: the objective of a scenario serves that of its programme",
    message=(
        Text(
            'this scenario measures "{kpi}", but doesn\'t say which objective of its programme that serves',
            "ce scénario mesure « {kpi} », sans dire quel objectif de son programme cela sert",
        ),
        Text(
            "this scenario has no objective",
            "ce scénario n'a pas d'objectif",
        ),
    ),
    remedy=Text(
        "say what it is to achieve and which KPI of the programme it serves: objective: {{statement: ..., kpi: "
        "..., serves: {kpi_served}}}",
        "dites ce qu'il doit obtenir et quel KPI du programme il sert : objective: {{statement: ..., kpi: ..., "
        "serves: {kpi_served}}}",
    ),
    bad="""
# scenarios/cart.yaml
name: Cart reminder  # <- here
programme: carts
status: live
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {}, order_placed: {}}
# conventions/channels.yaml
email: {kind: email, reach: 80 %}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
status: live
objective: {statement: Turn carts into orders, kpi: cart_recovery_rate, horizon: 7d}
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {}, order_placed: {}}
# conventions/channels.yaml
email: {kind: email, reach: 80 %}
""",
    check=_check,
)
