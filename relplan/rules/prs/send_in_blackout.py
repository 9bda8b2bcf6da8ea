"""PRS008 send-in-blackout."""

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
    return tell_closed_sends(study, ClosingKind.BLACKOUT)


RULE = Rule(
    code="PRS008",
    name="send-in-blackout",
    severity=Severity.ERROR,
    statement=Text(
        "A dated send falls on days on which nothing may be sent.",
        "Un envoi daté tombe sur des jours où rien ne doit partir.",
    ),
    why=Text(
        "A blackout is a promise: a closed service, a mourning, a move of the database. The send would go to customers "
        "whom nobody can answer.",
        "Une période de silence est une promesse : service fermé, deuil, migration de la base. L'envoi toucherait des "
        "clients à qui "
        "personne ne peut répondre.",
    ),
    message=(
        Text(
            '"{send}" goes out on {at}, in the blackout "{closing}": for who gets it by its fallback "{fallback}"',
            "« {send} » part le {at}, pendant la période de silence « {closing} » : pour qui le reçoit par son repli "
            "« {fallback} »",
        ),
        Text(
            '"{send}" goes out on {at}, in the blackout "{closing}"',
            "« {send} » part le {at}, pendant la période de silence « {closing} »",
        ),
    ),
    label=MORE_TIMES,
    remedy=NEAREST,
    notes={"closing": Text("the blackout", "la période de silence")},
    needs=CLOSING_NEEDS,
    bad="""
# campaigns/wishes.yaml
name: Wishes
programme: events
sends:
  - {id: wishes, on: 2027-12-25, at: "10:00", channel: email}  # <- here
# calendar.yaml
blackouts: {christmas: {name: Christmas, from: 2027-12-24, to: 2027-12-26}}
# conventions/channels.yaml
email: {kind: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# campaigns/wishes.yaml
name: Wishes
programme: events
sends:
  - {id: wishes, on: 2027-12-23, at: "10:00", channel: email}
# calendar.yaml
blackouts: {christmas: {name: Christmas, from: 2027-12-24, to: 2027-12-26}}
# conventions/channels.yaml
email: {kind: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)
