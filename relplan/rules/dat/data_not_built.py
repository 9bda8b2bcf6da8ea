"""DAT001 data-not-built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.readiness import is_committed
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.data import DataAvailability
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.study import Study
    from relplan.model.base import Status


@dataclass(frozen=True, slots=True)
class NotBuilt(Arguments):
    """The status, the data that are not there, and the work that brings them."""

    status: Status
    data: tuple[str, ...]
    workstream: str
    due: date | None


def _check(study: Study, _: Options) -> Iterator[Found]:
    for readiness in study.readiness:
        item, lacking = readiness.scenario, readiness.lacking(DataAvailability.TO_BUILD)
        status = item.value.status
        if status is None or not is_committed(status) or not lacking:
            continue
        under_way = readiness.workstreams[-1] if readiness.workstreams else None
        values = NotBuilt(
            status,
            tuple(need.datum.id for need in lacking),
            under_way.value.name or under_way.id if under_way else "",
            under_way.value.due if under_way else None,
        )
        related = [Related(need.datum.at("available"), need.role.value, {"datum": need.datum.id}) for need in lacking]
        objects = (item.ref, *(need.datum.ref for need in lacking))
        yield Found(item.at("status"), values, tuple(related), objects, identity=())


RULE = Rule(
    code="DAT001",
    name="data-not-built",
    severity=Severity.ERROR,
    statement=Text(
        "A scenario is ready or live although data that it needs are still to be built.",
        "Un scénario est prêt ou en ligne alors que des données dont il a besoin restent à construire.",
    ),
    why=Text(
        "It can't start, can't stop, or sends messages with holes. Either the status is wrong or the inventory "
        "is, and whoever plans the work believes one of them.",
        "Il ne peut pas démarrer, ne peut pas s'arrêter, ou envoie des messages à trous. Le statut ou "
        "l'inventaire est faux, et celui qui planifie le travail en croit l'un des deux.",
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
    notes={
        "trigger": Text(
            '"{datum}" starts it',
            "« {datum} » le déclenche",
        ),
        "date": Text('"{datum}" gives the date of its moment', "« {datum} » donne la date de son moment"),
        "exit": Text(
            '"{datum}" ends it',
            "« {datum} » l'arrête",
        ),
        "condition": Text('a branch depends on "{datum}"', "un embranchement dépend de « {datum} »"),
        "wait": Text('a wait ends at "{datum}"', "une attente s'achève à « {datum} »"),
        "use": Text(
            'it needs "{datum}"',
            "il a besoin de « {datum} »",
        ),
    },
    needs=frozenset({Kind.MOMENT, Kind.EVENT, Kind.ATTRIBUTE, Kind.DIAGNOSIS}),
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
