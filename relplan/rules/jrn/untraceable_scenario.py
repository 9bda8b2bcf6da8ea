"""JRN009 untraceable-scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.scenario import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Untraceable(Arguments):
    """What the scenario is said to come from."""

    claim: Text


_CLAIMS = {
    Origin.JOURNEY: Text(
        "a journey, but its moment is on none, and it has no objective either",
        "un parcours, mais son moment n'est sur aucun, et il n'a pas d'objectif non plus",
    ),
    Origin.OBJECTIVE: Text("an objective, but has none", "un objectif, mais il n'en a pas"),
}


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.schooling:
        origin = one.scenario.value.origin
        if origin and one.is_contradictory and not one.is_of_objective:
            yield Found(one.scenario.at("origin"), Untraceable(_CLAIMS[origin]), objects=(one.scenario.ref,))


RULE = Rule(
    code="JRN009",
    name="untraceable-scenario",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario can't be traced to what it is said to come from.",
        "Un scénario ne se rattache pas à ce dont il se dit issu.",
    ),
    why=Text(
        "Two schools build a plan: from the journey's moments, and from the objectives of each segment and phase. "
        "A scenario that neither explains can't be defended when slots are short, nor judged when results come.",
        "Deux écoles construisent un plan : à partir des moments du parcours, et à partir des objectifs par segment et "
        "par phase. Un scénario qu'aucune n'explique ne se défend pas quand la place manque, et ne se juge pas quand "
        "les résultats arrivent.",
    ),
    source="Common practice of relational plans: scenarios from the journey, from objectives, or from both",
    message=Text(
        "this scenario is said to come from {claim}",
        "ce scénario est dit issu d'{claim}",
    ),
    remedy=Text(
        "place it on a journey, add objective: {{statement, kpi, serves}}, or correct its origin",
        "placez-le sur un parcours, ajoutez objective: {{statement, kpi, serves}}, ou corrigez son origine",
    ),
    needs=frozenset({Kind.SCENARIO, Kind.JOURNEY}),
    bad="""
# scenarios/frequency.yaml
name: A good customer orders less
programme: retention
origin: objective  # <- here
trigger: {moment: frequency_drop}
steps: [{message: hello, channel: email}]
# moments.yaml
frequency_drop: {name: Falling frequency, kind: transactional, event: frequency_drop}
# data.yaml
events: {frequency_drop: {available: available}}
# programmes/retention.yaml
name: Retention
objective: {statement: Keep customers at risk, kpi: churn_rate}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# scenarios/frequency.yaml
name: A good customer orders less
programme: retention
origin: objective
objective: {statement: Bring the rhythm back, kpi: purchase_frequency, serves: churn_rate}
trigger: {moment: frequency_drop}
steps: [{message: hello, channel: email}]
# moments.yaml
frequency_drop: {name: Falling frequency, kind: transactional, event: frequency_drop}
# data.yaml
events: {frequency_drop: {available: available}}
# programmes/retention.yaml
name: Retention
objective: {statement: Keep customers at risk, kpi: churn_rate}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
