"""The customer of a proof: the segments they are in, and the moves between them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from relplan.analysis.reach import NO, NONE, OTHER_STORE, STORE, YES
from relplan.model.kinds import Kind
from relplan.report.views.pieces import Cell, Piece, Plain, separate

if TYPE_CHECKING:
    from relplan.analysis.pressure.verdict import Witness
    from relplan.report.text.words import Words
    from relplan.report.views.names import Names


def name_customer(witness: Witness, names: Names, words: Words) -> Cell:
    """Name the segments that the customer of a witness is in; everybody when none matters."""
    found: list[Piece] = []
    for moves in _segments_over_time(witness, names).values():
        path = separate([piece for piece, _ in groupby(moves)], " → ")
        found += (Plain(" + "), *path) if found else path
    return tuple(found) or (Plain(words("audience.everybody")),)


def _segments_over_time(witness: Witness, names: Names) -> dict[str, list[Piece]]:
    """Return the segment of each dimension that matters, one for each instant of a moving one."""
    found: dict[str, list[Piece]] = {}
    for dimension, choices in witness.cell:
        name = dimension.partition("@")[0]
        inside = sorted(choice for choice in choices if choice not in (NONE, OTHER_STORE, NO))
        if inside:
            found.setdefault(name, []).append(_piece(name, inside[0], names))
    return found


def _piece(dimension: str, choice: str, names: Names) -> Piece:
    if dimension == STORE:
        return names.piece(Kind.STORE, choice)
    return names.piece(Kind.SEGMENT, dimension if choice == YES else f"{dimension}.{choice}")
