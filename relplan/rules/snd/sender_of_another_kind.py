"""SND002 sender-of-another-kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.kinds import Kind
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.consents import Sender
    from relplan.plan.plan import Item
    from relplan.source.place import Place

_ALIKE = frozenset({ChannelKind.PUSH, ChannelKind.IN_APP})
"""Kinds that the same application sends."""


@dataclass(frozen=True, slots=True)
class OtherKind(Arguments):
    """A sender of one kind on a channel of another."""

    sender: str
    is_of: ChannelKind
    channel: str
    kind: ChannelKind


def _check(study: Study, _: Options) -> Iterator[Found]:
    found: dict[Place, tuple[Item[Sender], OtherKind]] = {}
    for sending in study.sendings:
        item = study.plan.senders.get(sending.sender)
        own = item.value.kind if item else None
        if item is None or sending.place is None or own is None or sending.kind is None:
            continue
        if own is not sending.kind and not _ALIKE.issuperset({own, sending.kind}):
            found.setdefault(
                sending.place,
                (item, OtherKind(item.title, own, study.plan.title_of(Kind.CHANNEL, sending.channel), sending.kind)),
            )
    for place, (item, values) in found.items():
        yield Found(place, values, (Related(item.at("kind"), "kind"),), (item.ref,), identity=(item.id, values.channel))


RULE = Rule(
    code="SND002",
    name="sender-of-another-kind",
    severity=Severity.ERROR,
    statement=Text(
        "A sender of one kind of channel is named for another.",
        "Un expéditeur d'un type de canal est nommé pour un autre.",
    ),
    why=Text(
        "An e-mail address sends no SMS: one of the two lines is a mistake, and what is sent is not what was agreed.",
        "Une adresse e-mail n'envoie pas de SMS : l'une des deux lignes est une erreur, et ce qui part n'est pas ce "
        "qui a été convenu.",
    ),
    message=Text(
        '"{sender}" is a sender of kind {is_of}, and "{channel}" is a channel of kind {kind}',
        "« {sender} » est un expéditeur de type {is_of}, et « {channel} » un canal de type {kind}",
    ),
    remedy=Text(
        "name a sender of kind {kind}, or correct the kind of this one",
        "nommez un expéditeur de type {kind}, ou corrigez le type de celui-ci",
    ),
    notes={"kind": Text("its kind", "son type")},
    needs=MESSAGE_NEEDS | {Kind.SENDER},
    bad="""
# conventions/channels.yaml
sms: {kind: sms, contact_hours: [{hours: ["08:00-20:00"]}]}
# conventions/communications.yaml
promotional:
  purpose: marketing
  sender:
    sms: news  # <- here
# conventions/senders.yaml
news: {kind: email, address: news@mail.example.com}
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends: [{id: last-days, on: 2027-02-01, channel: sms}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# conventions/channels.yaml
sms: {kind: sms, contact_hours: [{hours: ["08:00-20:00"]}]}
# conventions/communications.yaml
promotional:
  purpose: marketing
  sender:
    sms: shortcode
# conventions/senders.yaml
shortcode: {kind: sms, address: "36100"}
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends: [{id: last-days, on: 2027-02-01, channel: sms}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)
