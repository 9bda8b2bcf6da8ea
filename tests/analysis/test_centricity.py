"""The customer-centric ratio, counted as the format fixes it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from relplan.analysis.centricity import Centricity, measure_centricity
from tests.conftest import plan_of

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
    return measure_centricity(plan_of(files))


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


def test_live_actions_and_programmes_are_measured_apart() -> None:
    found = measure(a="scenario birthday live", b="campaign draft")
    assert found.live.value == 1
    assert found.by_programme["p"].value == Fraction(1, 2)
