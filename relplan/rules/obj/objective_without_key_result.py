"""OBJ003 objective-without-key-result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


def _check(study: Study, _: Options) -> Iterator[Found]:
    items = [item for item in study.plan.objectives.values() if item.value.counts]
    if any(item.value.key_results for item in items):
        for item in items:
            if not item.value.key_results:
                yield Found(item.place, Arguments(), objects=(item.ref,))


RULE = Rule(
    code="OBJ003",
    name="objective-without-key-result",
    severity=Severity.WARNING,
    statement=Text(
        "An objective has no key result, while others of the plan have.",
        "Un objectif n'a aucun résultat clé, alors que d'autres du plan en ont.",
    ),
    why=Text(
        "An objective without a figure that says when it is reached is an intention: it can be neither steered nor "
        "missed.",
        "Un objectif qu'aucun chiffre ne permet de dire atteint est une intention : on ne peut ni le piloter ni le "
        "manquer.",
    ),
    source="Common practice of relational plans: measurable business goals",
    message=Text(
        "this objective has no key result",
        "cet objectif n'a aucun résultat clé",
    ),
    remedy=Text(
        "add key_results: [{{kpi: ..., baseline: ..., target: ..., horizon: ...}}]",
        "ajoutez key_results: [{{kpi: ..., baseline: ..., target: ..., horizon: ...}}]",
    ),
    bad="""
# objectives.yaml
first-orders:
  name: Win first orders
  programmes: [welcome]
  key_results: [{kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 2027-12-31}]
closeness: {name: Be closer to our customers, programmes: [welcome]}  # <- here
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    good="""
# objectives.yaml
first-orders:
  name: Win first orders
  programmes: [welcome]
  key_results: [{kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 2027-12-31}]
closeness:
  name: Be closer to our customers
  programmes: [welcome]
  key_results: [{kpi: nps, baseline: 41, target: 48, horizon: 2027-12-31}]
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    fine=(
        """
-closeness: {name: Be closer to our customers, programmes: [welcome]}
+closeness: {status: retired, name: Be closer to our customers, programmes: [welcome]}
""",
    ),
    check=_check,
)
