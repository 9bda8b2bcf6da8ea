"""DAT001 data-not-built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.data import DataAvailability
from relplan.rules.lacking import LACKING_NEEDS, ROLE_NOTES, find_lacking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


def _check(study: Study, _: Options) -> Iterator[Found]:
    yield from find_lacking(study, DataAvailability.TO_BUILD)


RULE = Rule(
    code="DAT001",
    name="data-not-built",
    severity=Severity.ERROR,
    statement=Text(
        "A scenario is ready or live although data that it needs are still to be built.",
        "Un scénario est prêt ou en production alors que des données dont il a besoin restent à construire.",
    ),
    why=Text(
        "It can't start, can't stop, or sends messages with holes. Either the status is wrong or the inventory "
        "is, and whoever plans the work believes one of them.",
        "Il ne peut pas démarrer, ne peut pas s'arrêter, ou envoie des messages à trous. Le statut ou l'inventaire "
        "est faux, et celui qui planifie le travail se fie à l'un des deux.",
    ),
    source="Common practice of relational plans: the data inventory decides what can be activated now",
    message=(
        Text(
            'the status is {status}, but {data:and} {data:is|are} still to be built; "{workstream}" is due on {due}',
            "le statut est {status}, mais {data:and} {data:reste|restent} à construire ; « {workstream} » est "
            "attendu le {due}",
        ),
        Text(
            "the status is {status}, but {data:and} {data:is|are} still to be built",
            "le statut est {status}, mais {data:and} {data:reste|restent} à construire",
        ),
    ),
    remedy=Text(
        "set the status back to draft until then, or correct data.yaml",
        "repassez le statut à draft d'ici là, ou corrigez data.yaml",
    ),
    notes=ROLE_NOTES,
    needs=LACKING_NEEDS,
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
status: live  # <- here
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
exit_when: [order_placed]
# data.yaml
events:
  cart_abandoned: {available: to_build}
  order_placed: {available: available}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
status: draft
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
exit_when: [order_placed]
# data.yaml
events:
  cart_abandoned: {available: to_build}
  order_placed: {available: available}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
""",
    check=_check,
)
