"""Coverage: moments, journeys, segments and objectives, and the scenarios and programmes that answer them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from relplan.analysis.assessment import assess_plan
from relplan.analysis.study import Study
from relplan.model.moments import GenericMoment
from relplan.validation.review import review_plan
from tests.conftest import AS_OF, codes, plan_of

MOMENTS = """
signup: {kind: relational, generic: identification, event: signed_up}
cart: {kind: transactional, generic: wishlist_or_cart, moment_of_truth: true}
move: {kind: life, generic: personal_event, status: idea}
gone: {kind: life, generic: complaint, status: retired}
"""
JOURNEY = """
name: Web
stages: [{id: discovery}, {id: purchase}]
channels: [site]
touchpoints:
  - {id: form, stage: discovery, channel: site, moment: signup, current: {experience: -1}, ideas: [Shorter]}
  - {id: basket, stage: purchase, channel: site, moment: cart, current: -2, scenarios: [advice, sketch]}
  - {id: payment, stage: purchase, channel: site, moment_of_truth: true}
  - {id: lost, stage: nowhere, channel: site}
"""
STEPS = "steps: [{message: m, channel: email}]\n"


def scenario(moment: str, more: str = "") -> str:
    return f"name: S\nprogramme: p\ntrigger: {{moment: {moment}}}\n{STEPS}{more}"


def files_of(files: Mapping[str, str]) -> dict[str, str]:
    base = {
        "moments.yaml": MOMENTS,
        "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
        "conventions/channels.yaml": "email: {kind: email}\n",
    }
    return base | dict(files)


def study_of(files: Mapping[str, str]) -> Study:
    return Study(plan_of(files_of(files)), AS_OF)


SCENARIOS = {
    "scenarios/welcome.yaml": scenario("signup", "status: live\n"),
    "scenarios/later.yaml": scenario("signup", "status: draft\n"),
    "scenarios/advice.yaml": scenario("signup"),
    "scenarios/sketch.yaml": scenario("cart", "status: idea\n"),
}


def test_a_moment_is_covered_by_the_scenarios_that_count_and_start_at_it() -> None:
    found = {one.moment.id: one for one in study_of(SCENARIOS).moment_coverage}
    assert list(found) == ["cart", "signup"], "ideas and retired moments stay out"
    assert [one.id for one in found["signup"].scenarios] == ["advice", "later", "welcome"]
    assert [one.id for one in found["signup"].live] == ["welcome"]
    assert found["signup"].is_detected
    assert not found["cart"].is_detected
    assert found["cart"].scenarios == ()


def test_a_generic_moment_is_thought_of_as_soon_as_it_is_an_idea() -> None:
    found = {one.generic: one for one in study_of(SCENARIOS).generic_coverage}
    assert list(found) == list(GenericMoment)
    thought_of = {generic for generic, one in found.items() if one.is_thought_of}
    assert thought_of == {"identification", "wishlist_or_cart", "personal_event"}
    assert len(found[GenericMoment.IDENTIFICATION].scenarios) == 3


def test_a_touchpoint_is_acted_on_by_the_scenarios_it_names_and_those_of_its_moment() -> None:
    (journey,) = study_of({"journeys/web.yaml": JOURNEY, **SCENARIOS}).journey_coverage
    form, basket, payment, lost = journey.touchpoints
    assert [one.id for one in form.scenarios] == ["advice", "later", "welcome"]
    assert [one.id for one in basket.listed] == ["advice"], "an idea doesn't act"
    assert (form.is_irritant, form.is_to_improve) == (True, True)
    assert (basket.is_irritant, basket.is_to_improve) == (True, False)
    assert not payment.is_irritant
    discovery, purchase = journey.stages
    assert len(discovery.scenarios) == 3
    assert purchase.touchpoints == (basket, payment)
    assert lost not in discovery.touchpoints + purchase.touchpoints


def test_a_moment_of_truth_is_told_once_however_often_it_is_on_a_journey() -> None:
    found = study_of({"journeys/a.yaml": JOURNEY, "journeys/b.yaml": JOURNEY, **SCENARIOS}).moments_of_truth
    told = [(one.moment.id if one.moment else None, len(one.touchpoints), len(one.scenarios)) for one in found]
    assert told == [("cart", 2, 1), (None, 1, 0), (None, 1, 0)]


TRUTH = "moment_of_truth: true"
MARKED = [
    (TRUTH, None, "", 1, ("starts",)),
    (TRUTH, "moment: m", "", 1, ("starts", "named")),
    (TRUTH, "moment: m, moment_of_truth: false", "", 1, ("starts", "named")),
    (TRUTH, "moment: m", "status: retired", 1, ("starts",)),
    ("", f"moment: m, {TRUTH}", "", 1, ("starts", "named")),
    ("", TRUTH, "", 1, ("named",)),
    ("", TRUTH, "status: idea", 0, ("named",)),
    (f"{TRUTH}, status: idea", None, "", 0, ("starts",)),
    (f"{TRUTH}, status: retired", "moment: m", "", 0, ("starts", "named")),
    (f"{TRUTH}, status: idea", f"moment: m, {TRUTH}", "", 1, ("starts", "named")),
]
"""What a moment says, its touchpoint and the journey; how many moments of truth that makes, how a scenario is tied."""


@pytest.mark.parametrize(("status", "is_answer"), [("idea", False), ("retired", False), ("draft", True)])
@pytest.mark.parametrize(("marks", "expected", "tie"), [(case[:3], case[3], tie) for case in MARKED for tie in case[4]])
def test_every_page_says_the_same_of_a_moment_of_truth(
    marks: tuple[str, str | None, str], expected: int, tie: str, status: str, *, is_answer: bool
) -> None:
    """However it is marked, and however a scenario is tied to it; one that is an idea or retired answers nothing."""
    moment, touchpoint, journey = marks
    named = ", scenarios: [s]" if tie == "named" else ""
    touch = f"touchpoints: [{{id: t, stage: a, channel: site, {touchpoint}{named}}}]\n" if touchpoint else ""
    files = {
        "moments.yaml": f"m: {{kind: life, {moment}}}\nother: {{kind: life}}\n",
        "journeys/j.yaml": f"name: J\n{journey}\nstages: [{{id: a}}]\nchannels: [site]\n{touch}",
        "scenarios/s.yaml": scenario("other" if tie == "named" else "m", f"status: {status}\n"),
    }
    review = review_plan(plan_of(files_of(files)), AS_OF)
    truths = review.study.moments_of_truth
    assert [bool(one.scenarios) for one in truths] == [is_answer] * expected
    points = [point for section in assess_plan(review.study) for point in section.points]
    assert [one.earned for one in points if one.aspect == "moment_of_truth"] == [int(is_answer)] * expected
    assert codes(review).count("JRN002") == (0 if is_answer else expected)


def test_a_moment_of_truth_on_no_journey_is_one_all_the_same() -> None:
    (found,) = study_of(SCENARIOS).moments_of_truth
    assert found.moment is not None
    assert (found.moment.id, found.touchpoints, found.scenarios) == ("cart", (), ())


SEGMENTS = """
segmentations:
  phase: {complete: true, phases: true, segments: {new: {}, old: {}}}
  value: {segments: {high: {}, low: {}}}
"""
PROGRAMMES = {
    "conventions/segments.yaml": SEGMENTS,
    "programmes/p.yaml": "name: P\nphase: phase.new\nobjective: {statement: s, kpi: nps}\n",
    "programmes/q.yaml": "name: Q\ntarget: {segments: [value.high]}\nobjective: {statement: s, kpi: retention_rate}\n",
    "programmes/r.yaml": "name: R\nstatus: idea\nphase: phase.old\nobjective: {statement: s, kpi: nps}\n",
    "scenarios/one.yaml": scenario("signup", "audience: {segments: [phase.new, value.high]}\n"),
    "campaigns/all.yaml": "name: C\nprogramme: q\nsends: [{id: s, on: 2027-03-01, channel: email}]\n",
}


def test_a_segment_is_covered_by_the_programmes_that_name_it_and_the_actions_that_can_reach_it() -> None:
    study = study_of(PROGRAMMES)
    found = {
        one.segment.id: ([p.id for p in one.programmes], [a.id for a in one.actions]) for one in study.segment_coverage
    }
    assert found == {
        "phase.new": (["p"], ["all", "one"]),
        "phase.old": ([], ["all"]),
        "value.high": (["q"], ["all", "one"]),
        "value.low": ([], ["all"]),
    }


def test_the_map_crosses_segments_with_phases() -> None:
    cells = {(one.segment, one.phase): one for one in study_of(PROGRAMMES).phase_crossings}
    assert set(cells) == {(f"value.{a}", f"phase.{b}") for a in ("high", "low") for b in ("new", "old")}
    assert [one.id for one in cells["value.high", "phase.new"].scenarios] == ["one"]
    assert [one.id for one in cells["value.high", "phase.new"].programmes] == ["p", "q"]
    assert cells["value.low", "phase.new"].is_hole
    assert [one.id for one in cells["value.low", "phase.new"].programmes] == ["p"]


def test_an_objective_is_served_by_what_it_names_and_by_what_aims_at_its_kpis() -> None:
    objectives = """
named: {programmes: [q]}
shared: {key_results: [{kpi: nps, target: 40}]}
forgotten: {programmes: [r], key_results: [{kpi: churn_rate, target: 9 %}]}
dropped: {status: retired}
"""
    found = {
        one.objective.id: one for one in study_of({**PROGRAMMES, "objectives.yaml": objectives}).objective_coverage
    }
    assert list(found) == ["forgotten", "named", "shared"]
    assert ([p.id for p in found["named"].programmes], [a.id for a in found["named"].actions]) == (["q"], ["all"])
    assert ([p.id for p in found["shared"].programmes], [a.id for a in found["shared"].actions]) == (["p"], ["one"])
    assert not found["forgotten"].is_served


def test_a_scenario_is_traced_to_journeys_and_objectives() -> None:
    files = {
        "journeys/web.yaml": JOURNEY,
        "moments.yaml": f"{MOMENTS}birthday: {{kind: life}}\n",
        "scenarios/a.yaml": scenario("signup", "origin: journey\n"),
        "scenarios/b.yaml": scenario("birthday", "origin: journey\n"),
        "scenarios/c.yaml": scenario("birthday", "origin: objective\nobjective: {serves: nps}\n"),
        "scenarios/d.yaml": scenario("birthday", "origin: objective\n"),
        "scenarios/e.yaml": scenario("birthday"),
    }
    found = {one.scenario.id: one for one in study_of(files).schooling}
    assert [one for one, told in found.items() if told.is_of_journey] == ["a"]
    assert [one for one, told in found.items() if told.is_of_objective] == ["c"]
    assert [one for one, told in found.items() if told.is_contradictory] == ["b", "d"]
    del files["journeys/web.yaml"]
    found = {one.scenario.id: one for one in study_of(files).schooling}
    assert [one for one, told in found.items() if told.is_contradictory] == ["d"], "without journeys nobody can tell"


def missed(
    campaigns: Mapping[str, str], programme: str = "target: {segments: [phase.new]}"
) -> list[tuple[list[str], bool]]:
    """Return what is found of a programme with campaigns, each given as the lines beside its send's audience."""
    files = {
        "conventions/segments.yaml": SEGMENTS,
        "programmes/p.yaml": f"name: P\n{programme}\nobjective: {{statement: s, kpi: nps}}\n",
    }
    send = "sends: [{id: s, on: 2027-03-01, channel: email"
    files |= {f"campaigns/{name}.yaml": f"name: C\nprogramme: p\n{send}{text}" for name, text in campaigns.items()}
    return [([action.id for action in one.outside], one.is_whole) for one in study_of(files).missed_targets]


NEW, OLD = "}]\naudience: {segments: [phase.new]}\n", "}]\naudience: {segments: [phase.old]}\n"


def test_a_target_is_missed_by_actions_that_can_reach_nobody_of_it() -> None:
    assert missed({"a": NEW, "b": "}]\n"}) == []
    assert missed({"a": NEW, "b": OLD}) == [(["b"], False)]
    assert missed({"a": OLD, "b": ", audience: {segments: [phase.old]}}]\n"}) == [(["a", "b"], True)]
    assert missed({"a": OLD, "b": "}]\naudience: {segments: [phase.lost]}\n"}) == [(["a"], True)], (
        "nobody misses nothing"
    )


def test_a_phase_is_the_target_of_a_programme_that_names_no_other() -> None:
    assert missed({"a": OLD}, "phase: phase.new") == [(["a"], True)]
    assert missed({"a": OLD}, "phase: phase.new\nmoment: cart") == []
    assert missed({"a": OLD}, "phase: phase.new\ntarget: {segments: [phase.old]}") == []
    assert missed({"a": OLD}, "target: {definition: Everybody}") == []


def displaced(*touchpoints: str) -> list[tuple[str, str, str]]:
    """Return what stands at another moment than its own on a journey given as its touchpoints' own lines."""
    lines = "".join(f"  - {{id: t{number}, stage: s, channel: c, {text}}}\n" for number, text in enumerate(touchpoints))
    files = {"journeys/j.yaml": f"name: J\ntouchpoints:\n{lines}", **SCENARIOS, "scenarios/cart.yaml": scenario("cart")}
    return [
        (one.at.touchpoint.id, one.scenario.id, one.own.touchpoint.id if one.own else "")
        for one in study_of(files).displaced
    ]


def test_a_scenario_at_a_touchpoint_of_another_moment_is_displaced() -> None:
    assert displaced("moment: cart, scenarios: [welcome]") == [("t0", "welcome", "")]
    assert displaced("moment: cart, scenarios: [cart, welcome]") == [], "another answers the moment itself"
    assert displaced("moment: cart, scenarios: [cart, welcome]", "moment: signup") == [("t0", "welcome", "t1")]
    assert displaced("moment: cart, scenarios: [welcome]", "moment: signup, scenarios: [welcome]") == []
    assert displaced("scenarios: [welcome]") == []
