"""SCN002 scenario-without-reentry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.readiness import is_committed
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


def _check(study: Study, _: Options) -> Iterator[Found]:
    endless = {verdict.scenario.id for verdict in study.scenario_proof if verdict.is_endless}
    for item in study.plan.scenarios.values():
        # What obeys no limit answers an order or a file, each time there is one.
        is_held = any(message.obeys for _, message in study.messages.of_scenario(item))
        is_open = item.value.reentry is None and item.id not in endless
        if is_committed(item.value.status) and is_open and is_held:
            yield Found(item.place, Arguments(), objects=(item.ref,))


RULE = Rule(
    code="SCN002",
    name="scenario-without-reentry",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario that is ready or live doesn't say how often one customer may enter it.",
        "Un scénario prêt ou en production ne dit pas combien de fois un même client peut y entrer.",
    ),
    why=Text(
        "It may start again as soon as it has ended. Someone who fills and leaves a cart every week is reminded "
        "every week, and each tool has its own idea of what happens when nothing is said.",
        "Il peut recommencer dès qu'il se termine. Celui qui abandonne un panier chaque semaine est relancé "
        "chaque semaine, et chaque outil a son idée de ce qui se passe quand on ne dit rien.",
    ),
    source="Common practice of relational plans: the launches of a scenario are capped for each customer",
    message=Text(
        "nothing says how often one customer may enter this scenario",
        "rien ne dit combien de fois un même client peut entrer dans ce scénario",
    ),
    remedy=Text(
        "add the cap, for example reentry: {{max: 1, per: 30d}}",
        "ajoutez le plafond, par exemple reentry: {{max: 1, per: 30d}}",
    ),
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    bad="""
# scenarios/cart.yaml
name: Cart reminder  # <- here
programme: carts
status: live
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
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
status: live
trigger: {moment: cart_abandoned, delay: 3h}
reentry: {max: 1, per: 14d}
steps: [{message: reminder, channel: email}]
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
