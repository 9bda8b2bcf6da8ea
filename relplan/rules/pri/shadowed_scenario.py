"""PRI004 shadowed-scenario."""

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
class Shadowed(Arguments):
    """A scenario that is never launched, and the one in its place."""

    scenario: str
    by: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.shadowing:
        loser = study.plan.scenarios[one.loser]
        yield Found(
            loser.at("trigger", "moment"),
            Shadowed(loser.title, one.winner.title),
            (Related(one.winner.at("suppresses", one.index, "scenario"), "by", {"by": one.winner.title}),),
            (loser.ref, one.winner.ref),
            identity=(one.winner.id,),
        )


RULE = Rule(
    code="PRI004",
    name="shadowed-scenario",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario is never launched, since another always comes in its place.",
        "Un scénario n'est jamais lancé : un autre part toujours à sa place.",
    ),
    why=Text(
        "It starts at the same moment, for customers who are all the other's too, and the other suppresses it each "
        "time. It stands in the plan, is reviewed and reported, and reaches nobody.",
        "Il démarre au même moment, pour des clients qui sont tous aussi ceux de l'autre, et l'autre le bloque chaque "
        "fois. Il figure au plan, on le relit et on le présente, et il ne touche personne.",
    ),
    message=Text(
        '"{scenario}" is never launched: "{by}" starts at the same moment for all its customers and suppresses it',
        "« {scenario} » n'est jamais lancé : « {by} » démarre au même moment pour tous ses clients et le bloque",
    ),
    remedy=Text(
        'narrow the audience of "{by}", defer instead of dropping (then: defer), or retire one of the two',
        "resserrez l'audience de « {by} », différez au lieu d'abandonner (then: defer), ou retirez l'un des deux",
    ),
    notes={"by": Text('"{by}" suppresses it', "« {by} » le bloque")},
    needs=frozenset({Kind.SCENARIO, Kind.SEGMENT, Kind.BRAND, Kind.MOMENT}),
    bad="""
# scenarios/cart-vip.yaml
name: Cart reminder for all
programme: carts
trigger: {moment: cart_abandoned}
suppresses: [{scenario: cart, then: drop}]
steps: [{wait: 1h}, {message: reminder, channel: email}]
# scenarios/cart.yaml
name: Cart reminder for active customers
programme: carts
trigger:
  moment: cart_abandoned  # <- here
audience: {segments: [lifecycle.active]}
steps: [{wait: 1h}, {message: reminder, channel: email}]
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {new: {}, active: {}}}}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# scenarios/cart-vip.yaml
name: Cart reminder for new customers
programme: carts
trigger: {moment: cart_abandoned}
audience: {segments: [lifecycle.new]}
suppresses: [{scenario: cart, then: drop}]
steps: [{wait: 1h}, {message: reminder, channel: email}]
# scenarios/cart.yaml
name: Cart reminder for active customers
programme: carts
trigger:
  moment: cart_abandoned
audience: {segments: [lifecycle.active]}
steps: [{wait: 1h}, {message: reminder, channel: email}]
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {new: {}, active: {}}}}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
