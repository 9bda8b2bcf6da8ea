"""PRG006 secondary-objective-not-measurable."""

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
    for _ident, item in sorted(study.plan.programmes.items()):
        for index, objective in enumerate(item.value.secondary_objectives if item.value.counts else ()):
            missing = tuple(key for key in ("kpi", "target") if getattr(objective, key) is None)
            if missing:
                yield Found(
                    item.at("secondary_objectives", index),
                    Unmeasurable(missing),
                    objects=(item.ref,),
                    identity=(objective.statement, objective.kpi or ""),
                )


RULE = Rule(
    code="PRG006",
    name="secondary-objective-not-measurable",
    severity=Severity.WARNING,
    statement=Text(
        "A programme's secondary objective has no KPI or no value to reach.",
        "Un objectif secondaire d'un programme n'a pas de KPI ou pas de valeur à atteindre.",
    ),
    why=Text(
        "Secondary objectives are optional, and measurable too: what no figure holds is quoted when it suits and "
        "forgotten when it doesn't.",
        "Les objectifs secondaires sont facultatifs, et mesurables eux aussi : un objectif sans chiffre se cite quand "
        "cela arrange et s'oublie quand cela dérange.",
    ),
    source="Common practice of relational plans: one main objective, optional secondary ones that are measurable",
    message=Text(
        "this secondary objective lacks {missing:and}",
        "il manque {missing:and} à cet objectif secondaire",
    ),
    remedy=Text(
        "add the KPI and the value to reach, or move the sentence to the description",
        "ajoutez le KPI et la valeur à atteindre, ou déplacez la phrase dans la description",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate, target: 25 %, horizon: 30d}
secondary_objectives:
  - {statement: Complete profiles, kpi: profile_completion, target: 60 %}
  - {statement: Make the brand loved}  # <- here
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate, target: 25 %, horizon: 30d}
secondary_objectives:
  - {statement: Complete profiles, kpi: profile_completion, target: 60 %}
  - {statement: Make the brand loved, kpi: nps, target: 48}
""",
    fine=(
        """
 name: Welcome
+status: retired
""",
    ),
    check=_check,
)
