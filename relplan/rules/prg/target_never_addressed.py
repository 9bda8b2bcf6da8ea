"""PRG007 target-never-addressed."""

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
class NeverAddressed(Arguments):
    """The programme."""

    programme: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for miss in study.missed_targets:
        if miss.is_whole:
            yield Found(
                miss.place,
                NeverAddressed(miss.programme.title),
                tuple(
                    Related(action.at_key("audience"), "action", {"action": action.title}) for action in miss.outside
                ),
                (miss.programme.ref, *(action.ref for action in miss.outside)),
                identity=(),
            )


RULE = Rule(
    code="PRG007",
    name="target-never-addressed",
    severity=Severity.WARNING,
    statement=Text(
        "None of a programme's actions can reach its target.",
        "Aucune action d'un programme ne peut toucher sa cible.",
    ),
    why=Text(
        "A programme's objective is counted on its target. When every audience lies outside of it, the programme "
        "speaks to other customers than those it is measured by.",
        "L'objectif d'un programme se mesure sur sa cible. Quand toutes les audiences sont en dehors, il parle à "
        "d'autres clients que ceux sur lesquels il est évalué.",
    ),
    source="Common practice of relational plans: a programme is all that is addressed to one target",
    message=Text(
        'no action of "{programme}" can reach a customer of its target',
        "aucune action de « {programme} » ne peut toucher un client de sa cible",
    ),
    remedy=Text(
        "correct the target or the audiences, or move the actions to the programme they are for",
        "corrigez la cible ou les audiences, ou rattachez les actions au programme qu'elles servent",
    ),
    notes={"action": Text('whom "{action}" addresses', "à qui s'adresse « {action} »")},
    needs=frozenset({Kind.PROGRAMME, Kind.SCENARIO, Kind.CAMPAIGN, Kind.SEGMENT, Kind.BRAND}),
    bad="""
# programmes/reactivation.yaml
name: Reactivation
target:
  segments: [lifecycle.inactive]  # <- here
objective: {statement: Win customers back, kpi: reactivated_customers}
# scenarios/wake-up.yaml
name: Wake-up
programme: reactivation
trigger: {moment: silence}
audience: {segments: [lifecycle.active]}
steps: [{message: hello, channel: email}]
# moments.yaml
silence: {name: Twelve months without an order, kind: transactional}
# conventions/segments.yaml
segmentations: {lifecycle: {complete: true, segments: {active: {}, inactive: {}}}}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# programmes/reactivation.yaml
name: Reactivation
target:
  segments: [lifecycle.inactive]
objective: {statement: Win customers back, kpi: reactivated_customers}
# scenarios/wake-up.yaml
name: Wake-up
programme: reactivation
trigger: {moment: silence}
audience: {segments: [lifecycle.inactive]}
steps: [{message: hello, channel: email}]
# moments.yaml
silence: {name: Twelve months without an order, kind: transactional}
# conventions/segments.yaml
segmentations: {lifecycle: {complete: true, segments: {active: {}, inactive: {}}}}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
