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
            yield Found(place, NoOneClick(item.id, len(emails)), objects=(item.ref,), identity=())


RULE = Rule(
    code="SND006",
    name="marketing-without-one-click",
    severity=Severity.WARNING,
    statement=Text(
        "Nothing says that a sender of marketing e-mails offers one-click unsubscription.",
        "Rien ne dit qu'un expéditeur d'e-mails de prospection propose le désabonnement en un clic.",
    ),
    why=Text(
        "Gmail and Yahoo ask bulk senders for the two headers of RFC 8058 on what isn't transactional, honoured "
        "within two days; a link in the text is not enough. Whoever can't leave in one click reports spam, which "
        "costs more.",
        "Gmail et Yahoo demandent aux gros expéditeurs les deux en-têtes de la RFC 8058 sur ce qui n'est pas "
        "transactionnel, suivis d'effet sous deux jours ; un lien dans le texte ne suffit pas. Qui ne peut pas partir "
        "en un clic signale un indésirable, ce qui coûte plus cher.",
    ),
    source="RFC 8058; Google and Yahoo, requirements for bulk senders, February 2024",
    message=Text(
        '"{sender}" sends {count} marketing {count:e-mail|e-mails}, and nothing says that one-click '
        "unsubscription is offered",
        "« {sender} » envoie {count} {count:e-mail|e-mails} de prospection, et rien ne dit que le "
        "désabonnement en un clic est proposé",
    ),
    remedy=Text(
        "have the headers added and say so: one_click_unsubscribe: true",
        "faites ajouter les en-têtes et dites-le : one_click_unsubscribe: true",
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
