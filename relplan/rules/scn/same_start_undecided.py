"""SCN008 same-start-undecided."""

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
class Together(Arguments):
    """Two scenarios and the moment that starts both."""

    one: str
    other: str
    moment: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    told = {one.action.id for one in study.unranked}  # priority-missing speaks of these
    for one, other in study.undecided_starts:
        if not {one.id, other.id} & told:
            yield Found(
                one.at("trigger", "moment"),
                Together(one.title, other.title, study.plan.title_of(Kind.MOMENT, one.value.trigger.moment)),
                (Related(other.at("trigger", "moment"), "other"),),
                (one.ref, other.ref),
                identity=(other.id,),
            )


RULE = Rule(
    code="SCN008",
    name="same-start-undecided",
    severity=Severity.WARNING,
    statement=Text(
        "Two scenarios start at the same moment, at the same time, for the same customers, and nothing says "
        "which comes first.",
        "Deux scénarios démarrent au même moment et au même instant pour les mêmes clients, et rien ne dit "
        "lequel passe devant.",
    ),
    why=Text(
        "Both messages are due at once. Which of them goes, and whether both do, is then up to the tool and not "
        "to the plan.",
        "Les deux messages sont dus en même temps. C'est alors l'outil qui choisit lequel part, ou s'ils partent "
        "tous les deux, et non le plan.",
    ),
    message=Text(
        '"{one}" and "{other}" start together at the moment "{moment}", and nothing decides between them',
        "« {one} » et « {other} » démarrent ensemble au moment « {moment} », et rien ne les départage",
    ),
    remedy=Text(
        "give both a priority, or write beats: [{other:id}]; if they say the same, merge them",
        "donnez une priorité aux deux, ou écrivez beats: [{other:id}] ; s'ils disent la même chose, fusionnez-les",
    ),
    notes={
        "other": Text(
            "the other starts here",
            "l'autre démarre ici",
        )
    },
    needs=frozenset(
        {Kind.SCENARIO, Kind.CAMPAIGN, Kind.SEGMENT, Kind.BRAND, Kind.COMMUNICATION, Kind.PRESSURE, Kind.MOMENT}
    ),
    bad="""
# scenarios/a-cart.yaml
name: Cart reminder
programme: carts
trigger:
  moment: cart_abandoned  # <- here
  delay: 3h
steps: [{message: reminder, channel: email}]
# scenarios/cart-advice.yaml
name: Advice on a cart
programme: carts
trigger: {moment: cart_abandoned, delay: 2h}
steps: [{wait: 1h}, {message: advice, channel: email}]
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
# scenarios/a-cart.yaml
name: Cart reminder
programme: carts
trigger:
  moment: cart_abandoned
  delay: 3h
suppresses: [{scenario: cart-advice, then: drop}]
steps: [{message: reminder, channel: email}]
# scenarios/cart-advice.yaml
name: Advice on a cart
programme: carts
trigger: {moment: cart_abandoned, delay: 2h}
steps: [{wait: 1h}, {message: advice, channel: email}]
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
