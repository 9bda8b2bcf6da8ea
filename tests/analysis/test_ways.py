"""The ways through a mechanic: which can never be taken, and what the longest holds."""

from __future__ import annotations

import pytest

from relplan.analysis.ways import Impossible, Ways, find_ways
from tests.conftest import plan_of

FILES = {
    "data.yaml": "events: {bought: {}, visited: {}, complained: {}}\n",
    "moments.yaml": "m: {name: M}\n",
    "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\nmail: {kind: mail}\ncall: {kind: call}\n",
    "conventions/segments.yaml": "segmentations: {value: {segments: {vip: {}}}}\n",
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
}
HEAD = "name: S\nprogramme: p\ntrigger: {moment: m}\nexit_when: [bought]\n"
MAIL = "{message: a, channel: email}"


def ways_of(*steps: str, head: str = HEAD) -> Ways:
    """Return the ways of a scenario given as its steps."""
    text = head + "steps:\n" + "".join(f"  - {step}\n" for step in steps)
    plan = plan_of({**FILES, "scenarios/s.yaml": text})
    assert not plan.problems
    return find_ways(plan.scenarios["s"].value, plan)


def dead(*steps: str) -> list[tuple[str, str]]:
    """Return why ways are never taken, with the word to blame."""
    return [(one.reason.value, one.word) for one in ways_of(*steps).dead]


def branch(condition: str, then: str = "[{message: b, channel: email}]", more: str = "") -> str:
    return f"branch: [{{if: {condition}{more}, then: {then}}}]"


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ("a.clicked", None),
        ("a.sent", None),
        ("visited", None),
        ("value.vip", None),
        ("bought", Impossible.EVENT_ENDS),
        ("{not: bought}", None),
        ("{all: [visited, bought]}", Impossible.EVENT_ENDS),
        ("{any: [visited, bought]}", None),
        ("{any: [bought, b.clicked]}", Impossible.EVENT_ENDS),
        ("b.clicked", Impossible.NOT_SENT),
        ("b.sent", Impossible.NOT_SENT),
        ("{not: b.sent}", None),
        ("{not: b.clicked}", Impossible.NOT_SENT),
        ("{all: [a.clicked, {not: b.opened}]}", Impossible.NOT_SENT),
    ],
)
def test_a_condition_that_can_never_hold(condition: str, reason: Impossible | None) -> None:
    found = ways_of(MAIL, "wait: 2d", branch(condition)).dead
    assert [one.reason for one in found] == ([reason] if reason else [])


def test_an_outcome_asked_for_at_the_instant_of_the_message_comes_too_soon() -> None:
    assert dead(MAIL, branch("a.clicked")) == [("too_soon", "a.clicked")]
    assert dead(MAIL, branch("a.clicked", more=", after: 1d")) == []
    assert dead(MAIL, branch("a.delivered")) == []
    assert dead(MAIL, "{wait: {until: '09:00'}}", branch("a.clicked")) == []
    assert dead(MAIL, "{message: c, channel: email}", branch("a.clicked")) == [], "a limit may hold the second back"


def test_events_count_from_the_launch_on() -> None:
    assert dead(branch("visited")) == [("too_soon", "visited")]
    assert dead("wait: 1h", branch("visited")) == []
    assert dead(MAIL, branch("visited")) == []


@pytest.mark.parametrize(
    ("step", "outcome", "is_dead"),
    [
        ("{message: a, channel: mail}", "opened", True),
        ("{message: a, channel: sms}", "opened", True),
        ("{message: a, channel: sms}", "clicked", False),
        ("{message: a, channel: mail}", "clicked", False),
        ("{message: a, channel: sms, fallback: [email]}", "opened", False),
        ("{task: a, channel: call}", "clicked", True),
        ("{task: a, channel: call}", "converted", False),
    ],
)
def test_an_outcome_that_a_channel_cannot_tell(step: str, outcome: str, is_dead: bool) -> None:
    found = dead(step, "wait: 2d", branch(f"a.{outcome}"))
    assert found == ([("untold", f"a.{outcome}")] if is_dead else [])


@pytest.mark.parametrize(
    ("first", "second", "is_covered"),
    [
        ("a.clicked", "a.clicked", True),
        ("a.opened", "a.clicked", True),
        ("a.sent", "a.converted", True),
        ("a.clicked", "a.opened", False),
        ("{any: [visited, a.clicked]}", "a.clicked", True),
        ("visited", "{all: [visited, a.clicked]}", True),
        ("{all: [visited, a.clicked]}", "visited", False),
        ("a.delivered", "{any: [a.opened, a.clicked]}", True),
        ("visited, after: 2d", "visited, after: 1d", True),
        ("visited, after: 1d", "visited, after: 2d", False),
        ("{not: visited}", "{not: visited}", True),
        ("{not: visited}, after: 1d", "{not: visited}, after: 2d", False),
    ],
)
def test_a_way_whose_customers_take_an_earlier_one(first: str, second: str, is_covered: bool) -> None:
    step = f"branch: [{{if: {first}, then: [{{exit: x}}]}}, {{if: {second}, then: [{{exit: y}}]}}]"
    found = ways_of(MAIL, "wait: 2d", step).dead
    assert [one.reason for one in found] == ([Impossible.COVERED] if is_covered else [])
    assert [one.by for one in found] == ([("steps", 2, "branch", 0)] if is_covered else [])


def test_a_message_of_another_way_was_not_sent_on_this_one() -> None:
    split = "split: [{name: x, share: 50 %, then: [{message: x, channel: email}]}, {name: y, share: 50 %, then: [%s]}]"
    other = "{wait: 1d}, {branch: [{if: x.clicked, then: [{exit: e}]}]}"
    assert dead(split.replace("%s", other)) == [("not_sent", "x.clicked")]
    assert dead(split.replace("%s", ""), "wait: 1d", branch("x.clicked")) == []


def test_a_share_of_nothing() -> None:
    split = "split: [{name: x, share: 100 %}, {name: y, share: 0 %, then: [{message: y, channel: email}]}]"
    assert dead(split) == [("no_share", "y")]


def test_steps_after_everybody_has_left() -> None:
    assert ways_of(MAIL, "exit: done", "{message: b, channel: email}", "wait: 1d").unreached == (("steps", 2),)
    both = "branch: [{if: visited, then: [{exit: x}]}, {else: [{exit: y}]}]"
    assert ways_of("wait: 1d", both, MAIL).unreached == (("steps", 2),)
    assert ways_of("wait: 1d", "branch: [{if: visited, then: [{exit: x}]}]", MAIL).unreached == ()


def test_waits_after_which_nothing_comes() -> None:
    assert ways_of(MAIL, "wait: 1d", "{wait: {for: visited, at_most: 2d}}").needless_waits == (("steps", 1),)
    inner = branch("visited", "[{message: b, channel: email}, {wait: 3d}]")
    assert ways_of("wait: 1d", inner).needless_waits == (("steps", 1, "branch", 0, "then", 1),)
    assert ways_of("wait: 1d", inner, MAIL).needless_waits == ()


def test_what_the_longest_way_holds() -> None:
    long_way = "[{wait: 10d}, {message: c, channel: sms, fallback: [email]}, {task: d, channel: call}]"
    found = ways_of(MAIL, "wait: 3d", branch("visited", long_way, ", after: 2d"), "wait: 4d")
    assert found.contacts == 3
    assert found.length.days == 15
    assert found.channels == ("email", "sms", "call")


def test_the_length_begins_with_the_first_message() -> None:
    assert ways_of("wait: 40d", MAIL, "wait: 5d", "{message: b, channel: email}").length.days == 5


def test_openings_are_the_messages_that_may_come_first() -> None:
    step = "branch: [{if: value.vip, then: [{task: call, channel: call}]}, {else: [%s]}]".replace("%s", MAIL)
    found = ways_of(step, "wait: 3d", "{message: b, channel: email}").openings
    assert [one.step.id for one in found] == ["call", "a"]
    late = ways_of("wait: 1d", branch("visited", f"[{MAIL}]"), "{message: c, channel: email}").openings
    assert [one.step.id for one in late] == ["a", "c"]
