"""CON009 call-consent-too-long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.lengths import is_longer
from relplan.analysis.outgoing import kind_of
from relplan.analysis.prospecting import addresses_consumers, is_commercial
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Ground, Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import ConsentKind, Purpose
from relplan.model.kinds import Kind
from relplan.model.quantities import Duration
from relplan.model.settings import Jurisdiction
from relplan.rules.words.durations import duration_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study

_YEAR = Duration(months=12)


@dataclass(frozen=True, slots=True)
class LongConsent(Arguments):
    """A consent to calls, and how long it is said to hold."""

    consent: str
    validity: Text
    """Empty when the plan doesn't say."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    if not is_commercial(study.plan):
        return
    for item in study.plan.consents.values():
        consent = item.value
        is_to_calls = any(kind_of(study.plan, one) is ChannelKind.CALL for one in consent.channels)
        is_asked = consent.purpose is Purpose.MARKETING and consent.kind is ConsentKind.OPT_IN
        if consent.counts and is_to_calls and is_asked and addresses_consumers(study.plan, [consent]):
            if consent.validity is None:
                yield Found(item.place, LongConsent(item.title, Text("", "")), objects=(item.ref,))
            elif is_longer(consent.validity, _YEAR):
                values = LongConsent(item.title, duration_words(consent.validity))
                yield Found(item.at("validity"), values, objects=(item.ref,))


RULE = Rule(
    code="CON009",
    name="call-consent-too-long",
    severity=Severity.WARNING,
    statement=Text(
        "A consent to be called holds for longer than a year, or without end.",
        "Un consentement à être appelé vaut plus d'un an, ou sans limite.",
    ),
    why=Text(
        "Since 11 August 2026 a consent to telephone canvassing holds for one year at most and is not renewed by "
        "silence; its proof, with date and time, is kept for three years. The decree that says so could not be found "
        "in open sources: one note of September 2026 quotes it. Ask your counsel.",
        "Depuis le 11 août 2026, le consentement au démarchage téléphonique vaut un an au plus et ne se reconduit pas "
        "tacitement ; sa preuve, avec la date et l'heure, se garde trois ans. Le décret qui le dit n'a pas été trouvé "
        "en accès libre : une note de septembre 2026 le cite. Demandez à votre conseil.",
    ),
    source="Code de la consommation, articles R223-1 to R223-3, décret n° 2026-662 of 23 July 2026 (not found in open "
    "sources)",
    law=Law(Jurisdiction.FR, since=date(2026, 8, 11), ground=Ground.NOT_FOUND),
    message=(
        Text(
            '"{consent}" holds for {validity}; a consent to be called holds for one year at most',
            "« {consent} » vaut {validity} ; un consentement à être appelé vaut un an au plus",
        ),
        Text(
            '"{consent}" doesn\'t say how long it holds; a consent to be called holds for one year at most',
            "« {consent} » ne dit pas combien de temps il vaut ; un consentement à être appelé vaut un an au plus",
        ),
    ),
    remedy=Text("write validity: 1y, or less", "écrivez validity: 1y, ou moins"),
    needs=frozenset({Kind.CONSENT, Kind.CHANNEL, Kind.SETTINGS}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
call: {kind: call}
# conventions/consents.yaml
marketing_call:
  purpose: marketing
  channels: [call]
  kind: opt_in
  validity: 3y  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
call: {kind: call}
# conventions/consents.yaml
marketing_call:
  purpose: marketing
  channels: [call]
  kind: opt_in
  validity: 1y
""",
    fine=(
        """
 marketing_call:
+  status: retired
""",
        """
 marketing_call:
+  recipients: professionals
""",
    ),
    check=_check,
)
