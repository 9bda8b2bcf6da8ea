"""Days, clocks, hours, dated sends and horizons."""

from datetime import date, datetime, time

import pytest
from pydantic import TypeAdapter, ValidationError

from relplan.model.quantities import (
    Clock,
    Dated,
    Day,
    Duration,
    Horizon,
    Hours,
    QuantityError,
    parse_clock,
    parse_day,
    spell_clock,
)

DAY: TypeAdapter[date] = TypeAdapter(Day)
CLOCK: TypeAdapter[time] = TypeAdapter(Clock)


@pytest.mark.parametrize("value", ["2027-01-06", date(2027, 1, 6)])
def test_reads_days(value: object) -> None:
    assert DAY.validate_python(value) == date(2027, 1, 6)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("2027-02-30", "no_such_day"),
        ("0000-01-01", "no_such_day"),
        ("20270106", "bare_number"),
        (2027, "bare_number"),
        ("2027-W01-1", ""),
        ("2027-1-6", ""),
        ("2027-01-06T10:00", ""),
        (datetime(2027, 1, 6), ""),
        (True, ""),
        (None, ""),
    ],
)
def test_refuses_as_a_day(value: object, reason: str) -> None:
    assert _context(DAY, value)["expected"] == "date"
    assert _context(DAY, value)["reason"] == reason


@pytest.mark.parametrize(("value", "minute"), [("00:00", 0), ("09:05", 545), ("23:59", 1439), (time(9, 5), 545)])
def test_reads_clocks(value: object, minute: int) -> None:
    clock = CLOCK.validate_python(value)
    assert clock.hour * 60 + clock.minute == minute


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("24:00", "no_such_time"),
        ("12:60", "no_such_time"),
        (750, "bare_number"),
        ("9:00", ""),
        ("09:00:00", ""),
        (time(9, 0, 1), ""),
        (False, ""),
    ],
)
def test_refuses_as_a_clock(value: object, reason: str) -> None:
    assert _context(CLOCK, value)["expected"] == "clock"
    assert _context(CLOCK, value)["reason"] == reason


def test_days_and_clocks_are_written_as_they_are_read() -> None:
    assert DAY.dump_json(parse_day("2027-01-06")) == b'"2027-01-06"'
    assert CLOCK.dump_json(parse_clock("09:00")) == b'"09:00"'
    assert spell_clock(parse_clock("09:00")) == "09:00"


def test_hours_exclude_their_end() -> None:
    hours = Hours.parse("10:00-13:00")
    assert (hours.start, hours.end, hours.minutes, hours.opens) == (600, 780, 180, time(10))
    assert time(10) in hours
    assert time(12, 59) in hours
    assert time(13) not in hours
    assert time(9, 59) not in hours


def test_hours_may_end_at_midnight() -> None:
    assert time(23, 59) in Hours.parse("14:00-24:00")
    assert str(Hours.parse("14:00 - 24:00")) == "14:00-24:00"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("13:00-10:00", "over_midnight"),
        ("10:00-10:00", "empty_hours"),
        ("22:00-00:00", "over_midnight"),
        ("24:00-24:00", "no_such_time"),
        ("10:00-25:00", "no_such_time"),
        ("10:00", ""),
        ("10-13", ""),
    ],
)
def test_refuses_as_hours(text: str, reason: str) -> None:
    with pytest.raises(QuantityError) as refused:
        Hours.parse(text)
    assert (refused.value.expected, refused.value.reason) == ("hours", reason)


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("2027-01-12", date(2027, 1, 12)),
        ("occasion", date(2027, 3, 31)),
        ("occasion - 1d", date(2027, 3, 30)),
        ("occasion.end - 3d", date(2027, 3, 28)),
        ("occurrence + 2d", date(2027, 4, 2)),
        ("occurrence+1w", date(2027, 4, 7)),
        ("moment - 30d", date(2027, 3, 1)),
        ("moment - 1mo", date(2027, 2, 28)),
    ],
)
def test_resolves_a_day_from_its_anchor(text: str, resolved: date) -> None:
    assert Dated.parse(text).resolve(date(2027, 3, 31)) == resolved


def test_a_dated_keeps_its_parts() -> None:
    assert Dated.parse("occasion.end - 3d") == Dated("occasion.end", sign=-1, offset=Duration(days=3))
    assert Dated.read(date(2027, 1, 12)) == Dated("date", date(2027, 1, 12))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("occasion - 3h", "offset_with_hours"),
        ("occasion - 48h", "offset_with_hours"),
        ("occasion - 3", "bare_number"),
        ("occasion - 5m", "ambiguous_m"),
        ("2027-02-30", "no_such_day"),
        ("2027-01-12 + 3d", ""),
        ("occasion.start", ""),
        ("occasions", ""),
        ("date", ""),
        ("", ""),
    ],
)
def test_refuses_as_a_dated(text: str, reason: str) -> None:
    with pytest.raises(QuantityError) as refused:
        Dated.parse(text)
    assert (refused.value.expected, refused.value.found, refused.value.reason) == ("dated", text, reason)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("30d", Duration(days=30)), ("2027-12-31", date(2027, 12, 31)), (date(2027, 12, 31), date(2027, 12, 31))],
)
def test_a_horizon_is_a_day_or_a_duration(value: object, expected: Duration | date) -> None:
    assert Horizon.read(value).value == expected


@pytest.mark.parametrize(("value", "reason"), [(30, "bare_number"), ("2027-02-30", "no_such_day"), ("soon", "")])
def test_refuses_as_a_horizon(value: object, reason: str) -> None:
    with pytest.raises(QuantityError) as refused:
        Horizon.read(value)
    assert (refused.value.expected, refused.value.reason) == ("horizon", reason)


def _context(adapter: TypeAdapter[date] | TypeAdapter[time], value: object) -> dict[str, str]:
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python(value)
    (error,) = refused.value.errors()
    assert error["type"] == "quantity"
    return error["ctx"]
