"""SCN015 duplicate-message-id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.mechanic import MessageStep, TaskStep, walk_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class DuplicateMessage(Arguments):
    """The id."""

    id: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.scenarios.values():
        first: dict[str, Place] = {}
        for route, step in walk_steps(item.value.steps):
            if isinstance(step, (MessageStep, TaskStep)):
                at = item.at(*route, "message" if isinstance(step, MessageStep) else "task")
                if first.setdefault(step.id, at) != at:
                    yield Found(at, DuplicateMessage(step.id), (Related(first[step.id], "first"),), (item.ref,))


RULE = Rule(
    code="SCN015",
    name="duplicate-message-id",
    severity=Severity.ERROR,
    statement=Text(
        "Two messages or tasks of a scenario have the same id.",
        "Deux messages ou tâches d'un scénario portent le même identifiant.",
    ),
    why=Text(
        "A condition on its clicks, a substitute and every line of results name a message by its id: it must mean "
        "one message only.",
        "Une condition sur ses clics, un remplacement, chaque ligne de résultats désignent un message par son "
        "identifiant : il ne doit en désigner qu'un.",
    ),
    message=Text(
        'another message of this scenario is called "{id}" too',
        "un autre message de ce scénario s'appelle aussi « {id} »",
    ),
    remedy=Text(
        "give each its own id; they may share a template",
        "donnez à chacun le sien ; ils peuvent partager un gabarit (template)",
    ),
    notes={
        "first": Text(
            "first used here",
            "employé une première fois ici",
        )
    },
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: email}
  - wait: 2d
  - {message: reminder, channel: email}  # <- here
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
  - wait: 2d
  - {message: reminder-2, channel: email}
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
