"""Aims: whether the figures of an objective fit its KPI and each other."""

from __future__ import annotations

import pytest

from relplan.analysis.aims import Aim
from relplan.analysis.study import Study
from tests.conftest import AS_OF, plan_of


def aim(text: str, kpis: str = "") -> Aim:
    """Return the aim of a programme whose objective is given as a flow mapping's inside."""
    files = {"programmes/p.yaml": f"name: P\nobjective: {{statement: s, {text}}}\n"}
    plan = plan_of(files | ({"conventions/kpis.yaml": kpis} if kpis else {}))
    assert not plan.problems
    (found,) = Study(plan, AS_OF).aims
    return found


@pytest.mark.parametrize(
    ("text", "is_backwards"),
    [
        ("kpi: first_order_rate, baseline: 18 %, target: 25 %", False),
        ("kpi: first_order_rate, baseline: 25 %, target: 18 %", True),
        ("kpi: first_order_rate, baseline: 18 %, target: 18 %", False),
        ("kpi: churn_rate, baseline: 34 %, target: 29 %", False),
        ("kpi: churn_rate, baseline: 29 %, target: 34 %", True),
        ("kpi: first_order_rate, baseline: 0.25, target: 18 %", True),
        ("kpi: nps, baseline: 40, target: 35", True),
        ("kpi: nps, target: 35", False),
        ("kpi: nps, baseline: 40 %, target: 35", False),
        ("kpi: mine, baseline: 40, target: 35", False),
    ],
)
def test_a_target_on_the_worse_side_is_backwards(text: str, is_backwards: bool) -> None:
    assert aim(text, "mine: {name: Mine, nature: business}\n").is_backwards is is_backwards


@pytest.mark.parametrize(
    ("text", "misfits"),
    [
        ("kpi: first_order_rate, baseline: 0.18, target: 25 %", []),
        ("kpi: first_order_rate, baseline: 18, target: 25", [("baseline", "unit"), ("target", "unit")]),
        ("kpi: additional_revenue, target: 10 %", [("target", "unit")]),
        ("kpi: additional_revenue, baseline: 10 EUR, target: 12 USD", [("target", "baseline")]),
        ("kpi: purchase_frequency, baseline: 2.1, target: 2.4", []),
        ("kpi: nps, baseline: 31, target: 38 %", [("target", "unit")]),
        ("kpi: mine, baseline: 18 %, target: 25", [("target", "baseline")]),
        ("kpi: unknown, baseline: 18 %, target: 25", [("target", "baseline")]),
    ],
)
def test_figures_fit_the_unit_of_the_kpi(text: str, misfits: list[tuple[str, str]]) -> None:
    found = aim(text, "mine: {name: Mine, nature: business}\n").misfits()
    assert [(key, reason) for key, _, reason in found] == misfits


def test_aims_stand_in_programmes_actions_objectives_and_loyalty() -> None:
    plan = plan_of(
        {
            "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\nsecondary_objectives: [{}]\n",
            "programmes/q.yaml": "name: Q\nstatus: idea\nobjective: {statement: s, kpi: nps}\n",
            "campaigns/c.yaml": (
                "name: C\nprogramme: p\nobjective: {kpi: nps}\nsends: [{id: s, on: 2027-03-01, channel: email}]\n"
            ),
            "objectives.yaml": "o: {key_results: [{kpi: nps}, {kpi: churn_rate}]}\n",
            "loyalty.yaml": "objectives: [{statement: s}]\n",
        }
    )
    assert [(one.item.ref, one.route) for one in Study(plan, AS_OF).aims] == [
        ("programme/p", ("objective",)),
        ("programme/p", ("secondary_objectives", 0)),
        ("campaign/c", ("objective",)),
        ("objective/o", ("key_results", 0)),
        ("objective/o", ("key_results", 1)),
        ("loyalty/loyalty", ("objectives", 0)),
    ]
