"""CON032 renewal-notice-off-time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import stands_for_consent
from relplan.analysis.prospecting import addresses_consumers
from relplan.analysis.renewals import find_off_time_notices
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class OffTime(Arguments):
    """A scenario, and the moment that it counts its days to."""

    scenario: str
    moment: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    if not addresses_consumers(study.plan):
        return
    for found in find_off_time_notices(study.plan, study.outgoing):
        scenario, moment = found.scenario, found.moment
        if not stands_for_consent(scenario.value):
            values = OffTime(scenario.title, moment.title)
            related = (Related(moment.at("date"), "moment"),)
            yield Found(scenario.at("trigger", "on"), values, related, (scenario.ref, moment.ref), identity=())


RULE = Rule(
    code="CON032",
    name="renewal-notice-off-time",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario writes before a contract renews itself, but never between three months and one month before.",
        "Un scénario écrit avant la reconduction d'un contrat, mais jamais entre trois mois et un mois avant.",
    ),
    why=Text(
        "For a contract of services that renews itself, a consumer is informed in writing, by a letter or an e-mail "
        "meant for that alone, three months at the earliest and one month at the latest before the last day on which "
        "to refuse, with that day in a box. Without it the consumer may leave at any time, free of charge. The rule "
        "knows the moment by its name and counts from its date; where that is the day of renewal, the last day to "
        "refuse comes earlier: count from that. It says nothing of plans without such a scenario. Insurance has rules "
        "of its own.",
        "Pour un contrat de services à tacite reconduction, le consommateur est informé par écrit, par une lettre ou "
        "un e-mail dédiés, au plus tôt trois mois et au plus tard un mois avant le dernier jour pour refuser, avec "
        "cette date dans un encadré. Sans quoi il peut partir à tout moment, sans frais. La règle reconnaît le moment "
        "à son nom et compte à partir de sa date ; si c'est le jour de la reconduction, le dernier jour pour refuser "
        "vient avant : comptez à partir de lui. Elle ne dit rien des plans sans un tel scénario. L'assurance a ses "
        "propres règles.",
    ),
    source="Code de la consommation, article L215-1 (in force since 1 July 2016, L136-1 before)",
    links=(
        "https://www.doctrine.fr/l/texts/codes/LEGITEXT000006069565/articles/LEGIARTI000032226980",
        "https://juriblio.fr/codes/code-de-la-consommation/partie-legislative-nouvelle/livre-ii/titre-ier/chapitre-v",
    ),
    law=Law(Jurisdiction.FR, since=date(2016, 7, 1)),
    message=Text(
        '"{scenario}" writes before "{moment}", but not between three months and one month before it',
        "« {scenario} » écrit avant « {moment} », mais pas entre trois mois et un mois avant",
    ),
    remedy=Text(
        "send a notice meant for that alone in this time: on: moment - 60d",
        "envoyez un avis dédié dans ce délai : on: moment - 60d",
    ),
    notes={"moment": Text("the date it counts from", "la date à partir de laquelle il compte")},
    since="2026.2",
    needs=MESSAGE_NEEDS | {Kind.MOMENT, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
account: {purpose: contract}
# data.yaml
attributes: {renewal_date: {available: available, personal: behaviour}}
# moments.yaml
contract_renewal: {name: Contract renews itself, kind: transactional, date: renewal_date}
# scenarios/renewal.yaml
name: Renewal notice
programme: events
communication: account
trigger:
  moment: contract_renewal
  on: moment - 5d  # <- here
steps: [{message: notice, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
account: {purpose: contract}
# data.yaml
attributes: {renewal_date: {available: available, personal: behaviour}}
# moments.yaml
contract_renewal: {name: Contract renews itself, kind: transactional, date: renewal_date}
# scenarios/renewal.yaml
name: Renewal notice
programme: events
communication: account
trigger:
  moment: contract_renewal
  on: moment - 60d
steps: [{message: notice, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
-  on: moment - 5d
+  on: moment - 80d
""",
        """
-contract_renewal: {name: Contract renews itself, kind: transactional, date: renewal_date}
+renewal: {name: Renewal of the status in the club, kind: life, date: renewal_date}

-  moment: contract_renewal
+  moment: renewal
""",
        """
 law: [fr]
+recipients: professionals
""",
        """
 programme: events
 communication: account
+legal_basis: An annual insurance, told under its own law
""",
    ),
    check=_check,
)
