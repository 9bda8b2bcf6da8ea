"""How a broken limit is told: the window, the customer, and every send that fills it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.text import Phrase, Text
from relplan.model.kinds import Kind
from relplan.model.quantities import Duration
from relplan.rules.messages import send_name
from relplan.rules.words.customers import find_moves, name_customer
from relplan.rules.words.durations import duration_words, minutes_words, window_words
from relplan.rules.words.limits import limit_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.verdict import Breach
    from relplan.analysis.study import Study

_MINUTE = timedelta(minutes=1)

PROOF_NEEDS = frozenset(
    {
        Kind.CAMPAIGN,
        Kind.SEGMENT,
        Kind.PRESSURE,
        Kind.CAP,
        Kind.CHANNEL,
        Kind.COMMUNICATION,
        Kind.OCCASION,
        Kind.BRAND,
        Kind.STORE,
        Kind.SETTINGS,
    }
)
"""What the calendar proof is made from."""

PLAY_NEEDS = PROOF_NEEDS | {
    Kind.SCENARIO,
    Kind.MOMENT,
    Kind.EVENT,
    Kind.CHANNEL,
    Kind.CONSENT,
    Kind.BLACKOUT,
    Kind.STORE,
}
"""What the play of one customer is made from."""

BREACH_RULES = {
    LimitKind.CAP: "cap-exceeded",
    LimitKind.GAP: "gap-too-short",
    LimitKind.RESERVE: "reserve-exceeded",
}
"""The rules that tell breaches, by the kind of limit."""

SEND_NOTES: dict[str, Text | tuple[Text, ...]] = {
    "send": Text('"{send}" on {day}', "« {send} » le {day}"),
    "moving": (
        Text(
            "assuming that a customer may go from {path} within {span}; if nobody does, write moving: false",
            "en supposant qu'un client puisse passer de {path} en {span} ; si personne ne le fait, écrivez moving: "
            "false",
        ),
        Text(
            "assuming that a customer may go from {path} at once; if nobody does, write moving: false",
            "en supposant qu'un client puisse passer de {path} aussitôt ; si personne ne le fait, écrivez moving: "
            "false",
        ),
    ),
    "spread": Text('"{send}" between {day} and {last}', "« {send} » entre le {day} et le {last}"),
}


MORE_WINDOWS = (
    Text(
        "the worst of {windows} windows in which these campaigns are too many",
        "la pire des {windows} fenêtres où ces campagnes sont de trop",
    ),
)
"""Said under the excerpt of a breach that comes back."""

_WAYS_OUT = (
    Text(
        'skip this occurrence of "{send}" (skip: [{skip}])',
        "sautez cette occurrence de « {send} » (skip: [{skip}])",
    ),
    Text(
        'let "{send}" begin on {begin}, when it breaks nothing',
        "faites commencer « {send} » le {begin}, où il n'enfreint rien",
    ),
    Text(
        'write on: {on}, at: "{hour}" for "{send}", when it breaks nothing',
        'écrivez on: {on}, at: "{hour}" pour « {send} », où il n\'enfreint rien',
    ),
    Text(
        'move "{send}" to {free}, when it breaks nothing',
        "déplacez « {send} » au {free}, où il n'enfreint rien",
    ),
)
_FIRST_STEP = Text(
    ", a first step: {left} more {left:window follows|windows follow}",
    ", un premier pas : {left} {left:autre fenêtre suit|autres fenêtres suivent}",
)
_MOVES = (
    *(Text(way.en + _FIRST_STEP.en, way.fr + _FIRST_STEP.fr) for way in _WAYS_OUT),
    *_WAYS_OUT,
    Text(
        'no day within a month is free for "{stuck}": move another send',
        "aucun jour à moins d'un mois n'est libre pour « {stuck} » : déplacez un autre envoi",
    ),
    Text("move a send outside the window", "déplacez un envoi hors de la fenêtre"),
)
_RELIEVED = 10
"""So many breaches of each limit are told when the send would break nothing: finding that takes some time."""


@dataclass(frozen=True, slots=True)
class Exceeded(Arguments):
    """A limit and its worst window."""

    limit: str
    segment: str
    """Whose own figure it is; empty for the general one."""
    load: int
    max: int
    window: Text
    length: Text
    """Of the window."""
    first: date
    """The day of the first contact in the window; with its hour where the day alone would mislead."""
    last: date
    """The day of the last, likewise."""
    who: Text | Phrase
    """The customer who gets them all."""
    windows: int | None
    """How many windows the same actions exceed; none when it is the only one."""
    send: str
    """The send that ends the window."""
    skip: str
    """The day of it that could be left out, as it is written; empty for a send that comes once."""
    free: datetime | None
    """When that send would break nothing; none where that is said otherwise, there is no such time, or it isn't known.
    """
    begin: datetime | None
    """The same of a spread send: when it would begin."""
    on: str
    """The same of a send with several dates that are moved alike: its day as it would be written; empty for others."""
    hour: str
    """Its hour, likewise."""
    stuck: str
    """That send, when there is no such time; empty when there is."""
    left: int | None
    """How many windows these campaigns exceed when that is done; none when it is all."""
    raised: str
    """Each figure with which the cap would hold in all windows, as it is written: `caps.weekly.max: 3`."""
    apart: str
    """The minimum gap with which all would hold, as it is written; empty when there is none."""
    kept: int | None
    """The slots of a reserve that could be kept as it is; none for other limits, and when there is none."""


def find_breaches(study: Study, kind: LimitKind) -> Iterator[Found]:
    """Tell the proved breaches of limits of a kind."""
    for verdict in study.calendar_proof:
        if verdict.limit.kind is kind:
            for number, breach in enumerate(verdict.breaches):
                yield _tell(breach, _way_out(breach, study) if number < _RELIEVED else _NOT_SOUGHT, study)


def remedies(rest: Text) -> tuple[Text, ...]:
    """Return what to do about a breach: the send that may move, then the rest."""
    return tuple(Text(f"{move.en}; or {rest.en}", f"{move.fr} ; ou {rest.fr}") for move in _MOVES)


@dataclass(frozen=True, slots=True)
class _WayOut:
    """What becomes of the send that ends the worst window."""

    skip: str = ""
    free: datetime | None = None
    begin: datetime | None = None
    on: str = ""
    hour: str = ""
    stuck: str = ""
    left: int | None = None


_NOT_SOUGHT = _WayOut()


def _way_out(breach: Breach, study: Study) -> _WayOut:
    """Say what would mend a breach: the send is skipped, or moved to where it breaks nothing."""
    planned = breach.witness.received[-1].planned
    skip = f"{planned.anchor:%Y-%m-%d}" if study.reliefs.may_skip(planned) else ""
    search = None if skip else study.reliefs.of_breach(breach)
    move = search.move if search else None
    if search and move is None:
        return _WayOut(stuck=send_name(planned)) if search.is_whole else _NOT_SOUGHT
    left = study.reliefs.left_after(breach, move) or None
    if move is None:
        return _WayOut(skip=skip, left=left)
    if move.comes_back:
        return _WayOut(on=str(move.on), hour=f"{move.begin:%H:%M}", left=left)
    is_spread = planned.send.spread is not None
    return _WayOut(free=None if is_spread else move.begin, begin=move.begin if is_spread else None, left=left)


def _tell(breach: Breach, way_out: _WayOut, study: Study) -> Found:
    """Put a breach where its last send is dated, with the other sends and the figure beside it."""
    witness, limit = breach.witness, breach.limit
    *others, last = witness.received
    related = [_relate(one.planned) for one in others]
    related.append(Related(limit.place, "figure", {"max": witness.max if witness.max != limit.max else None}))
    related += _assumed_moves(breach, study)
    first, end = _span(breach)
    return Found(
        last.planned.place,
        Exceeded(
            limit=limit_name(limit, study.plan),
            segment=study.plan.title_of(Kind.SEGMENT, limit.segment),
            load=witness.load,
            max=witness.max,
            window=window_words(limit.window),
            length=duration_words(limit.window.length) if limit.window.length else window_words(limit.window),
            first=first,
            last=end,
            who=name_customer(witness, study.plan),
            windows=breach.windows if breach.windows > 1 else None,
            send=send_name(last.planned),
            skip=way_out.skip,
            free=way_out.free,
            begin=way_out.begin,
            on=way_out.on,
            hour=way_out.hour,
            stuck=way_out.stuck,
            left=way_out.left,
            raised=_raised(breach),
            apart=_apart(breach),
            kept=_kept(breach, study),
        ),
        tuple(related),
        (*(f"campaign/{action}" for action in sorted(witness.actions)), *limit_refs(limit)),
        identity=(limit.key,) if limit.kind is LimitKind.GAP and limit.contacts.channels else (),
    )


def _assumed_moves(breach: Breach, study: Study) -> Iterator[Related]:
    """Show the segmentations in which the customer has to change several times, where they say that one may."""
    for moves in find_moves(breach.witness, study.plan):
        item = study.plan.segmentations[moves.segmentation]
        place = item.at_key("phases" if item.value.moving is None else "moving")
        span = minutes_words(breach.limit.clock.between(moves.first, moves.last) // _MINUTE)
        yield Related(place, "moving", {"path": moves.path, "span": span})


def _relate(planned: PlannedSend) -> Related:
    """Show another send of the window."""
    note = "spread" if len(planned.instants) > 1 else "send"
    first, last = planned.at, planned.instants[-1]
    days = (first, last) if planned.goes_on else (first.date(), last.date())
    values = {"send": send_name(planned), "day": days[0], "last": days[1]}
    return Related(planned.place, note, values)


def _span(breach: Breach) -> tuple[date, date]:
    """Return the first and the last contact's day, with the hour where the days alone would seem far enough apart."""
    first, last = breach.witness.received[0].at, breach.witness.end
    length = breach.limit.window.length
    is_misleading = length is not None and length.after(datetime.combine(first.date(), time())).date() <= last.date()
    return (first, last) if is_misleading or first.date() == last.date() else (first.date(), last.date())


def _raised(breach: Breach) -> str:
    """Return the figures with which a cap would hold in every window, each under its key."""
    loads: dict[str, int] = {}
    for witness in breach.witnesses:
        for key in breach.limit.keys_below(witness.load, witness.end):
            loads[key] = max(witness.load, loads.get(key, 0))
    return ", ".join(f"{key}: {load}" for key, load in loads.items())


def _apart(breach: Breach) -> str:
    """Return the gap that would hold in every window, under its key; empty when two contacts come at one instant."""
    if breach.limit.kind is not LimitKind.GAP:
        return ""
    minutes = min(
        breach.limit.clock.between(_latest(one.planned, witness.end), witness.end) // _MINUTE
        for witness in breach.witnesses
        for one in witness.received[:-1]
    )
    days, rest = divmod(minutes, 24 * 60)
    return f"{breach.limit.key}: {Duration(days=days, minutes=rest)}" if minutes else ""


def _latest(planned: PlannedSend, end: datetime) -> datetime:
    """Return the last instant up to the end of a window at which a send may come."""
    return max(min(last, end) for first, last in planned.stretches if first <= end)


def _kept(breach: Breach, study: Study) -> int | None:
    """Return how many slots a reserve could keep with the sends as they are; none where a figure is below it."""
    pressure = study.plan.pressure
    reserve = pressure.value.reserve if pressure else None
    if breach.limit.kind is not LimitKind.RESERVE or reserve is None or not all(one.max for one in breach.witnesses):
        return None
    return max(0, reserve.slots - max(one.excess for one in breach.witnesses)) or None


def limit_refs(limit: Limit) -> Iterator[str]:
    """Yield the objects that a limit comes from and holds for, as waivers name them."""
    if limit.kind is not LimitKind.GAP:
        yield f"cap/{limit.id}"
    if limit.segment:
        yield f"segment/{limit.segment}"
    if limit.brand:
        yield f"brand/{limit.brand}"
