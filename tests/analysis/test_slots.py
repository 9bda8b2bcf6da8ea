"""The room left on a day, against really adding that many sends; and the worst window of each week."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.arbitration.customer import Customer, State
from relplan.analysis.occasions import Edition
from relplan.analysis.pressure import budget
from relplan.analysis.pressure.limit import Limit
from relplan.analysis.pressure.slots import Room
from relplan.analysis.pressure.verdict import Truth, Witness
from relplan.analysis.pressure.worst import find_worst_by
from relplan.analysis.reach import EVERYBODY_REACH, Reach, meet
from relplan.analysis.study import Study
from tests.analysis.plans import SEGMENTS, send
from tests.conftest import AS_OF, plan_of
from tests.rounds import FUZZ


def study(pressure: str, *sends: str, more: str = "", segments: str = SEGMENTS) -> Study:
    files = {
        "conventions/segments.yaml": segments,
        "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\n",
        "conventions/pressure.yaml": pressure,
        "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
        **{f"campaigns/c{n}.yaml": f"name: C\nprogramme: p\nsends: [{one}]\n" for n, one in enumerate(sends)},
    }
    return Study(plan_of(files | ({"calendar.yaml": more} if more else {})), AS_OF)


def room(found: Study, day: str, segment: str = "flags.vip", channel: str = "email") -> Room:
    reach = found.population.all_of([segment])
    return found.slots.room_on(reach, channel, datetime.combine(date.fromisoformat(day), time(9)))


AUDIENCES = ("{}", "{segments: [flags.vip]}", "{segments: [engagement.high]}", "{exclude: [flags.vip]}")
PRESSURES = (
    "caps: {w: {max: 2, per: 7d}}",
    "caps: {w: {max: 3, per: week, by_segment: {engagement.high: 1}}}",
    "caps: {w: {max: 2, per: 5d, during: {2027-01-05..2027-01-08: 1}}}\nminimum_gap: {sms: 3d}",
    "caps: {w: {max: 3, per: 6d}}\nreserve: {for: scenarios, slots: 1, of: w}",
)
SENDS = st.lists(
    st.builds(
        lambda day, audience, channel: send(f"2027-01-{day:02}", audience=audience, channel=channel),
        st.integers(1, 16),
        st.sampled_from(AUDIENCES),
        st.sampled_from(("email", "sms")),
    ),
    max_size=5,
)


@settings(max_examples=60 * FUZZ, deadline=None)
@given(
    pressure=st.sampled_from(PRESSURES),
    sends=SENDS,
    day=st.integers(1, 20),
    segment=st.sampled_from(("flags.vip", "engagement.low", "lifecycle.new")),
    channel=st.sampled_from(("email", "sms")),
)
def test_as_many_sends_as_there_is_room_for_break_nothing_and_one_more_does(
    pressure: str, sends: list[str], day: int, segment: str, channel: str
) -> None:
    on = f"2027-01-{day:02}"
    found = study(pressure, *sends)
    count = room(found, on, segment, channel).count
    assert count is not None
    assert count == 0 or not breaks(found, on, segment, channel, count)
    assert breaks(found, on, segment, channel, count + 1)


def breaks(found: Study, on: str, segment: str, channel: str, more: int) -> bool:
    """Tell whether so many more sends put some customer over a limit in a window that holds them: one by one."""
    at = datetime.combine(date.fromisoformat(on), time(9))
    dimensions = found.population.dimensions
    for choices in product(*(dimension.choices for dimension in dimensions.values())):
        customer = Customer((State(at, dict(zip(dimensions, choices, strict=True))),))
        if not customer.is_in(found.population.all_of([segment]), at):
            continue
        for limit in found.limits:
            if limit.contacts.channels and channel not in limit.contacts.channels:
                continue
            instants = [
                contact.planned.at
                for contact in found.contacts
                if limit.contacts.include(contact.message) and customer.is_in(contact.reach, at)
            ]
            instants += [at] * more
            for end in instants:
                start = limit.window_start(end)
                load = sum(start < one <= end for one in instants)
                if start < at <= end and customer.is_in(limit.customers, at) and load > limit.max_at(end):
                    return True
    return False


def test_a_blackout_leaves_no_room() -> None:
    found = study(
        "caps: {w: {max: 2, per: 7d}}", more="blackouts: {xmas: {name: Xmas, from: 2027-12-24, to: 2027-12-26}}\n"
    )
    closed = room(found, "2027-12-25")
    assert closed.count == 0
    assert closed.closing is not None
    assert closed.closing.id == "xmas"
    assert room(found, "2027-12-27").count == 2


def test_no_limit_means_no_figure() -> None:
    assert room(study("caps: {t: {max: 2, per: 7d, channels: [sms]}}"), "2027-01-05").count is None


def test_each_week_shows_the_fullest_window_of_one_cap_and_the_customer_who_gets_most() -> None:
    found = study(
        "caps: {w: {max: 2, per: 7d}, m: {max: 3, per: month}}",
        send("2027-01-05"),
        send("2027-01-07"),
        send("2027-01-19", audience="{segments: [flags.vip]}"),
    )
    vips, others = (found.population.all_of(["flags.vip"]), found.population.none_of(["flags.vip"]))
    weekly, monthly = (found.slots.load_by_week(gauge, [vips, others], found.period) for gauge in found.slots.gauges)
    assert [(week.monday.day, week.limit.id, week.at_most) for week in weekly[0]] == [(4, "w", 2), (18, "w", 1)]
    assert [(week.monday.day, week.limit.id, week.at_most) for week in monthly[0]] == [(4, "m", 2), (18, "m", 3)]
    assert {week.truth for week in (*weekly[0], *monthly[0])} == {Truth.EXACT}
    assert [[week.monday.day for week in of_others] for _, of_others in (weekly, monthly)] == [[4], [4]]


def test_segments_with_another_window_are_measured_apart() -> None:
    own = "{engagement.low: {max: 1, per: 14d}, engagement.high: 3}"
    found = study(f"caps: {{w: {{max: 2, per: 7d, by_segment: {own}}}, m: {{max: 9, per: month}}}}")
    told = [([(one.segment, one.max) for one in gauge.limits], gauge.is_whole) for gauge in found.slots.gauges]
    assert told == [
        ([("engagement.low", 1)], False),
        ([("engagement.high", 3), ("", 2)], False),
        ([("", 9)], True),
    ]


DAYS = st.lists(
    st.tuples(st.integers(1, 28), st.sampled_from(("", "flags.vip", "engagement.low"))), min_size=1, max_size=7
)
FIGURES = st.tuples(*[st.integers(1, 3)] * 4)


@settings(max_examples=60 * FUZZ, deadline=None)
@given(sends=DAYS, figures=FIGURES)
def test_the_most_of_a_week_and_its_fullest_window_are_those_of_every_customer_in_turn(
    sends: list[tuple[int, str]], figures: tuple[int, ...]
) -> None:
    high, low, others, some_days = figures
    during = f"during: {{2027-02-10..2027-02-12: {some_days}}}"
    found = study(
        f"caps: {{w: {{max: {others}, per: 7d, {during}, "
        f"by_segment: {{engagement.high: {high}, engagement.low: {low}}}}}}}",
        *(send(f"2027-02-{day:02}", audience=f"{{segments: [{who}]}}" if who else "") for day, who in sends),
    )
    names = ["engagement.high", "engagement.low", "flags.vip"]
    groups = [EVERYBODY_REACH, *(found.population.all_of([name]) for name in names)]
    (gauge,) = found.slots.gauges
    loads = found.slots.load_by_week(gauge, groups, found.period)
    for name, weeks in zip(["", *names], loads, strict=True):
        expected: dict[date, tuple[int, float]] = {}
        for engagement, vip in product((*names[:2], "none"), ("flags.vip", "")):
            customer = {engagement, vip}
            if name and name not in customer:
                continue
            own = {"engagement.high": high, "engagement.low": low}.get(engagement, others)
            days = [day for day, who in sends if not who or who in customer]
            for day in days:
                count = sum(day - 7 < one <= day for one in days)
                monday = date(2027, 2, day) - timedelta(days=date(2027, 2, day).weekday())
                most, share = expected.get(monday, (0, 0.0))
                figure = some_days if 10 <= day <= 12 else own
                expected[monday] = (max(most, count), max(share, count / figure))
        assert {week.monday: (week.most, week.share) for week in weeks} == expected


def test_windows_that_end_on_other_days_are_left_out_even_in_the_same_week() -> None:
    found = study("caps: {w: {max: 2, per: 7d}}", send("2027-01-05"), send("2027-01-07"))
    (gauge,) = found.slots.gauges
    ((tuesday,),) = found.slots.load_by_week(gauge, [EVERYBODY_REACH], Edition(date(2027, 1, 5), date(2027, 1, 6)))
    assert tuesday.at_most == 1
    assert found.slots.load_by_week(gauge, [EVERYBODY_REACH], Edition(date(2027, 1, 8), date(2027, 1, 10))) == [()]


EXCLUSIONS = (
    "exclusions:\n"
    "  vips: {segment: flags.vip, from: all, except: {programmes: [p]}}\n"
    "  low_sms: {segment: engagement.low, from: {channels: [sms]}}\n"
    "  promotions: {segment: engagement.high, from: {communications: [promo]}}\n"
)


def test_customers_excluded_from_everything_leave_no_room_and_the_exclusion_is_named() -> None:
    found = study("caps: {w: {max: 2, per: 7d}}\n" + EXCLUSIONS)
    assert (room(found, "2027-01-05").count, room(found, "2027-01-05").exclusions) == (0, ("vips",))
    assert room(found, "2027-01-05", "engagement.low", "sms").exclusions == ("low_sms",)
    assert room(found, "2027-01-05", "engagement.low").count == 2
    assert found.slots.exclusions(EVERYBODY_REACH, "sms") == ("vips", "low_sms")
    assert found.slots.exclusions(found.population.all_of(["engagement.high"]), "email") == ("vips",)


def test_a_send_spread_over_weeks_takes_room_on_all_its_days() -> None:
    spread = "{id: a, on: 2027-01-05, channel: email, spread: {over: 20d}}"
    found = study("caps: {w: {max: 1, per: 2d}}", spread)
    assert [room(found, f"2027-01-{day:02}").count for day in (2, 15, 23, 28)] == [1, 0, 0, 1]


def test_every_day_of_a_stretch_is_answered() -> None:
    found = study("caps: {w: {max: 1, per: 7d}}", send("2027-01-10"))
    days = Edition(date(2027, 1, 1), date(2027, 1, 31))
    rooms = list(found.slots.rooms(found.population.all_of([]), "email", days, time(9)))
    assert [one.day.day for one in rooms if one.count] == [1, 2, 3, *range(17, 32)]
    assert rooms[-1].day - rooms[0].day == timedelta(days=30)


MOVING = SEGMENTS.replace("complete: true", "complete: true, moving: true")
REACHED = ("flags.vip", "engagement.low", "lifecycle.new", "lifecycle.active")


@settings(max_examples=120 * FUZZ, deadline=None)
@given(
    pressure=st.sampled_from((*PRESSURES, "caps: {w: {max: 2, per: 7d, by_segment: {lifecycle.new: 1}}}")),
    sends=st.lists(
        st.builds(
            lambda day, audience, channel: send(f"2027-01-{day:02}", audience=audience, channel=channel),
            st.integers(1, 20),
            st.sampled_from((*AUDIENCES, "{segments: [lifecycle.new]}", "{segments: [lifecycle.active, flags.vip]}")),
            st.sampled_from(("email", "sms")),
        ),
        min_size=1,
        max_size=7,
    ),
    segments=st.sampled_from((SEGMENTS, MOVING)),
)
def test_segments_looked_at_together_are_as_each_looked_at_alone(
    pressure: str, sends: list[str], segments: str
) -> None:
    found = study(pressure, *sends, segments=segments)
    reaches = [EVERYBODY_REACH, *(found.population.all_of([segment]) for segment in REACHED)]

    def by_week(limit: Limit, customers: Sequence[Reach]) -> list[dict[int, tuple[int, int, int]]]:
        worst = find_worst_by(limit, found.contacts, found.population, lambda end: end.isocalendar().week, customers)
        return [
            {week: (witness.load, witness.max, upper) for week, (witness, upper) in weeks.items()} for weeks in worst
        ]

    for limit in found.limits:
        alone = [
            weeks
            for reach in reaches
            for weeks in by_week(replace(limit, customers=meet(limit.customers, reach)), [EVERYBODY_REACH])
        ]
        assert by_week(limit, reaches) == alone


def test_a_hard_search_for_one_segment_leaves_the_next_its_own_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "FREE_NODES", 0)
    monkeypatch.setattr(budget, "SHARED_NODES", 40)
    chance = random.Random(1)
    flags = [f"flags.f{number}" for number in range(14)]
    chosen = (chance.sample(flags, 4) for _ in range(40))
    sends = [
        send(f"2027-01-{4 + n % 5:02}", f"{9 + n // 5:02}:00", f"{{all_of: [{one}], exclude: [{', '.join(others)}]}}")
        for n, (one, *others) in enumerate(chosen)
    ]
    named = ", ".join(f"{flag.partition('.')[2]}: {{}}" for flag in flags)
    segments = f"segmentations: {{flags: {{exclusive: false, segments: {{{named}}}}}}}"
    found = study("caps: {w: {max: 3, per: 7d}}", *sends, segments=segments)
    (limit,) = found.limits
    reaches = [EVERYBODY_REACH, *(found.population.all_of([flag]) for flag in flags)]

    def worst(customers: Sequence[Reach]) -> list[dict[date, tuple[Witness, int]]]:
        return find_worst_by(limit, found.contacts, found.population, datetime.date, customers)

    alone = [weeks for reach in reaches for weeks in worst([reach])]
    assert worst(reaches) == alone
    assert any(upper > witness.excess for weeks in alone for witness, upper in weeks.values())
