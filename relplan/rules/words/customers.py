"""The customer of a proof, in words: by the segments they are in, and the moves between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from relplan.analysis.reach import NONE, OTHER_STORE, STORE, YES
from relplan.diagnostics.text import Phrase, Text
from relplan.model.kinds import Kind
from relplan.rules.words.lists import chain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relplan.analysis.pressure.verdict import Witness
    from relplan.analysis.reach import Box
    from relplan.plan.plan import Plan
    from relplan.plan.titles import Title

_ONE_MOVE = 2
"""How many segments one holds who moves once."""

_ANYBODY = Text("any customer", "tout client")
_IN = Text("a customer in {stays}", "un client {stays}")
_MOVING = Text("a customer, {moves}", "un client, {moves}")
_IN_AND_MOVING = Text("a customer in {stays}, {moves}", "un client {stays}, {moves}")
_SEGMENT = Text("{one}", "de « {one} »")
_STORE = Text("the store {one}", "du magasin « {one} »")
_MOVE = Text("moving from {path}", "passant de {path}")
_QUOTED = Text("{one}", "« {one} »")
_NONE = Text("none of {segmentation}", "aucun segment de « {segmentation} »")
_AND, _COMMA, _TO = Text(" and ", " et "), Text(", ", ", "), Text(" to ", " à ")


@dataclass(frozen=True, slots=True)
class Moves:
    """The segments of one moving segmentation through which the customer of a witness has to pass."""

    segmentation: str
    path: Phrase
    first: datetime
    last: datetime


def find_moves(witness: Witness, plan: Plan) -> list[Moves]:
    """Return where a customer must change segment several times for a witness to be right."""
    found: dict[str, list[tuple[datetime, frozenset[str]]]] = {}
    for key, choices in witness.cell:
        dimension, _, instant = key.partition("@")
        if instant:
            found.setdefault(dimension, []).append((datetime.fromisoformat(instant), choices))
    paths = {dimension: _shortest_path(sorted(states, key=itemgetter(0))) for dimension, states in found.items()}
    return [_name_moves(dimension, path, plan) for dimension, path in paths.items() if len(path) > _ONE_MOVE]


def _shortest_path(states: Sequence[tuple[datetime, frozenset[str]]]) -> list[tuple[datetime, frozenset[str]]]:
    """Return the choices that one has to hold one after the other, each with the instant from which on."""
    path: list[tuple[datetime, frozenset[str]]] = []
    for at, choices in states:
        if path and path[-1][1] & choices:
            path[-1] = (path[-1][0], path[-1][1] & choices)
        else:
            path.append((at, choices))
    return path


def _name_moves(dimension: str, path: Sequence[tuple[datetime, frozenset[str]]], plan: Plan) -> Moves:
    segmentation = dimension.partition(".")[0]
    none = Phrase(_NONE, {"segmentation": plan.title_of(Kind.SEGMENTATION, segmentation)})
    titles = [_choice_title(dimension, choices, plan) for _, choices in path]
    return Moves(segmentation, chain([_quote(one) if one else none for one in titles], _TO), path[0][0], path[-1][0])


def name_customer(witness: Witness, plan: Plan) -> Text | Phrase:
    """Name the customer of a witness by the segments that matter, and by the moves from one to another."""
    stays: list[Phrase] = []
    moves: list[Phrase] = []
    for dimension, titles in _titles_over_time(witness.cell, plan).items():
        path = [title for title, _ in groupby(titles)]
        if len(path) > 1:
            moves.append(Phrase(_MOVE, {"path": chain([_quote(one) for one in path], _TO)}))
        else:
            stays.append(Phrase(_STORE if dimension == STORE else _SEGMENT, {"one": path[0]}))
    values: Mapping[str, list[Phrase]] = {"stays": stays, "moves": moves}
    words = (_IN_AND_MOVING if moves else _IN) if stays else _MOVING if moves else _ANYBODY
    return Phrase(words, {key: chain(parts, _COMMA, _AND) for key, parts in values.items() if parts})


def _quote(title: Title) -> Phrase:
    return Phrase(_QUOTED, {"one": title})


def _titles_over_time(cell: Box, plan: Plan) -> dict[str, list[Title]]:
    """Return the segment of each dimension that matters, one for each instant of a moving one."""
    found: dict[str, list[Title]] = {}
    for dimension, choices in cell:
        title = _choice_title(dimension, choices, plan)
        if title:
            found.setdefault(dimension.partition("@")[0], []).append(title)
    return found


def _choice_title(dimension: str, choices: frozenset[str], plan: Plan) -> Title | None:
    """Return the segment or store that a choice puts the customer in; none when it only keeps them out of some."""
    name = dimension.partition("@")[0]
    inside = sorted(choice for choice in choices if choice not in (NONE, OTHER_STORE, "no"))
    if not inside:
        return None
    if name == STORE:
        return plan.title_of(Kind.STORE, inside[0])
    return plan.title_of(Kind.SEGMENT, name if inside == [YES] else f"{name}.{inside[0]}")
