"""CON028 sms-without-stop."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.wordings import message_passages, quotes_message
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import Purpose
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS, message_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.senders import Sending
    from relplan.analysis.study import Study


_STOP = re.compile(r"\bSTOP\b")


@dataclass(frozen=True, slots=True)
class NoStop(Arguments):
    """The message."""

    message: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for sending in study.sendings:
        outgoing = sending.outgoing
        if sending.kind is not ChannelKind.SMS or outgoing.purpose is not Purpose.MARKETING:
            continue
        passages = tuple(message_passages(outgoing))
        place = next((place for place, text in passages if quotes_message(text)), None)
        texts = [*(text for _, text in passages), *_sender(study, sending)]
        if place and not any(_STOP.search(text) for text in texts):
            yield Found(place, NoStop(message_name(outgoing)), objects=(outgoing.action.ref,), identity=())


def _sender(study: Study, sending: Sending) -> Iterator[str]:
    sender = study.plan.senders.get(sending.sender)
    if sender is not None:
        yield sender.value.description


RULE = Rule(
    code="CON028",
    name="sms-without-stop",
    severity=Severity.WARNING,
    statement=Text(
        "The plan quotes the words of a marketing SMS, and they don't say how to stop it.",
        "Le plan cite le texte d'un SMS de prospection, et il ne dit pas comment l'arrêter.",
    ),
    why=Text(
        "Each marketing message says from whom it comes and gives a simple, free way to have no more of them; in a "
        "text message that is STOP, with the number to send it to. The rule reads words in quotation marks under "
        "description (four of them at least): a message whose text isn't in the plan isn't reported, nor one whose "
        "sender's description says that STOP is added.",
        "Chaque message de prospection dit de qui il vient et offre un moyen simple et gratuit de n'en plus recevoir ; "
        "dans un SMS, c'est STOP, avec le numéro où l'envoyer. La règle lit les mots entre guillemets sous description "
        "(quatre au moins) : un message dont le texte n'est pas au plan n'est pas signalé, ni celui dont l'expéditeur "
        "dit dans sa description que STOP est ajouté.",
    ),
    source="CPCE, article L34-5; CNIL, marketing by SMS and MMS",
    links=("https://www.cnil.fr/fr/la-prospection-commerciale-par-sms-mms",),
    law=Law(Jurisdiction.FR, since=date(2004, 6, 22)),
    message=Text(
        'the text of "{message}" doesn\'t say how to have no more of them (STOP)',
        "le texte de « {message} » ne dit pas comment ne plus en recevoir (STOP)",
    ),
    remedy=Text(
        "end it with the mention, such as STOP 36100; if the tool adds it, say so in the sender's description",
        "terminez-le par la mention, par exemple STOP 36100 ; si l'outil l'ajoute, dites-le dans la description de "
        "l'expéditeur",
    ),
    since="2026.2",
    needs=MESSAGE_NEEDS | {Kind.SENDER, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
sms: {kind: sms, contact_hours: [{hours: ["08:00-20:00"]}]}
# conventions/communications.yaml
promotional: {purpose: marketing}
# moments.yaml
cart_left: {name: Cart left, kind: transactional}
# scenarios/cart.yaml
name: Cart
programme: events
communication: promotional
trigger: {moment: cart_left}
steps:
  - message: reminder
    channel: sms
    description: 'Text: "Shop: your basket waits for you until tonight"'  # <- here
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
sms: {kind: sms, contact_hours: [{hours: ["08:00-20:00"]}]}
# conventions/communications.yaml
promotional: {purpose: marketing}
# moments.yaml
cart_left: {name: Cart left, kind: transactional}
# scenarios/cart.yaml
name: Cart
programme: events
communication: promotional
trigger: {moment: cart_left}
steps:
  - message: reminder
    channel: sms
    description: 'Text: "Shop: your basket waits for you until tonight. STOP 36100"'
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
-    description: 'Text: "Shop: your basket waits for you until tonight"'
+    description: A short reminder of the basket
""",
        """
-promotional: {purpose: marketing}
+promotional: {purpose: contract}
""",
        """
-promotional: {purpose: marketing}
+promotional: {purpose: marketing, sender: {sms: shop}}
+# conventions/senders.yaml
+shop: {kind: sms, address: "36100", description: STOP is added by the tool}
""",
    ),
    check=_check,
)
