"""CON013 decision-on-opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.con import opens_without_consent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Opens(Arguments):
    """A scenario that decides on opens, and how often it does."""

    scenario: str
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    law = opens_without_consent.RULE.law
    if law is not None and law.holds(study.plan.settings.value.law, study.as_of):
        return
    for words in study.untold_opens:
        first, *others = words
        related = tuple(Related(word.at, "also") for word in others)
        yield Found(first.at, Opens(first.owner.title, len(words)), related, (first.owner.ref,), identity=())


RULE = Rule(
    code="CON013",
    name="decision-on-opens",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario decides on opens, which say little.",
        "Un scénario décide selon les ouvertures, qui disent peu de chose.",
    ),
    why=Text(
        "Since 2021 mail programs that protect privacy load the pictures of every e-mail, read or not: for many "
        "customers an open is no act of theirs. Others read without loading any. Clicks, visits and orders are acts. "
        "Where the law of the Union is checked, opens-without-consent speaks in its place; a scenario that names a "
        "consent to open tracking has made its choice.",
        "Depuis 2021, les messageries qui protègent la vie privée chargent les images de chaque e-mail, lu ou non : "
        "pour bien des clients, une ouverture n'est pas un geste. D'autres lisent sans rien charger. Un clic, une "
        "visite, une commande en sont un. Là où le droit de l'Union est contrôlé, opens-without-consent parle à sa "
        "place ; un scénario qui cite un consentement au suivi des ouvertures a fait son choix.",
    ),
    source="Apple Mail Privacy Protection, since iOS 15, September 2021",
    message=Text(
        '"{scenario}" decides on opens in {count} {count:place|places}; many are made by machines',
        "« {scenario} » décide selon les ouvertures à {count} {count:endroit|endroits} ; beaucoup sont le "
        "fait de machines",
    ),
    label=Text("an open", "une ouverture"),
    remedy=Text(
        "decide on a click, a visit or an order",
        "décidez selon un clic, une visite ou une commande",
    ),
    notes={"also": Text("here too", "ici aussi")},
    needs=frozenset({Kind.SCENARIO, Kind.CONSENT, Kind.SETTINGS}),
    bad="""
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
      - if: hello.clicked
        after: 3d
        then: [{exit: reader}]
      - else: [{message: again, channel: email}]
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    check=_check,
)
