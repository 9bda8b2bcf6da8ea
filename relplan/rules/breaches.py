"""How a broken limit is told: the window, the customer, and every send that fills it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.analysis.reach import NONE, OTHER_STORE, STORE, YES
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.verdict import Breach, Witness
    from relplan.analysis.reach import Box
    from relplan.analysis.study import Study
    from relplan.model.quantities import Duration, Window

WINDOW_NAMES = {
    "day": Text("in one day", "en un jour"),
    "week": Text("in one week (Monday to Sunday)", "en une semaine (du lundi au dimanche)"),
    "month": Text("in one month", "en un mois"),
}

PROOF_NEEDS = frozenset(
    {Kind.CAMPAIGN, Kind.SEGMENT, Kind.PRESSURE, Kind.COMMUNICATION, Kind.OCCASION, Kind.BRAND, Kind.SETTINGS}
)
"""What the calendar proof is made from."""

SEND_NOTES: dict[str, Text | tuple[Text, ...]] = {
    "send": Text('"{campaign}" on {day}', "« {campaign} » le {day}"),
    "spread": Text('"{campaign}" between {day} and {last}', "« {campaign} » entre le {day} et le {last}"),
}


@dataclass(frozen=True, slots=True)
class Exceeded(Arguments):
    """A limit and its worst window."""

    limit: str
    segment: str
    """Whose own figure it is; empty for the general one."""
    load: int
    max: int
    window: Text
    first: str
    """The day of the first contact in the window."""
    last: str
    """The day of the last."""
    who: Text
    """The customer who gets them all."""
    others: int
    """How many more windows the same actions exceed."""


def find_breaches(study: Study, kind: LimitKind) -> Iterator[Breach]:
    """Yield the proved breaches of limits of a kind."""
    for verdict in study.calendar_proof:
        if verdict.limit.kind is kind:
            yield from verdict.breaches


def tell_breach(breach: Breach) -> Found:
    """Put a breach where its last send is dated, with the other sends and the figure beside it."""
    witness, limit = breach.witness, breach.limit
    *others, last = witness.received
    related = [
        Related(
            one.planned.place,
            "spread" if len(one.planned.instants) > 1 else "send",
            {
                "campaign": one.planned.campaign.id,
                "day": one.planned.at.date().isoformat(),
                "last": one.planned.instants[-1].date().isoformat(),
            },
        )
        for one in others
    ]
    related.append(Related(limit.place, "figure"))
    return Found(
        last.planned.place,
        Exceeded(
            limit=f"{limit.id} ({limit.brand})" if limit.brand else limit.id,
            segment=limit.segment,
            load=witness.load,
            max=witness.max,
            window=_window(limit.window),
            first=witness.received[0].at.date().isoformat(),
            last=witness.end.date().isoformat(),
            who=name_customer(witness),
            others=breach.windows - 1,
        ),
        tuple(related),
        (*(f"campaign/{action}" for action in sorted(witness.actions)), *_limit_refs(breach)),
    )


def _limit_refs(breach: Breach) -> Iterator[str]:
    if breach.limit.kind is not LimitKind.GAP:
        yield f"cap/{breach.limit.id}"
    if breach.limit.segment:
        yield f"segment/{breach.limit.segment}"
    if breach.limit.brand:
        yield f"brand/{breach.limit.brand}"


def _window(window: Window) -> Text:
    if window.unit:
        return WINDOW_NAMES[window.unit]
    length = duration_words(window.length) if window.length else Text("", "")
    return Text(f"within {length.en}", f"en {length.fr}")


def duration_words(duration: Duration) -> Text:
    """Return a duration in words: `7 days`, `7 jours`."""
    hours, minutes = divmod(duration.minutes, 60)
    parts = [
        (duration.months, "month", "months", "mois", "mois"),
        (duration.days, "day", "days", "jour", "jours"),
        (hours, "hour", "hours", "heure", "heures"),
        (minutes, "minute", "minutes", "minute", "minutes"),
    ]
    english = [f"{n} {one if n == 1 else many}" for n, one, many, _, _ in parts if n]
    french = [f"{n} {one if n == 1 else many}" for n, _, _, one, many in parts if n]
    return Text(" ".join(english), " ".join(french))


def name_customer(witness: Witness) -> Text:
    """Name the customer of a witness by the segments that matter, and by the moves from one to another."""
    stays: list[str] = []
    moves: list[list[str]] = []
    for segments in _segments_over_time(witness.cell).values():
        path = [name for name, _ in groupby(segments)]
        if len(path) == 1:
            stays.append(path[0])
        elif path:
            moves.append(path)
    english = [f"a customer in {', '.join(stays)}"] if stays else ["a customer" if moves else "any customer"]
    french = [f"un client de {', '.join(stays)}"] if stays else ["un client" if moves else "tout client"]
    english += [f"moving from {' to '.join(path)}" for path in moves]
    french += [f"passant de {' à '.join(path)}" for path in moves]
    return Text(", ".join(english), ", ".join(french))


def _segments_over_time(cell: Box) -> dict[str, list[str]]:
    """Return the segment of each dimension that matters, one for each instant of a moving one."""
    found: dict[str, list[str]] = {}
    for dimension, choices in cell:
        name = _choice_name(dimension, choices)
        if name:
            found.setdefault(dimension.partition("@")[0], []).append(name)
    return found


def _choice_name(dimension: str, choices: frozenset[str]) -> str:
    """Return the segment that a choice puts the customer in; empty when it only keeps them out of some."""
    name = dimension.partition("@")[0]
    inside = sorted(choice for choice in choices if choice not in (NONE, OTHER_STORE, "no"))
    if not inside:
        return ""
    if name == STORE:
        return f"store {inside[0]}"
    return name if inside == [YES] else f"{name}.{inside[0]}"
