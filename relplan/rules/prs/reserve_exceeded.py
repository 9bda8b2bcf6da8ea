"""PRS004 reserve-exceeded."""

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
    """Tell what a reserve leaves too little for; one that leaves nothing is told by PRS006."""
    return (found for found in find_breaches(study, LimitKind.RESERVE) if found.values.max > 0)


RULE = Rule(
    code="PRS004",
    name="reserve-exceeded",
    severity=Severity.ERROR,
    statement=Text(
        "The dated sends of campaigns use slots of a cap that are kept for scenarios.",
        "Les envois datés des campagnes prennent des places d'un plafond gardées pour les scénarios.",
    ),
    why=Text(
        "A triggered message answers something the customer did. When campaigns have used up the cap, it is "
        "the one that isn't sent.",
        "Un message déclenché répond à ce que le client vient de faire. Quand les campagnes ont épuisé le "
        "plafond, c'est lui qui ne part pas.",
    ),
    message=Text(
        "{who} gets {load} campaign {load:contact|contacts} {window}, from {first} to {last}; of the cap "
        '"{limit}" the reserve leaves campaigns {max}',
        "{who} reçoit {load} {load:contact|contacts} de campagne {window}, du {first} au {last} ; du "
        "plafond « {limit} », la réserve laisse {max} aux campagnes",
    ),
    label=MORE_WINDOWS,
    remedy=(
        *remedies(
            Text(
                "narrow an audience, or reserve only {kept} {kept:slot|slots}",
                "resserrez une audience, ou ne réservez que {kept} {kept:place|places}",
            )
        ),
        *remedies(
            Text("narrow an audience, or give the reserve up", "resserrez une audience, ou renoncez à la réserve")
        ),
    ),
    notes=SEND_NOTES | {"figure": Text("the reserve", "la réserve")},
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
caps: {weekly: {max: 2, per: 7d}}
reserve: {for: scenarios, slots: 1, of: weekly}
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
caps: {weekly: {max: 2, per: 7d}}
reserve: {for: scenarios, slots: 1, of: weekly}
""",
    check=_check,
)
