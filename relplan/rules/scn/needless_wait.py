"""SCN013 needless-wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


def _check(study: Study, _: Options) -> Iterator[Found]:
    for ident, ways in study.ways.items():
        item = study.plan.scenarios[ident]
        scenario = item.value
        # A last wait keeps the scenario running: it may hold others back, stand for a re-entry rule, or await an exit.
        is_of_use = scenario.reentry is None or bool(scenario.exit_when)
        is_of_use = is_of_use or any(one.for_ is None for one in scenario.suppresses)
        for route in () if is_of_use else ways.needless_waits:
            yield Found(item.at_key(*route, "wait"), Arguments(), objects=(item.ref,))


RULE = Rule(
    code="SCN013",
    name="needless-wait",
    severity=Severity.INFO,
    statement=Text(
        "A scenario ends with a wait after which nothing comes.",
        "Un scénario finit par une attente après laquelle rien ne vient.",
    ),
    why=Text(
        "Nobody notices the wait, except that customers stay in the scenario meanwhile and can't enter it again. "
        "It is usually what is left of a message that was cut.",
        "Personne ne remarque l'attente, sinon que les clients restent dans le scénario et ne peuvent pas y "
        "rentrer. C'est souvent ce qui reste d'un message supprimé.",
    ),
    message=Text(
        "nothing comes after this wait",
        "rien ne vient après cette attente",
    ),
    remedy=Text(
        "remove it; reentry says how soon a customer may come back",
        "supprimez-la ; c'est reentry qui dit quand un client peut revenir",
    ),
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
reentry: {max: 1, per: 14d}
steps:
  - {message: reminder, channel: email}
  - wait: 7d  # <- here
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
reentry: {max: 1, per: 14d}
steps:
  - {message: reminder, channel: email}
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
    fine=(
        """
-reentry: {max: 1, per: 14d}
""",
        """
 reentry: {max: 1, per: 14d}
+exit_when: [order_placed]
""",
    ),
    check=_check,
)
