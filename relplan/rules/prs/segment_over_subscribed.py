"""PRS018 segment-over-subscribed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities.rounding import whole
from relplan.rules.breaches import PLAY_NEEDS, limit_refs
from relplan.rules.words.limits import limit_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class OverSubscribed(Arguments):
    """A segment, and what it is asked to take."""

    segment: str
    asked: int
    """Contacts a year, at least."""
    admitted: int
    percent: int
    """By how much the least demand is over what is admitted."""
    limit: str
    losers: tuple[str, ...]
    """The actions of weakest rank that have no place."""
    raised: str
    """Each figure with which the caps would admit so much, as it is written: `caps.weekly.max: 3`; empty for none."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for demand in study.demands:
        if demand.over > 0 and demand.limit is not None and demand.admitted is not None:
            segment = study.plan.segments[demand.segment]
            yield Found(
                segment.place,
                OverSubscribed(
                    segment=study.plan.title_of(Kind.SEGMENT, demand.segment),
                    asked=whole(demand.asked.low),
                    admitted=whole(demand.admitted),
                    percent=whole(demand.over * 100),
                    limit=limit_name(demand.limit, study.plan),
                    losers=tuple(study.plan.title_of(Kind.ACTION, one) for one in demand.losers),
                    raised=", ".join(f"{key}: {most}" for key, most in study.caps_raised_for(demand).items()),
                ),
                (Related(demand.limit.place, "limit"),),
                (segment.ref, *limit_refs(demand.limit), *(study.plan.actions[one].ref for one in demand.losers)),
                identity=(demand.limit.id,),
            )


RULE = Rule(
    code="PRS018",
    name="segment-over-subscribed",
    severity=Severity.INFO,
    statement=Text(
        "A segment is meant to get more contacts a year than the caps allow.",
        "Un segment devrait recevoir plus de contacts par an que les plafonds n'en permettent.",
    ),
    why=Text(
        "What is over is refused, and it is always the actions of weakest rank that lose. The figure is an expectation "
        "from declared rates and sizes; what isn't declared counts as nothing.",
        "Le surplus est refusé, et ce sont toujours les actions de plus faible rang qui perdent. Le chiffre est une "
        "estimation, à partir des fréquences et tailles déclarées ; ce qui n'est pas déclaré compte pour rien.",
    ),
    message=(
        Text(
            '"{segment}" is meant to get at least {asked} contacts a year, {percent} % over the {admitted} that '
            '"{limit}" allows at the most (an expectation); {losers:and} would lose',
            "« {segment} » devrait recevoir au moins {asked} contacts par an, {percent} % de plus que les "
            "{admitted} que « {limit} » permet au plus (estimation) ; {losers:and} y {losers:perdrait|perdraient}",
        ),
        Text(
            '"{segment}" is meant to get at least {asked} contacts a year, {percent} % over the {admitted} that '
            '"{limit}" allows at the most (an expectation)',
            "« {segment} » devrait recevoir au moins {asked} contacts par an, {percent} % de plus que les "
            "{admitted} que « {limit} » permet au plus (estimation)",
        ),
    ),
    remedy=(
        Text(
            "say how often scenarios may enter (reentry), narrow audiences, or, if you really want to send so much, "
            "raise the cap ({raised})",
            "limitez les entrées des scénarios (reentry), resserrez les audiences, ou, si vous voulez vraiment envoyer "
            "autant, relevez le plafond ({raised})",
        ),
        Text(
            "say how often scenarios may enter (reentry), or narrow audiences",
            "limitez les entrées des scénarios (reentry), ou resserrez les audiences",
        ),
    ),
    notes={
        "limit": Text(
            "the tightest cap of those who are allowed most",
            "le plafond le plus serré de ceux qui peuvent recevoir le plus",
        )
    },
    needs=PLAY_NEEDS,
    bad="""
# conventions/segments.yaml
segmentations:
  lifecycle:
    complete: true
    segments:
      active: {name: Active, size: 1000}  # <- here
# moments.yaml
visited: {name: Product visit, kind: transactional, rate: {lifecycle.active: 30/year}}
# scenarios/browse.yaml
name: Browse reminder
programme: carts
trigger: {moment: visited}
reentry: {max: 1, per: 7d}
steps: [{message: seen, channel: email}]
# programmes/carts.yaml
name: Carts
objective: {statement: Win visits back, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# conventions/pressure.yaml
caps: {monthly: {max: 1, per: month}}
""",
    good="""
# conventions/segments.yaml
segmentations:
  lifecycle:
    complete: true
    segments:
      active: {name: Active, size: 1000}
# moments.yaml
visited: {name: Product visit, kind: transactional, rate: {lifecycle.active: 30/year}}
# scenarios/browse.yaml
name: Browse reminder
programme: carts
trigger: {moment: visited}
reentry: {max: 1, per: 60d}
steps: [{message: seen, channel: email}]
# programmes/carts.yaml
name: Carts
objective: {statement: Win visits back, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# conventions/pressure.yaml
caps: {monthly: {max: 1, per: month}}
""",
    check=_check,
)
