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
        yield Found(first.at, UnaskedOpens(first.owner.id), related, (first.owner.ref,), identity=())


RULE = Rule(
    code="CON012",
    name="opens-without-consent",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario decides on opens without the consent to open tracking.",
        "Un scénario décide selon les ouvertures sans le consentement à leur suivi.",
    ),
    why=Text(
        "To know whether somebody opened an e-mail takes a tracker in it. The CNIL asks for a consent of its own, "
        "apart from that to receive the e-mail, for professionals too; existing files had until 14 July 2026. Its "
        "text is a recommendation, soft law: it says how the CNIL reads article 82 of the loi Informatique et "
        "Libertés, which binds. A click or an order needs no such consent and tells more.",
        "Savoir qu'un e-mail a été ouvert suppose un traceur. La CNIL demande pour lui un consentement propre, "
        "distinct de celui de recevoir l'e-mail, pour les professionnels aussi ; les fichiers existants avaient "
        "jusqu'au 14 juillet 2026. Son texte est une recommandation, du droit souple : il dit comment la CNIL lit "
        "l'article 82 de la loi Informatique et Libertés, qui, lui, oblige. Un clic ou une commande s'en passe et en "
        "dit plus.",
    ),
    source="CNIL, deliberation n° 2026-042 of 12 March 2026 (recommendation); loi Informatique et Libertés, article 82",
    law=Law(Jurisdiction.FR, since=date(2026, 7, 14)),
    message=Text(
        '"{scenario}" decides on opens, but names no consent to open tracking',
        "« {scenario} » décide selon les ouvertures, mais ne cite aucun consentement à leur suivi",
    ),
    label=Text("an open", "une ouverture"),
    remedy=Text(
        "decide on clicks or orders, or ask for consent to open tracking (purpose: open_tracking) and name "
        "it under consents",
        "décidez selon les clics ou les commandes, ou demandez un consentement au suivi des ouvertures "
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
    check=_check,
)
