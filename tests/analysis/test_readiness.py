"""Data readiness: every datum a scenario depends on, and the delays that its sources can't keep."""

from __future__ import annotations

import pytest

from relplan.analysis.readiness import find_outpaced, find_readiness, is_done, is_to_do
from relplan.model.base import Status
from relplan.model.data import DataAvailability
from relplan.model.diagnosis import Workstream
from relplan.plan.plan import Plan
from tests.conftest import plan_of

DATA = """
sources: {web: {refresh: streaming}, till: {refresh: 1d}}
events:
  left: {source: web, available: available}
  bought: {source: till, available: partial}
  called: {source: web, available: to_build}
attributes:
  born: {source: till, available: to_build}
  name: {source: web}
"""
MOMENTS = """
cart: {name: Cart, event: left}
sale: {name: Sale, event: bought}
birthday: {name: Birthday, date: born}
"""
DIAGNOSIS = """
workstreams:
  late: {name: Late, due: 2027-06-01, unlocks: [birthday]}
  soon: {name: Soon, due: 2027-02-01, unlocks: [birthday]}
  idea: {name: Idea, status: idea, unlocks: [birthday]}
"""


def plan_with(scenario: str) -> Plan:
    """Return a plan with one scenario, given without its name and programme."""
    files = {
        "data.yaml": DATA,
        "moments.yaml": MOMENTS,
        "diagnosis.yaml": DIAGNOSIS,
        "conventions/channels.yaml": "email: {kind: email}\n",
        "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
        "scenarios/s.yaml": f"name: S\nprogramme: p\n{scenario}\n",
    }
    plan = plan_of(files)
    assert not plan.problems
    return plan


STEPS = "steps: [{message: a, channel: email}]"


def test_every_need_with_its_first_role() -> None:
    plan = plan_with("""
trigger: {moment: cart}
exit_when: [bought]
needs: {attributes: [name], events: [bought, called]}
steps:
  - {message: a, channel: email}
  - wait: {for: left, at_most: 2d}
  - branch: [{if: {not: called}, then: [{message: b, channel: email}]}]
""")
    (found,) = find_readiness(plan)
    assert [(need.datum.ref, need.role.value) for need in found.needs] == [
        ("event/left", "trigger"),
        ("event/bought", "exit"),
        ("event/called", "condition"),
        ("attribute/name", "use"),
    ]
    assert [need.datum.id for need in found.lacking(DataAvailability.TO_BUILD)] == ["called"]
    assert [need.datum.id for need in found.lacking(DataAvailability.PARTIAL)] == ["bought"]
    assert found.workstreams == ()


def test_the_workstreams_of_a_dated_moment() -> None:
    (found,) = find_readiness(plan_with(f"trigger: {{moment: birthday}}\n{STEPS}"))
    assert [(need.datum.id, need.role.value) for need in found.needs] == [("born", "date")]
    assert [one.id for one in found.workstreams] == ["soon", "late"]


def test_ideas_need_nothing_yet() -> None:
    assert find_readiness(plan_with(f"status: idea\ntrigger: {{moment: cart}}\n{STEPS}")) == ()


@pytest.mark.parametrize(
    ("trigger", "is_outpaced"),
    [
        ("moment: sale, delay: 3h", True),
        ("moment: sale, delay: 1d", False),
        ("moment: sale, delay: 24h", False),
        ("moment: sale", False),
        ("moment: cart, delay: 3h", False),
    ],
)
def test_a_delay_shorter_than_the_refresh_of_its_source(trigger: str, is_outpaced: bool) -> None:
    found = find_outpaced(plan_with(f"trigger: {{{trigger}}}\n{STEPS}"))
    assert [(one.datum.id, one.source) for one in found] == ([("bought", "till")] if is_outpaced else [])


def test_a_wait_shorter_than_the_refresh_of_its_source() -> None:
    plan = plan_with(
        "trigger: {moment: cart}\nsteps: [{wait: {for: bought, at_most: 4h}}, {message: a, channel: email}]"
    )
    (found,) = find_outpaced(plan)
    assert found.at.route == ("steps", 0, "wait", "at_most")


@pytest.mark.parametrize(
    ("status", "done", "to_do"),
    [
        ("idea", False, False),
        ("draft", False, True),
        ("ready", False, True),
        ("live", True, False),
        ("paused", False, True),
        ("retired", False, False),
        (None, False, True),
    ],
)
def test_a_workstream_is_finished_once_it_is_live(status: str | None, done: bool, to_do: bool) -> None:
    workstream = Workstream(status=Status(status) if status else None)
    assert is_done(workstream) is done
    assert is_to_do(workstream) is to_do
