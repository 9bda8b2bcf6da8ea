"""JRN005 scenario-at-another-moment."""

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
class Displaced(Arguments):
    """A scenario, the moment it stands at and the one it starts at."""

    scenario: str
    moment: str
    start: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.displaced:
        touchpoint, scenario = one.at.touchpoint, one.scenario
        start = study.plan.title_of(Kind.MOMENT, scenario.value.trigger.moment)
        moment = study.plan.title_of(Kind.MOMENT, touchpoint.moment or "")
        related = [Related(scenario.at("trigger", "moment"), "trigger")]
        if one.own:
            related.append(Related(one.own.place, "own", {"start": start}))
        index = touchpoint.scenarios.index(scenario.id)
        yield Found(
            one.at.journey.at("touchpoints", one.at.index, "scenarios", index),
            Displaced(scenario.title, moment, start),
            tuple(related),
            (scenario.ref, one.at.journey.ref),
        )


RULE = Rule(
    code="JRN005",
    name="scenario-at-another-moment",
    severity=Severity.WARNING,
    statement=Text(
        "A touchpoint names a scenario that starts at another moment than its own.",
        "Un point de contact nomme un scénario qui démarre à un autre moment que le sien.",
    ),
    why=Text(
        "The map and the specification tell two stories: the team believes that the moment is answered, and the tool "
        "sends at another one.",
        "La cartographie et la fiche racontent deux histoires : l'équipe croit le moment traité, et l'outil envoie à "
        "un autre.",
    ),
    source="Common practice of relational plans: one master document; map, specification and model agree",
    message=Text(
        '"{scenario}" starts at "{start}", not at this touchpoint\'s moment, "{moment}"',
        "« {scenario} » démarre au moment « {start} », et non à celui de ce point de contact, « {moment} »",
    ),
    remedy=Text(
        "move the scenario to the touchpoint of its moment, or correct the touchpoint's moment or the trigger",
        "déplacez le scénario au point de contact de son moment, ou corrigez le moment du point de contact "
        "ou le déclencheur",
    ),
    notes={
        "trigger": Text("where it starts", "là où il démarre"),
        "own": Text('the touchpoint of "{start}"', "le point de contact de « {start} »"),
    },
    needs=frozenset({Kind.SCENARIO, Kind.JOURNEY, Kind.MOMENT}),
    bad="""
# journeys/web.yaml
name: Online
stages: [{id: purchase}, {id: use}]
channels: [site, email]
touchpoints:
  - {id: cart, stage: purchase, channel: site, moment: cart_abandoned}
  - {id: tips, stage: use, channel: email, moment: delivered, scenarios: [cart-reminder]}  # <- here
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
delivered: {name: Parcel delivered, kind: after_sales, event: delivered}
# data.yaml
events: {cart_abandoned: {available: available}, delivered: {available: available}}
# scenarios/cart-reminder.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned}
steps: [{message: reminder, channel: email}]
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# journeys/web.yaml
name: Online
stages: [{id: purchase}, {id: use}]
channels: [site, email]
touchpoints:
  - {id: cart, stage: purchase, channel: site, moment: cart_abandoned, scenarios: [cart-reminder]}
  - {id: tips, stage: use, channel: email, moment: delivered}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
delivered: {name: Parcel delivered, kind: after_sales, event: delivered}
# data.yaml
events: {cart_abandoned: {available: available}, delivered: {available: available}}
# scenarios/cart-reminder.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned}
steps: [{message: reminder, channel: email}]
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
