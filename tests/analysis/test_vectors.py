"""Verdicts that marketing clouds disagree on or get wrong, worked out by hand: what the calendar proof says of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest

from relplan.model.quantities import Duration
from tests.analysis.plans import prove, send

ADOBE = ("2027-05-30", "2027-06-03", "2027-06-08", "2027-06-12", "2027-06-22", "2027-06-30")
"""Six sends of equal weight from Adobe's documentation of its sliding and grouped windows."""


def breaches(pressure: str, *sends: str) -> list[tuple[date, int]]:
    """Return the last day and the load of the worst window of each breach, over all limits."""
    return [
        (breach.witness.end.date(), breach.witness.load)
        for verdict in prove(pressure, *sends)
        for breach in verdict.breaches
    ]


@pytest.mark.parametrize(
    ("per", "expected"),
    [("15d", [(date(2027, 6, 12), 4)]), ("month", [(date(2027, 6, 22), 4), (date(2027, 6, 30), 5)]), ("week", [])],
)
def test_a_rolling_window_is_never_grouped(per: str, expected: list[tuple[date, int]]) -> None:
    """Under 3 per 15 days only the fourth of Adobe's sends is too many; May and June are never counted together."""
    assert breaches(f"caps: {{c: {{max: 3, per: {per}}}}}", *map(send, ADOBE)) == expected


@pytest.mark.parametrize(("per", "holds"), [("day", True), ("1d", False)])
def test_two_sends_an_hour_apart_may_be_on_two_days(per: str, *, holds: bool) -> None:
    sends = send("2027-01-04", "23:00"), send("2027-01-05", "00:00")
    assert prove(f"caps: {{c: {{max: 1, per: {per}}}}}", *sends)[0].holds is holds


@pytest.mark.parametrize(
    ("days", "holds"),
    [
        (("2027-12-31", "2028-01-02"), False),
        (("2028-01-02", "2028-01-03"), True),
        (("2026-12-28", "2027-01-03"), False),
        (("2027-01-03", "2027-01-04"), True),
    ],
)
def test_an_iso_week_crosses_the_end_of_the_year(days: Sequence[str], *, holds: bool) -> None:
    years = "{from: 2026-12-01, to: 2028-01-31}"
    assert prove("caps: {c: {max: 1, per: week}}", *map(send, days), period=years)[0].holds is holds


@pytest.mark.parametrize("last", ["2027-03-28", "2027-03-29", "2027-03-30", "2027-03-31"])
def test_a_month_back_from_the_end_of_march_is_the_end_of_february(last: str) -> None:
    """Not thirty days: 26 to 29 February and 1 March would be."""
    end = datetime.fromisoformat(f"{last}T09:00")
    assert Duration.parse("1mo").before(end) == datetime(2027, 2, 28, 9)
    assert Duration.parse("30d").before(end) == end - timedelta(days=30)
    cap = "caps: {c: {max: 1, per: 1mo}}"
    assert prove(cap, send("2027-02-28"), send(last))[0].holds
    assert not prove(cap, send("2027-02-28", "09:01"), send(last))[0].holds


def test_a_day_is_not_24_hours_when_the_clock_changes() -> None:
    """27 March 09:00 and 28 March 09:00 are 23 hours apart, 30 and 31 October 25: one wall-clock day each."""
    cap = "caps: {c: {max: 1, per: 24h}}"
    for first, second in (("2027-03-27", "2027-03-28"), ("2027-10-30", "2027-10-31")):
        assert prove(cap, send(first), send(second))[0].holds
        assert not prove(cap, send(first), send(second, "08:59"))[0].holds


@pytest.mark.parametrize(
    ("day", "first", "too_near", "far_enough"),
    [("2027-03-28", "02:30", "04:29", "04:30"), ("2027-10-31", "02:30", "02:59", "03:00")],
)
def test_an_hour_that_the_clock_skips_is_the_next_and_one_that_it_repeats_lasts_two(
    day: str, first: str, too_near: str, far_enough: str
) -> None:
    cap = "caps: {c: {max: 1, per: 1h}}"
    (verdict,) = prove(cap, send(day, first), send(day, too_near))
    assert verdict.breaches[0].witness.end == datetime.fromisoformat(f"{day}T{too_near}")
    assert prove(cap, send(day, first), send(day, far_enough))[0].holds


def test_every_pair_that_is_too_close_is_found_whatever_would_be_sent() -> None:
    """Sends on d0, d6 and d12 under one in 7 days: the proof arbitrates nothing, both pairs break it."""
    cap = "caps: {c: {max: 1, per: 7d}}"
    assert breaches(cap, send("2027-01-01"), send("2027-01-07"), send("2027-01-13")) == [
        (date(2027, 1, 7), 2),
        (date(2027, 1, 13), 2),
    ]


def test_a_figure_of_zero_admits_nothing() -> None:
    assert breaches("caps: {c: {max: 0, per: 7d}}", send("2027-01-01")) == [(date(2027, 1, 1), 1)]


def test_the_channels_of_a_campaign_are_each_a_contact() -> None:
    both = send("2027-01-01"), send("2027-01-01", channel="sms")
    assert breaches("caps: {c: {max: 1, per: 7d}}", *both) == [(date(2027, 1, 1), 2)]
    assert (
        breaches("caps: {e: {max: 1, per: 7d, channels: [email]}, s: {max: 1, per: 7d, channels: [sms]}}", *both) == []
    )


def test_no_limit_loosens_another() -> None:
    """A higher figure for some customers in one cap leaves the other cap as it is."""
    caps = "caps: {a: {max: 1, per: 7d, by_segment: {flags.vip: 3}}, b: {max: 2, per: 7d}}"
    three = [send(f"2027-01-0{day}", audience="{segments: [flags.vip]}") for day in (1, 2, 3)]
    assert breaches(caps, *three) == [(date(2027, 1, 3), 3)]
    assert breaches(caps, *three[:2]) == []


def test_an_own_figure_on_one_channel_leaves_the_limits_of_the_others() -> None:
    """Mautic lets a contact with a rule of their own on one channel escape the general rule of every channel."""
    sms = "{max: 9, per: 7d, channels: [sms], by_segment: {flags.vip: 5}}"
    caps = f"caps: {{e: {{max: 1, per: 7d, channels: [email]}}, s: {sms}}}"
    vip = [send(day, audience="{segments: [flags.vip]}") for day in ("2027-01-01", "2027-01-02")]
    assert breaches(caps, *vip) == [(date(2027, 1, 2), 2)]
