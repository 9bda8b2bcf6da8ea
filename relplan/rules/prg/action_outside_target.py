"""PRG008 action-outside-target."""

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
class Outside(Arguments):
    """An action, and the programme whose target it misses."""

    action: str
    programme: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for miss in study.missed_targets:
        for action in () if miss.is_whole else miss.outside:
            yield Found(
                action.at_key("audience"),
                Outside(action.title, miss.programme.title),
                (Related(miss.place, "target"),),
                (action.ref, miss.programme.ref),
                identity=(),
            )


RULE = Rule(
    code="PRG008",
    name="action-outside-target",
    severity=Severity.WARNING,
    statement=Text(
        "An action addresses nobody of its programme's target, while others of the programme do.",
        "Une action ne s'adresse à personne de la cible de son programme, alors que d'autres le font.",
    ),
    why=Text(
        "What it brings is not counted where the programme is measured. Either the target is described too narrowly, "
        "or the action belongs to another programme.",
        "Ce qu'elle rapporte n'est pas compté là où le programme se mesure. Soit la cible est décrite trop "
        "étroitement, soit l'action relève d'un autre programme.",
    ),
    source="Common practice of relational plans: a programme is all that is addressed to one target",
    message=Text(
        '"{action}" can reach nobody of the target of "{programme}"',
        "« {action} » ne peut toucher personne de la cible de « {programme} »",
    ),
    remedy=Text(
        "widen the programme's target, correct the audience, or move the action to the programme it is for",
        "élargissez la cible du programme, corrigez l'audience, ou rattachez l'action au programme qu'elle sert",
    ),
    notes={"target": Text("the target of its programme", "la cible de son programme")},
    needs=frozenset({Kind.PROGRAMME, Kind.SCENARIO, Kind.CAMPAIGN, Kind.SEGMENT, Kind.BRAND}),
    bad="""
# programmes/reactivation.yaml
name: Reactivation
target: {segments: [lifecycle.inactive]}
objective: {statement: Win customers back, kpi: reactivated_customers}
# campaigns/spring.yaml
name: Spring letter to inactive customers
programme: reactivation
audience: {segments: [lifecycle.inactive]}
sends: [{id: letter, on: 2027-03-02, channel: email}]
# campaigns/autumn.yaml
name: Autumn letter
programme: reactivation
audience: {segments: [lifecycle.active]}  # <- here
sends: [{id: letter, on: 2027-09-14, channel: email}]
# conventions/segments.yaml
segmentations: {lifecycle: {complete: true, segments: {active: {}, inactive: {}}}}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# programmes/reactivation.yaml
name: Reactivation
target: {segments: [lifecycle.inactive]}
objective: {statement: Win customers back, kpi: reactivated_customers}
# campaigns/spring.yaml
name: Spring letter to inactive customers
programme: reactivation
audience: {segments: [lifecycle.inactive]}
sends: [{id: letter, on: 2027-03-02, channel: email}]
# campaigns/autumn.yaml
name: Autumn letter
programme: reactivation
sends: [{id: letter, on: 2027-09-14, channel: email}]
# conventions/segments.yaml
segmentations: {lifecycle: {complete: true, segments: {active: {}, inactive: {}}}}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
