"""Head-counts against real populations: the true number is always inside the interval; and the load of channels."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.headcount import HeadCount
from relplan.analysis.study import Study
from tests.analysis.plans import send
from tests.conftest import AS_OF, SETTINGS, plan_of
from tests.rounds import FUZZ

PEOPLE = st.lists(
    st.tuples(st.sampled_from(("new", "active")), st.sampled_from(("high", "low", "")), st.booleans()),
    min_size=1,
    max_size=20,
)
AUDIENCES = (
    "{}",
    "{segments: [life.new]}",
    "{segments: [life.new, eng.high]}",
    "{segments: [life.active, eng.high, eng.low, flags.vip]}",
    "{exclude: [flags.vip]}",
    "{segments: [eng.low], exclude: [flags.vip]}",
    "{any_of: [[life.new, flags.vip], [eng.high]]}",
    "{exclude: [eng.high]}",
)


def holds(audience: str, person: tuple[str, str, bool]) -> bool:
    life, engagement, vip = person
    return {
        AUDIENCES[0]: True,
        AUDIENCES[1]: life == "new",
        AUDIENCES[2]: life == "new" and engagement == "high",
        AUDIENCES[3]: life == "active" and engagement in ("high", "low") and vip,
        AUDIENCES[4]: not vip,
        AUDIENCES[5]: engagement == "low" and not vip,
        AUDIENCES[6]: (life == "new" and vip) or engagement == "high",
        AUDIENCES[7]: engagement != "high",
    }[audience]


def study(people: list[tuple[str, str, bool]], *sends: str, overlap: str = "", channels: str = "") -> Study:
    def size(position: int, value: object) -> int:
        return sum(person[position] == value for person in people)

    segments = (
        "segmentations:\n"
        "  life: {complete: true, segments: "
        f"{{new: {{size: {size(0, 'new')}}}, active: {{size: {size(0, 'active')}}}}}}}\n"
        f"  eng: {{segments: {{high: {{size: {size(1, 'high')}}}, low: {{size: {size(1, 'low')}}}}}}}\n"
        f"  flags: {{exclusive: false, segments: {{vip: {{size: {size(2, True)}}}}}}}\n{overlap}"
    )
    campaigns = {f"campaigns/c{n}.yaml": f"name: C\nprogramme: p\nsends: [{one}]\n" for n, one in enumerate(sends)}
    base = {"relplan.yaml": f"{SETTINGS}customers: {len(people)}\n", "conventions/segments.yaml": segments}
    return Study(plan_of(base | campaigns | {"conventions/channels.yaml": channels or "email: {kind: email}\n"}), AS_OF)


@settings(max_examples=60 * FUZZ, deadline=None)
@given(people=PEOPLE, audience=st.sampled_from(AUDIENCES))
def test_the_true_number_is_inside_the_interval(people: list[tuple[str, str, bool]], audience: str) -> None:
    found = study(people, send("2027-01-05", audience=audience))
    count = found.census.count(found.contacts[0].reach)
    assert count is not None
    true = sum(holds(audience, person) for person in people)
    assert count.low - 1e-9 <= true <= count.high + 1e-9


def test_a_declared_overlap_makes_a_pair_exact() -> None:
    people = [("new", "high", False)] * 3 + [("new", "low", False)] * 7 + [("active", "high", False)] * 10
    audience = "{segments: [life.new, eng.high]}"
    unknown = study(people, send("2027-01-05", audience=audience))
    known = study(
        people,
        send("2027-01-05", audience=audience),
        overlap="overlaps: [{segments: [life.new, eng.high], share_of_first: 30 %}]\n",
    )
    assert unknown.census.count(unknown.contacts[0].reach) == HeadCount(3, 10)
    assert known.census.count(known.contacts[0].reach) == HeadCount(3, 3)


def test_without_sizes_nothing_is_counted() -> None:
    plan = plan_of({"conventions/segments.yaml": "segmentations: {life: {segments: {new: {}, active: {}}}}\n"})
    found = Study(plan, AS_OF)
    assert found.census.count(found.population.all_of(["life.new"])) is None


CALLS = "call: {kind: call, capacity: 150/day, reach: 50 %}\n"
PEOPLE_400 = [("new", "high", False)] * 400


@pytest.mark.parametrize(
    ("one", "asked"),
    [
        ("channel: call, volume: 2400", 2400),
        ("channel: call", 200),
        ("channel: call, volume: 2400, spread: {over: 16d}", None),
        ("channel: call, volume: 2400, spread: {over: 15d}", 160),
    ],
)
def test_a_channel_is_overloaded_when_even_the_least_is_too_much(one: str, asked: int | None) -> None:
    found = study(PEOPLE_400, f"{{id: s, on: 2027-01-11, {one}}}", channels=CALLS)
    assert [overload.asked.low for overload in found.overloads] == ([asked] if asked else [])


WEEKDAYS = ", days: [mon, tue, wed, thu, fri]"


@pytest.mark.parametrize(
    ("capacity", "spread", "days"),
    [("10/day", "", 20), ("10/day", WEEKDAYS, 26), ("50/week", "", 28), ("100/month", "", 62), ("0/day", "", None)],
)
def test_the_days_over_which_a_send_would_have_to_be_spread(capacity: str, spread: str, days: int | None) -> None:
    channels = f"call: {{kind: call, capacity: {capacity}}}\n"
    one = f"{{id: s, on: 2027-01-11, channel: call, volume: 200, spread: {{over: 2d{spread}}}}}"
    (overload,) = study(PEOPLE_400, one, channels=channels).overloads
    assert overload.spread == days
    if days:
        held = one.replace("over: 2d", f"over: {days}d")
        assert not study(PEOPLE_400, held, channels=channels).overloads


def test_what_others_ask_for_leaves_no_room_to_spread() -> None:
    sends = [f"{{id: s, on: 2027-01-11, channel: call, volume: {volume}}}" for volume in (200, 180)]
    (overload,) = study(PEOPLE_400, *sends, channels=CALLS).overloads
    assert overload.spread is None


def test_sends_of_one_day_add_up_and_the_worst_day_is_told() -> None:
    calls = "channel: call, volume: 100"
    sends = [f"{{id: s, on: 2027-01-{day}, {calls}}}" for day in (11, 11, 12, 13, 13, 13)]
    (overload,) = study(PEOPLE_400, *sends, channels=CALLS).overloads
    assert (overload.first, overload.asked.low, overload.times) == (date(2027, 1, 13), 300, 2)
    assert len(overload.contacts) == 3


def test_a_capacity_by_the_hour_counts_open_hours() -> None:
    channels = "call: {kind: call, capacity: 20/hour, contact_hours: [{hours: ['10:00-13:00', '14:00-20:00']}]}\n"
    (overload,) = study(
        PEOPLE_400, "{id: s, on: 2027-01-11, at: '10:00', channel: call, volume: 200}", channels=channels
    ).overloads
    assert overload.capacity == 180


def test_a_capacity_by_the_month_counts_the_month() -> None:
    channels = "mail: {kind: mail, capacity: 1000/month}\n"
    sends = [f"{{id: s, on: 2027-01-{day}, channel: mail, volume: 600}}" for day in (11, 28)]
    (overload,) = study(PEOPLE_400, *sends, channels=channels).overloads
    assert (overload.first, overload.asked.low) == (date(2027, 1, 1), 1200)
