"""The customer of a proof, in words: by the segments they are in, and the moves between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from relplan.analysis.reach import NONE, OTHER_STORE, STORE, YES
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.analysis.pressure.verdict import Witness
    from relplan.analysis.reach import Box

_ONE_MOVE = 2
"""How many segments one holds who moves once."""


@dataclass(frozen=True, slots=True)
class Moves:
    """The segments of one moving segmentation through which the customer of a witness has to pass."""

    segmentation: str
    path: Text
    first: datetime
    last: datetime


def find_moves(witness: Witness) -> list[Moves]:
    """Return where a customer must change segment several times for a witness to be right."""
    found: dict[str, list[tuple[datetime, frozenset[str]]]] = {}
    for key, choices in witness.cell:
        dimension, _, instant = key.partition("@")
        if instant:
            found.setdefault(dimension, []).append((datetime.fromisoformat(instant), choices))
    paths = {dimension: _shortest_path(sorted(states, key=itemgetter(0))) for dimension, states in found.items()}
    return [_name_moves(dimension, path) for dimension, path in paths.items() if len(path) > _ONE_MOVE]


def _shortest_path(states: Sequence[tuple[datetime, frozenset[str]]]) -> list[tuple[datetime, frozenset[str]]]:
    """Return the choices that one has to hold one after the other, each with the instant from which on."""
    path: list[tuple[datetime, frozenset[str]]] = []
    for at, choices in states:
        if path and path[-1][1] & choices:
            path[-1] = (path[-1][0], path[-1][1] & choices)
        else:
            path.append((at, choices))
    return path


def _name_moves(dimension: str, path: Sequence[tuple[datetime, frozenset[str]]]) -> Moves:
    segmentation = dimension.partition(".")[0]
    names = [_choice_name(dimension, choices) for _, choices in path]
    none = Text(f"none of {segmentation}", f"aucun de {segmentation}")
    return Moves(
        segmentation,
        Text(" to ".join(name or none.en for name in names), " à ".join(name or none.fr for name in names)),
        path[0][0],
        path[-1][0],
    )


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
