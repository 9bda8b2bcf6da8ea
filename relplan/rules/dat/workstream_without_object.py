"""DAT009 workstream-without-object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.readiness import is_to_do
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.data import DataAvailability
from relplan.model.kinds import Kind
from relplan.model.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Needless(Arguments):
    """The moment to be unlocked, and the datum that tells it."""

    moment: str
    datum: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    plan = study.plan
    for item in plan.of(Kind.WORKSTREAM).values():
        for index, ident in enumerate(item.value.unlocks if is_to_do(item.value) else ()):
            moment = plan.moments[ident].value if ident in plan.moments else Moment()
            datum = plan.events.get(moment.event or "") or plan.attributes.get(moment.date or "")
            if datum is not None and datum.value.available is DataAvailability.AVAILABLE:
                related = Related(datum.at("available"), "datum")
                objects = (item.ref, datum.ref, f"moment/{ident}")
                values = Needless(plan.title_of(Kind.MOMENT, ident), datum.title)
                yield Found(item.at("unlocks", index), values, (related,), objects)


RULE = Rule(
    code="DAT009",
    name="workstream-without-object",
    severity=Severity.INFO,
    statement=Text(
        "A workstream is still to be done, and what it is to unlock is available already.",
        "Un chantier reste à faire, et ce qu'il doit débloquer est déjà disponible.",
    ),
    why=Text(
        "Either the work is done and its status was forgotten, or the inventory promises data that are not there.",
        "Soit le chantier est fini et son statut oublié, soit l'inventaire promet des données qui n'existent pas.",
    ),
    message=Text(
        'this workstream is to unlock "{moment}", but "{datum}", which detects it, is available already',
        "ce chantier doit débloquer « {moment} », mais « {datum} », qui le détecte, est déjà disponible",
    ),
    remedy=Text(
        "set the workstream's status to live, or correct the availability in data.yaml",
        "passez le statut du chantier à live, ou corrigez la disponibilité dans data.yaml",
    ),
    notes={
        "datum": Text(
            "available already",
            "déjà disponible",
        )
    },
    needs=frozenset({Kind.MOMENT, Kind.EVENT, Kind.ATTRIBUTE}),
    bad="""
# diagnosis.yaml
workstreams:
  cart_events:
    name: Have carts told
    status: draft
    unlocks: [cart_abandoned]  # <- here
# data.yaml
events: {cart_abandoned: {available: available}}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
""",
    good="""
# diagnosis.yaml
workstreams:
  cart_events:
    name: Have carts told
    status: draft
    unlocks: [cart_abandoned]
# data.yaml
events: {cart_abandoned: {available: to_build}}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
""",
    fine=(
        """
-    status: draft
+    status: live
""",
        """
-events: {cart_abandoned: {available: available}}
+events: {cart_abandoned: {}}
""",
    ),
    check=_check,
)
