"""Calls for marketing in thirty days: what the plan may do at worst, and what its limits let through."""

from __future__ import annotations

import pytest

from relplan.analysis.calls import CallLoad
from relplan.analysis.study import Study
from tests.conftest import AS_OF, plan_of

FILES = {
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
    "moments.yaml": "m: {name: M, kind: relational}\n",
    "conventions/segments.yaml": "segmentations: {v: {complete: true, segments: {vip: {}, other: {}}}}\n",
    "conventions/channels.yaml": "email: {kind: email}\ncall: {kind: call}\n",
    "conventions/communications.yaml": "news: {purpose: marketing}\nservice: {purpose: contract}\n",
    "campaigns/c.yaml": """
name: C
programme: p
communication: news
sends: [{id: a, on: 2027-01-06, channel: call}, {id: b, on: 2027-01-20, channel: call}]
""",
}


def scenario(reentry: str = "", communication: str = "news") -> dict[str, str]:
    """Return a scenario of one call."""
    text = f"name: S\nprogramme: p\ntrigger: {{moment: m}}\ncommunication: {communication}\n"
    return {"scenarios/s.yaml": f"{text}{reentry}\nsteps: [{{wait: 1d}}, {{task: t, channel: call}}]\n"}


def load(more: dict[str, str] | None = None, caps: str = "") -> CallLoad:
    pressure = {"conventions/pressure.yaml": f"caps: {{{caps}}}\n"} if caps else {}
    found = Study(plan_of(FILES | (more or {}) | pressure), AS_OF).call_load
    assert found is not None
    return found


def test_the_calendar_and_each_scenario_are_added_up() -> None:
    found = load(scenario("reentry: {max: 1, per: 10d}"))
    assert (found.calendar, found.scenarios, found.upper) == (2, {"s": 3}, 5)
    assert found.most == 5


def test_calls_of_service_are_left_aside() -> None:
    assert load(scenario(communication="service")).upper == 2


@pytest.mark.parametrize(
    ("cap", "admitted"),
    [
        ("c: {max: 4, per: 30d, channels: [call]}", 4),
        ("c: {max: 3, per: 60d}", 3),
        ("c: {max: 1, per: 7d}", 5),
        ("c: {max: 1, per: week}", 6),
        ("c: {max: 1, per: month}", 3),
        ("c: {max: 4, per: 30d, by_segment: {v.vip: 6}}", 6),
        ("c: {max: 2, per: 30d, during: {2027-02-01..2027-02-10: 5}}", 5),
        ("c: {max: 1, per: 30d, channels: [email]}", None),
        ("c: {max: 1, per: 30d, segments: [v.vip]}", None),
        ("c: {max: 1, per: 7d}, d: {max: 2, per: 30d}", 2),
    ],
)
def test_a_cap_admits_as_many_calls_as_its_windows_that_touch_thirty_days(cap: str, admitted: int | None) -> None:
    assert load(caps=cap).admitted == admitted


def test_no_bound_is_known_of_calls_that_limits_don_t_count() -> None:
    free = {"conventions/communications.yaml": "news: {purpose: marketing, counts_in_pressure: false}\n"}
    assert load(free, "c: {max: 1, per: 30d}").most is None


def test_a_plan_without_calls_for_marketing_has_no_load() -> None:
    service = {"conventions/communications.yaml": "news: {purpose: contract}\n"}
    assert Study(plan_of(FILES | service), AS_OF).call_load is None
