"""The dated sends: occasions, occurrences, hours and spreads."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relplan.analysis.calendar import PlannedSend, TooManySendsError
from relplan.analysis.occasions import Edition, find_editions
from relplan.analysis.study import Study
from relplan.model.calendar import Occasion
from tests.conftest import AS_OF, SETTINGS, plan_of

CALENDAR = """
occasions:
  sales: {rule: winter_sales_fr}
  party: {date: 2027-05-12, duration: 4d}
  moved: {rule: black_friday, editions: [{from: 2027-11-19, to: 2027-11-22}]}
"""


def sends_of(campaign: str, settings: str = SETTINGS) -> tuple[PlannedSend, ...]:
    files = {
        "relplan.yaml": settings,
        "calendar.yaml": CALENDAR,
        "campaigns/c.yaml": f"name: C\nprogramme: p\n{campaign}",
    }
    return Study(plan_of(files), AS_OF).sends


@pytest.mark.parametrize(
    ("occasion", "on", "expected"),
    [
        ("sales", "occasion", datetime(2027, 1, 6, 10)),
        ("sales", "occasion - 1d", datetime(2027, 1, 5, 10)),
        ("sales", "occasion.end", datetime(2027, 2, 2, 10)),
        ("party", "occasion.end - 3d", datetime(2027, 5, 12, 10)),
        ("moved", "occasion", datetime(2027, 11, 19, 10)),
        ("party", "2027-03-01", datetime(2027, 3, 1, 10)),
    ],
)
def test_a_send_is_dated_by_its_occasion(occasion: str, on: str, expected: datetime) -> None:
    (found,) = sends_of(f"occasion: {occasion}\nsends: [{{id: s, on: {on}, channel: email}}]")
    assert found.at == expected


def test_an_occasion_comes_once_a_year_of_the_period() -> None:
    settings = "relplan: 1\nname: P\nperiod: {from: 2027-01-07, to: 2029-01-31}\n"
    found = sends_of("occasion: sales\nsends: [{id: s, on: occasion, channel: email}]", settings)
    assert [planned.at.date() for planned in found] == [date(2028, 1, 12), date(2029, 1, 10)]


def test_a_periodic_campaign_comes_back_until_its_last_day_without_those_skipped() -> None:
    repeat = 'repeat: {rule: "FREQ=WEEKLY;BYDAY=TU", from: 2027-01-05, until: 2027-01-26, skip: [2027-01-12]}'
    found = sends_of(f"{repeat}\nsends: [{{id: s, on: occurrence + 1d, channel: email}}]")
    assert [planned.at.day for planned in found] == [6, 20, 27]


def test_the_hour_is_the_sends_own_else_the_plans() -> None:
    sends = 'sends: [{id: a, on: 2027-03-01, at: "08:30", channel: email}, {id: b, on: 2027-03-01, channel: email}]'
    hours = [planned.at.hour for planned in sends_of(sends, SETTINGS + 'send_at: "17:00"\n')]
    assert hours == [8, 17]


def test_a_spread_send_falls_on_its_weekdays() -> None:
    sends = "sends: [{id: s, on: 2027-01-08, channel: call, spread: {over: 5d, days: [mon, fri]}}]"
    (found,) = sends_of(sends)
    assert [at.date() for at in found.instants] == [date(2027, 1, 8), date(2027, 1, 11)]


@pytest.mark.parametrize("status", ["idea", "retired"])
def test_campaigns_that_do_not_count_send_nothing(status: str) -> None:
    assert sends_of(f"status: {status}\nsends: [{{id: s, on: 2027-03-01, channel: email}}]") == ()


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 800))
def test_editions_start_in_the_period_and_end_after_they_start(first: date, days: int) -> None:
    from datetime import timedelta

    period = Edition(first, first + timedelta(days=days))
    for edition in find_editions(Occasion.model_validate({"rule": "summer_sales_fr"}), period):
        assert period.first <= edition.first <= period.last
        assert edition.first <= edition.last


def test_more_instants_than_are_looked_at_give_no_send_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    spread = (
        "sends:\n  - {id: a, on: 2027-03-01, channel: email, spread: {over: 10d}}\n"
        "  - {id: b, on: 2027-04-01, channel: email, spread: {over: 3d}}\n"
    )
    monkeypatch.setattr("relplan.analysis.calendar.MOST_INSTANTS", 13)
    assert [len(planned.instants) for planned in sends_of(spread)] == [10, 3]
    monkeypatch.setattr("relplan.analysis.calendar.MOST_INSTANTS", 12)
    with pytest.raises(TooManySendsError, match=r'more than 12 days and hours .*"c"'):
        sends_of(spread)
