"""Backward schedules: each step after the one before it."""

from __future__ import annotations

import pytest

from relplan.analysis.study import Study
from tests.conftest import AS_OF, plan_of


@pytest.mark.parametrize(
    ("schedule", "wrong"),
    [
        ("brief: 2027-02-01, proof: 2027-02-01, approval: 2027-02-20, debrief: 2027-04-01", []),
        ("proof: 2027-02-21, approval: 2027-02-20", [("proof", "approval")]),
        ("brief: 2027-02-22, approval: 2027-02-20", [("brief", "approval")]),
        ("approval: 2027-03-02", [("approval", "send")]),
        ("debrief: 2027-02-28", [("send", "debrief")]),
        ("brief: 2027-02-10, proof: 2027-02-01, approval: 2027-02-05", [("brief", "proof"), ("brief", "approval")]),
    ],
)
def test_steps_follow_each_other(schedule: str, wrong: list[tuple[str, str]]) -> None:
    sends = "[{id: later, on: 2027-03-15, channel: email}, {id: first, on: 2027-03-01, channel: email}]"
    files = {"campaigns/c.yaml": f"name: C\nprogramme: p\nsends: {sends}\nschedule: {{{schedule}}}\n"}
    found = Study(plan_of(files), AS_OF).reversed_schedules
    assert [(one.first.step, one.second.step) for one in found] == wrong
