"""SCN003 scenario-without-control-group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.readiness import is_committed
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.consents import Purpose
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.scenarios.values():
        group = item.value.control_group
        is_measured = group is not None and bool((group.share and group.share.value) or group.waiver.strip())
        if is_committed(item.value.status) and not is_measured and not _is_owed(study, item):
            yield Found(item.place if group is None else item.at_key("control_group"), Arguments(), objects=(item.ref,))


def _is_owed(study: Study, item: Item[Scenario]) -> bool:
    """Tell whether every message of a scenario fulfils a contract: nobody can be left without it."""
    kinds = {message.communication or "" for _, message in study.messages.of_scenario(item)}
    known = [study.plan.communications[kind].value for kind in kinds if kind in study.plan.communications]
    return len(known) == len(kinds) and all(one.purpose is Purpose.CONTRACT for one in known)


RULE = Rule(
    code="SCN003",
    name="scenario-without-control-group",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario that is ready or live keeps nobody out to measure its effect, and doesn't say why.",
        "Un scénario prêt ou en production ne garde pas de groupe témoin pour mesurer son effet, et ne dit pas "
        "pourquoi.",
    ),
    why=Text(
        "Many of those who are reminded of a cart would have ordered anyway. Without customers kept out, every "
        "result is a claim; about 10 % is usual. What is owed to every customer needs none.",
        "Parmi ceux qu'on relance, beaucoup auraient commandé de toute façon. Sans clients tenus à l'écart, tout "
        "résultat est une affirmation ; on en garde d'ordinaire 10 %. Ce qui est dû à chaque client n'en demande "
        "pas.",
    ),
    source="Common practice of relational plans: a control group of about 10 % for each scenario",
    message=Text(
        "this scenario has no control group, and nothing says why",
        "ce scénario n'a pas de groupe témoin, et rien ne dit pourquoi",
    ),
    remedy=Text(
        "add control_group: 10 %, or say why there is none: control_group: {{waiver: ...}}",
        "ajoutez control_group: 10 %, ou dites pourquoi il n'y en a pas : control_group: {{waiver: ...}}",
    ),
    needs=frozenset({Kind.COMMUNICATION}),
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
steps: [{message: reminder, channel: email}]
control_group: 10 %
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
