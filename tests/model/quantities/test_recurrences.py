"""Recurrence rules: what is accepted, and the days they give."""

import datetime
from datetime import date, timedelta
from time import perf_counter
from types import SimpleNamespace
from unittest.mock import patch

import dateutil.rrule
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from relplan.model.quantities import QuantityError, Recurrence


def days(rule: str, first: str, last: str) -> list[str]:
    found = Recurrence.parse(rule).days(date.fromisoformat(first), date.fromisoformat(last))
    return [day.isoformat() for day in found]


def test_both_ends_are_included() -> None:
    assert days("FREQ=WEEKLY;BYDAY=TU", "2027-01-05", "2027-01-19") == ["2027-01-05", "2027-01-12", "2027-01-19"]


def test_the_first_day_counts_only_when_it_follows_the_rule() -> None:
    assert days("FREQ=WEEKLY;BYDAY=TU", "2027-01-04", "2027-01-12") == ["2027-01-05", "2027-01-12"]


def test_what_the_rule_leaves_unsaid_comes_from_the_first_day() -> None:
    assert days("FREQ=WEEKLY", "2027-01-06", "2027-01-20") == ["2027-01-06", "2027-01-13", "2027-01-20"]
    assert days("FREQ=MONTHLY", "2027-01-31", "2027-05-31") == ["2027-01-31", "2027-03-31", "2027-05-31"]
    assert days("FREQ=YEARLY", "2024-02-29", "2032-12-31") == ["2024-02-29", "2028-02-29", "2032-02-29"]


def test_weeks_are_skipped_from_the_week_start() -> None:
    # The two examples of WKST in RFC 5545, section 3.8.5.3.
    rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST="
    assert days(rule + "MO", "1997-08-05", "1997-12-31") == ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]
    assert days(rule + "SU", "1997-08-05", "1997-12-31") == ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]


def test_last_working_day_of_the_month() -> None:
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    assert days(rule, "2027-01-01", "2027-03-31") == ["2027-01-29", "2027-02-26", "2027-03-31"]


def test_numbered_and_plain_weekdays_add_up() -> None:
    assert days("FREQ=MONTHLY;BYDAY=MO,1TU", "2027-06-01", "2027-06-14") == ["2027-06-01", "2027-06-07", "2027-06-14"]


def test_count_starts_with_the_first_day() -> None:
    assert days("FREQ=DAILY;COUNT=2", "2027-01-01", "2027-12-31") == ["2027-01-01", "2027-01-02"]


def test_nothing_when_the_last_day_comes_first() -> None:
    assert days("FREQ=DAILY", "2027-01-02", "2027-01-01") == []


@pytest.mark.parametrize("frequency", ["FREQ=DAILY", "FREQ=MONTHLY", "FREQ=YEARLY"])
def test_a_rule_that_never_matches_gives_no_day_at_once(frequency: str) -> None:
    started = perf_counter()
    assert days(f"{frequency};BYMONTH=2;BYMONTHDAY=30", "2027-01-01", "2036-12-31") == []
    assert perf_counter() - started < 1


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=WEEKLY;WKST=SU", "FREQ=MONTHLY", "FREQ=YEARLY;BYWEEKNO=1,52"])
def test_reaches_the_ends_of_the_calendar(rule: str) -> None:
    assert Recurrence.parse(rule).days(date(9999, 12, 20), date.max)
    assert Recurrence.parse(rule).days(date.min, date(2, 1, 1))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("FREQ=HOURLY", "frequency"),
        ("FREQ=SECONDLY", "frequency"),
        ("BYDAY=TU", "frequency"),
        ("FREQ=DAILY;UNTIL=20271231", "until_in_rule"),
        ("DTSTART=20270101;FREQ=DAILY", "until_in_rule"),
        ("FREQ=DAILY;BYHOUR=9", "time_of_day"),
        ("FREQ=DAILY;BYMINUTE=9", "time_of_day"),
        ("FREQ=DAILY;BYSECOND=9", "time_of_day"),
        ("FREQ=DAILY;BYEASTER=0", "unknown_part"),
        ("FREQ=DAILY;FREQ=WEEKLY", "repeated_part"),
        ("FREQ=DAILY;INTERVAL=0", "part_value"),
        ("FREQ=DAILY;COUNT=-1", "part_value"),
        ("FREQ=YEARLY;BYMONTH=13", "part_value"),
        ("FREQ=YEARLY;BYMONTH=-1", "part_value"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "part_value"),
        ("FREQ=MONTHLY;BYDAY=6MO", "part_value"),
        ("FREQ=MONTHLY;BYDAY=0MO", "part_value"),
        ("FREQ=WEEKLY;BYDAY=MONDAY", "part_value"),
        ("FREQ=WEEKLY;BYDAY=,", "part_value"),
        ("FREQ=WEEKLY;WKST=XX", "part_value"),
        ("FREQ=WEEKLY;BYDAY=1MO", "part_not_allowed"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "part_not_allowed"),
        ("FREQ=MONTHLY;BYWEEKNO=1", "part_not_allowed"),
        ("FREQ=DAILY;BYYEARDAY=1", "part_not_allowed"),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "part_not_allowed"),
        ("FREQ=MONTHLY;BYSETPOS=1", "part_not_allowed"),
        ("every Tuesday", ""),
        ("FREQ=DAILY;", ""),
        ("ﬀREQ=DAILY", ""),
        ("", ""),
    ],
)
def test_refuses(text: str, reason: str) -> None:
    with pytest.raises(QuantityError) as refused:
        Recurrence.parse(text)
    assert (refused.value.expected, refused.value.found, refused.value.reason) == ("recurrence", text, reason)


def test_capitals_do_not_matter() -> None:
    assert str(Recurrence.parse("freq=weekly;byday=tu")) == "FREQ=WEEKLY;BYDAY=TU"


def _listed(values: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.lists(values.map(str), min_size=1, max_size=3, unique=True).map(",".join)


_WEEKDAY = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
_NTH = st.tuples(st.sampled_from([-5, -2, -1, 1, 2, 4, 5]), _WEEKDAY).map(lambda pair: f"{pair[0]}{pair[1]}")
_MONTH_DAY = st.integers(-31, 31).filter(bool)
_COMMON: dict[str, st.SearchStrategy[str]] = {
    "INTERVAL": st.integers(1, 4).map(str),
    "COUNT": st.integers(1, 40).map(str),
    "WKST": _WEEKDAY,
    "BYMONTH": _listed(st.integers(1, 12)),
}
_PARTS: dict[str, dict[str, st.SearchStrategy[str]]] = {
    "DAILY": {"BYDAY": _listed(_WEEKDAY), "BYMONTHDAY": _listed(_MONTH_DAY)},
    "WEEKLY": {"BYDAY": _listed(_WEEKDAY)},
    "MONTHLY": {
        "BYDAY": _listed(_WEEKDAY) | _listed(_NTH),
        "BYMONTHDAY": _listed(_MONTH_DAY),
        "BYSETPOS": _listed(st.sampled_from([-2, -1, 1, 2])),
    },
    "YEARLY": {
        "BYDAY": _listed(_WEEKDAY) | _listed(_NTH),
        "BYMONTHDAY": _listed(_MONTH_DAY),
        "BYYEARDAY": _listed(st.integers(-366, 366).filter(bool)),
        # dateutil leaves out the days of a first week that fall in December when it is counted from the end.
        "BYWEEKNO": _listed(st.integers(-50, 53).filter(bool)),
        "BYSETPOS": _listed(st.sampled_from([-2, -1, 1, 2])),
    },
}


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(sorted(_PARTS)))
    parts = draw(st.fixed_dictionaries({}, optional=_COMMON | _PARTS[frequency]))
    return ";".join([f"FREQ={frequency}", *(f"{name}={value}" for name, value in parts.items())])


def _days_by_dateutil(rule: str, first: date, last: date) -> tuple[date, ...]:
    # dateutil looks for a rule's next day as far as MAXYEAR, which would take seconds.
    calendar = SimpleNamespace(**vars(datetime) | {"MAXYEAR": last.year})
    with patch.object(dateutil.rrule, "datetime", calendar):
        start = datetime.datetime.combine(first, datetime.time.min)
        found = [moment.date() for moment in dateutil.rrule.rrulestr(rule, dtstart=start)]
    return tuple(day for day in found if day <= last)


@given(rules(), st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 1500))
def test_agrees_with_dateutil(rule: str, first: date, length: int) -> None:
    try:
        recurrence = Recurrence.parse(rule)
    except QuantityError:
        reject()
    last = first + timedelta(days=length)
    assert recurrence.days(first, last) == _days_by_dateutil(rule, first, last)
