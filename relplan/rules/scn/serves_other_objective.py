"""SCN004 serves-other-objective."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.objectives import programme_kpis
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class ServesOther(Arguments):
    """The KPI served, and those of the programme."""

    kpi: str
    programme: str
    kpis: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.actions.values():
        serves = item.value.objective.serves if item.value.objective else None
        programme = study.plan.programmes.get(item.value.programme)
        if serves is None or programme is None or not item.value.counts or not study.plan.knows(Kind.KPI, serves):
            continue
        kpis = programme_kpis(programme.value)
        if serves not in kpis:
            yield Found(
                item.at("objective", "serves"),
                ServesOther(study.plan.title_of(Kind.KPI, serves), programme.title, kpis),
                (Related(programme.at("objective", "kpi"), "objective"),),
                (item.ref, programme.ref),
            )


RULE = Rule(
    code="SCN004",
    name="serves-other-objective",
    severity=Severity.ERROR,
    statement=Text(
        "An action says that it serves a KPI that its programme doesn't have.",
        "Une action dit servir un KPI qui n'est pas de son programme.",
    ),
    why=Text(
        "A programme adds up what its actions bring. An action that serves something else is in the wrong "
        "programme, or the programme has an objective that nobody wrote down.",
        "Un programme additionne ce que ses actions apportent. Une action qui sert autre chose est dans le "
        "mauvais programme, ou le programme a un objectif que personne n'a écrit.",
    ),
    source="Common practice of relational plans: the objective of a scenario serves that of its programme",
    message=Text(
        '"{kpi}" is no KPI of the programme "{programme}"',
        "« {kpi} » n'est pas un KPI du programme « {programme} »",
    ),
    remedy=Text(
        "write serves: with {kpis:or}, or give the programme a further objective",
        "écrivez serves: avec {kpis:or}, ou ajoutez un objectif au programme",
    ),
    notes={
        "objective": Text(
            "the programme's objective",
            "l'objectif du programme",
        )
    },
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
objective:
  statement: Bring people back to the site
  kpi: site_visits
  serves: nps  # <- here
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
# conventions/kpis.yaml
site_visits: {name: Visits, nature: business}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
objective:
  statement: Bring people back to the site
  kpi: site_visits
  serves: cart_recovery_rate
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
# conventions/kpis.yaml
site_visits: {name: Visits, nature: business}
""",
    fine=(
        """
 name: Cart reminder
+status: retired
""",
    ),
    check=_check,
)
