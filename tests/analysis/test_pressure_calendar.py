"""The exact verdict on the calendar: the vectors of the specification, and an independent brute force."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.study import Study
from relplan.plan.load import load_plan
from relplan.source.tree import MemoryTree
from tests.analysis.plans import prove, send
from tests.rounds import FUZZ


def test_a_rolling_window_is_open_at_its_start() -> None:
    cap = "caps: {weekly: {max: 1, per: 7d}}"
    (legal,) = prove(cap, send("2027-01-01"), send("2027-01-08"))
    (broken,) = prove(cap, send("2027-01-01"), send("2027-01-08", "08:59"))
    assert legal.holds
    assert legal.margin == 0
    assert broken.breaches[0].witness.load == 2
    assert broken.breaches[0].witness.end == datetime(2027, 1, 8, 8, 59)


def test_a_calendar_week_admits_four_in_two_days_where_a_rolling_one_admits_two() -> None:
    four = [send("2027-01-10", "09:00"), send("2027-01-10", "10:00"), send("2027-01-11"), send("2027-01-11", "10:00")]
    assert prove("caps: {weekly: {max: 2, per: week}}", *four)[0].holds
    assert not prove("caps: {weekly: {max: 2, per: 7d}}", *four)[0].holds


def test_saturday_sunday_monday_are_two_iso_weeks() -> None:
    days = [send("2027-01-09"), send("2027-01-10"), send("2027-01-11")]
    assert prove("caps: {weekly: {max: 2, per: week}}", *days)[0].holds


def test_a_month_back_from_the_31st_is_the_last_of_february() -> None:
    cap = "caps: {monthly: {max: 1, per: 1mo}}"
    assert prove(cap, send("2027-02-28"), send("2027-03-31"))[0].holds
    assert not prove(cap, send("2027-02-28", "09:01"), send("2027-03-31"))[0].holds


def test_hours_are_wall_clock_when_the_clock_changes() -> None:
    """27 March 09:00 + 48h is 29 March 09:00, although the night between is an hour shorter."""
    gap = "minimum_gap: 48h"
    assert prove(gap, send("2027-03-27"), send("2027-03-29"))[0].holds
    assert not prove(gap, send("2027-03-27"), send("2027-03-29", "08:59"))[0].holds


def test_own_figures_held_together_all_apply() -> None:
    """1/7d, vip 2, staff 1/14d as two flags held together; everybody on d0 and d8, vip on d3."""
    cap = "caps: {w: {max: 1, per: 7d, by_segment: {flags.vip: 2, flags.staff: {max: 1, per: 14d}}}}"
    vip, staff, general = prove(
        cap, send("2027-01-01"), send("2027-01-04", audience="{segments: [flags.vip]}"), send("2027-01-09")
    )
    assert vip.holds
    assert not staff.holds
    assert general.holds


@pytest.mark.parametrize(("complete", "holds"), [("true", True), ("false", False)])
def test_the_general_figure_holds_for_customers_in_no_segment_with_its_own(*, complete: str, holds: bool) -> None:
    segments = f"segmentations: {{engagement: {{complete: {complete}, segments: {{high: {{}}, low: {{}}}}}}}}"
    cap = "caps: {w: {max: 1, per: 7d, by_segment: {engagement.high: 3, engagement.low: 2}}}"
    *_, general = prove(cap, send("2027-01-01"), send("2027-01-03"), segments=segments)
    assert general.holds is holds


@pytest.mark.parametrize(("moving", "holds"), [("true", False), ("false", True)])
def test_a_customer_may_move_between_segments_of_a_moving_segmentation(*, moving: str, holds: bool) -> None:
    segments = f"segmentations: {{lifecycle: {{moving: {moving}, segments: {{new: {{}}, active: {{}}}}}}}}"
    (verdict,) = prove(
        "caps: {w: {max: 1, per: 7d}}",
        send("2027-01-01", audience="{segments: [lifecycle.new]}"),
        send("2027-01-04", audience="{segments: [lifecycle.active]}"),
        segments=segments,
    )
    assert verdict.holds is holds


COMMUNICATIONS = """
promo: {obeys_pressure: true, counts_in_pressure: true}
notice: {obeys_pressure: false, counts_in_pressure: true}
free: {obeys_pressure: true, counts_in_pressure: false}
"""


@pytest.mark.parametrize(
    ("first", "second", "holds"),
    [("promo", "notice", False), ("notice", "notice", True), ("promo", "free", False), ("free", "promo", True)],
)
def test_obeying_and_counting_are_independent(*, first: str, second: str, holds: bool) -> None:
    (verdict,) = prove(
        "caps: {w: {max: 1, per: 7d}}",
        send("2027-01-01", communication=first),
        send("2027-01-03", communication=second),
        conventions__communications=COMMUNICATIONS,
    )
    assert verdict.holds is holds


def test_another_figure_holds_during_an_occasion() -> None:
    cap = "caps: {w: {max: 1, per: 7d, during: {feast: 2}}}"
    calendar = "occasions: {feast: {date: 2027-05-10, duration: 3d}}"
    sends = [send("2027-05-09"), send("2027-05-11")]
    assert prove(cap, *sends, calendar=calendar)[0].holds
    assert not prove(cap, *sends, send("2027-05-13"), calendar=calendar)[0].holds


def test_a_reserve_leaves_campaigns_fewer_slots() -> None:
    pressure = "caps: {w: {max: 2, per: 7d}}\nreserve: {for: scenarios, slots: 1, of: w}"
    cap, reserve = prove(pressure, send("2027-01-01"), send("2027-01-03"))
    assert cap.holds
    assert not reserve.holds


def test_an_exclusion_keeps_messages_from_a_segment() -> None:
    sends = [
        send("2027-01-01", audience="{segments: [flags.vip]}"),
        send("2027-01-03", audience="{segments: [flags.vip]}"),
    ]
    excluded = "caps: {w: {max: 1, per: 7d}}\nexclusions: {x: {segment: flags.vip, from: all%s}}"
    assert prove(excluded % "", *sends)[0].holds
    assert not prove(excluded % ", except: {programmes: [p]}", *sends)[0].holds


def test_a_spread_send_is_one_contact_on_any_of_its_days() -> None:
    spread = send("2027-01-04", spread="{over: 10d}")
    cap = "caps: {w: {max: 1, per: 7d}}"
    assert prove(cap, spread)[0].holds
    assert not prove(cap, spread, send("2027-01-19"))[0].holds
    assert prove(cap, spread, send("2027-01-20"))[0].holds


AUDIENCES = (
    "{}",
    "{segments: [lifecycle.new]}",
    "{segments: [lifecycle.active, engagement.high]}",
    "{exclude: [engagement.low]}",
    "{segments: [flags.vip, flags.staff]}",
    "{exclude: [flags.vip]}",
    "{any_of: [[lifecycle.new, flags.vip], [engagement.low]]}",
)


def reached(audience: str, cell: dict[str, str]) -> bool:
    """Say by hand whether a customer is in one of the audiences above."""
    new, high, low = cell["lifecycle"] == "new", cell["engagement"] == "high", cell["engagement"] == "low"
    vip, staff = cell["vip"] == "y", cell["staff"] == "y"
    answers = (True, new, not new and high, not low, vip or staff, not vip, (new and vip) or low)
    return answers[AUDIENCES.index(audience)]


CELLS = [
    dict(zip(("lifecycle", "engagement", "vip", "staff"), choices, strict=True))
    for choices in product(("new", "active"), ("high", "low", "none"), "yn", "yn")
]


@settings(max_examples=150 * FUZZ, deadline=None)
@given(
    sends=st.lists(st.tuples(st.integers(0, 15), st.sampled_from(AUDIENCES)), min_size=1, max_size=7),
    figure=st.integers(0, 3),
    own=st.none() | st.integers(0, 3),
    days=st.integers(1, 8),
)
def test_brute_force_agrees(sends: list[tuple[int, str]], figure: int, own: int | None, days: int) -> None:
    """Enumerate every customer and every window; the worst excess and whether it holds are the same."""
    own_text = f", by_segment: {{engagement.high: {own}}}" if own is not None else ""
    texts = [send(f"2027-01-{day + 1:02}", audience=audience) for day, audience in sends]
    verdicts = prove(f"caps: {{w: {{max: {figure}, per: {days}d{own_text}}}}}", *texts)
    for verdict, high in zip(verdicts, (True, False) if own is not None else (None,), strict=True):
        limit = own if high else figure
        cells = [c for c in CELLS if high is None or (c["engagement"] == "high") is high]
        loads = [
            sum(reached(a, cell) for day, a in sends if end - days < day <= end) for cell in cells for end, _ in sends
        ]
        assert limit is not None
        worst = max(loads) - limit
        assert verdict.holds is (worst <= 0)
        if max(loads) > 0:
            assert verdict.witness is not None
            assert verdict.witness.excess == worst


def test_windows_of_one_breach_are_counted_together() -> None:
    repeat = 'repeat: {rule: "FREQ=WEEKLY", from: 2027-01-05, until: 2027-02-28}'
    tree = {
        "relplan.yaml": "relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2027-12-31}\n",
        "conventions/pressure.yaml": "caps: {w: {max: 1, per: 7d}}",
        "campaigns/a.yaml": f"name: A\nprogramme: p\n{repeat}\nsends: [{{id: s, on: occurrence, channel: email}}]",
        "campaigns/b.yaml": f"name: B\nprogramme: p\n{repeat}\nsends: [{{id: s, on: occurrence + 1d, channel: email}}]",
    }
    (verdict,) = Study(load_plan(MemoryTree(tree)), date(2027, 1, 1)).calendar_proof
    (breach,) = verdict.breaches
    assert breach.witness.actions == {"a", "b"}
    assert breach.windows == 8 * 2 - 1
    assert breach.witness.end - timedelta(days=1) == datetime(2027, 1, 5, 10)


def test_a_lighter_customer_with_an_obeying_message_is_found_behind_a_heavier_one_without() -> None:
    """Three notices to a VIP break nothing; a promotion and a notice to anybody else do."""
    (verdict,) = prove(
        "caps: {w: {max: 1, per: 7d}}",
        send("2027-01-01", audience="{segments: [flags.vip]}", communication="notice"),
        send("2027-01-02", audience="{segments: [flags.vip]}", communication="notice"),
        send("2027-01-03", audience="{exclude: [flags.vip]}", communication="promo"),
        send("2027-01-04", communication="notice"),
        conventions__communications=COMMUNICATIONS,
    )
    (breach,) = verdict.breaches
    assert breach.witness.actions == {"c2", "c3"}
    assert breach.witness.load == 2
