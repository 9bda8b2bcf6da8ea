"""The plan's clock on the nights on which it changes: which hour is meant, and what durations lead to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.wall_clock import Change, WallClock
from relplan.model.quantities import Duration
from tests.analysis.plans import play, prove, send, sent
from tests.rounds import FUZZ

PARIS = WallClock("Europe/Paris")
NIGHTS = {"spring": datetime(2027, 3, 28), "autumn": datetime(2027, 10, 31)}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone", "written", "meant"),
    [
        ("Europe/Paris", "2027-03-28T02:30", "2027-03-28T03:30"),
        ("America/Santiago", "2027-09-05T00:15", "2027-09-05T01:15"),
        ("Australia/Lord_Howe", "2027-10-03T02:10", "2027-10-03T02:40"),
        ("Europe/Paris", "2027-10-31T02:30", "2027-10-31T02:30"),
        ("Europe/Paris", "2027-03-28T03:00", "2027-03-28T03:00"),
        ("Nowhere", "2027-03-28T02:30", "2027-03-28T02:30"),
    ],
)
def test_a_skipped_hour_means_the_one_as_much_later(zone: str, written: str, meant: str) -> None:
    assert WallClock(zone).meant(at(written)) == at(meant)


def test_what_a_change_does_to_an_hour() -> None:
    assert PARIS.change(at("2027-03-28T02:00")) is Change.SKIPPED
    assert PARIS.change(at("2027-03-28T02:59")) is Change.SKIPPED
    assert PARIS.change(at("2027-03-28T03:00")) is None
    assert PARIS.change(at("2027-10-31T02:00")) is Change.REPEATED
    assert PARIS.change(at("2027-10-31T03:00")) is None


def test_of_a_repeated_hour_the_first_is_meant() -> None:
    assert PARIS.instant(at("2027-10-31T02:30")) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2027-03-28T01:30", "1h", "2027-03-28T03:30"),
        ("2027-03-28T01:30", "2h", "2027-03-28T04:30"),
        ("2027-10-31T01:30", "2h", "2027-10-31T02:30"),
        ("2027-10-31T01:30", "3h", "2027-10-31T03:30"),
        ("2027-03-27T09:00", "24h", "2027-03-28T09:00"),
        ("2027-03-27T09:00", "2d", "2027-03-29T09:00"),
        ("2027-03-27T02:30", "1d", "2027-03-28T03:30"),
        ("2027-02-28T02:30", "1mo", "2027-03-28T03:30"),
        ("2027-03-27T20:00", "1d 2h", "2027-03-28T22:00"),
        ("2027-03-26T23:00", "1d 4h", "2027-03-28T04:00"),
    ],
)
def test_days_are_those_of_the_calendar_and_hours_go_by(start: str, length: str, end: str) -> None:
    assert PARIS.after(at(start), Duration.parse(length)) == at(end)


@settings(max_examples=200 * FUZZ, deadline=None)
@given(
    night=st.sampled_from(sorted(NIGHTS)),
    first=st.integers(-120, 420),
    second=st.integers(-120, 420),
    length=st.integers(1, 400),
)
def test_a_contact_is_in_a_window_of_hours_while_less_than_them_has_gone_by(
    night: str, first: int, second: int, length: int
) -> None:
    """The gap in the proof against the time between two sends in UTC, the zone asked directly."""
    zone = ZoneInfo("Europe/Paris")
    written = sorted(NIGHTS[night] + timedelta(minutes=minute) for minute in (first, second))
    apart = abs((written[0].replace(tzinfo=zone).astimezone(UTC)) - written[1].replace(tzinfo=zone).astimezone(UTC))
    sends = (send(f"{one:%Y-%m-%d}", f"{one:%H:%M}") for one in written)
    (verdict,) = prove(f"minimum_gap: {length}min", *sends)
    assert verdict.holds is (apart >= timedelta(minutes=length))


@pytest.mark.parametrize(
    ("event", "wait", "messages"),
    [
        ("2027-01-05T01:30", "1h", ["2027-01-05T02:30", "2027-01-05T03:30"]),
        ("2027-03-28T01:30", "1h", ["2027-03-28T03:30", "2027-03-28T04:30"]),
        ("2027-10-31T01:30", "2h", ["2027-10-31T02:30", "2027-10-31T04:30"]),
        ("2027-03-26T02:30", "1d", ["2027-03-27T02:30", "2027-03-28T03:30"]),
        ("2027-03-27T20:00", '{until: "02:30"}', ["2027-03-27T21:00", "2027-03-28T03:30"]),
    ],
)
def test_a_customer_gets_a_message_at_an_hour_that_is_on_the_clock(event: str, wait: str, messages: list[str]) -> None:
    delay = "1h" if "until" in wait else wait
    steps = f"[{{message: x, channel: email}}, {{wait: {wait}}}, {{message: y, channel: email}}]"
    files = {
        "moments.yaml": "left: {name: Left}\n",
        "scenarios/s.yaml": f"name: S\nprogramme: p\ntrigger: {{moment: left, delay: {delay}}}\nsteps: {steps}\n",
    }
    ledger = play(files, f"left@{event}", last="2027-12-31")
    decided = [entry.at for entry in ledger if hasattr(entry.fact, "decision")]
    assert len(sent(ledger)) == 2
    assert decided == [at(one) for one in messages]
