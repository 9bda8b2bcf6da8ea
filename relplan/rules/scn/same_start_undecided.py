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
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item


_SHOWN = 3
"""So many of the others are named."""


@dataclass(frozen=True, slots=True)
class Together(Arguments):
    """A scenario, those that start with it, and the moment that starts all."""

    one: str
    other: str | None
    """The only other; none when there are several."""
    others: tuple[str, ...]
    """The first of several."""
    more: int | None
    """How many others there are; none when all are named."""
    moment: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    told = {one.action.id for one in study.unranked}  # priority-missing speaks of these
    for undecided in study.undecided_starts:
        others = tuple(other for other in undecided.others if other.id not in told)
        if others and undecided.one.id not in told:
            yield _tell(undecided.one, others, study)


def _tell(one: Item[Scenario], others: tuple[Item[Scenario], ...], study: Study) -> Found:
    """Return the finding of a scenario and all that start with it: one, were there a pair of every two."""
    shown = others[:_SHOWN]
    is_pair = len(others) == 1
    return Found(
        one.at("trigger", "moment"),
        Together(
            one.title,
            shown[0].title if is_pair else None,
            tuple(other.title for other in shown),
            len(others) - len(shown) or None,
            study.plan.title_of(Kind.MOMENT, one.value.trigger.moment),
        ),
        tuple(Related(other.at("trigger", "moment"), "other" if is_pair else "one_of_them") for other in shown),
        (one.ref, shown[0].ref) if is_pair else (one.ref,),  # a waiver for one of several doesn't accept the others
        identity=tuple(other.id for other in others),
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
    message=(
        Text(
            '"{one}" and "{other}" start together at the moment "{moment}", and nothing decides between them',
            "« {one} » et « {other} » démarrent ensemble au moment « {moment} », et rien ne les départage",
        ),
        Text(
            '"{one}" starts at the moment "{moment}" together with {others:list} and {more} more, and nothing decides '
            "between them",
            "« {one} » démarre au moment « {moment} » en même temps que {others:list} et {more} {more:autre|autres}, "
            "et rien ne les départage",
        ),
        Text(
            '"{one}" starts at the moment "{moment}" together with {others:and}, and nothing decides between them',
            "« {one} » démarre au moment « {moment} » en même temps que {others:and}, et rien ne les départage",
        ),
    ),
    remedy=(
        Text(
            "give both a priority, or write beats: [{other:id}]; if they say the same, merge them",
            "donnez une priorité aux deux, ou écrivez beats: [{other:id}] ; s'ils disent la même chose, fusionnez-les",
        ),
        Text(
            "give each of them a priority; if they say the same, merge them",
            "donnez une priorité à chacun ; s'ils disent la même chose, fusionnez-les",
        ),
    ),
    notes={
        "other": Text(
            "the other starts here",
            "l'autre démarre ici",
        ),
        "one_of_them": Text(
            "another starts here",
            "un autre démarre ici",
        ),
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
