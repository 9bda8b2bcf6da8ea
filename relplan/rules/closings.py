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
    begin_before: datetime | None
    """When a spread send could begin to be open all along; none for others."""
    begin_after: datetime | None
    over: str
    """How long it is spread; empty for others."""


def tell_closed_sends(study: Study, kind: ClosingKind) -> Iterator[Found]:
    """Put each send at a time closed by one kind of rule where its day is written."""
    for closed in study.closed_sends:
        if closed.closing.kind is not kind:
            continue
        campaign, spread = closed.contact.planned.campaign, closed.contact.planned.send.spread
        values = Closed(
            send=closed.contact.message.id,
            channel=closed.channel,
            at=closed.at,
            closing=closed.closing.id,
            times=closed.instants if closed.instants > 1 else None,
            before=None if spread else closed.before,
            after=None if spread else closed.after,
            begin_before=closed.before if spread else None,
            begin_after=closed.after if spread else None,
            over=str(spread.over) if spread else "",
        )
        related = (Related(closed.closing.place, "closing"),)
        yield Found(closed.contact.planned.place, values, related, (campaign.ref,), identity=(closed.closing.id,))


NEAREST = (
    Text(
        "let it begin on {begin_before}, or on {begin_after}: open all along",
        "faites-le commencer le {begin_before}, ou le {begin_after} : tout y est ouvert",
    ),
    Text("let it begin on {begin_after}: open all along", "faites-le commencer le {begin_after} : tout y est ouvert"),
    Text("let it begin on {begin_before}: open all along", "faites-le commencer le {begin_before} : tout y est ouvert"),
    Text(
        "no day within a month has {over} open from its beginning on: shorten it, or name the days it uses (days:)",
        "aucun jour à moins d'un mois n'ouvre {over} de suite : raccourcissez-le, ou dites ses jours (days:)",
    ),
    Text("move it to {before}, or to {after}", "déplacez-le au {before}, ou au {after}"),
    Text("move it to {after}", "déplacez-le au {after}"),
    Text("move it to {before}", "déplacez-le au {before}"),
    Text(
        "nothing is open within a month: check the channel's hours and the blackouts",
        "rien n'est ouvert à moins d'un mois : revoyez les horaires du canal et les périodes de silence",
    ),
)
"""The remedy: the nearest times that are open."""
