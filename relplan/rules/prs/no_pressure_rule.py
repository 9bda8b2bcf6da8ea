"""PRS001 no-pressure-rule."""

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
    has_actions = any(item.value.counts for item in study.plan.actions.values())
    if has_actions and not study.limits and Kind.PRESSURE not in study.plan.unread:
        yield Found(study.plan.settings.place, Arguments(), objects=("settings/settings",))


RULE = Rule(
    code="PRS001",
    name="no-pressure-rule",
    severity=Severity.WARNING,
    statement=Text(
        "The plan sets no limit to marketing pressure.", "Le plan ne fixe aucune limite à la pression marketing."
    ),
    why=Text(
        "Without a cap or a minimum gap nothing keeps several actions from reaching the same customer on the same day.",
        "Sans plafond ni délai minimal entre deux contacts, rien n'empêche plusieurs actions de toucher le même "
        "client le même jour.",
    ),
    message=Text("nothing limits how often a customer is contacted", "rien ne limite le nombre de contacts par client"),
    remedy=Text(
        "set a cap in conventions/pressure.yaml: caps: {{weekly: {{max: 2, per: 7d}}}}",
        "fixez un plafond dans conventions/pressure.yaml : caps: {{weekly: {{max: 2, per: 7d}}}}",
    ),
    needs=frozenset({Kind.PRESSURE}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
# conventions/pressure.yaml
caps: {weekly: {max: 2, per: 7d}}
""",
    check=_check,
)
