"""CON001 message-without-consent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import stands_for_consent
from relplan.analysis.outgoing import Outgoing, kind_of
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import ConsentKind, Purpose
from relplan.model.kinds import Kind
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, relate_messages
from relplan.rules.words.purposes import PURPOSE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study

_DIRECT = frozenset({ChannelKind.EMAIL, ChannelKind.SMS, ChannelKind.PUSH, ChannelKind.MAIL, ChannelKind.CALL})
_USUAL = {ChannelKind.MAIL: ConsentKind.OPT_OUT}


@dataclass(frozen=True, slots=True)
class NoConsent(Arguments):
    """A channel, what it is used for, and how many messages it carries for that."""

    channel: str
    purpose: Text
    count: int
    key: Purpose
    kind: ConsentKind
    """The usual kind of consent on such a channel."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    if not study.plan.consents and not study.plan.settings.value.law:
        return
    unanswered: dict[tuple[str, Purpose], list[Outgoing]] = {}
    for permission in study.permissions:
        purpose = permission.outgoing.purpose
        is_missing = any(not need.named and need.purpose is purpose for need in permission.missing)
        is_based = stands_for_consent(permission.outgoing.action.value)
        if purpose and is_missing and not is_based and kind_of(study.plan, permission.channel) in _DIRECT:
            unanswered.setdefault((permission.channel, purpose), []).append(permission.outgoing)
    for (ident, purpose), outgoing in sorted(unanswered.items()):
        channel = study.plan.channels[ident]
        kind = _USUAL.get(channel.value.kind or ChannelKind.EMAIL, ConsentKind.OPT_IN)
        values = NoConsent(channel.title, PURPOSE_NAMES[purpose], len(outgoing), purpose, kind)
        yield Found(channel.place, values, relate_messages(outgoing), (channel.ref,), identity=(purpose.value,))


RULE = Rule(
    code="CON001",
    name="message-without-consent",
    severity=Severity.ERROR,
    statement=Text(
        "A channel carries messages for a purpose that no consent of the plan covers.",
        "Un canal porte des messages dont la finalité n'a aucun consentement au plan.",
    ),
    why=Text(
        "Which consent goes with which channel and type of communication is a convention that everybody relies on: "
        "without it nobody can say who may be contacted, nor prove it. Asked of plans that declare consents or a law, "
        "and not of actions that state another lawful basis (legal_basis).",
        "Quel consentement va avec quel canal et quel type de communication est une convention sur laquelle tous "
        "comptent : sans elle, personne ne sait dire qui peut être contacté, ni le prouver. La règle vaut pour les "
        "plans qui déclarent des consentements ou un droit, et non pour les actions qui citent une autre base légale "
        "(legal_basis).",
    ),
    source="Common practice of relational plans: opt-in typology by channel and type of communication",
    message=Text(
        '"{channel}" carries {count} {count:message|messages} for {purpose}, and no consent is declared for that',
        "« {channel} » porte {count} {count:message|messages} de {purpose} sans qu'aucun consentement soit déclaré",
    ),
    remedy=Text(
        "declare it in conventions/consents.yaml: {{purpose: {key}, channels: [{channel:id}], kind: {kind}}}",
        "déclarez-le dans conventions/consents.yaml : {{purpose: {key}, channels: [{channel:id}], kind: {kind}}}",
    ),
    notes={"message": MESSAGE_NOTE},
    needs=MESSAGE_NEEDS | {Kind.CONSENT, Kind.SETTINGS},
    bad="""
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms}  # <- here
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_email: {purpose: marketing, channels: [email], kind: opt_in}
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends: [{id: launch, on: 2027-01-06, channel: email}, {id: last-days, on: 2027-02-01, at: "11:00", channel: sms}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_email: {purpose: marketing, channels: [email], kind: opt_in}
marketing_sms: {purpose: marketing, channels: [sms], kind: opt_in}
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends: [{id: launch, on: 2027-01-06, channel: email}, {id: last-days, on: 2027-02-01, at: "11:00", channel: sms}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)
