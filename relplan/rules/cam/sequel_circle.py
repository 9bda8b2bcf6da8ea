"""CAM003 sequel-circle."""

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
class Circle(Arguments):
    """The campaigns, the first again at the end."""

    circle: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    for circle in study.sequel_circles:
        ids = [one.campaign.id for one in circle]
        related = (
            Related(one.at, "next", {"campaign": one.campaign.title, "before": one.before.title}) for one in circle[1:]
        )
        titles = [one.campaign.title for one in circle]
        objects = tuple(one.campaign.ref for one in circle)
        yield Found(circle[0].at, Circle((*titles, titles[0])), tuple(related), objects, identity=tuple(ids))


RULE = Rule(
    code="CAM003",
    name="sequel-circle",
    severity=Severity.ERROR,
    statement=Text("Campaigns follow each other in a circle.", "Des campagnes se suivent en boucle."),
    why=Text(
        "What a campaign continues was there before it: in a circle none of them can come first.",
        "Ce qu'une campagne continue existait avant elle : en rond, aucune ne peut venir en premier.",
    ),
    message=Text(
        "these campaigns follow each other in a circle: {circle:list}",
        "ces campagnes se suivent en boucle : {circle:list}",
    ),
    remedy=Text(
        "take one of these links out",
        "retirez l'un de ces liens",
    ),
    notes={
        "next": Text(
            '"{campaign}" follows "{before}"',
            "« {campaign} » suit « {before} »",
        )
    },
    needs=frozenset({Kind.CAMPAIGN}),
    bad="""
# campaigns/a-preview.yaml
name: Preview
programme: events
follows: [launch]  # <- here
sends: [{id: a, on: 2027-03-01, channel: email}]
# campaigns/launch.yaml
name: Launch
programme: events
follows: [a-preview]
sends: [{id: a, on: 2027-03-08, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# campaigns/a-preview.yaml
name: Preview
programme: events
sends: [{id: a, on: 2027-03-01, channel: email}]
# campaigns/launch.yaml
name: Launch
programme: events
follows: [a-preview]
sends: [{id: a, on: 2027-03-08, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
