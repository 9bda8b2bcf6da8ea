"""The assessment: figures are sums of points, points rest on lines, and the most useful steps come first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from relplan.analysis.assessment import STEPS, Aspect, Point, Section, Topic, assess_plan
from relplan.analysis.study import Study
from relplan.plan.load import load_plan
from relplan.source.folder import FolderTree
from tests.conftest import AS_OF, plan_of

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def assess(**files: str) -> dict[Topic, Section]:
    tree = {f"{name.replace('__', '/')}.yaml": text for name, text in files.items()}
    return {section.topic: section for section in assess_plan(Study(plan_of(tree), AS_OF))}


def points(section: Section) -> dict[str, tuple[int, int]]:
    return {point.subject: (point.earned, point.of) for point in section.points}


SCENARIO = "name: S\nprogramme: p\ntrigger: {moment: m}\nsteps: [{message: a, channel: email}]\n"
CAMPAIGN = "name: C\nprogramme: p\nsends: [{id: s, on: 2027-03-01, channel: email}]\n"
MOMENT = "m: {kind: transactional, generic: wishlist_or_cart, event: e}\n"


def test_the_ratio_is_made_of_the_actions_of_programmes() -> None:
    section = assess(scenarios__s=SCENARIO, campaigns__c=CAMPAIGN, campaigns__d=CAMPAIGN, moments=MOMENT)[
        Topic.CENTRICITY
    ]
    assert points(section) == {"p": (1, 3)}
    (point,) = section.points
    assert (point.details, [str(place.path) for place in point.places]) == (("s",), ["scenarios/s.yaml"])


def test_a_generic_moment_is_covered_by_a_scenario_not_by_a_moment_alone() -> None:
    covered = assess(scenarios__s=SCENARIO, moments=MOMENT)[Topic.COVERAGE]
    alone = assess(moments=MOMENT)[Topic.COVERAGE]
    assert points(covered)["wishlist_or_cart"] == (1, 1)
    assert points(alone)["wishlist_or_cart"] == (0, 1)
    assert alone.steps[0].subject == "wishlist_or_cart", "a moment that is there comes before those nobody thought of"


@pytest.mark.parametrize(
    ("event", "earned"),
    [("available: available", 2), ("available: partial", 1), ("available: to_build", 0), ("name: unsaid", 1)],
)
def test_the_data_of_a_scenario_give_two_points_when_all_are_there(event: str, earned: int) -> None:
    section = assess(scenarios__s=SCENARIO, moments=MOMENT, data=f"events: {{e: {{{event}}}}}\n")[Topic.DATA]
    assert points(section) == {"s": (earned, 2)}


def test_a_scenario_that_says_no_data_gets_no_point() -> None:
    section = assess(scenarios__s=SCENARIO, moments="m: {kind: life}\n")[Topic.DATA]
    assert points(section) == {"s": (0, 2)}


def test_a_convention_gets_a_point_for_what_is_written_and_two_for_all_of_it() -> None:
    files = {
        "conventions__channels": "email: {kind: email, connected: true}\n",
        "conventions__vocabulary": "a: {term: A}\nb: {term: B, definition: d}\n",
    }
    section = assess(**files)[Topic.CONVENTIONS]
    assert points(section)["channels"] == (2, 2)
    assert points(section)["vocabulary"] == (1, 2)
    assert points(section)["senders"] == (0, 2)
    (vocabulary,) = [point for point in section.points if point.subject == "vocabulary"]
    assert vocabulary.details == ("definition",)


def test_a_limit_that_the_calendar_breaks_names_the_campaigns_and_comes_first() -> None:
    pressure = "caps: {weekly: {max: 1, per: 7d}, monthly: {max: 9, per: month}}\n"
    section = assess(campaigns__c=CAMPAIGN, campaigns__d=CAMPAIGN, conventions__pressure=pressure)[Topic.PRESSURE]
    assert points(section) == {"weekly": (0, 1), "monthly": (1, 1), "": (1, 1)}
    assert [(step.subject, step.details) for step in section.steps] == [("weekly", ("c", "d"))]


def test_levers_count_recognition_with_engagement_and_money_may_dominate() -> None:
    files = {f"scenarios__s{n}": f"{SCENARIO}lever: {lever}\n" for n, lever in enumerate(["transactional"] * 3)}
    section = assess(**files, scenarios__r=f"{SCENARIO}lever: recognition\n", moments=MOMENT)[Topic.LEVERS]
    by_aspect = {(point.aspect, point.subject): point.earned for point in section.points}
    assert by_aspect[Aspect.LEVER, "engagement"] == 1
    assert by_aspect[Aspect.LEVER, "service"] == 0
    assert by_aspect[Aspect.LEVER_SHARE, ""] == 0, "three of four are more than 70 %"


def test_questions_of_loyalty_are_answered_wholly_partly_or_not() -> None:
    loyalty = "definition: {statement: s}\nindicators: [nps]\ncard_test: {little_competition: true}\n"
    sections = assess(loyalty=loyalty)
    assert points(sections[Topic.LOYALTY])["definition"] == (1, 2)
    assert points(sections[Topic.LOYALTY])["indicators"] == (2, 2)
    assert points(sections[Topic.LOYALTY])["data"] == (0, 2)
    assert (sections[Topic.CARD].earned, sections[Topic.CARD].of) == (1, 5)


def test_what_the_plan_has_nothing_of_has_no_points() -> None:
    sections = assess()
    assert [topic for topic, section in sections.items() if not section.points] == [
        Topic.CENTRICITY,
        Topic.LEVERS,
        Topic.DATA,
        Topic.PRESSURE,
        Topic.LOYALTY,
        Topic.CARD,
    ]


def all_points(name: str) -> list[tuple[Section, Point]]:
    study = Study(load_plan(FolderTree(EXAMPLES / name)), date(2026, 12, 1))
    return [(section, point) for section in assess_plan(study) for point in section.points]


@pytest.mark.parametrize("name", ["maison-lavande", "credit-horizon", "starter"])
def test_every_point_is_sound_and_rests_on_lines(name: str) -> None:
    for section, point in all_points(name):
        assert 0 <= point.earned <= point.of
        assert len(section.steps) <= STEPS
        assert all(not step.is_whole for step in section.steps)
        is_said_by_absence = point.aspect in (Aspect.LEVER_SAID, Aspect.LIMITED) and point.is_whole
        assert point.places or not point.earned or is_said_by_absence, point
