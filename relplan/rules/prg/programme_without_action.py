"""PRG003 programme-without-action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


def _check(study: Study, _: Options) -> Iterator[Found]:
    busy = {item.value.programme for item in study.plan.actions.values() if item.value.counts}
    for item in study.plan.programmes.values():
        if item.value.counts and item.id not in busy:
            yield Found(item.place, Arguments(), objects=(item.ref,))


RULE = Rule(
    code="PRG003",
    name="programme-without-action",
    severity=Severity.WARNING,
    statement=Text(
        "A programme has no scenario and no campaign.",
        "Un programme n'a ni scénario ni campagne.",
    ),
    why=Text(
        "A programme is what it sends; without actions it is an intention.",
        "Un programme, c'est ce qu'il envoie ; sans action, ce n'est qu'une intention.",
    ),
    message=Text(
        "no scenario or campaign belongs to this programme",
        "aucun scénario ni aucune campagne ne relève de ce programme",
    ),
    remedy=Text(
        "attach an action to it with `programme:`, or give it the status idea or retired",
        "rattachez-lui une action avec `programme:`, ou donnez-lui le statut idea ou retired",
    ),
    needs=frozenset({Kind.SCENARIO, Kind.CAMPAIGN}),
    bad="""
# programmes/welcome.yaml
name: Welcome  # <- here
owner: crm
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
# campaigns/hello.yaml
name: Hello
programme: welcome
sends: [{id: hello, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
 name: Welcome
+status: retired
""",
    ),
    check=_check,
)
