"""When channels are open, against every minute; and the sends that fall into a closed time."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.pressure.opening import ClosingKind
from relplan.analysis.study import Study
from tests.analysis.plans import send
from tests.conftest import AS_OF, plan_of
from tests.rounds import FUZZ

HOURS = (
    '[{days: [mon, tue], hours: ["10:00-13:00", "14:00-20:00"], holidays: false}]',
    '[{hours: ["08:00-09:00"]}, {days: [sat], hours: ["22:00-24:00"]}]',
    "[{days: [wed, sun]}]",
)
BLACKOUTS = (
    "blackouts: {a: {from: 2027-05-03, to: 2027-05-04, channels: [call]}, b: {from: 2027-05-08, to: 2027-05-09}}\n"
)


def study(hours: str, *sends: str, blackouts: str = BLACKOUTS) -> Study:
    return Study(
        plan_of(
            {
                "conventions/channels.yaml": f"call: {{kind: call, contact_hours: {hours}}}\nemail: {{kind: email}}\n",
                "calendar.yaml": blackouts,
                **{f"campaigns/c{n}.yaml": f"name: C\nprogramme: p\nsends: [{one}]\n" for n, one in enumerate(sends)},
            }
        ),
        AS_OF,
    )


@settings(max_examples=40 * FUZZ, deadline=None)
@given(hours=st.sampled_from(HOURS), minute=st.integers(0, 14 * 1440), length=st.integers(0, 4 * 1440))
def test_the_next_open_minute_is_the_first_one_that_is_open(hours: str, minute: int, length: int) -> None:
    opening = study(hours).opening
    at = datetime(2027, 4, 26) + timedelta(minutes=minute)
    minutes = (at + timedelta(minutes=n) for n in range(length + 1))
    expected = next((one for one in minutes if opening.is_open("call", one)), None)
    assert opening.next_open("call", at, at + timedelta(minutes=length)) == expected


def test_ranges_end_before_their_end_and_holidays_may_be_closed() -> None:
    opening = study(HOURS[0]).opening
    assert opening.is_open("call", datetime(2027, 5, 10, 12, 0))
    assert not opening.is_open("call", datetime(2027, 5, 10, 13, 0))
    assert not opening.is_open("call", datetime(2027, 3, 29, 10, 0))  # Easter Monday
    assert study(HOURS[2]).opening.is_open("call", datetime(2027, 5, 16, 3, 0))


def test_a_blackout_holds_for_its_channels_on_both_its_days() -> None:
    opening = study(HOURS[0]).opening
    closing = opening.closing("call", datetime(2027, 5, 4, 10))
    assert closing is not None
    assert (closing.kind, closing.id) == (ClosingKind.BLACKOUT, "a")
    assert opening.is_open("email", datetime(2027, 5, 4, 10))
    assert not opening.is_open("email", datetime(2027, 5, 9, 23, 59))
    assert opening.is_open("email", datetime(2027, 5, 10))


def test_closed_sends_are_told_once_with_the_nearest_open_times() -> None:
    """Spread, it is open from 20 April: not before the blackout of 3 and 4 May, nor from Whit Monday on, 17 May."""
    spread = send("2027-05-10", "13:30", channel="call", spread="{over: 9d, days: [mon, tue]}")
    found = study(HOURS[0], spread, send("2027-05-11", "10:00", channel="call"))
    (closed,) = found.closed_sends
    assert (closed.at, closed.instants) == (datetime(2027, 5, 10, 13, 30), 4)
    moves = [found.reliefs.of_closing(closed, sign) for sign in (-1, 1)]
    assert [move and move.begin for move in moves] == [datetime(2027, 4, 20, 10), datetime(2027, 5, 18, 10)]


def test_what_limits_cannot_hold_back_may_go_at_any_time() -> None:
    one = send("2027-05-09", channel="email", communication="notice")
    found = study(HOURS[0], one)
    assert len(found.closed_sends) == 1
    free = {"conventions/communications.yaml": "notice: {obeys_pressure: false}\n", "calendar.yaml": BLACKOUTS}
    plan = plan_of({**free, "campaigns/c.yaml": f"name: C\nprogramme: p\nsends: [{one}]\n"})
    assert Study(plan, AS_OF).closed_sends == ()


FALLING_BACK = {
    "conventions/channels.yaml": (
        "email: {kind: email}\n"
        'sms: {kind: sms, contact_hours: [{days: [mon, tue, wed, thu, fri], hours: ["08:00-20:00"]}]}\n'
    ),
    "calendar.yaml": "blackouts: {quiet: {from: 2027-06-01, to: 2027-06-03, channels: [sms]}}\n",
    "campaigns/c.yaml": (
        "name: C\nprogramme: p\nsends:\n"
        '  - {id: night, on: 2027-03-02, at: "22:00", channel: email, fallback: [sms]}\n'
        '  - {id: freeze, on: 2027-06-02, at: "10:00", channel: email, fallback: [sms]}\n'
        '  - {id: mail, on: 2027-06-02, at: "22:00", channel: email}\n'
    ),
}


def test_a_send_is_held_to_the_hours_of_the_channels_that_it_falls_back_on() -> None:
    found = Study(plan_of(FALLING_BACK), AS_OF)
    assert [(one.contact.message.id, one.channel, one.closing.kind) for one in found.closed_sends] == [
        ("night", "sms", ClosingKind.HOURS),
        ("freeze", "sms", ClosingKind.BLACKOUT),
    ]
    assert all(one.is_fallback for one in found.closed_sends)
    moves = [found.reliefs.of_closing(one, 1) for one in found.closed_sends]
    assert [move and move.begin for move in moves] == [datetime(2027, 3, 3, 8), datetime(2027, 6, 4, 10)]


def test_nobody_left_on_a_fallback_is_no_closed_send() -> None:
    exclusion = (
        "exclusions: {no_sms: {segment: flags.all, from: {channels: [sms]}}}\ncaps: {weekly: {max: 9, per: 7d}}\n"
    )
    segments = "segmentations: {flags: {complete: true, segments: {all: {}}}}\n"
    more = {"conventions/pressure.yaml": exclusion, "conventions/segments.yaml": segments}
    assert Study(plan_of({**FALLING_BACK, **more}), AS_OF).closed_sends == ()
