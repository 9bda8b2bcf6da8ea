"""CON012 opens-without-consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class UnaskedOpens(Arguments):
    """A scenario that decides on opens."""

    scenario: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for words in study.untold_opens:
        first, *others = words
        related = tuple(Related(word.at, "also") for word in others)
        yield Found(first.at, UnaskedOpens(first.owner.title), related, (first.owner.ref,), identity=())


RULE = Rule(
    code="CON012",
    name="opens-without-consent",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario decides on opens without the consent to open tracking.",
        "Un scénario décide selon les ouvertures sans le consentement à leur suivi.",
    ),
    why=Text(
        "To know whether somebody opened an e-mail takes a tracker in it, and to read that tracker takes consent "
        "(directive 2002/58, article 5(3), as the EDPB reads it). The CNIL asks for a consent of its own, apart from "
        "that to receive the e-mail, for professionals too; existing files had until 14 July 2026, addresses "
        "collected since 14 April 2026 had no delay. Its text is a recommendation, soft law: it says how the CNIL "
        "reads article 82 of the loi Informatique et Libertés, which binds. Left aside are what only finds dead "
        "addresses in messages of service, and a scenario that states another basis (legal_basis). An order needs no "
        "such consent and tells more; for links that show who clicked, ask your counsel: the EDPB counts them too.",
        "Savoir qu'un e-mail a été ouvert suppose un traceur, et lire ce traceur demande un consentement (directive "
        "2002/58, article 5(3), comme le lit le CEPD). La CNIL demande pour lui un consentement propre, distinct de "
        "celui de recevoir l'e-mail, pour les professionnels aussi ; les fichiers existants avaient jusqu'au 14 "
        "juillet 2026, les adresses recueillies depuis le 14 avril 2026 aucun délai. Son texte est une "
        "recommandation, du droit souple : il dit comment la CNIL lit l'article 82 de la loi Informatique et "
        "Libertés, qui, lui, oblige. Laissés de côté : ce qui ne fait que repérer les adresses mortes dans des "
        "messages de service, et un scénario qui cite une autre base (legal_basis). Une commande s'en passe et en dit "
        "plus ; pour les liens qui disent qui a cliqué, demandez à votre conseil : le CEPD les compte aussi.",
    ),
    source="Directive 2002/58/EC, article 5(3); EDPB, guidelines 2/2023 of 7 October 2024; in France loi Informatique "
    "et Libertés, article 82, and CNIL, deliberation n° 2026-042 of 12 March 2026 (recommendation)",
    links=("https://eur-lex.europa.eu/eli/dir/2002/58/oj",),
    law=Law(Jurisdiction.EU, since=date(2024, 10, 7)),
    message=Text(
        '"{scenario}" decides on opens, but names no consent to open tracking',
        "« {scenario} » décide selon les ouvertures, mais ne cite aucun consentement à leur suivi",
    ),
    label=Text("an open", "une ouverture"),
    remedy=Text(
        "decide on orders or visits of the account, or ask for consent to open tracking (purpose: open_tracking) and "
        "name it under consents",
        "décidez selon les commandes ou les visites du compte, ou demandez un consentement au suivi des ouvertures "
        "(purpose: open_tracking) et citez-le sous consents",
    ),
    notes={"also": Text("here too", "ici aussi")},
    needs=frozenset({Kind.SCENARIO, Kind.CONSENT, Kind.SETTINGS}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
newsletter_signup: {name: Newsletter sign-up, kind: relational}
# scenarios/welcome.yaml
name: Welcome
programme: welcome
trigger: {moment: newsletter_signup}
steps:
  - {message: hello, channel: email}
  - branch:
      - if: hello.opened  # <- here
        after: 3d
        then: [{exit: reader}]
      - else: [{message: again, channel: email}]
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/consents.yaml
open_tracking:
  purpose: open_tracking
  channels: [email]
  kind: opt_in
  wording: I agree that you may see whether I opened your e-mails
  collected_at: Preference centre
  proof: "Date, time and version of the text"
  withdrawal: Preference centre
# moments.yaml
newsletter_signup: {name: Newsletter sign-up, kind: relational}
# scenarios/welcome.yaml
name: Welcome
programme: welcome
trigger: {moment: newsletter_signup}
consents: [open_tracking]
steps:
  - {message: hello, channel: email}
  - branch:
      - if: hello.opened
        after: 3d
        then: [{exit: reader}]
      - else: [{message: again, channel: email}]
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    fine=(
        """
 name: Welcome
 programme: welcome
+legal_basis: Asked for at sign-up
""",
        """
 name: Welcome
 programme: welcome
+communication: service

-      - else: [{message: again, channel: email}]
+      - else: [{exit: dead address}]

 objective: {statement: A first order within 30 days, kpi: first_order_rate}
+# conventions/communications.yaml
+service: {purpose: contract}
""",
    ),
    check=_check,
)
