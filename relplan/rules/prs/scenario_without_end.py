"""PRS011 scenario-without-end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


def _check(study: Study, _: Options) -> Iterator[Found]:
    endless = {verdict.scenario.id: verdict.scenario for verdict in study.scenario_proof if verdict.is_endless}
    for scenario in endless.values():
        yield Found(scenario.place, Arguments(), objects=(scenario.ref,))


RULE = Rule(
    code="PRS011",
    name="scenario-without-end",
    severity=Severity.WARNING,
    statement=Text(
        "Nothing says how often a scenario may start again, and it is over at once.",
        "Rien ne dit combien de fois un scénario peut redémarrer, et il se termine aussitôt.",
    ),
    why=Text(
        "It starts again as soon as it has ended. An event that comes ten times in an hour sends ten messages, unless "
        "a limit happens to stop them.",
        "Il redémarre dès qu'il se termine. Un événement qui arrive dix fois en une heure envoie dix messages, à moins "
        "qu'une limite ne les arrête par chance.",
    ),
    message=Text(
        "this scenario may send without end: each event launches it again at once",
        "ce scénario peut envoyer sans fin : chaque événement le relance aussitôt",
    ),
    remedy=Text(
        "say how often one customer may enter, for example reentry: {{max: 1, per: 30d}}",
        "dites combien de fois un client peut y entrer, par exemple reentry: {{max: 1, per: 30d}}",
    ),
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    bad="""
# scenarios/back-in-stock.yaml
name: Back in stock  # <- here
programme: service
trigger: {moment: restocked}
steps: [{message: available, channel: email}]
# programmes/service.yaml
name: Service
objective: {statement: Sell what was sought, kpi: additional_revenue_30d}
# moments.yaml
restocked: {name: Restocked, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
# conventions/pressure.yaml
caps: {weekly: {max: 2, per: 7d}}
""",
    good="""
# scenarios/back-in-stock.yaml
name: Back in stock
programme: service
trigger: {moment: restocked}
reentry: {max: 1, per: 7d}
steps: [{message: available, channel: email}]
# programmes/service.yaml
name: Service
objective: {statement: Sell what was sought, kpi: additional_revenue_30d}
# moments.yaml
restocked: {name: Restocked, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
# conventions/pressure.yaml
caps: {weekly: {max: 2, per: 7d}}
""",
    check=_check,
)
