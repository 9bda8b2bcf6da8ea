"""How a send at a closed time is told: when it is, what closes its channel, and the nearest times that are open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from relplan.analysis.pressure.opening import ClosingKind
    from relplan.analysis.study import Study

CLOSING_NEEDS = PROOF_NEEDS | {Kind.CHANNEL, Kind.BLACKOUT}

MORE_TIMES = (Text("the first of {times} times", "le premier de {times} cas"),)
"""Said under the excerpt of a send that comes back."""


@dataclass(frozen=True, slots=True)
class Closed(Arguments):
    """A send at a closed time."""

    send: str
    channel: str
    at: datetime
    closing: str
    """The channel, or the blackout."""
    times: int | None
    """How many of the send's dates are closed; none when it is one."""
    before: datetime | None
    after: datetime | None


def tell_closed_sends(study: Study, kind: ClosingKind) -> Iterator[Found]:
    """Put each send at a time closed by one kind of rule where its day is written."""
    for closed in study.closed_sends:
        if closed.closing.kind is not kind:
            continue
        campaign = closed.contact.planned.campaign
        values = Closed(
            send=closed.contact.message.id,
            channel=closed.channel,
            at=closed.at,
            closing=closed.closing.id,
            times=closed.instants if closed.instants > 1 else None,
            before=closed.before,
            after=closed.after,
        )
        related = (Related(closed.closing.place, "closing"),)
        yield Found(closed.contact.planned.place, values, related, (campaign.ref,), identity=(closed.closing.id,))


NEAREST = (
    Text("move it to {before}, or to {after}", "déplacez-le au {before}, ou au {after}"),
    Text("move it to {after}", "déplacez-le au {after}"),
    Text("move it to {before}", "déplacez-le au {before}"),
    Text(
        "nothing is open within a month: check the channel's hours and the blackouts",
        "rien n'est ouvert à moins d'un mois : revoyez les horaires du canal et les périodes de silence",
    ),
)
"""The remedy: the nearest times that are open."""
