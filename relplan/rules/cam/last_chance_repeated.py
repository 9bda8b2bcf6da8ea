"""CAM007 last-chance-repeated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.campaign import Send


class LastChanceOptions(Options):
    """The words that announce an end."""

    words: tuple[str, ...] = (
        "last chance",
        "last days",
        "final hours",
        "last hours",
        "dernière chance",
        "derniers jours",
        "dernières heures",
    )
    """Words that are looked for in subjects and names of sends, in lower case."""


@dataclass(frozen=True, slots=True)
class Repeated(Arguments):
    """The words, and how many sends have them or their like."""

    words: str
    sends: int


def _check(study: Study, options: LastChanceOptions) -> Iterator[Found]:
    for item in study.plan.campaigns.values():
        if not item.value.counts:
            continue
        urgent = [
            (index, word, key)
            for index, send in enumerate(item.value.sends)
            for word, key in [_find(send, options.words)]
            if word
        ]
        # The same announcement over two channels on one day is one.
        if len({str(item.value.sends[index].on) for index, _, _ in urgent}) > 1:
            (first, _, first_key), *_, (last, word, key) = urgent
            related = Related(item.at("sends", first, first_key), "first")
            values = Repeated(word, len(urgent))
            yield Found(item.at("sends", last, key), values, (related,), (item.ref,), identity=())


def _find(send: Send, words: tuple[str, ...]) -> tuple[str, str]:
    """Return the words that a send announces an end with, and the key they stand under; empty when there are none."""
    for key, text in (("subject", send.subject), ("name", send.name)):
        for word in words:
            if word in text.lower():
                return word, key
    return "", ""


RULE = Rule(
    code="CAM007",
    name="last-chance-repeated",
    severity=Severity.INFO,
    statement=Text(
        "A campaign announces its last chance more than once.",
        "Une campagne annonce plusieurs fois sa dernière chance.",
    ),
    why=Text(
        "A last chance that comes back is none. Customers learn to wait, and pretending that time runs out is an "
        "unfair commercial practice.",
        "Une dernière chance qui revient n'en est pas une. Les clients apprennent à attendre, et faire croire que "
        "le temps presse est une pratique commerciale déloyale.",
    ),
    source="Directive 2005/29/EC, annex I, point 7",
    message=Text(
        '{sends} sends of this campaign say "{words}" or something like it',
        "{sends} envois de cette campagne disent « {words} » ou l'équivalent",
    ),
    remedy=Text(
        "keep it for the last send",
        "gardez-le pour le dernier envoi",
    ),
    notes={"first": Text("first said here", "dit une première fois ici")},
    options=LastChanceOptions,
    hangs_on_days=True,
    bad="""
# campaigns/sales.yaml
name: Private sale
programme: events
sends:
  - {id: launch, on: 2027-04-29, channel: email, subject: The private sale begins}
  - {id: reminder, on: 2027-05-01, channel: email, subject: "Last chance: 20 % off"}
  - {id: end, on: 2027-05-03, channel: email, subject: "Really your last chance"}  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# campaigns/sales.yaml
name: Private sale
programme: events
sends:
  - {id: launch, on: 2027-04-29, channel: email, subject: The private sale begins}
  - {id: reminder, on: 2027-05-01, channel: email, subject: Three ideas from the sale}
  - {id: end, on: 2027-05-03, channel: email, subject: "Last chance: 20 % off"}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
 name: Private sale
+status: retired
""",
    ),
    check=_check,
)
