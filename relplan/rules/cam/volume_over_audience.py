"""CAM008 volume-over-audience."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.quantities import Rate
from relplan.model.quantities.rounding import whole
from relplan.rules.breaches import PROOF_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class VolumeOptions(Options):
    """The settings of volumes."""

    tolerance: Rate = Rate.parse("5 %")
    """By how much a volume may be larger than the audience's declared size; exactly at it passes."""


@dataclass(frozen=True, slots=True)
class TooMany(Arguments):
    """A volume, and what the audience holds."""

    volume: int
    customers: int
    sends: int | None
    """Over how many sends; none for one."""


def _check(study: Study, options: VolumeOptions) -> Iterator[Found]:
    most = 1 + options.tolerance.as_float
    for one in study.oversized:
        if one.volume > one.customers * most:
            sends = one.sends if one.sends > 1 else None
            yield Found(
                one.campaign.at(*one.route),
                TooMany(one.volume, whole(one.customers), sends),
                objects=(one.campaign.ref,),
            )


RULE = Rule(
    code="CAM008",
    name="volume-over-audience",
    severity=Severity.WARNING,
    since="2026.2",
    statement=Text(
        "A campaign is to make more contacts than its audience holds customers.",
        "Une campagne doit faire plus de contacts que son audience ne compte de clients.",
    ),
    why=Text(
        "A send reaches each customer once. Either the volume is that of another send, or the audience is narrower "
        "than meant: what is ordered from the printer or the router, and what it costs, rest on a figure that can't "
        "be.",
        "Un envoi touche chaque client une fois. Soit le volume est celui d'un autre envoi, soit l'audience est plus "
        "étroite que prévu : ce qu'on commande à l'imprimeur ou au routeur, et ce que cela coûte, reposent sur un "
        "chiffre impossible.",
    ),
    source="Common practice of relational plans: volumes are counted on the audience",
    message=(
        Text(
            "{volume} contacts are expected of {sends} sends, and their audiences hold {customers} customers at most",
            "{volume} contacts sont attendus de {sends} envois, dont les audiences comptent au plus {customers} "
            "clients",
        ),
        Text(
            "{volume} contacts are expected, and the audience holds {customers} customers at most",
            "{volume} contacts sont attendus, et l'audience compte au plus {customers} clients",
        ),
    ),
    remedy=Text(
        "correct the volume, widen the audience, or bring the sizes of the segments up to date",
        "corrigez le volume, élargissez l'audience, ou mettez à jour la taille des segments",
    ),
    needs=PROOF_NEEDS,
    options=VolumeOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
customers: 167000
# campaigns/appeal.yaml
name: Appeal
programme: events
audience: {segments: [lifecycle.active]}
sends:
  - {id: letter, on: 2027-03-01, channel: mail, volume: 45000}  # <- here
  - {id: thanks, on: 2027-04-01, channel: mail}
expected: {volume: 90000}  # <- here
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {active: {size: 42200}, lost: {size: 60000}}}}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
mail: {kind: mail}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
customers: 167000
# campaigns/appeal.yaml
name: Appeal
programme: events
audience: {segments: [lifecycle.active]}
sends:
  - {id: letter, on: 2027-03-01, channel: mail, volume: 42000}
  - {id: thanks, on: 2027-04-01, channel: mail}
expected: {volume: 84000}
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {active: {size: 42200}, lost: {size: 60000}}}}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
mail: {kind: mail}
""",
    fine=(
        """
-segmentations: {lifecycle: {segments: {active: {size: 42200}, lost: {size: 60000}}}}
+segmentations: {lifecycle: {segments: {active: {size: 42900}, lost: {size: 60000}}}}
""",
        """
-segmentations: {lifecycle: {segments: {active: {size: 42200}, lost: {size: 60000}}}}
+segmentations: {lifecycle: {segments: {active: {}, lost: {size: 60000}}}}
""",
        """
-customers: 167000
""",
    ),
    check=_check,
)
