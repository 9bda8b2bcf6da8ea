"""SND001 message-without-sender."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.kinds import Kind
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, relate_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.outgoing import Outgoing
    from relplan.analysis.study import Study

_ASKED = frozenset({ChannelKind.EMAIL, ChannelKind.SMS})


@dataclass(frozen=True, slots=True)
class NoSender(Arguments):
    """A type of communication, the channel it is sent over, and how many messages are."""

    communication: str
    channel: str
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    if not study.plan.senders:
        return
    found: dict[tuple[str, str], list[Outgoing]] = {}
    for sending in study.sendings:
        communication = sending.outgoing.communication
        if not sending.sender and sending.kind in _ASKED and communication is not None:
            found.setdefault((communication.id, sending.channel), []).append(sending.outgoing)
    for (ident, channel), outgoing in sorted(found.items()):
        item = study.plan.communications[ident]
        place = item.at_key("sender") if item.value.sender else item.place
        values = NoSender(item.title, study.plan.title_of(Kind.CHANNEL, channel), len(outgoing))
        yield Found(place, values, relate_messages(outgoing), (item.ref,), identity=(channel,))


RULE = Rule(
    code="SND001",
    name="message-without-sender",
    severity=Severity.WARNING,
    statement=Text(
        "Messages go out by e-mail or SMS, but the plan doesn't say by which sender.",
        "Des messages partent par e-mail ou SMS sans que le plan dise de quel expéditeur.",
    ),
    why=Text(
        "One sender for each type of communication is a convention of the plan. What it leaves open is decided in the "
        "tool, message by message, and customers no longer know who writes to them. Asked of plans that have senders.",
        "Un expéditeur par type de communication est une convention du plan. Ce qu'elle laisse ouvert se décide dans "
        "l'outil, message par message, et le client ne sait plus qui lui écrit. La règle vaut pour les plans qui ont "
        "des expéditeurs.",
    ),
    source="Common practice of relational plans: senders and IP addresses by type of communication",
    message=Text(
        '"{communication}" goes out over "{channel}" in {count} {count:message|messages}, but names no sender for it',
        "« {communication} » part sur « {channel} » dans {count} {count:message|messages}, mais n'y nomme "
        "pas d'expéditeur",
    ),
    remedy=Text(
        'add "{channel:id}: SENDER" under its sender key, in conventions/communications.yaml',
        "ajoutez « {channel:id}: EXPÉDITEUR » sous sa clé sender, dans conventions/communications.yaml",
    ),
    notes={"message": MESSAGE_NOTE},
    needs=MESSAGE_NEEDS | {Kind.SENDER},
    bad="""
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms, contact_hours: [{hours: ["08:00-20:00"]}]}
# conventions/communications.yaml
promotional:
  purpose: marketing
  sender: {email: news}  # <- here
# conventions/senders.yaml
news: {kind: email, address: news@mail.example.com}
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends: [{id: launch, on: 2027-01-06, channel: email}, {id: last-days, on: 2027-02-01, channel: sms}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms, contact_hours: [{hours: ["08:00-20:00"]}]}
# conventions/communications.yaml
promotional:
  purpose: marketing
  sender: {email: news, sms: shortcode}
# conventions/senders.yaml
news: {kind: email, address: news@mail.example.com}
shortcode: {kind: sms, address: "36100"}
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends: [{id: launch, on: 2027-01-06, channel: email}, {id: last-days, on: 2027-02-01, channel: sms}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)
