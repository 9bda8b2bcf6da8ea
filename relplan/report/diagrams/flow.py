"""The layout of a flow: from sized nodes to positions and lines.

A flow runs down; where it forks, one way goes straight down and the others step right, in their order. Ways that go on
come back together before the next node, so no two lines cross but where they join, and no line runs under a box.
Lengths are whole pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ARROW = 28
"""From a box down to the next."""
ABOVE_LABEL = 8
"""From the bottom of a fork down to the labels of its ways."""
BELOW_LABEL = 20
MERGE = 14
"""From the lowest box of the ways down to the line on which they come together."""
ASIDE = 28
"""Between ways."""
_PAIR = 2

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of a fork."""

    label_width: int
    label_height: int
    nodes: tuple[Node, ...]
    """What comes on it; empty when it goes straight on."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a known size; its width is even."""

    key: int
    """Unique in the flow."""
    width: int
    height: int
    ways: tuple[Way, ...] = ()
    """None for a node that does not fork."""
    is_exit: bool = False
    """Whether nothing comes after it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box is: its top left corner and its size."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Its bottom."""
        return self.y + self.height

    @property
    def middle(self) -> int:
        """Half its width."""
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a box to another, across and down only."""

    start: int
    end: int
    points: tuple[Point, ...]
    way: int | None
    """The number of the way that it takes out of a fork."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is."""

    width: int
    height: int
    places: Mapping[int, Place]
    """By the key of the node; those that nothing leads to are left out."""
    lines: tuple[Line, ...]
    labels: Mapping[tuple[int, int], Place]
    """By the key of the fork and the number of the way."""


def lay_out(nodes: Sequence[Node]) -> Layout:
    """Place a flow; the same flow always gets the same places."""
    flow = _size_flow(nodes)
    drawn = _Drawn()
    drawn.place_flow(flow, flow.left, 0, [])
    return Layout(flow.left + flow.right, flow.height, drawn.places, tuple(drawn.lines), drawn.labels)


@dataclass(frozen=True, slots=True)
class _Column:
    """A way with its size, and where it stands beside the one that goes straight down."""

    number: int
    way: Way
    offset: int
    flow: _Flow

    @property
    def left(self) -> int:
        """The room it takes left of its line."""
        return max(self.flow.left, (self.way.label_width + 1) // 2)

    @property
    def right(self) -> int:
        """The room it takes right of its line."""
        return max(self.flow.right, (self.way.label_width + 1) // 2)


@dataclass(frozen=True, slots=True)
class _Sized:
    """A node with its ways, and how far down these reach."""

    node: Node
    columns: tuple[_Column, ...]
    label_height: int
    height: int
    """Of the node and its ways together."""
    goes_on: bool
    is_straight: bool
    """Whether what goes on from it does so by one line, straight down."""


@dataclass(frozen=True, slots=True)
class _Flow:
    """Nodes that follow each other, with the room they take on both sides of the line through them."""

    nodes: tuple[_Sized, ...]
    left: int
    right: int
    height: int
    goes_on: bool
    is_straight: bool


def _size_flow(nodes: Sequence[Node]) -> _Flow:
    """Measure nodes that follow each other, up to the last that is ever reached."""
    sized: list[_Sized] = []
    left = right = height = 0
    for node in nodes:
        one = _size_node(node)
        height += (_gap(sized[-1]) if sized else 0) + one.height
        left = max(left, node.width // 2, *(column.left - column.offset for column in one.columns))
        right = max(right, node.width // 2, *(column.offset + column.right for column in one.columns))
        sized.append(one)
        if not one.goes_on:
            break
    last = sized[-1] if sized else None
    return _Flow(tuple(sized), left, right, height, last is None or last.goes_on, last is None or last.is_straight)


def _size_node(node: Node) -> _Sized:
    if not node.ways:
        return _Sized(node, (), 0, node.height, not node.is_exit, is_straight=True)
    columns = tuple(_stand_aside(node, _choose_straight([_size_flow(way.nodes) for way in node.ways])))
    label = max(column.way.label_height for column in columns)
    below = ABOVE_LABEL + label + max(_reach(column) for column in columns)
    going = [column for column in columns if column.flow.goes_on]
    is_straight = len(going) == 1 and going[0].offset == 0 and going[0].flow.is_straight
    return _Sized(node, columns, label, node.height + below, bool(going), is_straight)


def _choose_straight(flows: Sequence[_Flow]) -> list[tuple[int, _Flow]]:
    """Put the way that goes straight down first: of two, the first that doesn't leave the flow; of more, the first.

    The order of two answers says nothing; that of several conditions is the order in which they are tried.
    """
    numbered = list(enumerate(flows))
    chosen = numbered if len(numbered) == _PAIR else numbered[:1]
    straight = next((one for one in chosen if one[1].goes_on), numbered[0])
    return [straight, *(one for one in numbered if one is not straight)]


def _stand_aside(node: Node, flows: Sequence[tuple[int, _Flow]]) -> Iterator[_Column]:
    """Give each way but the first its place right of the one before."""
    taken = 0
    for place, (number, flow) in enumerate(flows):
        column = _Column(number, node.ways[number], 0, flow)
        if place:
            column = replace(column, offset=taken + ASIDE + column.left)
        taken = max(node.width // 2, column.offset + column.right)
        yield column


def _reach(column: _Column) -> int:
    """Return how far a way goes down below the labels."""
    return BELOW_LABEL + column.flow.height if column.flow.nodes else 0


def _gap(before: _Sized) -> int:
    """Return the room between a node with its ways and the next node."""
    return ARROW if before.is_straight else MERGE + ARROW


@dataclass(frozen=True, slots=True)
class _Tail:
    """A line that has left its box and waits for the next."""

    start: int
    points: tuple[Point, ...]
    """The last is where it has got to."""
    way: int | None


class _Drawn:
    """Places and lines, collected from the top down."""

    def __init__(self) -> None:
        self.places: dict[int, Place] = {}
        self.lines: list[Line] = []
        self.labels: dict[tuple[int, int], Place] = {}

    def place_flow(self, flow: _Flow, x: int, y: int, tails: list[_Tail]) -> list[_Tail]:
        """Place nodes below each other on a line, after what leads to them; return what waits for the next node."""
        for index, sized in enumerate(flow.nodes):
            if index:
                y += _gap(flow.nodes[index - 1])
            self._join(tails, sized.node, x, y)
            tails = self._place_node(sized, x, y)
            y += sized.height
        return tails

    def _join(self, tails: Sequence[_Tail], node: Node, x: int, y: int) -> None:
        """Lead lines into the top of a node, those from aside over one line above it."""
        for tail in tails:
            last = tail.points[-1]
            around = ((last[0], y - ARROW), (x, y - ARROW)) if last[0] != x else ()
            self.lines.append(Line(tail.start, node.key, (*tail.points, *around, (x, y)), tail.way))

    def _place_node(self, sized: _Sized, x: int, y: int) -> list[_Tail]:
        node = sized.node
        place = self.places[node.key] = Place(x - node.width // 2, y, node.width, node.height)
        if not sized.columns:
            return [] if node.is_exit else [_Tail(node.key, ((x, place.bottom),), None)]
        return [tail for column in sized.columns for tail in self._place_way(sized, column, place)]

    def _place_way(self, sized: _Sized, column: _Column, fork: Place) -> list[_Tail]:
        x, top = fork.middle + column.offset, fork.bottom + ABOVE_LABEL
        way = column.way
        key = sized.node.key
        self.labels[key, column.number] = Place(x - way.label_width // 2, top, way.label_width, way.label_height)
        if column.offset:
            level = fork.y + fork.height // 2
            points: tuple[Point, ...] = ((fork.right, level), (x, level))
        else:
            points = ((x, fork.bottom),)
        tail = _Tail(key, points, column.number)
        return self.place_flow(column.flow, x, top + sized.label_height + BELOW_LABEL, [tail])
