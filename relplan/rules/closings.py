"""How a send at a closed time is told: when it is, what closes its channel, and the nearest times that are open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relplan.analysis.pressure.opening import ClosingKind
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.text import Phrase, Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS
from relplan.rules.messages import send_name
from relplan.rules.words.contacts import closing_title
from relplan.rules.words.limits import limit_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from relplan.analysis.pressure.opening import ClosedSend
    from relplan.analysis.pressure.relief import Move
    from relplan.analysis.study import Study
    from relplan.plan.plan import Plan

CLOSING_NEEDS = PROOF_NEEDS | {Kind.CHANNEL, Kind.BLACKOUT}

MORE_TIMES = (Text("the first of {times} times", "le premier de {times} cas"),)
"""Said under the excerpt of a send that comes back."""

_SOUGHT = 10
"""For so many sends of each kind all times within a month are tried: that takes some time."""


@dataclass(frozen=True, slots=True)
class Closed(Arguments):
    """A send at a closed time."""

    send: str
    channel: str
    fallback: str
    """The channel, where it is one that the send falls back on; empty for the one that it takes."""
    at: datetime
    closing: str
    """The channel, or the blackout."""
    times: int | None
    """How many of the send's instants are closed; none when it is one."""
    before: datetime | None
    """When it would break nothing; none where that is said otherwise."""
    after: datetime | None
    begin_before: datetime | None
    """When a spread send could begin to break nothing; none for others."""
    begin_after: datetime | None
    broken: datetime | None
    """When it would be open, though it would break a limit; none where it would break nothing at another time."""
    begin_broken: datetime | None
    """The same of a spread send."""
    limit: Text | Phrase
    """The limit or the rule that it would break then; empty when it would break none."""
    on: str
    """The day of a send with several dates that are moved alike, as it would be written; empty for others."""
    hour: str
    """Its hour, likewise."""
    skip: str
    """The day of the occurrence that could be left out, as it is written; empty where its dates are moved."""
    follow: int | None
    """How many occurrences would have to be left out after it; none when it is the only one."""
    over: str
    """How long it is spread; empty for others."""


def tell_closed_sends(study: Study, kind: ClosingKind) -> Iterator[Found]:
    """Put each send at a time closed by one kind of rule where its day is written."""
    told = [closed for closed in study.closed_sends if closed.closing.kind is kind]
    for number, closed in enumerate(told):
        spread = closed.contact.planned.send.spread
        channel = study.plan.title_of(Kind.CHANNEL, closed.channel)
        values = Closed(
            send=send_name(closed.contact.planned),
            channel=channel,
            fallback=channel if closed.is_fallback else "",
            at=closed.at,
            closing=closing_title(study.plan, closed.closing),
            times=closed.instants if closed.instants > 1 else None,
            over=str(spread.over) if spread else "",
            **_way_out(closed, study, is_sought=number < _SOUGHT),
        )
        campaign, related = closed.contact.planned.campaign, (Related(closed.closing.place, "closing"),)
        yield Found(closed.contact.planned.place, values, related, (campaign.ref,), identity=(closed.closing.id,))


def _way_out(closed: ClosedSend, study: Study, *, is_sought: bool) -> dict[str, Any]:
    """Return the values that say what becomes of a closed send: it is skipped, or moved."""
    planned = closed.contact.planned
    values: dict[str, Any] = dict.fromkeys(_WAYS_OUT)
    values |= {"limit": Text("", ""), "on": "", "hour": "", "skip": ""}
    if study.reliefs.is_exception(closed) and study.reliefs.may_skip(planned):
        days = {one.planned.anchor for one in closed.dates}
        return values | {"skip": f"{planned.anchor:%Y-%m-%d}", "follow": len(days) - 1 or None}
    before, after = (study.reliefs.of_closing(closed, sign, is_sought=is_sought) for sign in (-1, 1))
    free = {name: move for name, move in (("before", before), ("after", after)) if move and move.is_free}
    nearest = after or before
    found = free or ({"broken": nearest} if nearest else {})
    for name, move in found.items():
        if move.comes_back:
            values |= {"on": str(move.on), "hour": f"{move.begin:%H:%M}"}
        else:
            values[f"begin_{name}" if planned.send.spread else name] = move.begin
        values["limit"] = values["limit"] if move.is_free else _against(move, study.plan)
    return values


def _against(move: Move, plan: Plan) -> Text | Phrase:
    """Name what stands against a move: a limit, or a rule."""
    if move.breaks:
        return limit_words(move.breaks, plan)
    return Text(f'the rule "{move.rule}"', f"la règle «\u00a0{move.rule}\u00a0»")


_WAYS_OUT = ("before", "after", "begin_before", "begin_after", "broken", "begin_broken", "follow")

NEAREST = (
    Text(
        "skip this occurrence (skip: [{skip}]): a first step, {follow} more {follow:follows|follow}",
        "sautez cette occurrence (skip: [{skip}]) : un premier pas, {follow} {follow:autre suit|autres suivent}",
    ),
    Text("skip this occurrence (skip: [{skip}])", "sautez cette occurrence (skip: [{skip}])"),
    Text(
        'write on: {on}, at: "{hour}": its dates are open then, though they break {limit}, which is then to be '
        "settled too",
        'écrivez on: {on}, at: "{hour}" : tout y est ouvert, mais {limit} s\'y oppose, ce qui reste à régler ensuite',
    ),
    Text(
        'write on: {on}, at: "{hour}": all its dates are open then',
        'écrivez on: {on}, at: "{hour}" : tout y est ouvert',
    ),
    Text(
        "let it begin on {begin_before}, or on {begin_after}: open all along",
        "faites-le commencer le {begin_before}, ou le {begin_after} : tout y est ouvert",
    ),
    Text("let it begin on {begin_after}: open all along", "faites-le commencer le {begin_after} : tout y est ouvert"),
    Text("let it begin on {begin_before}: open all along", "faites-le commencer le {begin_before} : tout y est ouvert"),
    Text(
        "let it begin on {begin_broken}: open all along, though it breaks {limit}, which is then to be settled too",
        "faites-le commencer le {begin_broken} : tout y est ouvert, mais {limit} s'y oppose, ce qui reste à régler "
        "ensuite",
    ),
    Text(
        "no day within a month has {over} open from its beginning on: shorten it, or name the days it uses (days:)",
        "aucun jour à moins d'un mois n'ouvre {over} de suite : raccourcissez-le, ou dites ses jours (days:)",
    ),
    Text("move it to {before}, or to {after}", "déplacez-le au {before}, ou au {after}"),
    Text("move it to {after}", "déplacez-le au {after}"),
    Text("move it to {before}", "déplacez-le au {before}"),
    Text(
        "move it to {broken}, where it breaks {limit}, which is then to be settled too",
        "déplacez-le au {broken}, mais {limit} s'y oppose, ce qui reste à régler ensuite",
    ),
    Text(
        "no time within a month is open to it: check the channel's hours, the blackouts, and what it announces",
        "aucun moment ne lui est ouvert à moins d'un mois : revoyez les horaires du canal, les périodes de silence, "
        "et ce qu'il annonce",
    ),
)
"""The remedy: the nearest times that are open, and at which it breaks no limit."""
