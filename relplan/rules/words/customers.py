"""The customer of a proof, in words: by the segments they are in, and the moves between them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from relplan.analysis.reach import NONE, OTHER_STORE, STORE, YES
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from relplan.analysis.pressure.verdict import Witness
    from relplan.analysis.reach import Box


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
    french = [f"un client {_french_of(', '.join(stays))}"] if stays else ["un client" if moves else "tout client"]
    english += [f"moving from {' to '.join(path)}" for path in moves]
    french += [f"passant {_french_of(' à '.join(path))}" for path in moves]
    return Text(", ".join(english), ", ".join(french))


def _french_of(name: str) -> str:
    """Put the French `de` before a name: `de lifecycle.new`, `d'engagement.high`."""
    return f"d'{name}" if name.startswith(tuple("aeiou")) else f"de {name}"


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
