"""SND003 marketing-and-service-sender."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import Purpose
from relplan.model.kinds import Kind
from relplan.rules.messages import MESSAGE_NEEDS, message_name, message_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.outgoing import Outgoing
    from relplan.analysis.senders import SenderUse
    from relplan.analysis.study import Study

_MIXED = frozenset({ChannelKind.EMAIL, ChannelKind.SMS})


@dataclass(frozen=True, slots=True)
class MixedSender(Arguments):
    """A sender, and how many messages it sends for either purpose."""

    sender: str
    marketing: int
    contract: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    for use in study.sender_uses:
        marketing, contract = (_messages(use, one) for one in (Purpose.MARKETING, Purpose.CONTRACT))
        if marketing and contract:
            related = (*_first(marketing[0], "marketing"), *_first(contract[0], "contract"))
            values = MixedSender(use.sender.title, len(marketing), len(contract))
            yield Found(use.sender.place, values, related, (use.sender.ref,))


def _messages(use: SenderUse, purpose: Purpose) -> list[Outgoing]:
    return [one.outgoing for one in use.of_purpose(purpose) if one.kind in _MIXED]


def _first(outgoing: Outgoing, note: str) -> Iterator[Related]:
    yield Related(message_place(outgoing), note, {"message": message_name(outgoing)})


RULE = Rule(
    code="SND003",
    name="marketing-and-service-sender",
    severity=Severity.WARNING,
    statement=Text(
        "One sender sends both marketing and service messages.",
        "Un même expéditeur envoie la prospection et les messages de service.",
    ),
    why=Text(
        "Complaints about offers weigh on the reputation of the sender, and order confirmations end up in spam. A "
        "customer who blocks an address, or answers STOP to a number, loses the service messages with the offers.",
        "Les plaintes contre les offres pèsent sur la réputation de l'expéditeur, et les confirmations de commande "
        "finissent en spam. Le client qui bloque une adresse, ou répond STOP à un numéro, perd les messages "
        "de service avec les offres.",
    ),
    source="Google, email sender guidelines: the same From for messages of one category, categories not mixed",
    message=Text(
        '"{sender}" sends {marketing} {marketing:message|messages} for marketing and {contract} for service',
        "« {sender} » envoie {marketing} {marketing:message|messages} de prospection et {contract} de service",
    ),
    remedy=Text(
        "give each type of communication a sender of its own",
        "donnez à chaque type de communication son expéditeur",
    ),
    notes={
        "marketing": Text('"{message}", for marketing', "« {message} », de prospection"),
        "contract": Text('"{message}", for service', "« {message} », de service"),
    },
    needs=MESSAGE_NEEDS | {Kind.SENDER},
    bad="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing, sender: {email: shop}}
service: {purpose: contract, sender: {email: shop}}
# conventions/senders.yaml
shop: {kind: email, address: shop@example.com}  # <- here
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends:
  - {id: launch, on: 2027-01-06, channel: email}
  - {id: terms, on: 2027-02-01, channel: email, communication: service}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing, sender: {email: news}}
service: {purpose: contract, sender: {email: service}}
# conventions/senders.yaml
news: {kind: email, address: news@mail.example.com}
service: {kind: email, address: hello@service.example.com}
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends:
  - {id: launch, on: 2027-01-06, channel: email}
  - {id: terms, on: 2027-02-01, channel: email, communication: service}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)
