"""PRI010 mutual-suppression."""

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


@dataclass(frozen=True, slots=True)
class MutualSuppression(Arguments):
    """Two scenarios that suppress each other, or one that suppresses itself."""

    scenario: str
    other: str | None
    """None when it suppresses itself."""
    better: str
    """The one of the two that has the better priority; empty when neither has."""
    first: str
    """The same where either line alone would keep the other from ever being launched; empty elsewhere."""
    either: str
    """The one that may go first there, where neither has the better priority."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for first, second in study.mutual_suppressions:
        is_own = first == second
        later, other = second.winner, study.plan.scenarios[second.loser]
        better = "" if is_own else _better(later, other)
        is_for_good = not is_own and study.is_shadowing_alone((first, second))
        yield Found(
            later.at("suppresses", second.index, "scenario"),
            MutualSuppression(
                scenario=later.title,
                other=None if is_own else other.title,
                better=better,
                first=better if is_for_good else "",
                either=later.title if is_for_good and not better else "",
            ),
            () if is_own else (Related(first.winner.at("suppresses", first.index, "scenario"), "other"),),
            tuple(sorted({first.winner.ref, later.ref})),
        )


def _better(one: Item[Scenario], other: Item[Scenario]) -> str:
    ranked = [(item.value.priority, item.title) for item in (one, other) if item.value.priority is not None]
    return min(ranked)[1] if len({number for number, _ in ranked}) == 2 else ""


RULE = Rule(
    code="PRI010",
    name="mutual-suppression",
    severity=Severity.WARNING,
    statement=Text(
        "Two scenarios suppress each other, or a scenario suppresses itself.",
        "Deux scénarios se bloquent l'un l'autre, ou un scénario se bloque lui-même.",
    ),
    why=Text(
        "Each gives way to the other: whichever event comes first decides, and when both come at once nothing does. A "
        "scenario never keeps itself from being launched; `reentry` does that.",
        "Chacun renonce à partir au profit de l'autre : le premier événement arrivé décide, et rien ne tranche quand "
        "les deux arrivent ensemble. Un scénario ne s'empêche pas lui-même de partir ; c'est le rôle de `reentry`.",
    ),
    message=(
        Text(
            '"{scenario}" and "{other}" suppress each other, so the first event to come decides',
            "« {scenario} » et « {other} » se bloquent l'un l'autre : le premier événement arrivé décide",
        ),
        Text(
            '"{scenario}" suppresses itself, which has no effect',
            "« {scenario} » se bloque lui-même, ce qui est sans effet",
        ),
    ),
    remedy=(
        Text(
            'take both lines out: "{first}" goes first by its priority, and either line alone would keep the other '
            "scenario from ever being launched",
            "supprimez les deux lignes : « {first} » passe devant par sa priorité, et une ligne seule empêcherait "
            "l'autre scénario de jamais partir",
        ),
        Text(
            'take both lines out and write beats: [{other:id}] in "{either}", or the other way round: either line '
            "alone would keep the other scenario from ever being launched",
            "supprimez les deux lignes et écrivez beats: [{other:id}] dans « {either} », ou l'inverse : une ligne "
            "seule empêcherait l'autre scénario de jamais partir",
        ),
        Text(
            'keep only the line of "{better}", which has the better priority',
            "ne gardez que la ligne de « {better} », qui a la meilleure priorité",
        ),
        Text(
            'keep the line of one of them only: that of "{scenario}" or that of "{other}"',
            "ne gardez la ligne que de l'un des deux : celle de « {scenario} » ou celle de « {other} »",
        ),
        Text(
            "remove the line; to limit its launches write `reentry: {{max: 1, per: 14d}}`",
            "supprimez la ligne ; pour limiter ses lancements, écrivez `reentry: {{max: 1, per: 14d}}`",
        ),
    ),
    notes={"other": Text("the other way round", "dans l'autre sens")},
    needs=frozenset({Kind.SCENARIO}),
    bad="""
# scenarios/cart.yaml
name: Cart
programme: events
trigger: {moment: cart}
suppresses: [{scenario: visit, for: 7d}]
steps: [{message: reminder, channel: email}]
# scenarios/visit.yaml
name: Visit
programme: events
trigger: {moment: cart}
suppresses:
  - {scenario: cart, for: 7d}  # <- here
  - {scenario: visit, for: 7d}  # <- here
steps: [{message: reminder, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart: {name: Cart, event: cart}
# data.yaml
sources: {web: {refresh: streaming}}
events: {cart: {source: web}}
""",
    good="""
# scenarios/cart.yaml
name: Cart
programme: events
trigger: {moment: cart}
suppresses: [{scenario: visit, for: 7d}]
steps: [{message: reminder, channel: email}]
# scenarios/visit.yaml
name: Visit
programme: events
trigger: {moment: cart}
reentry: {max: 1, per: 7d}
steps: [{message: reminder, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart: {name: Cart, event: cart}
# data.yaml
sources: {web: {refresh: streaming}}
events: {cart: {source: web}}
""",
    check=_check,
)
