"""PRS015 exclusion-without-effect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Idle(Arguments):
    """An exclusion that blocks nothing."""

    exclusion: str
    segment: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    pressure = study.plan.pressure
    if pressure is None or not any(item.value.counts for item in study.plan.actions.values()):
        return
    for ident in study.coverage.idle_exclusions:
        segment = pressure.value.exclusions[ident].segment
        values = Idle(study.plan.title_of(Kind.EXCLUSION, ident), study.plan.title_of(Kind.SEGMENT, segment))
        yield Found(pressure.at_key("exclusions", ident), values, objects=(f"exclusion/{ident}",))


RULE = Rule(
    code="PRS015",
    name="exclusion-without-effect",
    severity=Severity.WARNING,
    statement=Text(
        "An exclusion keeps nobody from any message.",
        "Une exclusion est sans effet : elle n'exclut personne d'aucun message.",
    ),
    why=Text(
        "Whoever reads it believes that these customers are left in peace. What it names has no message, all of them "
        "are excepted, or none of them addresses the segment.",
        "Qui la lit croit que ces clients sont laissés en paix. Ce qu'elle cite n'a aucun message, tous sont exceptés, "
        "ou aucun ne vise le segment.",
    ),
    message=Text(
        '"{exclusion}" keeps customers in "{segment}" from no message at all',
        "« {exclusion} » n'exclut d'aucun message les clients de « {segment} »",
    ),
    remedy=Text("look at its from and except, or take it out", "revoyez ses clés from et except, ou retirez-la"),
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    bad="""
# conventions/pressure.yaml
exclusions:
  complaints: {segment: flags.complaint_open, from: {channels: [sms]}}  # <- here
# conventions/segments.yaml
segmentations: {flags: {exclusive: false, segments: {complaint_open: {}}}}
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms}
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# conventions/pressure.yaml
exclusions:
  complaints: {segment: flags.complaint_open, from: {channels: [sms]}}
# conventions/segments.yaml
segmentations: {flags: {exclusive: false, segments: {complaint_open: {}}}}
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms}
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: sms}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
-  complaints: {segment: flags.complaint_open, from: {channels: [sms]}}
+  complaints: {status: retired, segment: flags.complaint_open, from: {channels: [sms]}}
""",
    ),
    check=_check,
)
