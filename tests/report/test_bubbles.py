"""Bubbles of a chart: none hides another, none leaves its quarter, and each is as near to its place as it can be."""

from __future__ import annotations

from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from relplan.report.diagrams.bubbles import place_apart

APART, SIZE = 6.4, 100
MARKS = st.integers(0, 40).map(lambda mark: mark / 40 * SIZE)


@given(st.lists(st.tuples(MARKS, MARKS), max_size=25))
def test_none_hides_another_or_leaves_its_quarter(dues: list[tuple[float, float]]) -> None:
    places = place_apart(dues, APART, SIZE)
    assert all(hypot(x - u, y - v) >= APART for (x, y), (u, v) in combinations(places, 2))
    for due, place in zip(dues, places, strict=True):
        assert all(0 <= one <= SIZE for one in place)
        assert [one >= SIZE / 2 for one in place] == [one >= SIZE / 2 for one in due]


def test_the_first_stands_where_it_is_due_and_others_near_it() -> None:
    places = place_apart([(100, 100)] * 12, APART, SIZE)
    assert places[0] == (100, 100)
    assert max(hypot(100 - x, 100 - y) for x, y in places) < 30


def test_where_all_is_full_bubbles_lie_on_each_other() -> None:
    places = place_apart([(75, 75)] * 300, APART, SIZE)
    assert len(places) == 300
    assert all(50 <= one <= 100 for place in places for one in place)
