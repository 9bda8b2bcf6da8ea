"""Intervals: what declared figures leave open."""

from __future__ import annotations

import pytest

from relplan.analysis.interval import Interval


@pytest.mark.parametrize(
    ("low", "high", "percents"),
    [(0.119, 0.371, (11, 38)), (0.07, 0.07, (7, 7)), (0, 1, (0, 100)), (0.29, 0.57, (29, 57))],
)
def test_shares_are_rounded_outwards_and_no_further(low: float, high: float, percents: tuple[int, int]) -> None:
    assert Interval(low, high).percents == percents


def test_intervals_add_and_multiply_end_by_end() -> None:
    assert Interval(1, 2) + Interval(3, 5) == Interval(4, 7)
    assert Interval(1, 2) * Interval(3, 5) == Interval(3, 10)
