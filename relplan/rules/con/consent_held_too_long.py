"""CON030 consent-held-too-long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.lengths import is_longer
from relplan.analysis.outgoing import kind_of
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Ground, Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import ConsentKind
from relplan.model.kinds import Kind
from relplan.model.quantities import Duration
from relplan.model.settings import Jurisdiction
from relplan.rules.words.durations import duration_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class ConsentOptions(Options):
    """How long a consent may hold."""

    longest: Duration = Duration(months=36)
    """The longest time that isn't told."""


@dataclass(frozen=True, slots=True)
class LongConsent(Arguments):
    """A consent, how long it is said to hold, and the longest time that isn't told."""

    consent: str
    validity: Text
    longest: Text


def _check(study: Study, options: ConsentOptions) -> Iterator[Found]:
    for item in study.plan.consents.values():
        consent = item.value
        is_to_calls = any(kind_of(study.plan, one) is ChannelKind.CALL for one in consent.channels)
        is_asked = consent.kind in (ConsentKind.OPT_IN, ConsentKind.SOFT_OPT_IN) and not is_to_calls
        if consent.counts and is_asked and consent.validity and is_longer(consent.validity, options.longest):
            values = LongConsent(item.title, duration_words(consent.validity), duration_words(options.longest))
            yield Found(item.at("validity"), values, objects=(item.ref,))


RULE = Rule(
    code="CON030",
    name="consent-held-too-long",
    severity=Severity.WARNING,
    statement=Text(
        "A consent is said to hold for longer than three years.",
        "Un consentement est censé valoir plus de trois ans.",
    ),
    why=Text(
        "No text gives a number of years; the CNIL keeps data for marketing for three years from the last contact that "
        "came from the person, and the EDPB asks for consent to be refreshed from time to time. One of ten years "
        "outlives what people remember of it, and the words they read. Calls have a year of their own "
        "(call-consent-too-long).",
        "Aucun texte ne donne de nombre d'années ; la CNIL garde les données de prospection trois ans à compter du "
        "dernier contact venu de la personne, et le CEPD demande de renouveler le consentement de temps à autre. Un "
        "consentement de dix ans survit au souvenir qu'on en a et aux mots qu'on a lus. Les appels ont leur propre "
        "durée d'un an (call-consent-too-long).",
    ),
    source="CNIL, deliberation n° 2021-131 of 23 September 2021; EDPB, guidelines 05/2020 on consent, point 111",
    law=Law(Jurisdiction.FR, since=date(2022, 4, 10), ground=Ground.ONE_SOURCE),
    message=Text(
        '"{consent}" holds for {validity}, longer than {longest}',
        "« {consent} » vaut {validity}, plus de {longest}",
    ),
    remedy=Text(
        "let it end after {longest}, and ask again before (ask_every)",
        "faites-le cesser après {longest}, et redemandez avant (ask_every)",
    ),
    since="2026.2",
    needs=frozenset({Kind.CONSENT, Kind.CHANNEL, Kind.SETTINGS}),
    options=ConsentOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/consents.yaml
marketing_email:
  purpose: marketing
  channels: [email]
  kind: opt_in
  validity: 10y  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/consents.yaml
marketing_email:
  purpose: marketing
  channels: [email]
  kind: opt_in
  validity: 3y
""",
    fine=(
        """
-email: {kind: email}
+email: {kind: call}
""",
        """
 marketing_email:
+  status: retired
""",
        """
-  kind: opt_in
+  kind: opt_out
""",
    ),
    check=_check,
)
