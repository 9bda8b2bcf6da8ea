"""CON034 minors-without-parent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import stands_for_consent
from relplan.analysis.minors import age_of_minors, speaks_of_parents
from relplan.analysis.named_segments import find_named_segments
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.consents import Purpose
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.consents import Consent


_AGES = {Jurisdiction.FR: 15, Jurisdiction.EU: 16}
"""The age from which minors may consent alone: article 45 in France; that of the regulation, which states may lower."""


@dataclass(frozen=True, slots=True)
class Minors(Arguments):
    """An action, the segment of minors it is meant for, and the age from which they may consent alone."""

    action: str
    segment: str
    age: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    law = study.plan.settings.value.law
    limit = _AGES[Jurisdiction.FR if Jurisdiction.FR in law else Jurisdiction.EU]
    told: set[tuple[str, str]] = set()
    for permission in study.permissions:
        outgoing = permission.outgoing
        if outgoing.purpose is not Purpose.MARKETING or stands_for_consent(outgoing.action.value):
            continue
        answers = (study.plan.consents[one].value for need in permission.needs for one in need.answers)
        if any(_asks_parents(one) for one in answers):
            continue
        for ident, place in find_named_segments(outgoing):
            segment = study.plan.segments.get(ident)
            age = age_of_minors(segment.value.definition or segment.value.name) if segment else None
            if age is not None and age < limit and (outgoing.action.id, ident) not in told:
                told.add((outgoing.action.id, ident))
                values = Minors(outgoing.action.title, study.plan.title_of(Kind.SEGMENT, ident), limit)
                yield Found(place, values, objects=(outgoing.action.ref, f"segment/{ident}"))


def _asks_parents(consent: Consent) -> bool:
    said = (consent.description, consent.wording, consent.collected_at, consent.proof)
    return any(speaks_of_parents(text) for text in said)


RULE = Rule(
    code="CON034",
    name="minors-without-parent",
    severity=Severity.WARNING,
    statement=Text(
        "Marketing is meant for minors who are too young to consent alone, and no consent speaks of their parents.",
        "La prospection vise des mineurs trop jeunes pour consentir seuls, et aucun consentement ne parle de leurs "
        "parents.",
    ),
    why=Text(
        "Where online services rest on consent, whoever is below 15 in France gives it together with a parent; the "
        "regulation says 16, and lets each state go down to 13. Minors are also owed words that they understand, and "
        "platforms may not show them advertising by profile (DSA, article 28). The rule reads the names and "
        "definitions of the segments that an action is meant for; it can't see who hides behind an address.",
        "Quand un service en ligne repose sur le consentement, un mineur de moins de 15 ans le donne, en France, avec "
        "un parent ; le règlement dit 16 ans, et laisse chaque État descendre à 13. On doit aussi aux mineurs des "
        "mots qu'ils comprennent, et les plateformes ne peuvent leur montrer de publicité par profilage (DSA, article "
        "28). La règle lit les noms et définitions des segments visés ; elle ne voit pas qui se cache derrière une "
        "adresse.",
    ),
    source="GDPR, article 8, in application since 25 May 2018; in France loi Informatique et Libertés, article 45",
    links=(
        "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        "https://www.cnil.fr/fr/recommandation-4-rechercher-le-consentement-dun-parent-pour-les-mineurs-de-moins-de-15-ans",
    ),
    law=Law(Jurisdiction.EU, since=date(2018, 5, 25)),
    message=Text(
        '"{action}" is meant for "{segment}", where people may be under {age}, and no consent speaks of a parent',
        "« {action} » vise « {segment} », où l'on peut avoir moins de {age} ans, et aucun consentement ne parle d'un "
        "parent",
    ),
    remedy=Text(
        "ask the parent together with the child and say so in the consent (wording, proof), or begin at {age}",
        "demandez le consentement du parent avec celui de l'enfant et dites-le dans le consentement (wording, proof), "
        "ou commencez à {age} ans",
    ),
    since="2026.2",
    needs=MESSAGE_NEEDS | {Kind.CONSENT, Kind.SEGMENT, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_email: {purpose: marketing, channels: [email], kind: opt_in}
# conventions/segments.yaml
segmentations:
  age:
    segments:
      young: {definition: Aged 12 to 17 years old}
      adult: {definition: Aged 18 and over}
# campaigns/games.yaml
name: Games
programme: events
communication: promotional
audience:
  segments: [age.young]  # <- here
sends: [{id: first, on: 2027-04-06, channel: email}]
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
# conventions/consents.yaml
marketing_email: {purpose: marketing, channels: [email], kind: opt_in, wording: My parents and I agree}
# conventions/segments.yaml
segmentations:
  age:
    segments:
      young: {definition: Aged 12 to 17 years old}
      adult: {definition: Aged 18 and over}
# campaigns/games.yaml
name: Games
programme: events
communication: promotional
audience:
  segments: [age.young]
sends: [{id: first, on: 2027-04-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
-      young: {definition: Aged 12 to 17 years old}
+      young: {definition: Aged 15 to 17 years old}
""",
        """
-      young: {definition: Aged 12 to 17 years old}
+      young: {definition: Parents of children aged 12 to 17 years old}
""",
        """
-  segments: [age.young]
+  segments: [age.adult]
   exclude: [age.young]
""".replace("   exclude", "+  exclude"),
        """
-promotional: {purpose: marketing}
+promotional: {purpose: contract}
""",
    ),
    check=_check,
)
