"""CON029 marketing-to-long-silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import stands_for_consent
from relplan.analysis.lengths import is_longer
from relplan.analysis.outgoing import kind_of
from relplan.analysis.reach import can_meet
from relplan.analysis.silence import silent_for
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import Purpose
from relplan.model.kinds import Kind
from relplan.model.quantities import Duration
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, relate_messages
from relplan.rules.words.durations import duration_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.outgoing import Outgoing
    from relplan.analysis.study import Study


_LIMIT = Duration(months=36)
_DIRECT = frozenset({ChannelKind.EMAIL, ChannelKind.SMS, ChannelKind.PUSH, ChannelKind.MAIL, ChannelKind.CALL})


@dataclass(frozen=True, slots=True)
class LongSilent(Arguments):
    """A segment, for how long its people have been silent, and the messages that may reach them."""

    segment: str
    silence: Text
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    for ident, item in study.plan.segments.items():
        silence = silent_for(f"{item.value.name} . {item.value.definition}")
        if item.value.counts and silence is not None and not is_longer(_LIMIT, silence):
            outgoing = _messages_to(study, ident)
            if outgoing:
                key = "definition" if item.value.definition else "name"
                values = LongSilent(study.plan.title_of(Kind.SEGMENT, ident), duration_words(silence), len(outgoing))
                yield Found(item.at(key), values, relate_messages(outgoing), (item.ref,), identity=())


def _messages_to(study: Study, segment: str) -> list[Outgoing]:
    """Return the messages for marketing that may reach a segment."""
    reached = study.population.all_of([segment])
    found = {
        id(one.outgoing): one.outgoing
        for one in study.permissions
        if one.outgoing.purpose is Purpose.MARKETING
        and kind_of(study.plan, one.channel) in _DIRECT
        and not stands_for_consent(one.outgoing.action.value)
        and can_meet(one.outgoing.message.reach, reached)
    }
    return list(found.values())


RULE = Rule(
    code="CON029",
    name="marketing-to-long-silent",
    severity=Severity.WARNING,
    statement=Text(
        "Marketing may reach people who have given no sign of life for three years or more.",
        "La prospection peut toucher des personnes sans signe de vie depuis trois ans ou plus.",
    ),
    why=Text(
        "The CNIL's reference keeps the data of customers and prospects for marketing for three years from the last "
        "contact that came from them: an order, a click, a call; an open is none. After that one message may ask "
        "whether they wish to stay, then they are erased or archived. Old addresses are also where spam traps are, and "
        "complaints. The rule reads segments whose definition says how long nobody has stirred; it can't see the age "
        "of addresses.",
        "Le référentiel de la CNIL garde les données de prospection trois ans à compter du dernier contact venu de la "
        "personne : une commande, un clic, un appel ; une ouverture n'en est pas un. Ensuite, un message peut demander "
        "si elle veut rester, puis on efface ou l'on archive. Les vieilles adresses sont aussi celles des pièges à "
        "spam et des plaintes. La règle lit les segments dont la définition dit depuis quand personne n'a bougé ; elle "
        "ne voit pas l'âge des adresses.",
    ),
    source="CNIL, reference on the management of commercial activities, deliberation n° 2021-131 of 23 September 2021 "
    "(JO of 10 April 2022)",
    law=Law(Jurisdiction.FR, since=date(2022, 4, 10)),
    message=Text(
        '{count} marketing {count:message|messages} may reach "{segment}", silent for {silence}',
        "{count} {count:message|messages} de prospection {count:peut|peuvent} toucher « {segment} », sans signe de vie "
        "depuis {silence}",
    ),
    remedy=Text(
        'leave "{segment}" out of these audiences, and plan the erasure of their data; for the one message that asks '
        "whether they wish to stay, say so under legal_basis",
        "retirez « {segment} » de ces audiences, et prévoyez l'effacement de leurs données ; pour l'unique message "
        "qui demande s'ils veulent rester, dites-le sous legal_basis",
    ),
    notes={"message": MESSAGE_NOTE},
    since="2026.2",
    needs=MESSAGE_NEEDS | {Kind.CONSENT, Kind.SEGMENT, Kind.BRAND, Kind.PRESSURE, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/segments.yaml
segmentations:
  engagement:
    segments:
      clicking: {definition: A click in the last 12 months}
      asleep:
        definition: No sign of life for 5 years  # <- here
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
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/segments.yaml
segmentations:
  engagement:
    segments:
      clicking: {definition: A click in the last 12 months}
      asleep:
        definition: No sign of life for 5 years
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends: [{id: launch, on: 2027-01-06, channel: email, audience: {exclude: [engagement.asleep]}}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
-        definition: No sign of life for 5 years
+        definition: No sign of life for 2 years
""",
        """
-        definition: No sign of life for 5 years
+        definition: No purchase for 5 years
""",
        """
 name: Sales
 programme: events
+legal_basis: The one message that asks whether they stay
""",
        """
-promotional: {purpose: marketing}
+promotional: {purpose: contract}
""",
        """
 name: Events
 objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
+# conventions/pressure.yaml
+exclusions: {asleep: {segment: engagement.asleep, from: all}}
""",
    ),
    check=_check,
)
