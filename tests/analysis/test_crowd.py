"""Whom each of many actions meets, against every pair; and who competes by that."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.crowd import bits_of, find_met
from relplan.analysis.study import Study
from tests.conftest import AS_OF, plan_of
from tests.rounds import FUZZ

SEGMENTS = """
segmentations:
  value: {segments: {vip: {}, other: {}, none: {}}}
  flags: {exclusive: false, segments: {staff: {}, fan: {}}}
"""
NAMES = ("value.vip", "value.other", "flags.staff", "flags.fan")
SOME = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True).map(lambda names: f"[{', '.join(names)}]")
AUDIENCES = st.one_of(
    st.just("{}"),
    SOME.map("{{segments: {0}}}".format),
    SOME.map("{{exclude: {0}}}".format),
    st.tuples(SOME, SOME).map(lambda two: f"{{any_of: [{two[0]}, {two[1]}]}}"),
)
SENDS = st.lists(st.tuples(st.integers(5, 7), AUDIENCES), min_size=1, max_size=3)
RANKS = st.sampled_from(("", "priority: 1\n", "priority: 2\n"))
DECIDED = st.sampled_from(("", "", "beats: [a0]\n", "beats: [a1, a2]\n"))
SAID = st.sampled_from(("", "", "with_campaigns: {default: wins}\n", "with_campaigns: {a0: yields}\n"))


@st.composite
def studies(draw: st.DrawFn) -> Study:
    """Draw a plan of some campaigns and scenarios."""
    files = {"conventions/segments.yaml": SEGMENTS, "conventions/channels.yaml": "email: {kind: email}\n"}
    for number in range(draw(st.integers(2, 6))):
        head = f"name: A\nprogramme: p\n{draw(RANKS)}{draw(DECIDED)}"
        if draw(st.booleans()):
            sends = ", ".join(
                f"{{id: s{index}, on: 2027-01-{day:02}, channel: email, audience: {audience}}}"
                for index, (day, audience) in enumerate(draw(SENDS))
            )
            files[f"campaigns/a{number}.yaml"] = f"{head}sends: [{sends}]\n"
        else:
            steps = f"[{{message: m, channel: email, audience: {draw(AUDIENCES)}}}]"
            files[f"scenarios/a{number}.yaml"] = f"{head}{draw(SAID)}trigger: {{moment: m}}\nsteps: {steps}\n"
    return Study(plan_of(files), AS_OF)


@settings(max_examples=60 * FUZZ, deadline=None)
@given(studies())
def test_all_at_once_are_met_as_two_by_two(study: Study) -> None:
    actions = tuple(study.plan.actions.values())
    met = find_met(actions, study.meetings)
    for item, those in zip(actions, met, strict=True):
        found = {actions[number].id for number in bits_of(those)} - {item.id}
        assert found == {other.id for other in actions if other is not item and study.meetings.can_meet(item, other)}


@settings(max_examples=60 * FUZZ, deadline=None)
@given(studies())
def test_rivals_are_those_who_meet_with_nothing_but_numbers_between_them(study: Study) -> None:
    decided = {frozenset((beat.winner.id, beat.loser)) for beat in study.beats}
    for scenario in study.plan.scenarios.values():
        for campaign in study.plan.campaigns:
            if {"default", campaign} & scenario.value.with_campaigns.keys():
                decided.add(frozenset((scenario.id, campaign)))
    actions = study.rivalry.actions
    for number, item in enumerate(actions):
        rivals = [
            other
            for other in actions
            if other is not item
            and frozenset((item.id, other.id)) not in decided
            and study.meetings.can_meet(item, other)
        ]
        assert [actions[other] for other in bits_of(study.rivalry.of(number))] == rivals
        ranked = [other for other in rivals if other.value.priority is not None]
        told = [(one.number, *one.rivals) for one in study.unranked if one.action is item]
        is_missing = item.value.priority is None and 2 * len(ranked) > len(rivals)
        assert told == ([(len(ranked), *ranked[:3])] if is_missing else [])


def test_nobody_meets_anybody_in_a_plan_without_actions() -> None:
    study = Study(plan_of({}), AS_OF)
    assert (study.ties, study.unranked) == ((), ())
