"""OBJ002 key-result-not-measurable."""

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
class Unmeasurable(Arguments):
    """A key result, and the keys that are missing."""

    kpi: str
    missing: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    for _ident, item in sorted(study.plan.objectives.items()):
        for index, result in enumerate(item.value.key_results if item.value.counts else ()):
            missing = tuple(key for key in ("target", "horizon") if getattr(result, key) is None)
            if missing:
                values = Unmeasurable(study.plan.title_of(Kind.KPI, result.kpi), missing)
                yield Found(item.at("key_results", index, "kpi"), values, objects=(item.ref,))


RULE = Rule(
    code="OBJ002",
    name="key-result-not-measurable",
    severity=Severity.WARNING,
    statement=Text(
        "A key result has no target or no date.",
        "Un résultat clé n'a pas de cible ou pas d'échéance.",
    ),
    why=Text(
        "A KPI alone says what is watched, not what is wanted. Without a value to reach and a date nobody can say "
        "at the review whether the objective is kept.",
        "Un KPI seul dit ce qu'on regarde, pas ce qu'on veut. Sans valeur à atteindre ni échéance, personne ne peut "
        "dire en revue si l'objectif est tenu.",
    ),
    source="Common practice of relational plans: quantified and dated objectives",
    message=Text(
        'the key result "{kpi}" lacks {missing:and}',
        "il manque {missing:and} au résultat clé « {kpi} »",
    ),
    remedy=Text(
        "add the value to reach and by when: target: 25 %, horizon: 2027-12-31",
        "ajoutez la valeur à atteindre et son échéance : target: 25 %, horizon: 2027-12-31",
    ),
    bad="""
# objectives.yaml
first-orders:
  name: Win first orders
  programmes: [welcome]
  key_results:
    - {kpi: first_order_rate, baseline: 18 %}  # <- here
    - {kpi: cart_recovery_rate, baseline: 6 %, target: 10 %}  # <- here
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    good="""
# objectives.yaml
first-orders:
  name: Win first orders
  programmes: [welcome]
  key_results:
    - {kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 2027-12-31}
    - {kpi: cart_recovery_rate, baseline: 6 %, target: 10 %, horizon: 2027-12-31}
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    check=_check,
)
