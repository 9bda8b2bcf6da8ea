"""GOV001 programme-without-owner."""

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
    for item in study.plan.programmes.values():
        if item.value.counts and not item.value.owner.strip():
            yield Found(item.place, Arguments(), objects=(item.ref,))


RULE = Rule(
    code="GOV001",
    name="programme-without-owner",
    severity=Severity.WARNING,
    statement=Text(
        "Nobody answers for a programme.",
        "Personne ne répond d'un programme.",
    ),
    why=Text(
        "What nobody owns is reviewed by nobody, and stays as it was when it no longer works.",
        "Ce dont personne n'est responsable n'est revu par personne, et reste en l'état quand cela ne marche plus.",
    ),
    message=Text(
        "this programme has no owner",
        "ce programme n'a pas de responsable",
    ),
    remedy=Text(
        "add owner: and a person or team",
        "ajoutez owner: suivi d'une personne ou d'une équipe",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome  # <- here
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
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
