"""SCN010 steps-never-reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


def _check(study: Study, _: Options) -> Iterator[Found]:
    for ident, ways in study.ways.items():
        item = study.plan.scenarios[ident]
        for route in ways.unreached:
            before = (*route[:-1], int(route[-1]) - 1)
            yield Found(item.at(*route), Arguments(), (Related(item.at(*before), "way_out"),), (item.ref,))


RULE = Rule(
    code="SCN010",
    name="steps-never-reached",
    severity=Severity.ERROR,
    statement=Text(
        "Steps stand where every customer has left already.",
        "Des étapes se trouvent là où tous les clients sont déjà sortis.",
    ),
    why=Text(
        "After an exit, or a branch all of whose ways lead out, nothing is done any more. What stands there is "
        "never sent.",
        "Après une sortie, ou un embranchement dont tous les chemins mènent dehors, plus rien ne se fait. Ce qui "
        "s'y trouve ne part jamais.",
    ),
    message=Text(
        "everybody has left before this step: it is never reached",
        "tout le monde est sorti avant cette étape : elle n'est jamais atteinte",
    ),
    remedy=Text(
        "drop what follows, or let some customers go on",
        "supprimez la suite, ou laissez continuer certains clients",
    ),
    notes={
        "way_out": Text(
            "everybody leaves here",
            "tout le monde sort ici",
        )
    },
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: email}
  - wait: 1d
  - branch:
      - {if: reminder.clicked, then: [{exit: back at the cart}]}
      - else: [{exit: no interest}]
  - {message: alternatives, channel: email}  # <- here
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {}, order_placed: {}}
# conventions/channels.yaml
email: {kind: email, reach: 80 %}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: email}
  - wait: 1d
  - branch:
      - {if: reminder.clicked, then: [{exit: back at the cart}]}
  - {message: alternatives, channel: email}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {}, order_placed: {}}
# conventions/channels.yaml
email: {kind: email, reach: 80 %}
""",
    check=_check,
)
