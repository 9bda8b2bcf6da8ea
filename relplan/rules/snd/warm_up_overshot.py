"""SND013 warm-up-overshot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.warm_up import find_overshoots
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities import Duration
from relplan.rules.messages import MESSAGE_NEEDS, send_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class WarmUpOptions(Options):
    """How long a warm-up lasts."""

    during: Duration = Duration(days=56)
    """How long after a sender's first dated send its sends are held to the warm-up."""


@dataclass(frozen=True, slots=True)
class Overshot(Arguments):
    """A sender, the most that its warm-up speaks of, and a send beyond it."""

    sender: str
    most: int
    send: str
    volume: int


def _check(study: Study, options: WarmUpOptions) -> Iterator[Found]:
    for found in find_overshoots(study.census, study.sender_uses, study.contacts, options.during):
        planned, sender = found.planned, found.sender
        values = Overshot(sender.title, found.most, send_name(planned), found.volume)
        related = (Related(planned.place, "send", {"day": planned.at.date()}),)
        yield Found(sender.at("warmup"), values, related, (sender.ref, planned.campaign.ref), identity=())


RULE = Rule(
    code="SND013",
    name="warm-up-overshot",
    severity=Severity.WARNING,
    statement=Text(
        "A send of the calendar is larger than its sender's warm-up goes to.",
        "Un envoi du calendrier dépasse ce que prévoit la montée en charge de son expéditeur.",
    ),
    why=Text(
        "A new domain or IP address has no reputation: mailbox providers let little through, and watch what happens "
        "to it. A first large send ends in spam, and the address is known for that. The rule compares the largest "
        "number that warmup speaks of with the calendar's declared or expected volumes, eight weeks from the sender's "
        "first dated send; a warm-up without a number isn't held to anything.",
        "Un domaine ou une adresse IP neufs n'ont pas de réputation : les fournisseurs de messagerie laissent passer "
        "peu, et regardent ce qu'il en advient. Un premier gros envoi finit en spam, et l'adresse en garde la trace. "
        "La règle confronte le plus grand nombre que cite warmup aux volumes déclarés ou attendus du calendrier, huit "
        "semaines à partir du premier envoi daté de l'expéditeur ; une montée en charge sans nombre n'engage à rien.",
    ),
    source="Common practice of deliverability; eight weeks are this rule's own figure",
    message=Text(
        'the warm-up of "{sender}" goes up to {most}, and "{send}" sends at least {volume}',
        "la montée en charge de « {sender} » va jusqu'à {most}, et « {send} » en envoie au moins {volume}",
    ),
    remedy=Text(
        "divide the send (spread), begin with those who click most, or let the warm-up go further and say so",
        "étalez l'envoi (spread), commencez par ceux qui cliquent le plus, ou prolongez la montée en charge et "
        "dites-le",
    ),
    notes={"send": Text("on {day}", "le {day}")},
    since="2026.2",
    needs=MESSAGE_NEEDS | {Kind.SENDER, Kind.SEGMENT, Kind.OCCASION, Kind.SETTINGS},
    options=WarmUpOptions,
    bad="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing, sender: {email: news}}
# conventions/senders.yaml
news:
  kind: email
  address: news@mail.example.com
  warmup: "5,000 a day in the first week, 20,000 in the second"  # <- here
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends:
  - {id: first, on: 2027-01-06, channel: email, volume: 5000}
  - {id: second, on: 2027-01-13, channel: email, volume: 120000}
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
  warmup: "5,000 a day in the first week, 20,000 in the second"
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends:
  - {id: first, on: 2027-01-06, channel: email, volume: 5000}
  - {id: second, on: 2027-01-13, channel: email, volume: 18000}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
-  warmup: "5,000 a day in the first week, 20,000 in the second"
+  warmup: Doubled every week
""",
        """
-  - {id: second, on: 2027-01-13, channel: email, volume: 120000}
+  - {id: second, on: 2027-03-10, channel: email, volume: 120000}
""",
    ),
    check=_check,
)
