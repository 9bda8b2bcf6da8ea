"""SCN012 else-not-last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.mechanic import BranchStep, Otherwise, walk_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.scenarios.values():
        for route, step in walk_steps(item.value.steps) if item.value.counts else ():
            if not isinstance(step, BranchStep):
                continue
            first = next((n for n, case in enumerate(step.branch) if isinstance(case, Otherwise)), len(step.branch))
            for number in range(first + 1, len(step.branch)):
                key = "else" if isinstance(step.branch[number], Otherwise) else "if"
                related = Related(item.at_key(*route, "branch", first, "else"), "else")
                yield Found(item.at_key(*route, "branch", number, key), Arguments(), (related,), (item.ref,))


RULE = Rule(
    code="SCN012",
    name="else-not-last",
    severity=Severity.WARNING,
    statement=Text(
        "A way of a branch stands after its `else`.",
        "Un chemin d'un embranchement se trouve après son `else`.",
    ),
    why=Text(
        "Ways are read in order and `else` takes everybody who is left. Whoever builds it in a tool from what is "
        "written here leaves the later way out.",
        "Les chemins se lisent dans l'ordre et `else` prend tous ceux qui restent. Celui qui monte "
        "l'embranchement dans un outil d'après ce qui est écrit n'y mettra jamais le chemin suivant.",
    ),
    message=Text(
        "this way stands after else, which takes everybody who is left",
        "ce chemin est après else, qui prend tous ceux qui restent",
    ),
    remedy=Text(
        "put else last, and only once",
        "mettez else en dernier, et une seule fois",
    ),
    notes={
        "else": Text(
            "else takes everybody who is left",
            "else prend tous ceux qui restent",
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
      - else: [{message: alternatives, channel: email}]
      - if: reminder.clicked  # <- here
        then: [{exit: back at the cart}]
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
      - if: reminder.clicked
        then: [{exit: back at the cart}]
      - else: [{message: alternatives, channel: email}]
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
    ),
    check=_check,
)
