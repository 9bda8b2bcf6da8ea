"""PRG004 programme-without-target."""

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
        target = item.value.target
        has_target = target is not None and bool(target.definition or target.segments or target.moment)
        if item.value.counts and not has_target and item.value.moment is None:
            yield Found(item.place, Arguments(), objects=(item.ref,))


RULE = Rule(
    code="PRG004",
    name="programme-without-target",
    severity=Severity.WARNING,
    statement=Text(
        "A programme names neither a target nor a moment of the journey.",
        "Un programme ne nomme ni cible ni moment du parcours.",
    ),
    why=Text(
        "A programme addresses one target or one moment; without it everybody understands another audience.",
        "Un programme s'adresse à une cible ou à un moment précis ; sans cela, chacun comprend une audience "
        "différente.",
    ),
    message=Text(
        "this programme says neither whom it is for nor at which moment",
        "ce programme ne dit ni à qui il s'adresse ni à quel moment",
    ),
    remedy=Text(
        "add target: {{definition: ...}} or moment:",
        "ajoutez target: {{definition: ...}} ou moment:",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome  # <- here
objective: {statement: A first order, kpi: first_order_rate}
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
