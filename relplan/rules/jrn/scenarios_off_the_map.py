"""JRN010 scenarios-off-the-map."""

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
    from relplan.plan.titles import Title

_SHOWN = 5
"""How many scenarios are named."""


@dataclass(frozen=True, slots=True)
class OffTheMap(Arguments):
    """The first live scenarios that stand on no journey and in no phase, and how many live ones there are."""

    scenarios: tuple[Title, ...]
    more: int | None
    """How many others; none when all are named."""
    live: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    placing = study.placing
    off = placing.off_the_map
    if placing.has_map and off:
        yield Found(
            study.plan.settings.place,
            OffTheMap(tuple(item.title for item in off[:_SHOWN]), len(off[_SHOWN:]) or None, placing.live),
            tuple(Related(item.place, "scenario", {"scenario": item.title}) for item in off[:_SHOWN]),
            ("settings/settings", *(item.ref for item in off)),
            identity=(),
        )


RULE = Rule(
    code="JRN010",
    name="scenarios-off-the-map",
    severity=Severity.INFO,
    since="2026.2",
    statement=Text(
        "Live scenarios stand on no journey and in no phase of the customer's life.",
        "Des scénarios en production ne sont placés sur aucun parcours ni dans aucune phase de vie du client.",
    ),
    why=Text(
        "A plan's scenarios are put on a map, by journey or by phase: it shows where customers hear too much and where "
        "nothing. What runs and isn't on it is seen by nobody who plans with the map. A plan without journeys and "
        "phases has no map, and isn't asked.",
        "Les scénarios d'un plan se placent sur une carte, par parcours ou par phase : elle montre où les clients "
        "reçoivent trop et où ils ne reçoivent rien. Ce qui tourne sans y figurer échappe à tous ceux qui travaillent "
        "avec elle. Un plan sans parcours ni phases n'a pas de carte, et rien ne lui est demandé.",
    ),
    source="Common practice of relational plans: scenarios are mapped on journeys and lifecycle phases",
    message=(
        Text(
            "of {live} live scenarios, {scenarios:and} and {more} more stand on no journey and in no phase",
            "sur {live} scénarios en production, {scenarios:and} et {more} {more:autre|autres} ne sont sur aucun "
            "parcours ni dans aucune phase",
        ),
        Text(
            "of {live} live {live:scenario|scenarios}, {scenarios:and} {scenarios:stands|stand} on no journey and in "
            "no phase",
            "sur {live} {live:scénario|scénarios} en production, {scenarios:and} {scenarios:n'est|ne sont} sur aucun "
            "parcours ni dans aucune phase",
        ),
    ),
    remedy=Text(
        "name each under the `scenarios` of a touchpoint, or say the `phase` of its programme",
        "nommez chacun dans `scenarios` d'un point de contact, ou donnez la `phase` de son programme",
    ),
    notes={"scenario": Text('"{scenario}"', "« {scenario} »")},
    needs=frozenset({Kind.JOURNEY, Kind.SCENARIO, Kind.PROGRAMME, Kind.SEGMENT, Kind.MOMENT}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027  # <- here
# scenarios/birthday.yaml
name: Birthday
programme: club
status: live
trigger: {moment: birthday}
steps: [{message: wishes, channel: email}]
# programmes/club.yaml
name: The club
objective: {statement: Keep loyal customers, kpi: retention_rate}
# journeys/purchase.yaml
name: Purchase
stages: [{id: choose}]
channels: [site]
touchpoints: [{id: cart, stage: choose, channel: site, moment: cart}]
# conventions/channels.yaml
email: {kind: email}
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {active: {}}}}
# moments.yaml
birthday: {name: Birthday}
cart: {name: Cart}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
# scenarios/birthday.yaml
name: Birthday
programme: club
status: live
trigger: {moment: birthday}
steps: [{message: wishes, channel: email}]
# programmes/club.yaml
name: The club
objective: {statement: Keep loyal customers, kpi: retention_rate}
# journeys/purchase.yaml
name: Purchase
stages: [{id: choose}]
channels: [site]
touchpoints: [{id: cart, stage: choose, channel: site, moment: cart, scenarios: [birthday]}]
# conventions/channels.yaml
email: {kind: email}
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {active: {}}}}
# moments.yaml
birthday: {name: Birthday}
cart: {name: Cart}
""",
    fine=(
        """
-status: live
+status: ready
""",
        """
-touchpoints: [{id: cart, stage: choose, channel: site, moment: cart}]
+touchpoints: [{id: cart, stage: choose, channel: site, moment: birthday}]
""",
        """
-touchpoints: [{id: cart, stage: choose, channel: site, moment: cart}]
""",
        """
 objective: {statement: Keep loyal customers, kpi: retention_rate}
+phase: lifecycle.active
""",
        """
 trigger: {moment: birthday}
+audience: {segments: [lifecycle.active]}

-segmentations: {lifecycle: {segments: {active: {}}}}
+segmentations: {lifecycle: {phases: true, segments: {active: {}}}}
""",
    ),
    check=_check,
)
