"""PRS002 cap-exceeded."""

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
    return find_breaches(study, LimitKind.CAP)


RULE = Rule(
    code="PRS002",
    name="cap-exceeded",
    severity=Severity.ERROR,
    statement=Text(
        "The dated sends of campaigns exceed a pressure cap for some customer.",
        "Les envois datés des campagnes dépassent un plafond de pression pour certains clients.",
    ),
    why=Text(
        "Each team keeps to the cap for its own campaigns, and the customer gets them all. Over-contact "
        "costs unsubscriptions and complaints, and it is felt long before it is measured.",
        "Chaque équipe respecte le plafond pour ses propres campagnes, et le client les reçoit toutes. La "
        "sur-sollicitation se paie en désinscriptions et en plaintes, bien avant de se voir dans les "
        "chiffres.",
    ),
    message=(
        Text(
            '{who} gets {load} {load:contact|contacts} {window}, from {first} to {last}; the cap "{limit}" '
            'allows {max} to "{segment}"',
            "{who} reçoit {load} {load:contact|contacts} {window}, du {first} au {last} ; "
            "le plafond « {limit} » en permet {max} pour « {segment} »",
        ),
        Text(
            '{who} gets {load} {load:contact|contacts} {window}, from {first} to {last}; the cap "{limit}" '
            "allows {max}",
            "{who} reçoit {load} {load:contact|contacts} {window}, du {first} au {last} ; "
            "le plafond « {limit} » en permet {max}",
        ),
    ),
    label=MORE_WINDOWS,
    remedy=remedies(
        Text(
            "narrow an audience, raise the cap ({raised}), or accept it with a waiver and an end date",
            "resserrez une audience, relevez le plafond ({raised}), ou acceptez-le par une dérogation datée",
        )
    ),
    notes=SEND_NOTES
    | {
        "figure": (
            Text("the cap; these days it allows {max}", "le plafond ; ces jours-là il en permet {max}"),
            Text("the cap", "le plafond"),
        )
    },
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
  - {id: teaser, on: 2027-01-11, channel: email}  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# conventions/pressure.yaml
caps: {weekly: {max: 1, per: 7d}}
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
  - {id: teaser, on: 2027-02-08, channel: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# conventions/pressure.yaml
caps: {weekly: {max: 1, per: 7d}}
""",
    check=_check,
)
