"""PRS019 limit-of-zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS, limit_refs
from relplan.rules.words.limits import limit_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Zero(Arguments):
    """A cap that allows nothing."""

    limit: str
    segment: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for limit in study.limits:
        if limit.kind is LimitKind.CAP and limit.max == 0 and not limit.customers.is_empty:
            values = Zero(limit_name(limit, study.plan), study.plan.title_of(Kind.SEGMENT, limit.segment))
            yield Found(limit.place, values, objects=tuple(limit_refs(limit)), identity=(limit.brand,))


RULE = Rule(
    code="PRS019",
    name="limit-of-zero",
    severity=Severity.WARNING,
    statement=Text(
        "A cap of 0 blocks every message that it counts.", "Un plafond de 0 bloque tout message qu'il compte."
    ),
    why=Text(
        "In some tools 0 means no cap, in others it blocks all. Here it blocks: a message that obeys is never sent to "
        "these customers.",
        "Dans certains outils, 0 veut dire sans plafond, dans d'autres tout bloquer. Ici il bloque : un message soumis "
        "à la pression ne part jamais vers ces clients.",
    ),
    source="Adobe Campaign: a threshold of 0 blocks all; Dynamics 365 refuses it; Mautic 4.0 blocked all (#10416)",
    message=(
        Text(
            'the cap "{limit}" lets nothing through to "{segment}"',
            "le plafond « {limit} » ne laisse rien passer vers « {segment} »",
        ),
        Text('the cap "{limit}" lets nothing through', "le plafond « {limit} » ne laisse rien passer"),
    ),
    remedy=Text(
        "say it with an exclusion, which has a name and exceptions; or, if no cap was meant, take the whole line out, "
        'and the whole cap when this is its "max"',
        "dites-le par une exclusion, qui a un nom et des exceptions ; ou, si vous ne vouliez pas de plafond, retirez "
        "toute la ligne, et tout le plafond s'il s'agit de son « max »",
    ),
    needs=PROOF_NEEDS,
    bad="""
# conventions/pressure.yaml
caps:
  weekly:
    max: 2
    per: 7d
    by_segment:
      engagement.low: 0  # <- here
# conventions/segments.yaml
segmentations: {engagement: {segments: {high: {}, low: {}}}}
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email, audience: {segments: [engagement.high]}}]
# conventions/channels.yaml
email: {kind: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# conventions/pressure.yaml
caps:
  weekly:
    max: 2
    per: 7d
exclusions:
  quiet: {segment: engagement.low, from: all}
# conventions/segments.yaml
segmentations: {engagement: {segments: {high: {}, low: {}}}}
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)
