"""SND007 no-reply-address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Lever
from relplan.model.channels import ChannelKind
from relplan.model.consents import Purpose
from relplan.model.kinds import Kind
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, relate_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.senders import Sending
    from relplan.analysis.study import Study

_NO_REPLY = re.compile(r"(no|do-?not|ne-?pas)[-_.]?(reply|repl|respond|repondre|répondre)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoReply(Arguments):
    """A sender that takes no answers, and how many messages would call for one."""

    sender: str
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    for use in study.sender_uses:
        sender = use.sender.value
        key = "reply_to" if sender.reply_to.strip() else "address"
        outgoing = [one.outgoing for one in use.sendings if _calls_for_answers(one)]
        if outgoing and _NO_REPLY.search(getattr(sender, key).partition("@")[0]):
            values = NoReply(use.sender.title, len(outgoing))
            yield Found(use.sender.at(key), values, relate_messages(outgoing), (use.sender.ref,), identity=())


def _calls_for_answers(sending: Sending) -> bool:
    """Tell whether an e-mail is one of service, or more than an offer."""
    lever = sending.outgoing.lever
    is_relational = lever is not None and lever is not Lever.TRANSACTIONAL
    return sending.kind is ChannelKind.EMAIL and (sending.outgoing.purpose is Purpose.CONTRACT or is_relational)


RULE = Rule(
    code="SND007",
    name="no-reply-address",
    severity=Severity.WARNING,
    statement=Text(
        "Service or relational e-mails come from an address that takes no replies.",
        "Des e-mails de service ou relationnels partent d'une adresse qui n'accepte pas de réponse.",
    ),
    why=Text(
        "A message that says we are here for you, from an address that nobody reads, says the contrary. Answers are "
        "also a good sign to mailbox providers.",
        "Un message qui dit que l'on est là, depuis une adresse que personne ne lit, dit le contraire. Les réponses "
        "sont aussi un bon signe pour les fournisseurs de messagerie.",
    ),
    source="Common practice of relationship marketing",
    message=Text(
        '"{sender}" takes no replies, and sends {count} {count:service or relational e-mail|service or '
        "relational e-mails}",
        "« {sender} » n'accepte pas de réponse et envoie {count} {count:e-mail de service ou "
        "relationnel|e-mails de service ou relationnels}",
    ),
    remedy=Text(
        "send from an address that is read, or give one under reply_to",
        "envoyez depuis une adresse qui est lue, ou donnez-en une sous reply_to",
    ),
    notes={"message": MESSAGE_NOTE},
    needs=MESSAGE_NEEDS | {Kind.SENDER},
    bad="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
service: {purpose: contract, sender: {email: service}}
# conventions/senders.yaml
service:
  kind: email
  address: no-reply@service.example.com  # <- here
# moments.yaml
delivered: {name: Parcel delivered, kind: after_sales}
# scenarios/delivery.yaml
name: Parcel delivered
programme: service
trigger: {moment: delivered}
communication: service
steps: [{message: arrived, channel: email}]
# programmes/service.yaml
name: Service
objective: {statement: Have parcels fetched in time, kpi: nps}
""",
    good="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
service: {purpose: contract, sender: {email: service}}
# conventions/senders.yaml
service:
  kind: email
  address: hello@service.example.com
# moments.yaml
delivered: {name: Parcel delivered, kind: after_sales}
# scenarios/delivery.yaml
name: Parcel delivered
programme: service
trigger: {moment: delivered}
communication: service
steps: [{message: arrived, channel: email}]
# programmes/service.yaml
name: Service
objective: {statement: Have parcels fetched in time, kpi: nps}
""",
    check=_check,
)
