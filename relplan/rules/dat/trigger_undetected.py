"""DAT010 trigger-undetected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.readiness import is_committed
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.moments import Moment


@dataclass(frozen=True, slots=True)
class Undetected(Arguments):
    """The moment."""

    moment: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    plan = study.plan
    # Plans that tie no moment to data don't keep an inventory here.
    has_inventory = any(_is_told(one.value) for one in plan.moments.values())
    for item in plan.scenarios.values():
        moment = plan.moments.get(item.value.trigger.moment)
        if moment is None or not has_inventory or not is_committed(item.value.status):
            continue
        is_customers = moment.value.kind is None or moment.value.kind.is_customer
        if is_customers and not _is_told(moment.value):
            related = Related(moment.place, "moment")
            yield Found(item.at("trigger", "moment"), Undetected(moment.id), (related,), (item.ref, moment.ref))


def _is_told(moment: Moment) -> bool:
    return moment.event is not None or moment.date is not None


RULE = Rule(
    code="DAT010",
    name="trigger-undetected",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario that is ready or live starts at a moment that no data tell.",
        "Un scénario prêt ou en ligne démarre à un moment qu'aucune donnée ne détecte.",
    ),
    why=Text(
        "A moment can be acted upon only if an event or a date tells it. Without one, nobody can say how the "
        "scenario knows, and nobody notices when it stops.",
        "On n'agit sur un moment que si un événement ou une date le détecte. Sans cela, personne ne sait dire "
        "comment le scénario est prévenu, ni ne remarque qu'il ne l'est plus.",
    ),
    source="Common practice of relational plans: a moment is actionable only if data detect it",
    message=Text(
        '"{moment}" starts this scenario, but the moment has neither an event nor a date',
        "« {moment} » déclenche ce scénario, mais ce moment n'a ni événement ni date",
    ),
    remedy=Text(
        "give the moment its event: (or date:, for a day known beforehand)",
        "donnez au moment son event: (ou sa date:, pour un jour connu d'avance)",
    ),
    notes={
        "moment": Text(
            "the moment",
            "le moment",
        )
    },
    needs=frozenset({Kind.MOMENT}),
    bad="""
# scenarios/move.yaml
name: House move
programme: carts
status: live
trigger: {moment: house_move}  # <- here
steps: [{message: welcome, channel: email}]
# data.yaml
events: {cart_abandoned: {}, address_changed: {}}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
house_move: {name: House move, kind: life}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# scenarios/move.yaml
name: House move
programme: carts
status: live
trigger: {moment: house_move}
steps: [{message: welcome, channel: email}]
# data.yaml
events: {cart_abandoned: {}, address_changed: {}}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
house_move: {name: House move, kind: life, event: address_changed}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
