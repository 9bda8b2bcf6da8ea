"""The customer-centric ratio, counted as the format fixes it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from relplan.analysis.centricity import Centricity
from relplan.analysis.study import Study
from tests.conftest import AS_OF, plan_of

MOMENTS = "birthday: {kind: life}\nnews: {kind: brand}\nvague: {name: No kind}\n"


def measure(**actions: str) -> Centricity:
    """Measure a plan whose actions are given as `scenario MOMENT STATUS` or `campaign STATUS`."""
    files = {"moments.yaml": MOMENTS, "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n"}
    for name, text in actions.items():
        kind, *words = text.split()
        moment = words.pop(0) if kind == "scenario" else ""
        status = f"status: {words[0]}\n" if words else ""
        body = (
            f"trigger: {{moment: {moment}}}\nsteps: [{{message: m, channel: email}}]\n"
            if moment
            else 'repeat: {rule: "FREQ=WEEKLY", from: 2027-01-01}\nsends: [{id: s, on: occurrence, channel: email}]\n'
        )
        files[f"{kind}s/{name}.yaml"] = f"name: {name}\nprogramme: p\n{status}{body}"
    return Study(plan_of(files), AS_OF).centricity


def test_a_scenario_on_a_moment_of_the_customer_counts_and_a_periodic_campaign_counts_once() -> None:
    ratio = measure(a="scenario birthday", b="campaign", c="campaign", d="campaign").overall
    assert (ratio.triggered, ratio.actions, ratio.value) == (1, 4, Fraction(1, 4))


@pytest.mark.parametrize("moment", ["news", "vague"])
def test_a_scenario_on_a_moment_of_the_company_is_not_customer_triggered(moment: str) -> None:
    assert measure(a=f"scenario {moment}").overall.triggered == 0


@pytest.mark.parametrize(("status", "counts"), [("idea", 0), ("retired", 0), ("draft", 1), ("paused", 1), ("live", 1)])
def test_ideas_and_retired_actions_stay_out(status: str, counts: int) -> None:
    assert measure(a=f"scenario birthday {status}").overall.actions == counts


def test_without_actions_the_ratio_does_not_apply() -> None:
    assert measure().overall.value is None


def test_what_is_ready_or_live_and_programmes_are_measured_apart() -> None:
    found = measure(a="scenario birthday live", b="campaign ready", c="campaign draft", d="scenario birthday paused")
    assert (found.decided.triggered, found.decided.actions) == (1, 2)
    assert found.by_programme["p"].value == Fraction(1, 2)


SEGMENTS = "segmentations: {life: {complete: true, segments: {new: {size: 400}, active: {size: 600}}}}\n"
WEEKLY = (
    'repeat: {rule: "FREQ=WEEKLY;BYDAY=TU", from: 2027-01-05, until: 2027-01-26}\n'
    "sends: [{id: s, on: occurrence, channel: email}]\n"
)


def study_of(scenario: str, campaign: str = WEEKLY, rate: str = "{}") -> Study:
    return Study(
        plan_of(
            {
                "relplan.yaml": "relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2027-12-31}\n",
                "conventions/segments.yaml": SEGMENTS,
                "conventions/channels.yaml": "email: {kind: email, reach: 50 %}\n",
                "moments.yaml": f"m: {{kind: life, rate: {rate}}}\n",
                "scenarios/s.yaml": f"name: S\nprogramme: p\ntrigger: {{moment: m}}\n{scenario}\n",
                "campaigns/c.yaml": f"name: C\nprogramme: p\n{campaign}",
            }
        ),
        AS_OF,
    )


TWO_WAYS = (
    "steps: [{message: a, channel: email}, {branch: [{if: a.clicked, then: [{exit: x}]}]},"
    " {message: b, channel: email}]"
)


def test_segments_are_measured_over_the_actions_that_can_reach_them() -> None:
    found = study_of(f"audience: {{segments: [life.new]}}\n{TWO_WAYS}").segment_centricity
    assert (found["life.new"].value, found["life.active"].value) == (Fraction(1, 2), Fraction(0))


def test_a_campaign_weighs_its_sends_and_a_scenario_its_entries_times_the_messages_of_a_way() -> None:
    study = study_of(f"matrix: {{volume: 1000/year}}\n{TWO_WAYS}")
    campaign, scenario = study.volumes.by_action["c"], study.volumes.by_action["s"]
    assert (campaign.low, campaign.high) == (2000, 2000)  # four sends to half of a thousand
    assert (scenario.low, scenario.high) == pytest.approx((1000, 2000), rel=0.001)
    weighted = study.weighted_centricity
    assert weighted.share is not None
    assert (weighted.share.low, weighted.share.high) == pytest.approx((1 / 3, 1 / 2), rel=0.001)


def test_entries_come_from_the_rates_of_the_moment_where_the_matrix_has_no_volume() -> None:
    study = study_of(
        "audience: {segments: [life.new]}\nsteps: [{message: a, channel: email}]",
        rate="{life.new: 2/year, life.active: 5/year}",
    )
    assert study.volumes.by_action["s"].high == pytest.approx(800, rel=0.001)


def test_what_the_plan_says_too_little_of_is_left_out_and_named() -> None:
    study = study_of(TWO_WAYS)
    assert study.weighted_centricity.unweighed == ("s",)
    assert study.weighted_centricity.share is not None
    assert study.weighted_centricity.share.high == 0
