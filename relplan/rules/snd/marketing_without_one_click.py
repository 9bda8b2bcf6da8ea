"""SND006 marketing-without-one-click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import Purpose
from relplan.model.kinds import Kind
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class NoOneClick(Arguments):
    """A sender, and how many marketing messages it sends."""

    sender: str
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    for use in study.sender_uses:
        item = use.sender
        emails = [one for one in use.of_purpose(Purpose.MARKETING) if one.kind is ChannelKind.EMAIL]
        if emails and not item.value.one_click_unsubscribe:
            place = item.place if item.value.one_click_unsubscribe is None else item.at("one_click_unsubscribe")
            yield Found(place, NoOneClick(item.title, len(emails)), objects=(item.ref,), identity=())


RULE = Rule(
    code="SND006",
    name="marketing-without-one-click",
    severity=Severity.WARNING,
    statement=Text(
        "Nothing says that a sender of marketing e-mails offers one-click unsubscription.",
        "Rien ne dit qu'un expéditeur d'e-mails de prospection propose la désinscription en un clic.",
    ),
    why=Text(
        "Google asks bulk senders for the two headers of RFC 8058 on what isn't transactional since 1 June 2024, "
        "honoured within two days; a link in the text is not enough. Yahoo asks for a List-Unsubscribe header, "
        "recommends RFC 8058 and still takes a mailto. Microsoft recommends a working way out, and sets no header. "
        "Whoever can't leave in one click reports spam, which costs more.",
        "Google demande aux expéditeurs de masse les deux en-têtes de la RFC 8058 sur ce qui n'est pas transactionnel "
        "depuis le 1er juin 2024, suivis d'effet sous deux jours ; un lien dans le texte ne suffit pas. Yahoo demande "
        "un en-tête List-Unsubscribe, recommande la RFC 8058 et admet encore un mailto. Microsoft recommande un moyen "
        "de partir qui marche, sans en-tête imposé. Qui ne peut pas partir en un clic signale un spam, ce qui coûte "
        "plus cher.",
    ),
    source="RFC 8058; Google, email sender guidelines (the date of 1 June 2024 could not be checked there), and "
    "Yahoo, sender best practices, as secondary sources report",
    links=(
        "https://www.rfc-editor.org/rfc/rfc8058",
        "https://support.google.com/a/answer/81126",
        "https://senders.yahooinc.com/best-practices/",
    ),
    message=Text(
        '"{sender}" sends {count} marketing {count:e-mail|e-mails}, and nothing says that one-click '
        "unsubscription is offered",
        "« {sender} » envoie {count} {count:e-mail|e-mails} de prospection, et rien ne dit que "
        "la désinscription en un clic est proposée",
    ),
    remedy=Text(
        "have the sending tool add the two List-Unsubscribe headers and say so: one_click_unsubscribe: true",
        "faites ajouter les deux en-têtes List-Unsubscribe par l'outil d'envoi et dites-le : one_click_unsubscribe: "
        "true",
    ),
    needs=MESSAGE_NEEDS | {Kind.SENDER},
    bad="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing, sender: {email: news}}
# conventions/senders.yaml
news:
  kind: email
  address: news@mail.example.com
  one_click_unsubscribe: false  # <- here
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
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing, sender: {email: news}}
# conventions/senders.yaml
news:
  kind: email
  address: news@mail.example.com
  one_click_unsubscribe: true
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)
