"""SND004 shared-sending-domain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import Purpose, Sender
from relplan.model.kinds import Kind
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relplan.analysis.senders import SenderUse
    from relplan.analysis.study import Study
    from relplan.plan.plan import Item
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class SharedDomain(Arguments):
    """Two senders and what they share."""

    sender: str
    others: tuple[str, ...]
    what: Text
    value: str


_DOMAIN = Text("the domain", "le domaine")
_POOL = Text("the IP pool", "le groupe d'adresses IP")


def _check(study: Study, _: Options) -> Iterator[Found]:
    uses = [use for use in study.sender_uses if any(one.kind is ChannelKind.EMAIL for one in use.sendings)]
    marketing = [use for use in uses if Purpose.MARKETING in use.purposes]
    for use in uses:
        if Purpose.CONTRACT in use.purposes and Purpose.MARKETING not in use.purposes:
            yield from _shared(use, marketing)


def _shared(use: SenderUse, marketing: Iterable[SenderUse]) -> Iterator[Found]:
    """Tell what a sender of service shares with senders of marketing: the domain before the addresses behind it."""
    item = use.sender
    same_domain = [other for other in marketing if use.domain and other.domain == use.domain]
    pool = item.value.ip_pool.strip()
    same_pool = [other for other in marketing if pool and other.sender.value.ip_pool.strip() == pool]
    if same_domain:
        place = item.at("domain") if item.value.domain else item.at("address")
        yield _tell(item, same_domain, place, _DOMAIN, use.domain)
    elif same_pool:
        yield _tell(item, same_pool, item.at("ip_pool"), _POOL, pool)


def _tell(item: Item[Sender], others: Sequence[SenderUse], place: Place, what: Text, value: str) -> Found:
    names = tuple(other.sender.title for other in others)
    related = tuple(Related(other.sender.place, "marketing", {"sender": other.sender.title}) for other in others)
    return Found(place, SharedDomain(item.title, names, what, value), related, (item.ref,))


RULE = Rule(
    code="SND004",
    name="shared-sending-domain",
    severity=Severity.WARNING,
    statement=Text(
        "Service messages go out from the same domain or IP addresses as marketing.",
        "Les messages de service partent du même domaine ou des mêmes adresses IP que la prospection.",
    ),
    why=Text(
        "Mailbox providers judge domains and addresses. One campaign that displeases, and the messages that customers "
        "wait for arrive late or in spam.",
        "Les fournisseurs de messagerie jugent les domaines et les adresses. Une campagne qui déplaît, et les "
        "messages attendus par les clients arrivent tard ou en spam.",
    ),
    source="Google, email sender guidelines: another IP address for each type of message",
    message=Text(
        '"{sender}" sends service messages and shares {what} "{value}" with {others:and}, which '
        "{others:sends|send} marketing",
        "« {sender} » envoie des messages de service et partage {what} « {value} » avec {others:and}, qui "
        "{others:envoie|envoient} de la prospection",
    ),
    remedy=Text(
        "give service messages a subdomain and IP addresses of their own",
        "donnez aux messages de service un sous-domaine et des adresses IP à part",
    ),
    notes={"marketing": Text('"{sender}" sends marketing', "« {sender} » envoie de la prospection")},
    needs=MESSAGE_NEEDS | {Kind.SENDER},
    bad="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing, sender: {email: news}}
service: {purpose: contract, sender: {email: service}}
# conventions/senders.yaml
news: {kind: email, address: news@mail.example.com, domain: mail.example.com}
service:
  kind: email
  address: hello@mail.example.com
  domain: mail.example.com  # <- here
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
news: {kind: email, address: news@mail.example.com, domain: mail.example.com}
service:
  kind: email
  address: hello@service.example.com
  domain: service.example.com
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
