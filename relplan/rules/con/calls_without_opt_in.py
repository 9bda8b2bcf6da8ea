"""CON006 calls-without-opt-in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import stands_for_consent
from relplan.analysis.outgoing import Outgoing, kind_of
from relplan.analysis.prospecting import canvasses_consumers, sells_press
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import ConsentKind, Purpose
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, relate_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class NoOptIn(Arguments):
    """A consent that calls rest on, its kind, and how many calls do."""

    consent: str
    kind: ConsentKind
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    if sells_press(study.plan):
        return
    found: dict[str, list[Outgoing]] = {}
    for permission in study.permissions:
        is_call = kind_of(study.plan, permission.channel) is ChannelKind.CALL
        is_asked = canvasses_consumers(study.plan, permission) and not stands_for_consent(
            permission.outgoing.action.value
        )
        if is_call and is_asked and permission.outgoing.purpose is Purpose.MARKETING:
            answers = [one for need in permission.needs if not need.named for one in need.answers]
            kinds = {study.plan.consents[one].value.kind for one in answers}
            if answers and not kinds & {None, ConsentKind.OPT_IN}:
                found.setdefault(answers[0], []).append(permission.outgoing)
    for ident, outgoing in sorted(found.items()):
        item = study.plan.consents[ident]
        if item.value.kind is not None:
            values = NoOptIn(item.title, item.value.kind, len(outgoing))
            yield Found(item.at("kind"), values, relate_messages(outgoing), (item.ref,))


RULE = Rule(
    code="CON006",
    name="calls-without-opt-in",
    severity=Severity.ERROR,
    statement=Text(
        "Consumers are called for marketing without their prior consent.",
        "Des consommateurs sont démarchés par téléphone sans leur consentement préalable.",
    ),
    why=Text(
        "Since 11 August 2026 a consumer may not be called to sell unless they have agreed beforehand. Two "
        "exceptions: a contract in progress, for what relates to its object (a sale that has been performed is none), "
        "and newspapers and magazines. Say under legal_basis which one holds; a plan whose sector is the press is left "
        "alone, and so are calls to professionals (recipients: professionals). A call that only serves (an "
        "appointment, a complaint) is not canvassing: send it as a communication of purpose contract.",
        "Depuis le 11 août 2026, il est interdit de démarcher par téléphone un consommateur qui ne l'a pas accepté "
        "auparavant. Deux exceptions : un contrat en cours, pour ce qui se rapporte à son objet (une vente exécutée "
        "n'en est pas un), et la presse. Dites sous legal_basis laquelle vaut ; un plan dont le secteur est la presse "
        "n'est pas concerné, ni les appels à des professionnels (recipients: professionals). Un appel qui ne fait que "
        "servir (rendez-vous, réclamation) n'est pas du démarchage : donnez-lui une communication de finalité "
        "contract.",
    ),
    source="Code de la consommation, articles L223-1 and L223-5, as of loi n° 2025-594 of 30 June 2025, article 13",
    links=(
        "https://www.village-justice.com/articles/demarchage-telephonique-les-nouvelles-regles-issues-loi-juin-2025,54618.html",
    ),
    law=Law(Jurisdiction.FR, since=date(2026, 8, 11)),
    message=Text(
        '{count} {count:call rests|calls rest} on "{consent}", a consent of kind {kind}: calling consumers '
        "to sell needs an opt_in",
        "{count} {count:appel repose|appels reposent} sur « {consent} », un consentement de type {kind} : démarcher un "
        "consommateur par téléphone demande un opt_in",
    ),
    label=Text("no prior consent", "pas de consentement préalable"),
    remedy=Text(
        "ask for consent, for one year at most, and call only those who gave it; where a contract in progress allows "
        "the call, say so under legal_basis",
        "demandez le consentement, pour un an au plus, et n'appelez que ceux qui l'ont donné ; si un contrat en cours "
        "permet l'appel, dites-le sous legal_basis",
    ),
    notes={"message": MESSAGE_NOTE},
    needs=MESSAGE_NEEDS | {Kind.CONSENT, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
call: {kind: call}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_call:
  purpose: marketing
  channels: [call]
  kind: opt_out  # <- here
# campaigns/renewals.yaml
name: Renewals
programme: events
communication: promotional
sends: [{id: calls, on: 2027-01-11, at: "10:00", channel: call}]
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
call: {kind: call}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_call:
  purpose: marketing
  channels: [call]
  kind: opt_in
# campaigns/renewals.yaml
name: Renewals
programme: events
communication: promotional
sends: [{id: calls, on: 2027-01-11, at: "10:00", channel: call}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
 name: Renewals
 programme: events
+legal_basis: Contract in progress, about its object
""",
        """
 law: [fr]
+sector: magazines and newspapers
""",
        """
 law: [fr]
+recipients: professionals
""",
        """
 law: [fr]
+prospecting: non_commercial
""",
    ),
    check=_check,
)
