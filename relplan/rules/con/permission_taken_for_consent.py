"""CON025 permission-taken-for-consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.prospecting import addresses_consumers, is_commercial
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Ground, Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.consents import ConsentKind, Purpose
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class PermissionOnly(Arguments):
    """The consent."""

    consent: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.consents.values():
        consent = item.value
        is_permission = consent.purpose is Purpose.MARKETING and consent.kind is ConsentKind.OS_PERMISSION
        is_asked = is_commercial(study.plan) and addresses_consumers(study.plan, [consent])
        if consent.counts and is_permission and is_asked:
            yield Found(item.at("kind"), PermissionOnly(item.title), objects=(item.ref,), identity=())


RULE = Rule(
    code="CON025",
    name="permission-taken-for-consent",
    severity=Severity.WARNING,
    statement=Text(
        "Marketing by notification rests on the permission of the device alone.",
        "La prospection par notification repose sur la seule autorisation du téléphone ou du navigateur.",
    ),
    why=Text(
        "The device asks whether an app may show notifications; it says neither what for nor from whom, and the "
        "same permission lets service notifications through. For the CNIL such a permission frames no purpose: consent "
        "to marketing is asked beside it, in the app's own words. Whether notifications fall under article L34-5 at "
        "all is disputed.",
        "Le téléphone demande si une application peut afficher des notifications ; il ne dit ni pour quoi, ni de qui, "
        "et la même autorisation laisse passer les notifications de service. Pour la CNIL, une telle autorisation "
        "n'encadre aucune finalité : le consentement à la prospection se demande à côté, dans les mots de "
        "l'application. Que les notifications relèvent de l'article L34-5 est discuté.",
    ),
    source="CNIL, recommendation on mobile applications, 24 September 2024 (permissions); CPCE, article L34-5",
    links=("https://www.cnil.fr/fr/la-prospection-commerciale-par-sms-mms",),
    law=Law(Jurisdiction.FR, since=date(2024, 9, 24), ground=Ground.ONE_SOURCE),
    message=Text(
        '"{consent}" takes the permission of the device for consent to marketing',
        "« {consent} » prend l'autorisation de l'appareil pour un consentement à la prospection",
    ),
    remedy=Text(
        "ask in the app, in words that say what for, and write kind: opt_in with that wording",
        "demandez dans l'application, avec des mots qui disent pour quoi, et écrivez kind: opt_in avec ce texte",
    ),
    since="2026.2",
    needs=frozenset({Kind.CONSENT, Kind.SETTINGS}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
push: {kind: push}
# conventions/consents.yaml
marketing_push:
  purpose: marketing
  channels: [push]
  kind: os_permission  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
push: {kind: push}
# conventions/consents.yaml
marketing_push:
  purpose: marketing
  channels: [push]
  kind: opt_in
""",
    fine=(
        """
-  purpose: marketing
+  purpose: contract
""",
        """
 marketing_push:
+  status: retired
""",
        """
 marketing_push:
+  recipients: professionals
""",
        """
 law: [fr]
+prospecting: non_commercial
""",
    ),
    check=_check,
)
