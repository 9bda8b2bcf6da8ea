"""Demand against what the limits admit: dated sends, declared rates, and who would lose."""

from __future__ import annotations

import pytest

from relplan.analysis.interval import Interval
from relplan.analysis.pressure.demand import Demand
from relplan.analysis.study import Study
from tests.analysis.plans import send
from tests.conftest import AS_OF, plan_of

SEGMENTS = (
    "segmentations:\n  life: {complete: true, segments: {new: {size: 40}, active: {size: 60}}}\n"
    "  flags: {exclusive: false, segments: {vip: {size: 30}}}\n"
)


def demands(*sends: str, steps: str = "", rate: str = "", cap: str = "max: 2, per: month") -> dict[str, Demand]:
    files = {
        "conventions/segments.yaml": SEGMENTS,
        "conventions/channels.yaml": "email: {kind: email}\n",
        "conventions/pressure.yaml": f"caps: {{c: {{{cap}}}}}\n",
        "moments.yaml": f"m: {{name: M, rate: {{{rate}}}}}\n",
        **{
            f"campaigns/c{n}.yaml": f"name: C\nprogramme: p\npriority: {n + 10}\nsends: [{one}]\n"
            for n, one in enumerate(sends)
        },
    }
    if steps:
        head = "name: S\nprogramme: p\npriority: 1\ntrigger: {moment: m}\nreentry: {max: 1, per: 7d}\n"
        files["scenarios/s.yaml"] = f"{head}steps: {steps}\n"
    return {one.segment: one for one in Study(plan_of(files), AS_OF).demands}


def test_dated_sends_count_for_the_share_of_the_segment_that_they_reach() -> None:
    found = demands(send("2027-02-02"), send("2027-03-02", audience="{segments: [flags.vip]}"))
    assert found["life.new"].asked.low == pytest.approx(1, abs=0.01)
    assert found["life.new"].asked.high == pytest.approx(1.75, abs=0.01)
    assert found["flags.vip"].asked.low == pytest.approx(2, abs=0.01)


def test_moments_count_at_their_rate_and_within_reentry_times_the_messages_of_an_entry() -> None:
    steps = (
        "[{message: a, channel: email}, {branch: [{if: a.clicked, then: [{exit: x}]}]}, {message: b, channel: email}]"
    )
    found = demands(steps=steps, rate="life.active: 10/year, life.new: 900/year")
    assert found["life.active"].asked == Interval(10, 20)
    assert found["life.new"].asked.low == pytest.approx(365.25 / 7)
    assert found["flags.vip"].unrated == ("s",)


def test_the_tightest_cap_decides_and_the_weakest_rank_loses() -> None:
    found = demands(
        send("2027-02-02"),
        send("2027-05-02"),
        steps="[{message: a, channel: email}]",
        rate="life.active: 24/year",
        cap="max: 2, per: month",
    )["life.active"]
    assert found.admitted == 24
    assert found.over == pytest.approx(2 / 24, abs=0.001)
    assert list(found.by_action) == ["s", "c0", "c1"]
    assert found.losers == ("c0", "c1")


def test_a_cap_on_some_contacts_only_says_nothing_of_all() -> None:
    assert demands(send("2027-02-02"), cap="max: 2, per: month, channels: [email]") == {}
