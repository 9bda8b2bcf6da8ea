"""CON031 referee-written-to-again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import stands_for_consent
from relplan.analysis.prospecting import addresses_consumers, is_commercial
from relplan.analysis.referees import find_referee_contacts
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.law import Ground, Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, message_name, message_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Referee(Arguments):
    """An action that writes to referees."""

    action: str
    most: int | None
    """The most messages that one referee gets; none when the finding is about the sponsor."""
    message: str
    """A message whose words name no sponsor; empty when the finding is about their number."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    if not addresses_consumers(study.plan) or not is_commercial(study.plan):
        return
    for contact in find_referee_contacts(study.plan, study.outgoing):
        action = contact.messages[0].action
        if stands_for_consent(action.value):
            continue
        if contact.most > 1:
            related = tuple(
                Related(message_place(one), "message", {"message": message_name(one)}) for one in contact.messages
            )
            yield Found(
                action.at_key("name"), Referee(action.title, contact.most, ""), related, (action.ref,), identity=()
            )
        if contact.unnamed:
            name = message_name(contact.unnamed)
            yield Found(message_place(contact.unnamed), Referee(action.title, None, name), objects=(action.ref,))


RULE = Rule(
    code="CON031",
    name="referee-written-to-again",
    severity=Severity.WARNING,
    statement=Text(
        "People whose address a customer gave get more than one message, or aren't told who gave it.",
        "Des personnes dont un client a donné l'adresse reçoivent plus d'un message, ou n'apprennent pas de qui elle "
        "vient.",
    ),
    why=Text(
        "A referee has agreed to nothing. What is tolerated is one message, sent at once, that names the sponsor and "
        "lets them say yes; then the address is erased unless they did. The rule knows referees by the name of the "
        "moment or of the segments (referee, filleul), leaves aside those said to have become customers, and asks for "
        "the sponsor's name only of messages whose content the plan gives.",
        "Un filleul n'a rien accepté. Ce qui est toléré, c'est un seul message, envoyé aussitôt, qui nomme le parrain "
        "et lui permet de dire oui ; puis l'adresse s'efface s'il ne l'a pas fait. La règle reconnaît les filleuls au "
        "nom du moment ou des segments (filleul, referee), laisse de côté ceux que l'on dit devenus clients, et ne "
        "demande le nom du parrain qu'aux messages dont le plan dit le contenu.",
    ),
    source="UFMD, code of e-mail marketing, held valid by the CNIL in 2005, as one blog reports; CPCE, article L34-5",
    links=("https://regisjacquin.fr/article-14059824.html",),
    law=Law(Jurisdiction.FR, since=date(2004, 6, 22), ground=Ground.ONE_SOURCE),
    message=(
        Text(
            '"{action}" may write {most} times to one referee, who has agreed to nothing yet',
            "« {action} » peut écrire {most} fois à un même filleul, qui n'a encore rien accepté",
        ),
        Text(
            'what "{message}" says to a referee doesn\'t name the sponsor',
            "ce que « {message} » dit à un filleul ne nomme pas le parrain",
        ),
    ),
    remedy=Text(
        "write once, at once, in the sponsor's name, and let the referee ask for more",
        "écrivez une fois, aussitôt, en nommant le parrain, et laissez le filleul demander la suite",
    ),
    notes={"message": MESSAGE_NOTE},
    since="2026.2",
    needs=MESSAGE_NEEDS | {Kind.MOMENT, Kind.SEGMENT, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
relational: {purpose: marketing}
# conventions/consents.yaml
marketing_email: {purpose: marketing, channels: [email], kind: opt_in}
# moments.yaml
referee_named: {name: Referee named, kind: relational}
# scenarios/referee.yaml
name: Invitation of the referee  # <- here
programme: events
communication: relational
trigger: {moment: referee_named}
steps:
  - {message: invitation, channel: email}
  - wait: 5d
  - {message: reminder, channel: email}
# programmes/events.yaml
name: Referral
objective: {statement: Win friends of customers, kpi: additional_revenue_30d}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
relational: {purpose: marketing}
# conventions/consents.yaml
marketing_email: {purpose: marketing, channels: [email], kind: opt_in}
# moments.yaml
referee_named: {name: Referee named, kind: relational}
# scenarios/referee.yaml
name: Invitation of the referee
programme: events
communication: relational
trigger: {moment: referee_named}
steps:
  - {message: invitation, channel: email}
# programmes/events.yaml
name: Referral
objective: {statement: Win friends of customers, kpi: additional_revenue_30d}
""",
    fine=(
        """
-referee_named: {name: Referee named, kind: relational}
+referee_named: {name: Referee became a customer, kind: relational}
""",
        """
-relational: {purpose: marketing}
+relational: {purpose: contract}
""",
        """
 programme: events
 communication: relational
+legal_basis: Consent given by the referee on the invitation page
""",
        """
 law: [fr]
+recipients: professionals
""",
    ),
    check=_check,
)
