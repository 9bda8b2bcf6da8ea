"""AUD011 persona-nobody-serves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.coverage.personas import find_unserved
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.plan.titles import Title


@dataclass(frozen=True, slots=True)
class Unserved(Arguments):
    """The personas that nothing is for."""

    personas: tuple[Title, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    has_actions = any(item.value.counts for item in study.plan.actions.values())
    unserved = find_unserved(study.plan, study.journey_coverage) if has_actions else ()
    if unserved:
        first, *others = unserved
        yield Found(
            first.place,
            Unserved(tuple(item.title for item in unserved)),
            tuple(Related(item.place, "persona", {"persona": item.title}) for item in others),
            tuple(item.ref for item in unserved),
            identity=(),
        )


RULE = Rule(
    code="AUD011",
    name="persona-nobody-serves",
    severity=Severity.INFO,
    since="2026.2",
    statement=Text(
        "No action, no programme and no scenario on a journey is for a persona of the plan.",
        "Aucune action, aucun programme et aucun scénario d'un parcours n'est fait pour un persona du plan.",
    ),
    why=Text(
        "Personas are drawn so that actions answer what they expect. One that nothing is for is a poster on the wall, "
        "or a customer whom the plan forgets.",
        "On dessine des personas pour que des actions répondent à ce qu'ils attendent. Celui pour qui rien n'est fait "
        "est une affiche au mur, ou un client que le plan oublie.",
    ),
    source="Common practice of personas: actions answer one persona or several",
    message=Text(
        "nothing in the plan is for {personas:and}",
        "rien dans le plan n'est fait pour {personas:and}",
    ),
    remedy=Text(
        "name the persona under `personas` of the actions or programmes that are for it, or on a journey it travels; "
        "or retire it",
        "citez le persona dans `personas` des actions ou des programmes faits pour lui, ou sur un parcours qu'il "
        "suit ; sinon, passez-le à retired",
    ),
    notes={"persona": Text('"{persona}"', "« {persona} »")},
    needs=frozenset({Kind.PERSONA, Kind.PROGRAMME, Kind.SCENARIO, Kind.CAMPAIGN, Kind.JOURNEY, Kind.MOMENT}),
    bad="""
# personas/anna.yaml
name: Anna  # <- here
journeys: [purchase]
# personas/ben.yaml
name: Ben
# personas/chloe.yaml
name: Chloe
# campaigns/sales.yaml
name: Sales
programme: events
personas: [chloe]
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# journeys/purchase.yaml
name: Purchase
stages: [{id: choose}]
channels: [site]
touchpoints: [{id: cart, stage: choose, channel: site}]
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# personas/anna.yaml
name: Anna
journeys: [purchase]
# personas/ben.yaml
name: Ben
# personas/chloe.yaml
name: Chloe
# campaigns/sales.yaml
name: Sales
programme: events
personas: [chloe]
sends: [{id: launch, on: 2027-01-06, channel: email}]
# scenarios/cart.yaml
name: Cart
programme: events
trigger: {moment: cart}
steps: [{message: reminder, channel: email}]
# programmes/events.yaml
name: Events
personas: [ben]
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# journeys/purchase.yaml
name: Purchase
stages: [{id: choose}]
channels: [site]
touchpoints: [{id: cart, stage: choose, channel: site, scenarios: [cart]}]
# moments.yaml
cart: {name: Cart}
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
 programme: events
-personas: [chloe]
+personas: [chloe, anna, ben]
""",
        """
 programme: events
+status: idea
""",
    ),
    check=_check,
)
