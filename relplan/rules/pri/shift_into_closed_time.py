"""PRI011 shift-into-closed-time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.breaches import PLAY_NEEDS
from relplan.rules.words.contacts import closing_title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class LostByShift(Arguments):
    """A send that would be shifted to a closed time."""

    campaign: str
    at: datetime
    closing: str
    times: int | None
    """How many of its sends; none when it is one."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for lost in study.lost_shifts:
        campaign = lost.contact.planned.campaign
        yield Found(
            lost.place,
            LostByShift(
                campaign.title, lost.at, closing_title(study.plan, lost.closing), lost.times if lost.times > 1 else None
            ),
            (
                Related(lost.contact.planned.place, "send", {"day": lost.contact.planned.at.date()}),
                Related(lost.closing.place, "closing"),
            ),
            (lost.scenario.ref, campaign.ref),
            identity=(campaign.id,),
        )


RULE = Rule(
    code="PRI011",
    name="shift-into-closed-time",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario shifts a campaign's send to a time at which its channel is closed.",
        "Un scénario décale l'envoi d'une campagne à un moment où son canal est fermé.",
    ),
    why=Text(
        "A shifted send is made later if that is allowed, and not at all otherwise: the customer loses the campaign, "
        "while the plan says that it only waits.",
        "Un envoi décalé est fait plus tard si c'est permis, et pas du tout sinon : le client perd la campagne, alors "
        "que le plan dit qu'elle attend.",
    ),
    message=Text(
        '"{campaign}" would be shifted to {at}, when "{closing}" closes its channel: it would not be sent',
        "« {campaign} » serait décalée au {at}, quand « {closing} » ferme son canal : elle ne partirait pas",
    ),
    label=(Text("the first of {times} sends", "le premier de {times} envois"),),
    remedy=Text(
        "shift it by another time, or let the scenario combine with it or yield",
        "décalez-la autrement, ou laissez le scénario se combiner avec elle ou lui céder",
    ),
    notes={"send": Text("sent on {day}", "partie le {day}"), "closing": Text("closed by this", "fermé par ceci")},
    needs=PLAY_NEEDS,
    hangs_on_days=True,
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned}
with_campaigns:
  wishes: {wins-and-shifts: 2d}  # <- here
steps: [{message: reminder, channel: email}]
# campaigns/wishes.yaml
name: Wishes
programme: carts
sends: [{id: wishes, on: 2027-12-23, channel: email}]
# calendar.yaml
blackouts: {christmas: {from: 2027-12-24, to: 2027-12-26}}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned}
with_campaigns:
  wishes: {wins-and-shifts: 4d}
steps: [{message: reminder, channel: email}]
# campaigns/wishes.yaml
name: Wishes
programme: carts
sends: [{id: wishes, on: 2027-12-23, channel: email}]
# calendar.yaml
blackouts: {christmas: {from: 2027-12-24, to: 2027-12-26}}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
