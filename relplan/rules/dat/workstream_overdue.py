"""DAT008 workstream-overdue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.readiness import is_to_do
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Overdue(Arguments):
    """When it was due."""

    due: date


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.of(Kind.WORKSTREAM).values():
        due = item.value.due
        if due is not None and due < study.as_of and is_to_do(item.value):
            moments = [study.plan.title_of(Kind.MOMENT, one) for one in item.value.unlocks]
            related = tuple(Related(item.at("unlocks", n), "unlocks", {"moment": one}) for n, one in enumerate(moments))
            yield Found(item.at("due"), Overdue(due), related, (item.ref,))


RULE = Rule(
    code="DAT008",
    name="workstream-overdue",
    severity=Severity.WARNING,
    statement=Text(
        "A workstream should have been finished, and isn't.",
        "Un chantier devrait être terminé, et ne l'est pas.",
    ),
    why=Text(
        "The scenarios that wait for it are planned on a date that has passed. Either it is done and nobody said "
        "so, or their waves have to move.",
        "Les scénarios qui l'attendent sont planifiés sur une date passée. Soit il est fini et personne ne l'a "
        "dit, soit leurs vagues doivent bouger.",
    ),
    message=Text(
        "this workstream was due on {due}, and isn't finished",
        "ce chantier était attendu le {due}, et il n'est pas terminé",
    ),
    remedy=Text(
        "set its status to live if it is finished, to retired if it was given up, or give it a new date",
        "passez son statut à live s'il est terminé, à retired s'il est abandonné, ou donnez-lui une nouvelle date",
    ),
    notes={
        "unlocks": Text(
            '"{moment}" waits for it',
            "« {moment} » l'attend",
        )
    },
    bad="""
# diagnosis.yaml
workstreams:
  cart_events:
    name: Have carts told
    status: ready
    due: 2026-11-30  # <- here
    unlocks: [cart_abandoned]
# data.yaml
events: {cart_abandoned: {available: to_build}}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
""",
    good="""
# diagnosis.yaml
workstreams:
  cart_events:
    name: Have carts told
    status: draft
    due: 2027-03-31
    unlocks: [cart_abandoned]
# data.yaml
events: {cart_abandoned: {available: to_build}}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
""",
    fine=(
        """
-    status: ready
+    status: live
""",
        """
-    status: ready
+    status: retired
""",
    ),
    check=_check,
)
