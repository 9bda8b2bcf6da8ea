"""Habits of writing are told in the plan's own spelling, and only where the result is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relplan.rules.words.habits import correct_habit, split_night


@pytest.mark.parametrize(
    ("expected", "found", "meant"),
    [
        ("date", "25/02/2027", "2027-02-25"),
        ("date", "5.2.2027", "2027-02-05"),
        ("date", "2027-2-5", "2027-02-05"),
        ("dated", "J-10", "occasion - 10d"),
        ("dated", "occasion - 10j", "occasion - 10d"),
        ("dated", "25-02-2027", "2027-02-25"),
        ("duration", "2 jours", "2d"),
        ("duration", "2j", "2d"),
        ("duration", "3 semaines", "3w"),
        ("duration", "6 mois", "6mo"),
        ("duration", "1 an", "1y"),
        ("window", "7 jours", "7d"),
        ("clock", "10h00", "10:00"),
        ("clock", "9:30", "09:30"),
        ("clock", "“10:00”", "10:00"),
        ("hours", "9h00-12h30", "09:00-12:30"),
        ("money", "12,50 €", "12,50 EUR"),
        ("money", "180 k€", "180000 EUR"),
    ],
)
def test_a_habit_is_corrected(expected: str, found: str, meant: str) -> None:
    assert correct_habit(expected, found) == meant


@pytest.mark.parametrize(
    ("expected", "found"), [("date", "31/02/2027"), ("duration", "soon"), ("duration", "5m"), ("rate", "25")]
)
def test_what_is_no_habit_is_left_alone(expected: str, found: str) -> None:
    assert correct_habit(expected, found) == ""


@given(
    st.sampled_from(["date", "dated", "duration", "money", "clock", "hours", "figure", "rate"]), st.text(max_size=30)
)
def test_no_text_makes_it_fail(expected: str, found: str) -> None:
    assert isinstance(correct_habit(expected, found), str)


@pytest.mark.parametrize(
    ("found", "ranges"),
    [
        ("21:00-07:00", ("21:00-24:00", "00:00-07:00")),
        ("21h30 - 7h", ("21:30-24:00", "00:00-07:00")),
        ("22:00-00:00", ("22:00-24:00",)),
        ("10:00-13:00", ()),
        ("10:00-10:00", ()),
        ("25:00-07:00", ()),
        ("by night", ()),
    ],
)
def test_hours_over_midnight_are_two_ranges(found: str, ranges: tuple[str, ...]) -> None:
    assert split_night(found) == ranges
