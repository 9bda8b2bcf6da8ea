"""Durations: spellings, refusals and wall-clock arithmetic."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relplan.model.quantities import Duration, QuantityError

durations = st.builds(Duration, st.integers(0, 60), st.integers(0, 400), st.integers(0, 5000))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30min", Duration(minutes=30)),
        ("3h", Duration(minutes=180)),
        ("2d", Duration(days=2)),
        ("1w", Duration(days=7)),
        ("3mo", Duration(months=3)),
        ("1y", Duration(months=12)),
        ("1d 12h", Duration(days=1, minutes=720)),
        ("1d\u00a012h", Duration(days=1, minutes=720)),
        ("12h 1d", Duration(days=1, minutes=720)),
        ("0d", Duration()),
        ("P30D", Duration(days=30)),
        ("PT3H", Duration(minutes=180)),
        ("PT3M", Duration(minutes=3)),
        ("P3M", Duration(months=3)),
        ("P1DT12H", Duration(days=1, minutes=720)),
        ("P2W", Duration(days=14)),
        ("P1Y6M", Duration(months=18)),
    ],
)
def test_reads(text: str, expected: Duration) -> None:
    assert Duration.parse(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5m", "ambiguous_m"),
        ("1d 5m", "ambiguous_m"),
        ("3", "bare_number"),
        ("1.5", "bare_number"),
        ("-3d", "negative"),
        ("1.5h", "fraction"),
        ("1,5h", "fraction"),
        ("1d 2d", "repeated_unit"),
        ("101y", "too_long"),
        ("9999999y", "too_long"),
        ("9999999mo", "too_long"),
        ("9999999w 9999999d", "too_long"),
        ("", ""),
        ("P", ""),
        ("PT", ""),
        ("P1DT", ""),
        ("PT5S", ""),
        ("3 days", ""),
        ("3d\n", ""),
        ("٣d", ""),
    ],
)
def test_refuses(text: str, reason: str) -> None:
    with pytest.raises(QuantityError) as refused:
        Duration.parse(text)
    assert (refused.value.expected, refused.value.found, refused.value.reason) == ("duration", text, reason)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [("P1Y6M", "18mo"), ("24mo", "2y"), ("2w", "14d"), ("48h", "48h"), ("90min", "1h 30min"), ("0min", "0d")],
)
def test_has_one_spelling(text: str, canonical: str) -> None:
    assert str(Duration.parse(text)) == canonical


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1mo", datetime(2027, 2, 28), datetime(2027, 3, 28)),
        ("1mo", datetime(2027, 1, 31, 9, 30), datetime(2027, 2, 28, 9, 30)),
        ("1mo", datetime(2028, 1, 31), datetime(2028, 2, 29)),
        ("1y", datetime(2028, 2, 29), datetime(2029, 2, 28)),
        ("1mo 1d", datetime(2027, 1, 31), datetime(2027, 3, 1)),
        ("1d 12h", datetime(2027, 12, 31, 18), datetime(2028, 1, 2, 6)),
    ],
)
def test_counts_forward_months_first(text: str, start: datetime, end: datetime) -> None:
    assert Duration.parse(text).after(start) == end


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1mo", datetime(2027, 3, 31), datetime(2027, 2, 28)),
        ("1mo", datetime(2028, 3, 31), datetime(2028, 2, 29)),
        ("1mo 1d", datetime(2027, 3, 31), datetime(2027, 2, 27)),
        ("1y", datetime(2028, 2, 29), datetime(2027, 2, 28)),
        ("3h", datetime(2027, 1, 1, 1), datetime(2026, 12, 31, 22)),
    ],
)
def test_counts_backward_months_first(text: str, start: datetime, end: datetime) -> None:
    assert Duration.parse(text).before(start) == end


@pytest.mark.parametrize("text", ["1mo", "1d", "1h"])
def test_arithmetic_ends_with_the_calendar(text: str) -> None:
    with pytest.raises(OverflowError):
        Duration.parse(text).before(datetime(1, 1, 1))
    with pytest.raises(OverflowError):
        Duration.parse(text).after(datetime(9999, 12, 31, 23))


def test_bounds_of_months_and_years() -> None:
    duration = Duration.parse("1y 1mo 1d 1h")
    assert duration.shortest == timedelta(days=365 + 28 + 1, hours=1)
    assert duration.longest == timedelta(days=366 + 31 + 1, hours=1)


@pytest.mark.parametrize(("text", "whole"), [("2d", True), ("1mo", True), ("48h", True), ("36h", False), ("0d", True)])
def test_whole_days(text: str, whole: bool) -> None:
    assert Duration.parse(text).is_whole_days is whole


def test_cannot_be_built_negative() -> None:
    with pytest.raises(QuantityError):
        Duration(days=-1)


@given(durations, moments)
def test_what_elapses_is_between_shortest_and_longest(duration: Duration, moment: datetime) -> None:
    assert duration.shortest <= duration.after(moment) - moment <= duration.longest
    assert duration.shortest <= moment - duration.before(moment) <= duration.longest


@given(st.integers(0, 400), st.integers(0, 5000), moments)
def test_without_months_before_undoes_after(days: int, minutes: int, moment: datetime) -> None:
    duration = Duration(days=days, minutes=minutes)
    assert duration.before(duration.after(moment)) == moment
    assert duration.shortest == duration.longest


@given(st.integers(0, 200), moments)
def test_months_keep_the_day_or_clamp_it(months: int, moment: datetime) -> None:
    after = Duration(months=months).after(moment)
    assert (after.year * 12 + after.month) - (moment.year * 12 + moment.month) == months
    assert after.time() == moment.time()
    clamped = (after + timedelta(days=1)).day == 1
    assert after.day == moment.day or (clamped and after.day < moment.day)


@given(durations, moments, moments)
def test_keeps_the_order_of_moments(duration: Duration, one: datetime, other: datetime) -> None:
    first, second = sorted((one, other))
    assert duration.after(first).date() <= duration.after(second).date() or duration.minutes
    assert Duration(duration.months).before(first).date() <= Duration(duration.months).before(second).date()


@given(durations, moments)
def test_whole_days_keep_the_time_of_day(duration: Duration, moment: datetime) -> None:
    assert (duration.after(moment).time() == moment.time()) is duration.is_whole_days
