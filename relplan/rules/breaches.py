"""How a broken limit is told: the window, the customer, and every send that fills it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.words.customers import name_customer
from relplan.rules.words.durations import duration_words, window_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.verdict import Breach
    from relplan.analysis.study import Study

PROOF_NEEDS = frozenset(
    {Kind.CAMPAIGN, Kind.SEGMENT, Kind.PRESSURE, Kind.COMMUNICATION, Kind.OCCASION, Kind.BRAND, Kind.SETTINGS}
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
    "send": Text('"{campaign}" on {day}', "« {campaign} » le {day}"),
    "spread": Text('"{campaign}" between {day} and {last}', "« {campaign} » entre le {day} et le {last}"),
}


MORE_WINDOWS = (
    Text(
        "the worst of {windows} windows in which these campaigns are too many",
        "la pire des {windows} fenêtres où ces campagnes sont de trop",
    ),
)
"""Said under the excerpt of a breach that comes back."""


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
    """The day of the first contact in the window."""
    last: date
    """The day of the last."""
    who: Text
    """The customer who gets them all."""
    windows: int | None
    """How many windows the same actions exceed; none when it is the only one."""


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
                "day": one.planned.at.date(),
                "last": one.planned.instants[-1].date(),
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
            window=window_words(limit.window),
            length=duration_words(limit.window.length) if limit.window.length else window_words(limit.window),
            first=witness.received[0].at.date(),
            last=witness.end.date(),
            who=name_customer(witness),
            windows=breach.windows if breach.windows > 1 else None,
        ),
        tuple(related),
        (*(f"campaign/{action}" for action in sorted(witness.actions)), *limit_refs(limit)),
        identity=(),
    )


def limit_refs(limit: Limit) -> Iterator[str]:
    """Yield the objects that a limit comes from and holds for, as waivers name them."""
    if limit.kind is not LimitKind.GAP:
        yield f"cap/{limit.id}"
    if limit.segment:
        yield f"segment/{limit.segment}"
    if limit.brand:
        yield f"brand/{limit.brand}"
