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
from relplan.rules.words.limits import limit_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.study import Study
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class ImpliedLimit(Arguments):
    """A limit, and the one that implies it."""

    limit: str
    max: int
    window: Text
    by: str
    most: int
    surplus: str
    """What could be taken out, by its key; empty where another figure would take its place, or something needs it."""
    lower: int | None
    """Below which figure it would say something; none where no figure or only 0 would."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for implied in study.implied_limits:
        limit, other = implied.limit, implied.by
        yield Found(
            limit.place,
            ImpliedLimit(
                limit=limit_name(limit, study.plan),
                max=limit.max,
                window=window_words(limit.window),
                by=limit_name(other, study.plan),
                most=implied.most,
                surplus=_surplus(limit, study.plan),
                lower=implied.most if limit.kind is LimitKind.CAP and implied.most > 1 else None,
            ),
            (Related(other.place, "other" if other.kind is LimitKind.CAP else "gap"),),
            (*limit_refs(limit), *limit_refs(other)),
            identity=(other.id, other.segment),
        )


def _surplus(limit: Limit, plan: Plan) -> str:
    """Return the key of what could be taken out for a limit to be gone, and nothing else."""
    if plan.pressure is None:
        return ""
    pressure = plan.pressure.value
    if limit.kind is LimitKind.GAP:
        gap = pressure.minimum_gap
        return limit.key if gap and gap.any and gap.by_channel else "minimum_gap"
    is_needed = pressure.caps[limit.id].by_segment or (pressure.reserve and pressure.reserve.of == limit.id)
    return "" if is_needed else f"caps.{limit.id}"


RULE = Rule(
    code="PRS014",
    name="implied-limit",
    severity=Severity.INFO,
    statement=Text(
        "A limit can never be reached, since another one applies first.",
        "Une limite ne peut jamais être atteinte : une autre s'applique avant elle.",
    ),
    why=Text(
        "It protects nobody beyond the other, and whoever raises the other later believes that this one still held. "
        "A minimum gap is never too much beside a cap: one contact a week and 48 hours between two go together.",
        "Elle ne protège de rien de plus que l'autre, et qui relève l'autre un jour croira que celle-ci valait encore. "
        "Un délai minimal n'est jamais de trop à côté d'un plafond : une sollicitation par semaine et 48 heures entre "
        "deux vont ensemble.",
    ),
    message=Text(
        '"{limit}" allows {max} {max:contact|contacts} {window}, and "{by}" lets no more than {most} through anyway',
        "« {limit} » permet {max} {max:contact|contacts} {window}, et « {by} » n'en laisse de toute façon pas passer "
        "plus de {most}",
    ),
    remedy=(
        Text(
            "take it out ({surplus}), or lower it below {lower}", "retirez-la ({surplus}), ou baissez-la sous {lower}"
        ),
        Text("take it out ({surplus})", "retirez-la ({surplus})"),
        Text("lower it below {lower}", "baissez-la sous {lower}"),
        Text(
            'loosen "{by}", or leave it if it is to say what would hold without "{by}"',
            "assouplissez « {by} », ou laissez-la si elle dit ce qui vaudrait sans « {by} »",
        ),
    ),
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
