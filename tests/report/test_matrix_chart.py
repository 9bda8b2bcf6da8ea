"""The matrix chart: points stand where their figures say, and their numbers beside them hide nothing."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.model.settings import Language
from relplan.report.diagrams.point_numbers import place_numbers
from relplan.report.text.words import Words
from relplan.report.views.matrix import view_matrix
from tests.conftest import review_of
from tests.rounds import FUZZ

APART, CLEAR, SIZE = 4.4, 2.8, 100
MARKS = st.integers(0, 40).map(lambda mark: mark / 40 * SIZE)


@given(st.lists(st.tuples(MARKS, MARKS), max_size=25))
def test_no_number_hides_a_point_or_another_number(points: list[tuple[float, float]]) -> None:
    places = place_numbers(points, APART, CLEAR, SIZE)
    assert all(hypot(x - u, y - v) >= APART for (x, y), (u, v) in combinations(places, 2))
    assert all(hypot(x - u, y - v) >= CLEAR for (x, y), (u, v) in product(places, points))
    assert all(0 <= one <= SIZE for place in places for one in place)


def test_the_number_of_a_lonely_point_stands_beside_it() -> None:
    (place,) = place_numbers([(100, 100)], APART, CLEAR, SIZE)
    assert hypot(100 - place[0], 100 - place[1]) < 2 * CLEAR


def test_where_all_is_full_numbers_lie_on_each_other() -> None:
    assert len(place_numbers([(75, 75)] * 3000, APART, CLEAR, SIZE)) == 3000


@settings(max_examples=20 * FUZZ, deadline=None)
@given(st.lists(st.tuples(*[st.integers(1, 5)] * 4), min_size=2, max_size=12))
def test_points_stand_where_their_value_and_ease_say(marks: list[tuple[int, ...]]) -> None:
    files = {
        "relplan.yaml": "relplan: 1\nname: P\n",
        **{
            f"scenarios/s{number}.yaml": (
                "name: S\nprogramme: p\ntrigger: {moment: m}\nsteps: [{message: a, channel: email}]\n"
                f"matrix: {{business: {one[0]}, customer: {one[1]}, feasibility: {one[2]}, data: {one[3]}}}\n"
            )
            for number, one in enumerate(marks)
        },
    }
    view = view_matrix(review_of(files), Words(Language.EN))
    assert view is not None
    value = sorted(float((Fraction(8 * one[0] + 7 * one[1], 15) - 1) * 25) for one in marks)
    ease = sorted(float((Fraction(8 * one[2] + 7 * one[3], 15) - 1) * 25) for one in marks)
    assert sorted(100 - point.y for point in view.points) == pytest.approx(value, abs=0.02)
    assert sorted(point.x for point in view.points) == pytest.approx(ease, abs=0.02)
