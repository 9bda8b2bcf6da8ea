"""PRS007 send-outside-contact-hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.pressure.opening import ClosingKind
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.closings import CLOSING_NEEDS, MORE_TIMES, NEAREST, tell_closed_sends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.diagnostics.finding import Found


def _check(study: Study, _: Options) -> Iterator[Found]:
    return tell_closed_sends(study, ClosingKind.HOURS)


RULE = Rule(
    code="PRS007",
    name="send-outside-contact-hours",
    severity=Severity.WARNING,
    statement=Text(
        "A dated send falls outside the contact hours of its channel.",
        "Un envoi daté tombe hors des horaires de contact de son canal.",
    ),
    why=Text(
        "Hours protect customers at home, and for calls they are often law. A triggered message is held to the next "
        "open hour; a dated send is not, it has to be planned right.",
        "Les horaires protègent le client chez lui, et pour les appels c'est souvent la loi. Un message déclenché "
        "attend l'heure ouverte suivante ; un envoi daté, non : il faut le planifier juste.",
    ),
    message=(
        Text(
            '"{send}" goes out on {at}, outside the contact hours of "{fallback}": for who gets it by its fallback',
            "« {send} » part le {at}, hors des horaires de contact de « {fallback} » : pour qui le reçoit par repli",
        ),
        Text(
            '"{send}" goes out on {at}, outside the contact hours of "{channel}"',
            "« {send} » part le {at}, hors des horaires de contact de « {channel} »",
        ),
    ),
    label=MORE_TIMES,
    remedy=NEAREST,
    notes={"closing": Text("the contact hours", "les horaires de contact")},
    needs=CLOSING_NEEDS,
    bad="""
# campaigns/renewals.yaml
name: Renewals
programme: events
sends:
  - {id: calls, on: 2027-01-09, at: "10:00", channel: call}  # <- here
# conventions/channels.yaml
call:
  kind: call
  contact_hours: [{days: [mon, tue, wed, thu, fri], hours: ["10:00-13:00", "14:00-20:00"], holidays: false}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# campaigns/renewals.yaml
name: Renewals
programme: events
sends:
  - {id: calls, on: 2027-01-11, at: "10:00", channel: call}
# conventions/channels.yaml
call:
  kind: call
  contact_hours: [{days: [mon, tue, wed, thu, fri], hours: ["10:00-13:00", "14:00-20:00"], holidays: false}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)
