"""SCN001 scenario-without-exit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.readiness import is_committed
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.mechanic import BranchStep, Case, ExitStep, walk_steps, walk_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Endless(Arguments):
    """The messages and tasks on its longest way."""

    contacts: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.scenarios.values():
        contacts = study.ways[item.id].contacts if is_committed(item.value.status) else 0
        if contacts > 1 and not item.value.exit_when and not _leaves_on_event(item.value, study.plan):
            yield Found(item.place, Endless(contacts), objects=(item.ref,))


def _leaves_on_event(scenario: Scenario, plan: Plan) -> bool:
    """Tell whether a branch on an event leads out: that is an exit too."""
    return any(
        any(word in plan.events for _, word in walk_words(case.if_, ()))
        and any(isinstance(inner, ExitStep) for inner in case.then)
        for _, step in walk_steps(scenario.steps)
        if isinstance(step, BranchStep)
        for case in step.branch
        if isinstance(case, Case)
    )


RULE = Rule(
    code="SCN001",
    name="scenario-without-exit",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario that is ready or live sends several messages, and no event ends it.",
        "Un scénario prêt ou en production envoie plusieurs messages, et aucun événement ne l'arrête.",
    ),
    why=Text(
        "Whoever ordered after the first message is still reminded, and whoever complained is still courted. An "
        "exit is half of the design of a sequence: it says when it has done its work.",
        "Celui qui a commandé après le premier message est encore relancé, celui qui a réclamé est encore "
        "sollicité. La sortie est la moitié de la conception d'une séquence : elle dit quand celle-ci a rempli "
        "son rôle.",
    ),
    source="Common practice of marketing automation: every sequence has its goal and its way out",
    message=Text(
        "this scenario sends up to {contacts} messages, and no event ends it",
        "ce scénario envoie jusqu'à {contacts} messages, et aucun événement ne l'arrête",
    ),
    remedy=Text(
        "name the events that make it pointless, for example exit_when: [order_placed, unsubscribed]",
        "nommez les événements qui le rendent inutile, par exemple exit_when: [order_placed, unsubscribed]",
    ),
    needs=frozenset({Kind.EVENT}),
    bad="""
# scenarios/cart.yaml
name: Cart reminder  # <- here
programme: carts
status: live
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: email}
  - wait: 2d
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
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
status: live
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: email}
  - wait: 2d
  - {message: alternatives, channel: email}
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
    check=_check,
)
