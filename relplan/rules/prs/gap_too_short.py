"""PRS003 gap-too-short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.breaches import MORE_WINDOWS, PROOF_NEEDS, SEND_NOTES, find_breaches, remedies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.diagnostics.finding import Found


def _check(study: Study, _: Options) -> Iterator[Found]:
    return find_breaches(study, LimitKind.GAP)


RULE = Rule(
    code="PRS003",
    name="gap-too-short",
    severity=Severity.ERROR,
    statement=Text(
        "Two dated sends reach some customer within less than the minimum gap.",
        "Deux envois datés touchent un même client avant la fin du délai minimal entre deux contacts.",
    ),
    why=Text(
        "Two messages in quick succession cost each other their effect, and read as two teams that don't "
        "talk to each other.",
        "Deux messages trop rapprochés se nuisent l'un à l'autre, et donnent l'image de deux équipes qui ne "
        "se parlent pas.",
    ),
    message=Text(
        "{who} gets {load} {load:contact|contacts} from {first} to {last}; at least {length} must lie between two",
        "{who} reçoit {load} {load:contact|contacts} du {first} au {last} ; il faut au moins {length} entre deux",
    ),
    label=MORE_WINDOWS,
    remedy=(
        *remedies(
            Text(
                "narrow an audience, shorten the gap ({apart}), or accept it with a waiver and an end date",
                "resserrez une audience, raccourcissez le délai ({apart}), ou acceptez-le par une dérogation datée",
            )
        ),
        *remedies(
            Text(
                "narrow an audience, or accept it with a waiver and an end date",
                "resserrez une audience, ou acceptez-le par une dérogation datée",
            )
        ),
    ),
    notes=SEND_NOTES | {"figure": Text("the minimum gap", "le délai minimal entre deux contacts")},
    needs=PROOF_NEEDS,
    bad="""
# campaigns/sales.yaml
name: Sales
programme: events
sends:
  - {id: launch, on: 2027-01-06, channel: email}
# campaigns/valentine.yaml
name: Valentine
programme: events
sends:
  - {id: teaser, on: 2027-01-07, channel: email}  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# conventions/pressure.yaml
minimum_gap: 48h
""",
    good="""
# campaigns/sales.yaml
name: Sales
programme: events
sends:
  - {id: launch, on: 2027-01-06, channel: email}
# campaigns/valentine.yaml
name: Valentine
programme: events
sends:
  - {id: teaser, on: 2027-01-08, channel: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# conventions/pressure.yaml
minimum_gap: 48h
""",
    check=_check,
)
