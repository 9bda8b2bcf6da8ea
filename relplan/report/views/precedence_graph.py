"""The graph of who comes before whom: boxes in columns, each knot of actions under the one before."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WIDTH, _HEIGHT = 264, 32
"""Of a box."""
_ACROSS, _DOWN = 334, 44
"""From a box to the next column, and to the next row."""
_GAP = 14
"""Between knots."""
_HEAD, _BEND = 8, 44
"""How long an arrow's head is, and how far an arrow back swings out."""
_LONGEST = 37
"""As many characters as a box holds."""


@dataclass(frozen=True, slots=True)
class BoxView:
    """An action in the graph."""

    title: str
    text: str
    """The title, cut where it is too long for the box."""
    x: int
    y: int
    """Its top left corner."""


@dataclass(frozen=True, slots=True)
class ArrowView:
    """From the action that comes first to the other."""

    kind: str
    path: str
    """In the language of SVG paths, like its head."""
    head: str


@dataclass(frozen=True, slots=True)
class GraphView:
    """Boxes and arrows."""

    width: int
    height: int
    box_width: int
    box_height: int
    boxes: tuple[BoxView, ...]
    arrows: tuple[ArrowView, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """An action that comes before another."""

    first: str
    second: str
    kind: str


def draw_graph(edges: Sequence[Edge], titles: Mapping[str, str]) -> GraphView:
    """Lay out the actions that edges connect; the same edges always give the same picture."""
    places: dict[str, tuple[int, int]] = {}
    top = 0
    for knot in _knots(edges):
        inside = [edge for edge in edges if edge.first in knot]
        columns = _columns(inside)
        for column, idents in enumerate(columns):
            for row, ident in enumerate(idents):
                places[ident] = (column * _ACROSS, top + row * _DOWN)
        top += max(map(len, columns)) * _DOWN + _GAP
    return GraphView(
        width=max(x for x, _ in places.values()) + _WIDTH + _BEND,
        height=top - _GAP - _DOWN + _HEIGHT,
        box_width=_WIDTH,
        box_height=_HEIGHT,
        boxes=tuple(BoxView(titles[ident], _cut(titles[ident]), x, y) for ident, (x, y) in places.items()),
        arrows=tuple(_draw_arrow(edge.kind, places[edge.first], places[edge.second]) for edge in edges),
    )


def _knots(edges: Sequence[Edge]) -> list[list[str]]:
    """Return the actions that hang together, the largest knot first."""
    knots: list[list[str]] = []
    for edge in edges:
        touched = [knot for knot in knots if edge.first in knot or edge.second in knot]
        joined = _unique([*(ident for knot in touched for ident in knot), edge.first, edge.second])
        knots = [*(knot for knot in knots if knot not in touched), joined]
    return sorted(knots, key=lambda knot: -len(knot))


def _columns(edges: Sequence[Edge]) -> list[list[str]]:
    """Return the actions of a knot by column: each as near as may be to the first that it precedes."""
    after: dict[str, list[str]] = {}
    for edge in _acyclic(edges):
        after.setdefault(edge.first, []).append(edge.second)
    idents = _unique([ident for edge in edges for ident in (edge.first, edge.second)])
    depths: dict[str, int] = {}
    for ident in idents:
        _measure(ident, after, depths)
    deepest = max(depths.values())
    columns: list[list[str]] = [[] for _ in range(deepest + 1)]
    for ident in idents:
        columns[deepest - depths[ident]].append(ident)
    return _untangle([column for column in columns if column], edges)


def _measure(ident: str, after: Mapping[str, Sequence[str]], depths: dict[str, int]) -> int:
    """Return how many actions in a row an action precedes."""
    if ident not in depths:
        depths[ident] = 1 + max((_measure(other, after, depths) for other in after.get(ident, ())), default=-1)
    return depths[ident]


def _acyclic(edges: Sequence[Edge]) -> list[Edge]:
    """Return the edges that close no circle with those before them."""
    kept: list[Edge] = []
    for edge in edges:
        if edge.first != edge.second and _has_order([*kept, edge]):
            kept.append(edge)
    return kept


def _has_order(edges: Sequence[Edge]) -> bool:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for edge in edges:
        sorter.add(edge.second, edge.first)
    try:
        sorter.prepare()
    except CycleError:
        return False
    return True


def _untangle(columns: list[list[str]], edges: Sequence[Edge]) -> list[list[str]]:
    """Put the actions of each column beside those of the column before that precede them, then the other way."""
    neighbours: dict[str, list[str]] = {}
    for edge in edges:
        neighbours.setdefault(edge.first, []).append(edge.second)
        neighbours.setdefault(edge.second, []).append(edge.first)
    order = list(range(len(columns)))
    for here, beside in (*zip(order[1:], order, strict=False), *zip(order[-2::-1], order[::-1], strict=False)):
        rows = {ident: row for row, ident in enumerate(columns[beside])}
        columns[here] = sorted(columns[here], key=lambda ident: _middle(neighbours[ident], rows))
    return columns


def _middle(idents: Sequence[str], rows: Mapping[str, int]) -> float:
    found = [rows[ident] for ident in idents if ident in rows]
    return sum(found) / len(found) if found else len(rows)


def _unique(idents: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(idents))


def _cut(title: str) -> str:
    text = " ".join(title.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _draw_arrow(kind: str, first: tuple[int, int], second: tuple[int, int]) -> ArrowView:
    """Draw the way from the right of a box to the left of another; to its right when that doesn't stand behind it."""
    x, y, to_y = first[0] + _WIDTH, first[1] + _HEIGHT // 2, second[1] + _HEIGHT // 2
    if second[0] > x:
        to_x, middle = second[0] - _HEAD, (x + second[0]) // 2
        path = f"M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}"
        return ArrowView(kind, path, f"M{to_x} {to_y - 4}l{_HEAD} 4l-{_HEAD} 4z")
    to_x = second[0] + _WIDTH + _HEAD
    bend = max(x, to_x) + _BEND
    path = f"M{x} {y}C{bend} {y} {bend} {to_y} {to_x} {to_y}"
    return ArrowView(kind, path, f"M{to_x} {to_y - 4}l-{_HEAD} 4l{_HEAD} 4z")
