"""PRG002 objective-not-measurable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Unmeasurable(Arguments):
    """The keys that are missing."""

    missing: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.programmes.values():
        objective = item.value.objective
        missing = tuple(key for key in ("target", "horizon") if getattr(objective, key) is None)
        if item.value.counts and missing:
            yield Found(item.at_key("objective"), Unmeasurable(missing), objects=(item.ref,))


RULE = Rule(
    code="PRG002",
    name="objective-not-measurable",
    severity=Severity.WARNING,
    statement=Text(
        "A programme's main objective has no target or no horizon.",
        "L'objectif principal d'un programme n'a pas de cible ou pas d'échéance.",
    ),
    why=Text(
        "Without a value to reach and a date nobody can tell whether the programme works.",
        "Sans valeur à atteindre ni échéance, personne ne peut dire si le programme fonctionne.",
    ),
    message=(Text("the objective lacks {missing:and}", "il manque {missing:and} à l'objectif"),),
    remedy=Text(
        "add the value to reach and by when: target: 25 %, horizon: 30d",
        "ajoutez la valeur à atteindre et son échéance : target: 25 %, horizon: 30d",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}  # <- here
""",
    good="""
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
""",
    fine=(
        """
 name: Welcome
+status: retired
""",
    ),
    check=_check,
)
