"""CON004 soft-opt-in-for-prospects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import stands_for_consent
from relplan.analysis.outgoing import Outgoing, kind_of
from relplan.analysis.prospecting import canvasses_consumers
from relplan.analysis.reach import can_meet
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import ConsentKind
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, relate_messages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.analysis.study import Study

_PROSPECTS = frozenset({"prospect", "prospects", "lead", "leads"})
_ELECTRONIC = frozenset({ChannelKind.EMAIL, ChannelKind.SMS, ChannelKind.PUSH})


@dataclass(frozen=True, slots=True)
class SoftOptIn(Arguments):
    """A consent, the segment of people who bought nothing, and the messages that reach them."""

    consent: str
    segment: str
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    for ident in study.plan.segments:
        if ident.rpartition(".")[2] in _PROSPECTS:
            for consent, outgoing in sorted(_messages_to(study, ident).items()):
                item = study.plan.consents[consent]
                yield Found(
                    item.at("kind"),
                    SoftOptIn(
                        study.plan.title_of(Kind.CONSENT, consent),
                        study.plan.title_of(Kind.SEGMENT, ident),
                        len(outgoing),
                    ),
                    relate_messages(outgoing),
                    (item.ref, f"segment/{ident}"),
                    identity=(ident,),
                )


def _messages_to(study: Study, segment: str) -> Mapping[str, list[Outgoing]]:
    """Return the electronic messages that may reach a segment by nothing but a soft opt-in, by consent."""
    reached = study.population.all_of([segment])
    found: dict[str, list[Outgoing]] = {}
    for permission in study.permissions:
        if kind_of(study.plan, permission.channel) in _ELECTRONIC:
            answers = [one for need in permission.needs if not need.named for one in need.answers]
            is_soft = all(study.plan.consents[one].value.kind is ConsentKind.SOFT_OPT_IN for one in answers)
            is_asked = canvasses_consumers(study.plan, permission) and not stands_for_consent(
                permission.outgoing.action.value
            )
            if answers and is_soft and is_asked and can_meet(permission.outgoing.message.reach, reached):
                found.setdefault(answers[0], []).append(permission.outgoing)
    return found


RULE = Rule(
    code="CON004",
    name="soft-opt-in-for-prospects",
    severity=Severity.WARNING,
    statement=Text(
        "People who have bought nothing are written to under the exception for customers.",
        "Des personnes qui n'ont rien acheté reçoivent des messages au titre de l'exception pour les clients.",
    ),
    why=Text(
        "The exception holds for an address obtained from a customer with the sale of a product or service, for "
        "similar ones. For the CNIL an account is not a sale; the Court of Justice has seen one in a free account "
        "that leads to a paid service (Inteligo), read narrowly. The rule looks at segments called prospect or lead.",
        "L'exception vaut pour une adresse obtenue d'un client lors de la vente d'un produit ou d'un service, pour des "
        "produits analogues. Pour la CNIL, un compte n'est pas une vente ; la Cour de justice en a vu une dans un "
        "compte gratuit qui mène à un service payant (Inteligo), d'interprétation stricte. La règle regarde les "
        "segments nommés prospect ou lead.",
    ),
    source="Directive 2002/58/EC, article 13(2); CPCE, article L34-5; CJEU, C-654/23 Inteligo, 13 November 2025",
    law=Law(Jurisdiction.EU, since=date(2003, 10, 31)),
    message=Text(
        '"{consent}" is a soft opt-in, for customers only, and {count} {count:message|messages} may reach '
        '"{segment}" under it',
        "« {consent} » est l'exception réservée aux clients (soft_opt_in), et {count} {count:message "
        "peut|messages peuvent} toucher « {segment} » à ce titre",
    ),
    remedy=Text(
        'take "{segment}" out of these audiences, or ask for an opt_in',
        "retirez « {segment} » de ces audiences, ou demandez un opt_in",
    ),
    notes={"message": MESSAGE_NOTE},
    needs=MESSAGE_NEEDS | {Kind.CONSENT, Kind.SEGMENT, Kind.BRAND, Kind.PRESSURE, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_email:
  purpose: marketing
  channels: [email]
  kind: soft_opt_in  # <- here
# conventions/segments.yaml
segmentations: {lifecycle: {complete: true, segments: {prospect: {}, customer: {}}}}
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends: [{id: launch, on: 2027-01-06, channel: email}]
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
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_email:
  purpose: marketing
  channels: [email]
  kind: soft_opt_in
# conventions/segments.yaml
segmentations: {lifecycle: {complete: true, segments: {prospect: {}, customer: {}}}}
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
audience: {segments: [lifecycle.customer]}
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)
