"""Habits of writing are told in the plan's own spelling, and only where the result is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relplan.rules.words.days import is_undated
from relplan.rules.words.habits import meanings, name_instant, split_night


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
        ("clock", "9am", "09:00"),
        ("clock", "12 am", "00:00"),
        ("clock", "9:30 p.m.", "21:30"),
        ("clock", "10:00:00", "10:00"),
        ("clock", "9 h", "09:00"),
        ("hours", "9h00-12h30", "09:00-12:30"),
        ("hours", "9h-13h", "09:00-13:00"),
        ("date", "31/03/2027", "2027-03-31"),
        ("date", "03/31/2027", "2027-03-31"),
        ("date", "31/3/27", "2027-03-31"),
        ("date", "05/05/2027", "2027-05-05"),
        ("date", "2 March 2027", "2027-03-02"),
        ("date", "1er févr. 2027", "2027-02-01"),
        ("date", "March 2nd, 2027", "2027-03-02"),
        ("date", "2027-03-02T00:00", "2027-03-02"),
        ("whole", "337 000 clients", "337 000"),
        ("whole", "12k", "12000"),
        ("whole", "1'000", "1000"),
        ("whole", "1,234,567", "1234567"),
        ("whole", "12.500", "12500"),
        ("money", "1.234,50 EUR", "1234.50 EUR"),
        ("money", "1,234,567.50 EUR", "1234567.50 EUR"),
        ("money", "12,50 €", "12,50 EUR"),
        ("money", "180 k€", "180000 EUR"),
    ],
)
def test_a_habit_is_corrected(expected: str, found: str, meant: str) -> None:
    assert meanings(expected, found) == (meant,)


@pytest.mark.parametrize(
    ("expected", "found"), [("date", "31/02/2027"), ("duration", "soon"), ("duration", "5m"), ("rate", "25")]
)
def test_what_is_no_habit_is_left_alone(expected: str, found: str) -> None:
    assert meanings(expected, found) == ()


@given(
    st.sampled_from(["date", "dated", "duration", "money", "clock", "hours", "figure", "rate", "whole", "pace"]),
    st.text(max_size=30),
)
def test_no_text_makes_it_fail(expected: str, found: str) -> None:
    assert all(meant != found for meant in meanings(expected, found))
    assert all(name_instant(found)) or name_instant(found) == ("", "")
    assert is_undated(found) in (True, False)


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


@pytest.mark.parametrize(
    ("expected", "found", "ways"),
    [
        ("dated", "02/03/2027", ("2027-03-02", "2027-02-03")),
        ("date", "2/3/27", ("2027-03-02", "2027-02-03")),
        ("dated", "02/03/2027 10:00", ("2027-03-02", "2027-02-03")),
        ("whole", "337,000", ("337000", "337")),
        ("whole", "337.000", ("337000", "337")),
        ("money", "12,500 EUR", ("12500 EUR", "12.5 EUR")),
        ("pace", "12,000/month", ("12000/month", "12/month")),
        ("figure", "-12,500", ("-12500", "-12.5")),
    ],
)
def test_what_reads_two_ways_is_told_both(expected: str, found: str, ways: tuple[str, ...]) -> None:
    assert meanings(expected, found) == ways


@pytest.mark.parametrize(
    "found",
    ["2027-03-02 10:00", "2027-03-02T10:00:00+01:00", "2 mars 2027 à 10h", "2027-03-02 10am", "2027-03-02, at 10:00"],
)
def test_an_instant_is_a_day_and_an_hour(found: str) -> None:
    assert name_instant(found) == ("2027-03-02", "10:00")


@pytest.mark.parametrize("found", ["2027-03-02", "02/03/2027 10:00", "10:00", "occasion"])
def test_what_is_no_instant_or_reads_two_ways_is_none(found: str) -> None:
    assert name_instant(found) == ("", "")


@pytest.mark.parametrize(
    "found",
    [
        *(
            "week 12",
            "W12",
            "S12",
            "2027-W12",
            "semaine 12",
            "Week 1-2",
            "March",
            "mars 2027",
            "mi-juin",
            "fin mars 2027",
        ),
        *(
            "early March",
            "Q2",
            "T2 2027",
            "2027-03",
            "03/2027",
            "summer",
            "été 2027",
            "TBD",
            "à définir",
            "to be fixed",
        ),
        *("à confirmer", "?", "2027"),
    ],
)
def test_a_time_without_a_day_is_known(found: str) -> None:
    assert is_undated(found)


@pytest.mark.parametrize("found", ["2027-03-02", "02/03/2027", "occasion", "market", "ma", "moment + 1d", ""])
def test_other_texts_are_no_time_without_a_day(found: str) -> None:
    assert not is_undated(found)
