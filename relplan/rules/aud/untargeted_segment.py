"""AUD004 untargeted-segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Untargeted(Arguments):
    """The segment, and those beside it that programmes name."""

    segment: str
    targeted: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    excluded = _excluded(study)
    for _ident, segmentation in sorted(study.plan.segmentations.items()):
        segments = [f"{segmentation.id}.{name}" for name in segmentation.value.segments]
        targeted = tuple(one for one in segments if one in study.targeting)
        if not targeted or not segmentation.value.exclusive:
            continue
        for ident in segments:
            item = study.plan.segments[ident]
            is_known = (Kind.SEGMENT, ident) in study.mentioned or ident in study.condition_words
            if item.value.counts and is_known and ident not in targeted and ident not in excluded:
                title, *others = (study.plan.title_of(Kind.SEGMENT, one) for one in (ident, *targeted))
                yield Found(item.place, Untargeted(title, tuple(others)), objects=(item.ref,), identity=())


def _excluded(study: Study) -> frozenset[str]:
    """Return the segments that the pressure rules keep away from messages: they are left alone on purpose."""
    pressure = study.plan.pressure
    return frozenset(one.segment for one in pressure.value.exclusions_in_force.values()) if pressure else frozenset()


RULE = Rule(
    code="AUD004",
    name="untargeted-segment",
    severity=Severity.INFO,
    statement=Text(
        "No programme names a segment as its target, while others name the segments beside it.",
        "Aucun programme ne vise un segment, alors que d'autres visent les segments voisins.",
    ),
    why=Text(
        "When programmes divide customers among them, the group left over gets what is meant for everybody, and no "
        "programme is measured by it. A segment that is mentioned nowhere at all is reported by unused-segment.",
        "Quand les programmes se partagent les clients, le groupe qui reste reçoit ce qui s'adresse à tous, et "
        "aucun programme n'est évalué sur lui. Un segment cité nulle part est signalé par unused-segment.",
    ),
    source="Common practice of relational plans: objectives and programmes by target and lifecycle phase",
    message=Text(
        'no programme targets "{segment}", while {targeted:and} {targeted:is|are} targeted',
        "aucun programme ne vise « {segment} », alors que {targeted:and} {targeted:est visé|sont visés}",
    ),
    remedy=Text(
        "name it in the target of a programme, or, if it is left alone on purpose, keep messages from it with an "
        "exclusion",
        "nommez-le dans la cible d'un programme ou, si vous le laissez volontairement tranquille, "
        "tenez-le à l'écart par une exclusion",
    ),
    needs=frozenset({Kind.PROGRAMME, Kind.SEGMENT, Kind.PRESSURE, Kind.SCENARIO, Kind.CAMPAIGN}),
    bad="""
# conventions/segments.yaml
segmentations:
  lifecycle:
    segments:
      new: {definition: First order less than 3 months ago}
      active: {definition: An order less than 12 months ago}
      lapsed: {definition: No order for 12 months}  # <- here
# programmes/welcome.yaml
name: Welcome
target: {segments: [lifecycle.new, lifecycle.active]}
objective: {statement: A second order, kpi: second_purchase_rate}
# campaigns/sales.yaml
name: Sales
programme: welcome
audience: {segments: [lifecycle.active, lifecycle.lapsed]}
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# conventions/segments.yaml
segmentations:
  lifecycle:
    segments:
      new: {definition: First order less than 3 months ago}
      active: {definition: An order less than 12 months ago}
      lapsed: {definition: No order for 12 months}
# programmes/welcome.yaml
name: Welcome
target: {segments: [lifecycle.new, lifecycle.active]}
objective: {statement: A second order, kpi: second_purchase_rate}
# programmes/reactivation.yaml
name: Reactivation
target: {segments: [lifecycle.lapsed]}
objective: {statement: Win customers back, kpi: reactivated_customers}
# campaigns/sales.yaml
name: Sales
programme: welcome
audience: {segments: [lifecycle.active, lifecycle.lapsed]}
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
-      lapsed: {definition: No order for 12 months}
+      lapsed: {status: retired, definition: No order for 12 months}
""",
    ),
    check=_check,
)
