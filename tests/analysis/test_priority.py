"""Priorities: circles from their earliest line, and ties between actions that can meet."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.study import Study
from tests.conftest import AS_OF, plan_of
from tests.rounds import FUZZ

SEGMENTS = (
    "segmentations: {value: {segments: {vip: {}, other: {}}}, flags: {exclusive: false, segments: {staff: {}}}}\n"
)


def study(**actions: str) -> Study:
    """Study scenarios, or campaigns where the text has `sends`."""
    files = {"conventions/segments.yaml": SEGMENTS}
    for name, text in actions.items():
        kind = "campaigns" if "sends" in text else "scenarios"
        rest = "" if "sends" in text else "trigger: {moment: m}\nsteps: [{message: m, channel: email}]\n"
        files[f"{kind}/{name}.yaml"] = f"name: {name}\nprogramme: p\n{rest}{text}\n"
    return Study(plan_of(files), AS_OF)


def circles(found: Study) -> list[list[str]]:
    return [[beat.winner.id for beat in cycle] for cycle in found.beat_cycles]


def ties(found: Study) -> list[list[str]]:
    return [[item.id for item in tie.actions] for tie in found.ties]


def test_a_circle_begins_at_its_earliest_line() -> None:
    found = study(c="beats: [a]", a="beats: [b]", b="beats: [c]")
    assert circles(found) == [["a", "b", "c"]]


def test_of_a_knot_the_shortest_circle_is_shown() -> None:
    found = study(a="beats: [b]", b="beats: [c, a]", c="beats: [a]")
    assert circles(found) == [["a", "b"]]


def test_an_action_that_beats_itself_is_a_circle() -> None:
    assert circles(study(a="beats: [a]")) == [["a"]]


def test_without_a_circle_there_is_none() -> None:
    assert circles(study(a="beats: [b, c]", b="beats: [c]", c="")) == []


@settings(max_examples=40 * FUZZ, deadline=None)
@given(st.sets(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=12))
def test_a_circle_is_found_exactly_where_ranks_are_impossible(pairs: set[tuple[str, str]]) -> None:
    """Peel off what nothing beats until nothing is left; what can't be peeled is a circle."""
    left = set("abcde")
    while free := {x for x in left if not any(w in left and loser == x for w, loser in pairs)}:
        left -= free
    actions = {x: f"beats: [{', '.join(sorted(loser for w, loser in pairs if w == x))}]" for x in "abcde"}
    found = circles(study(**actions))
    assert bool(found) is bool(left)
    for circle in found:
        assert all((x, y) in pairs for x, y in zip(circle, [*circle[1:], circle[0]], strict=True))


def test_equal_priorities_of_actions_that_can_meet_are_a_tie() -> None:
    assert ties(study(a="priority: 1", b="priority: 1", c="priority: 2")) == [["a", "b"]]


def test_actions_for_other_customers_do_not_tie() -> None:
    vip = "priority: 1\naudience: {segments: [value.vip]}"
    other = "priority: 1\naudience: {exclude: [value.vip]}"
    assert ties(study(a=vip, b=other)) == []
    assert ties(study(a=vip, b="priority: 1\naudience: {segments: [flags.staff]}")) == [["a", "b"]]


def test_a_pair_decided_by_name_does_not_tie() -> None:
    assert ties(study(a="priority: 1\nbeats: [b]", b="priority: 1")) == []


def test_campaigns_tie_on_a_common_day_only() -> None:
    send = "priority: 1\nsends: [{id: s, on: 2027-01-%s, channel: email}]"
    assert ties(study(a=send % "06", b=send % "06")) == [["a", "b"]]
    assert ties(study(a=send % "06", b=send % "07")) == []
    assert ties(study(a=send % "06", b="priority: 1")) == [["a", "b"]]


def test_campaigns_whose_sends_have_other_customers_do_not_tie() -> None:
    send = "priority: 1\nsends: [{id: s, on: 2027-01-06, channel: email, audience: {%s: [value.vip]}}]"
    assert ties(study(a=send % "segments", b=send % "exclude")) == []


def test_a_scenario_that_decides_about_a_campaign_does_not_tie_with_it() -> None:
    send = "priority: 1\nsends: [{id: s, on: 2027-01-06, channel: email}]"
    assert ties(study(a=send, b="priority: 1\nwith_campaigns: {default: wins}")) == []
    assert ties(study(a=send, b="priority: 1\nwith_campaigns: {a: yields}")) == []
