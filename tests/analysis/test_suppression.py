"""Scenarios that are never launched: what is said of them is what the play of a customer shows."""

from __future__ import annotations

import pytest

from relplan.analysis.arbitration.ledger import Launched
from relplan.analysis.study import Study
from tests.analysis.plans import SEGMENTS, play
from tests.conftest import AS_OF, plan_of

FILES = {
    "conventions/pressure.yaml": "caps: {w: {max: 99, per: 7d}}\n",
    "conventions/segments.yaml": SEGMENTS,
    "conventions/channels.yaml": "email: {kind: email}\n",
    "moments.yaml": "m: {name: M}\nn: {name: N}\n",
}
STEPS = "steps: [{wait: 1d}, {message: a, channel: email}]\n"


def files(winner: str, loser: str = "", third: str = "") -> dict[str, str]:
    """Return a plan in which `wins` suppresses `loses`, both at the same moment."""
    head = "name: S\nprogramme: p\n"
    found = FILES | {
        "scenarios/wins.yaml": f"{head}trigger: {{moment: m}}\n{winner}\n{STEPS}",
        "scenarios/loses.yaml": f"{head}trigger: {{moment: m}}\n{loser}\n{STEPS}",
    }
    return found | ({"scenarios/third.yaml": f"{head}{third}\n{STEPS}"} if third else {})


DROP = "suppresses: [{scenario: loses}]"
LONG = "suppresses: [{scenario: loses, for: 30d}]\nreentry: {max: 1, per: 30d}"
EVENTS = [f"m@2027-01-{day:02}T09:00" for day in (4, 5, 7, 12, 28)]


@pytest.mark.parametrize(
    ("plan", "is_shadowed"),
    [
        (files(DROP), True),
        (files(LONG), True),
        (files("suppresses: [{scenario: loses, for: 7d}]\nreentry: {max: 1, per: 30d}"), False),
        (files("suppresses: [{scenario: loses, then: defer}]"), False),
        (files(f"{DROP}\naudience: {{segments: [lifecycle.new]}}"), False),
        (
            files(f"{DROP}\naudience: {{segments: [lifecycle.active]}}", "audience: {segments: [lifecycle.active]}"),
            True,
        ),
        (files(DROP, third="trigger: {moment: m}\nsuppresses: [{scenario: wins}]"), False),
    ],
)
def test_a_shadowed_scenario_is_one_that_is_never_launched(plan: dict[str, str], is_shadowed: bool) -> None:
    found = Study(plan_of(plan), AS_OF)
    assert ("loses" in [one.loser for one in found.shadowing]) is is_shadowed
    launched = [entry.fact.scenario for entry in play(plan, *EVENTS) if isinstance(entry.fact, Launched)]
    assert ("loses" in launched) is not is_shadowed
