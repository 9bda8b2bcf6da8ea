"""The layout of flows, whatever their shape."""

from __future__ import annotations

from itertools import combinations, count, pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from relplan.report.diagrams.flow import Layout, Node, Place, Way, lay_out

SIZES = st.tuples(st.integers(20, 100).map(lambda half: 2 * half), st.integers(10, 60).map(lambda half: 2 * half))
SHAPES: Any = st.recursive(
    st.lists(st.tuples(SIZES, st.just(()), st.booleans()), max_size=4),
    lambda inner: st.lists(
        st.tuples(SIZES, st.lists(st.tuples(st.integers(10, 60), inner), max_size=4).map(tuple), st.booleans()),
        max_size=4,
    ),
    max_leaves=12,
)


def number(shape: Any, keys: Any) -> tuple[Node, ...]:
    """Make nodes of a shape, numbered as they are written; one in five that don't fork is an exit."""
    nodes = []
    for (width, height), ways, is_odd in shape:
        key = next(keys)
        forks = tuple(Way(2 * half, 18, number(inner, keys)) for half, inner in ways)
        nodes.append(Node(key, width, height, forks, is_exit=is_odd and key % 5 == 0))
    return tuple(nodes)


FLOWS = SHAPES.map(lambda shape: number(shape, count()))


def walk(nodes: tuple[Node, ...]) -> list[Node]:
    found = []
    for node in nodes:
        found.append(node)
        for way in node.ways:
            found += walk(way.nodes)
    return found


def overlap(one: Place, other: Place) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def is_on_edge(point: tuple[int, int], place: Place) -> bool:
    x, y = point
    is_inside = place.x <= x <= place.right and place.y <= y <= place.bottom
    return is_inside and (x in (place.x, place.right) or y in (place.y, place.bottom))


def boxes_under_lines(layout: Layout) -> list[tuple[int, int, int]]:
    found = []
    for line in layout.lines:
        for (x, y), (to_x, to_y) in pairwise(line.points):
            piece = Place(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y))
            for key, place in layout.places.items():
                inside = Place(place.x + 1, place.y + 1, place.width - 2, place.height - 2)
                touched = Place(piece.x, piece.y, max(piece.width, 1), max(piece.height, 1))
                if overlap(touched, inside):
                    found.append((line.start, line.end, key))
    return found


@given(FLOWS)
def test_no_two_boxes_overlap(flow: tuple[Node, ...]) -> None:
    layout = lay_out(flow)
    placed = [*layout.places.values(), *layout.labels.values()]
    assert not [pair for pair in combinations(placed, 2) if overlap(*pair)]
    for place in placed:
        assert place.x >= 0
        assert place.right <= layout.width
        assert place.y >= 0
        assert place.bottom <= layout.height


@given(FLOWS)
def test_every_line_starts_and_ends_on_its_boxes_and_passes_under_none(flow: tuple[Node, ...]) -> None:
    layout = lay_out(flow)
    for line in layout.lines:
        end = layout.places[line.end]
        assert is_on_edge(line.points[0], layout.places[line.start])
        assert line.points[-1] == (end.middle, end.y)
        assert all(x == to_x or y == to_y for (x, y), (to_x, to_y) in pairwise(line.points))
    assert boxes_under_lines(layout) == []


@given(FLOWS)
def test_everything_that_is_placed_but_the_first_is_led_to(flow: tuple[Node, ...]) -> None:
    layout = lay_out(flow)
    assert set(layout.places) - {line.end for line in layout.lines} == {node.key for node in flow[:1]}


@given(FLOWS)
def test_the_order_is_kept(flow: tuple[Node, ...]) -> None:
    layout = lay_out(flow)
    for node in walk(flow):
        if node.key not in layout.places:
            continue
        middles = [layout.labels[node.key, number].middle for number in range(len(node.ways))]
        aside = [middle for middle in middles if middle != layout.places[node.key].middle]
        assert aside == sorted(set(aside))
        assert len(aside) == max(len(middles) - 1, 0)
        assert len(middles) == 2 or middles == sorted(middles)
    tops = [layout.places[node.key].y for node in flow if node.key in layout.places]
    assert tops == sorted(set(tops))


@given(FLOWS)
def test_the_same_flow_has_the_same_layout(flow: tuple[Node, ...]) -> None:
    assert lay_out(flow) == lay_out(flow)


def test_way_that_goes_on_runs_straight_down_and_the_one_that_leaves_steps_aside() -> None:
    leaves, stays = Node(1, 80, 30, is_exit=True), Node(2, 80, 30)
    layout = lay_out([Node(0, 100, 40, (Way(30, 18, (leaves,)), Way(30, 18, (stays,)))), Node(3, 80, 30)])
    assert layout.places[0].middle == layout.places[2].middle == layout.places[3].middle
    assert layout.places[1].x > layout.places[2].right
    assert [(line.start, line.end, line.way) for line in layout.lines] == [(0, 2, 1), (0, 1, 0), (2, 3, None)]


def test_nothing_is_drawn_after_everybody_has_left() -> None:
    layout = lay_out([Node(0, 80, 30, is_exit=True), Node(1, 80, 30)])
    assert set(layout.places) == {0}
    assert layout.lines == ()
