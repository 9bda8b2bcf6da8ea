"""CON026 sensitive-words-without-basis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import rests_on_explicit_consent
from relplan.analysis.named_segments import find_named_segments
from relplan.analysis.sensitive_words import find_sensitive_word
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.scenario import Scenario
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.outgoing import Outgoing
    from relplan.analysis.study import Study
    from relplan.plan.plan import Plan
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class SensitiveWord(Arguments):
    """An action, and the word in what decides on whom it reaches."""

    action: str
    word: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    told: set[str] = set()
    for one in study.outgoing:
        action = one.action
        if action.id in told or rests_on_explicit_consent(study.plan, action.value):
            continue
        for place, text in _texts(study.plan, one):
            word = find_sensitive_word(text)
            if word:
                told.add(action.id)
                yield Found(place, SensitiveWord(action.title, word), objects=(action.ref,), identity=(action.id,))
                break


def _texts(plan: Plan, outgoing: Outgoing) -> Iterator[tuple[Place, str]]:
    """Yield the words of what decides on whom a message reaches."""
    action = outgoing.action
    if isinstance(action.value, Scenario):
        yield action.at("entry_conditions"), action.value.entry_conditions
        yield action.at("trigger", "moment"), _moment(plan, action.value.trigger.moment)
    for ident, place in find_named_segments(outgoing):
        segment = plan.segments.get(ident)
        if segment is not None:
            yield place, f"{ident.rpartition('.')[2]} . {segment.value.name} . {segment.value.definition}"


def _moment(plan: Plan, ident: str) -> str:
    moment = plan.moments.get(ident)
    return f"{ident} . {moment.value.name}" if moment else ident


RULE = Rule(
    code="CON026",
    name="sensitive-words-without-basis",
    severity=Severity.WARNING,
    statement=Text(
        "A condition, a segment or a moment that decides whom an action reaches speaks of health, religion, opinions "
        "or origin, and no basis for that is stated.",
        "Une condition, un segment ou un moment qui détermine qui une action touche parle de santé, de religion, "
        "d'opinions ou d'origine, sans base légale écrite.",
    ),
    why=Text(
        "To choose people by such things is to use sensitive data, whether or not the inventory marks it: what lets "
        "them be deduced counts, and an order may be enough. For marketing that takes explicit consent. The rule "
        "looks for words, in English and in French, in entry conditions, and in names and definitions of the moments "
        "and segments that an action is meant for; what is left out protects, and isn't reported. It can't see what a "
        "score or a list hides.",
        "Choisir des personnes d'après cela, c'est utiliser une donnée sensible, que l'inventaire la signale ou non : "
        "ce qui permet de la déduire compte, et une commande peut suffire. Pour prospecter, il faut un consentement "
        "explicite. La règle cherche des mots, en français et en anglais, dans les conditions d'entrée et dans les "
        "noms et définitions des moments et segments que vise une action ; ce qui est exclu protège, et n'est pas "
        "signalé. Elle ne voit pas ce que cache un score ou une liste.",
    ),
    source="GDPR, article 9, in application since 25 May 2018; CJEU, C-184/20 of 1 August 2022 and C-21/23 "
    "Lindenapotheke of 4 October 2024",
    links=(
        "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62020CJ0184",
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62023CJ0021",
    ),
    law=Law(Jurisdiction.EU, since=date(2018, 5, 25)),
    message=Text(
        '"{action}" seems to choose people by something sensitive ("{word}"), without a legal basis',
        "« {action} » semble choisir ses destinataires d'après une donnée sensible (« {word} »), sans base légale",
    ),
    remedy=Text(
        "choose them by something else, or state the explicit consent (legal_basis, or a consent with purpose: "
        "personalisation)",
        "choisissez-les autrement, ou citez le consentement explicite (legal_basis, ou un consentement avec purpose: "
        "personalisation)",
    ),
    since="2026.2",
    needs=MESSAGE_NEEDS | {Kind.SEGMENT, Kind.MOMENT, Kind.CONSENT, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [eu]
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
ordered: {name: Ordered, kind: transactional}
# scenarios/advice.yaml
name: Advice
programme: events
trigger: {moment: ordered}
entry_conditions: Pregnant customers who ordered  # <- here
steps: [{message: advice, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [eu]
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
ordered: {name: Ordered, kind: transactional}
# scenarios/advice.yaml
name: Advice
programme: events
trigger: {moment: ordered}
entry_conditions: Customers who ordered from the birth list
legal_basis: Explicit consent, asked in the birth list
steps: [{message: advice, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
-entry_conditions: Pregnant customers who ordered
+entry_conditions: Customers who ordered, except pregnant ones
""",
        """
 programme: events
 trigger: {moment: ordered}
+legal_basis: Explicit consent
""",
        """
-entry_conditions: Pregnant customers who ordered
+entry_conditions: Customers who ordered loudspeakers
""",
        """
 name: Advice
 programme: events
+status: retired
""",
    ),
    check=_check,
)
