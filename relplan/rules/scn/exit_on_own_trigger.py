"""SCN014 exit-on-own-trigger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class OwnTrigger(Arguments):
    """The event."""

    event: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.scenarios.values():
        moment = study.plan.moments.get(item.value.trigger.moment)
        event = moment.value.event if moment else None
        if moment is not None and event in item.value.exit_when and item.value.counts:
            yield Found(
                item.at("exit_when", item.value.exit_when.index(event)),
                OwnTrigger(study.plan.title_of(Kind.EVENT, event)),
                (Related(item.at("trigger", "moment"), "trigger"),),
                (item.ref, moment.ref),
            )


RULE = Rule(
    code="SCN014",
    name="exit-on-own-trigger",
    severity=Severity.WARNING,
    statement=Text(
        "The event that starts a scenario also ends it.",
        "L'événement qui déclenche un scénario l'arrête aussi.",
    ),
    why=Text(
        "Many tools then let customers out at the very instant they enter, and nothing is ever sent. Others end "
        "the scenario of whoever does the same again, for whom it was made.",
        "Bien des outils font alors sortir le client à l'instant où il entre, et rien ne part jamais. D'autres "
        "arrêtent le scénario de celui qui recommence, alors qu'il est fait pour lui.",
    ),
    message=Text(
        '"{event}" starts this scenario and ends it too',
        "« {event} » déclenche ce scénario et l'arrête aussi",
    ),
    remedy=Text(
        "take it out of exit_when; reentry says how often a customer may enter",
        "retirez-le de la clé exit_when ; c'est reentry qui dit combien de fois un client peut entrer",
    ),
    notes={
        "trigger": Text(
            "the moment it starts at",
            "le moment qui le déclenche",
        )
    },
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
exit_when: [cart_abandoned]  # <- here
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
steps: [{message: reminder, channel: email}]
exit_when: [order_placed]
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
 name: Cart reminder
+status: retired
""",
        """
-exit_when: [cart_abandoned]
+exit_when: [order_placed]
""",
    ),
    check=_check,
)
