"""PRS014 implied-limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS, limit_refs
from relplan.rules.words.durations import window_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class ImpliedLimit(Arguments):
    """A limit, and the one that implies it."""

    limit: str
    max: int
    window: Text
    by: str
    most: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    for implied in study.implied_limits:
        limit, other = implied.limit, implied.by
        yield Found(
            limit.place,
            ImpliedLimit(limit.id, limit.max, window_words(limit.window), other.id, implied.most),
            (Related(other.place, "other" if other.kind is LimitKind.CAP else "gap"),),
            (*limit_refs(limit), *limit_refs(other)),
            identity=(other.id, other.segment),
        )


RULE = Rule(
    code="PRS014",
    name="implied-limit",
    severity=Severity.INFO,
    statement=Text(
        "A limit can never be reached, since another one applies first.",
        "Une limite ne peut jamais être atteinte : une autre s'applique avant elle.",
    ),
    why=Text(
        "It protects nobody beyond the other, and whoever raises the other later believes that this one still held.",
        "Elle ne protège de rien de plus que l'autre, et qui relève l'autre un jour croira que celle-ci valait encore.",
    ),
    message=Text(
        '"{limit}" allows {max} {window}, and "{by}" lets no more than {most} through anyway',
        "« {limit} » en permet {max} {window}, et « {by} » n'en laisse de toute façon pas passer plus de {most}",
    ),
    remedy=Text("take it out, or lower it below {most}", "retirez-la, ou fixez-la au-dessous de {most}"),
    notes={
        "other": Text("this cap applies first", "ce plafond s'applique avant"),
        "gap": Text("this gap applies first", "ce délai s'applique avant"),
    },
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    bad="""
# conventions/pressure.yaml
caps:
  weekly: {max: 1, per: 7d}
  monthly:
    max: 6  # <- here
    per: 30d
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# conventions/pressure.yaml
caps:
  weekly: {max: 1, per: 7d}
  monthly:
    max: 4
    per: 30d
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
