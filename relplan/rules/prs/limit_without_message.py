"""PRS012 limit-without-message."""

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
class IdleLimit(Arguments):
    """A limit that looks at nothing."""

    limit: str
    segment: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    if not any(item.value.counts for item in study.plan.actions.values()):
        return
    for limit in study.coverage.idle:
        if limit.kind is not LimitKind.RESERVE and not limit.customers.is_empty:
            values = IdleLimit(limit_name(limit, study.plan), study.plan.title_of(Kind.SEGMENT, limit.segment))
            yield Found(limit.place, values, objects=tuple(limit_refs(limit)), identity=(limit.brand,))


RULE = Rule(
    code="PRS012",
    name="limit-without-message",
    severity=Severity.INFO,
    statement=Text(
        "A limit counts no message of the plan: it does nothing.",
        "Aucun message du plan n'entre dans le périmètre d'un plafond ou d'un délai, qui ne sert donc à rien.",
    ),
    why=Text(
        "It reads like protection and protects nobody. Often its channel, tag or segment has been renamed.",
        "Cette limite se lit comme une protection et ne protège personne. Souvent, son canal, son étiquette ou son "
        "segment a changé de nom.",
    ),
    message=(
        Text(
            '"{limit}" can never apply: no message that it counts reaches "{segment}"',
            "« {limit} » ne peut jamais s'appliquer : aucun message vers « {segment} » n'entre dans son périmètre",
        ),
        Text(
            '"{limit}" can never apply: the plan has no message that it counts',
            "« {limit} » ne peut jamais s'appliquer : aucun message du plan n'entre dans son périmètre",
        ),
    ),
    remedy=Text(
        "look at the channels, programmes, tags and segments that it names, or take it out",
        "vérifiez les canaux, programmes, étiquettes et segments de son périmètre, ou supprimez cette limite",
    ),
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    bad="""
# conventions/pressure.yaml
caps:
  weekly: {max: 2, per: 7d}
  texts:
    max: 1  # <- here
    per: 30d
    channels: [sms]
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
caps:
  weekly: {max: 2, per: 7d}
  texts:
    max: 1
    per: 30d
    channels: [sms]
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms}
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}, {id: last-days, on: 2027-02-01, channel: sms}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)
