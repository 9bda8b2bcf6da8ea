"""DAT005 unused-data."""

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
class UnusedData(Arguments):
    """The events and attributes."""

    data: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    plan = study.plan
    data = [*plan.events.values(), *(one for one in plan.attributes.values() if not one.value.key)]
    unused = [
        one
        for one in data
        if one.value.counts and (one.kind, one.id) not in study.mentioned and one.id not in study.condition_words
    ]
    # Before anything uses the inventory, it is a list of what there is.
    if unused and len(unused) < len(data):
        first, *others = unused
        yield Found(
            first.place,
            UnusedData(tuple(one.title for one in unused)),
            tuple(Related(one.place, "datum") for one in others),
            tuple(one.ref for one in unused),
            identity=(),
        )


RULE = Rule(
    code="DAT005",
    name="unused-data",
    severity=Severity.INFO,
    statement=Text(
        "Events or attributes of the inventory are used by nothing in the plan.",
        "Des événements ou attributs de l'inventaire ne servent nulle part dans le plan.",
    ),
    why=Text(
        "A datum that nothing uses is a scenario that nobody thought of, or data kept without a purpose, which "
        "the GDPR doesn't want.",
        "Une donnée que rien n'emploie, c'est un scénario auquel personne n'a pensé, ou une donnée gardée sans "
        "but, ce dont le RGPD ne veut pas.",
    ),
    source="Regulation (EU) 2016/679, article 5(1)(b) and (c)",
    message=Text("nothing in the plan uses {data:and}", "rien dans le plan n'utilise {data:and}"),
    remedy=Text(
        "use them (a moment, an exit, needs), or take them out of the inventory",
        "utilisez-les (un moment, une sortie, needs), ou retirez-les de l'inventaire",
    ),
    notes={"datum": Text("unused too", "inutilisé lui aussi")},
    needs=frozenset({Kind.EVENT, Kind.ATTRIBUTE, Kind.MOMENT, Kind.SCENARIO, Kind.CAMPAIGN, Kind.LOYALTY}),
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
# data.yaml
events:
  cart_abandoned: {}
  wishlist_dormant: {}  # <- here
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
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
# data.yaml
events:
  cart_abandoned: {}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
""",
    fine=(
        """
-  wishlist_dormant: {}
+  wishlist_dormant: {status: retired}
""",
        """
-  wishlist_dormant: {}
+attributes:
+  customer_number: {key: true}
""",
        """
-cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
+cart_abandoned: {name: Cart abandoned, kind: transactional}
""",
    ),
    check=_check,
)
