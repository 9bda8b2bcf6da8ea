"""The fullest windows of the calendar: which limit, who the customer is, and what they get."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.report.views.customers import name_customer
from relplan.report.views.pieces import Cell, Chip, Piece, Pill, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.analysis.pressure.verdict import Received, Verdict, Witness
    from relplan.report.text.words import Words
    from relplan.report.views.names import Names
    from relplan.report.views.pressure import LimitView

MOST_WINDOWS = 6
"""As many windows as are told; the table of proofs has them all."""


@dataclass(frozen=True, slots=True)
class SendView:
    """A send in a window."""

    when: str
    campaign: Piece
    name: str
    channel: Chip


@dataclass(frozen=True, slots=True)
class WindowView:
    """The worst window of a limit."""

    limit: str
    verdict: Pill
    load: str
    window: str
    accepted: str
    lead: str
    """Whether the customer is sure to exist."""
    who: Cell
    sends: tuple[SendView, ...]
    source: Source


def view_windows(
    proof: Sequence[Verdict], limits: Sequence[LimitView], names: Names, words: Words
) -> tuple[WindowView, ...]:
    """Show the worst windows: limits that are or may be exceeded, then those that are full.

    `limits` are the views of the limits, in the order of their proofs.
    """
    pairs = [(verdict, verdict.witness, limit) for verdict, limit in zip(proof, limits, strict=True)]
    shown = [
        _view_window(witness, limit, names, words)
        for wanted in (_may_be_exceeded, _is_full)
        for verdict, witness, limit in pairs
        if witness is not None and wanted(verdict, witness)
    ]
    return tuple(shown[:MOST_WINDOWS])


def _may_be_exceeded(verdict: Verdict, _: Witness) -> bool:
    return verdict.upper_excess > 0


def _is_full(verdict: Verdict, witness: Witness) -> bool:
    """Tell whether a window admits no more; one that a single contact fills is no news."""
    return verdict.upper_excess == 0 and len(witness.received) > 1


def _view_window(witness: Witness, limit: LimitView, names: Names, words: Words) -> WindowView:
    return WindowView(
        limit=limit.text,
        verdict=limit.verdict,
        load=limit.load,
        window=limit.window,
        accepted=limit.accepted,
        lead=words("heat.gets" if witness.is_proved else "heat.may_get"),
        who=name_customer(witness, names, words),
        sends=tuple(_view_send(one, names, words) for one in witness.received),
        source=limit.source,
    )


def _view_send(one: Received, names: Names, words: Words) -> SendView:
    send = one.planned.send
    return SendView(
        when=words.format.moment(one.at),
        campaign=names.piece(Kind.CAMPAIGN, one.planned.campaign.id),
        name=send.name or send.id,
        channel=names.channel(send.channel),
    )
