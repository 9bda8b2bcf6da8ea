"""Where rules about a plan as a whole keep silent, and that they tell a cause once."""

from __future__ import annotations

import pytest

from tests.conftest import codes, review_of

CHANNELS = {"conventions/channels.yaml": "email: {kind: email}\n"}
PROGRAMME = "name: P\nowner: crm\nobjective: {statement: s, kpi: nps, target: 40, horizon: 90d}\n"


def campaigns(number: int, lines: str, name: str = "c") -> dict[str, str]:
    sends = "sends: [{id: s, on: 2027-03-01, channel: email}]\n"
    return {f"campaigns/{name}{one}.yaml": f"name: C\nprogramme: p\n{lines}{sends}" for one in range(number)}


def found(family: str, files: dict[str, str]) -> list[str]:
    """Return the codes of a family found in a plan of one programme."""
    base = {**CHANNELS, "programmes/p.yaml": PROGRAMME}
    return [code for code in codes(review_of({**base, **files})) if code.startswith(family)]


@pytest.mark.parametrize(("most", "is_told"), [(8, False), (10, False), (11, True)])
def test_an_even_division_among_three_owners_is_let_pass(most: int, is_told: bool) -> None:
    files = {
        **campaigns(most, "owner: one\n", "a"),
        **campaigns(20 - most - 4, "owner: two\n", "b"),
        **campaigns(4, "owner: three\n", "c"),
    }
    assert found("GOV006", files) == ["GOV006"] * is_told


@pytest.mark.parametrize(("status", "is_told"), [("draft", False), ("live", True), ("ready", True)])
def test_conventions_are_asked_for_once_something_goes_out(status: str, is_told: bool) -> None:
    assert found("GOV004", campaigns(1, f"status: {status}\n")) == ["GOV004"] * is_told


def test_where_loyalty_is_small_the_plan_is_held_against_offers() -> None:
    loyalty = {"programmes/club.yaml": PROGRAMME + "type: loyalty\n"}
    assert found("LEV001", {**loyalty, **campaigns(4, "lever: transactional\n")}) == ["LEV001"]
    assert found("LEV001", campaigns(3, "lever: transactional\n")) == []


@pytest.mark.parametrize(
    ("levers", "told"),
    [
        ("", ["LEV002"]),
        ("levers: {transactional: 90 %, service: 10 %}\n", ["LEV002"]),
        ("levers: {transactional: 70 %, service: 30 %}\n", ["LEV003"]),
        ("levers: {transactional: 100 %, service: 0 %}\n", []),
    ],
)
def test_a_lever_that_is_missing_is_told_once(levers: str, told: list[str]) -> None:
    files = {"loyalty.yaml": f"programmes: [p]\n{levers}", **campaigns(8, "lever: transactional\n")}
    assert [code for code in found("LEV", files) if code in ("LEV002", "LEV003")] == told


def test_a_segment_kept_from_messages_need_not_be_targeted() -> None:
    files = {
        "conventions/segments.yaml": "segmentations: {l: {segments: {a: {}, b: {}, c: {}}}}\n",
        "programmes/p.yaml": f"{PROGRAMME}target: {{segments: [l.a]}}\n",
        "conventions/pressure.yaml": "exclusions: {lost: {segment: l.b, from: all}}\n",
        **campaigns(1, "audience: {segments: [l.a, l.c]}\n"),
    }
    assert found("AUD004", files) == ["AUD004"], "that is l.c"


def test_a_moment_of_truth_on_two_journeys_is_told_once() -> None:
    journey = "name: J\ntouchpoints: [{id: t, stage: s, channel: c, moment: m, moment_of_truth: true}]\n"
    files = {"moments.yaml": "m: {kind: life}\n", "journeys/a.yaml": journey, "journeys/b.yaml": journey}
    assert found("JRN002", files) == ["JRN002"]


def test_what_is_an_idea_or_retired_is_left_alone() -> None:
    files = {
        "objectives.yaml": "a: {status: idea}\nb: {status: retired, key_results: [{kpi: nps}]}\n",
        "programmes/q.yaml": f"{PROGRAMME}status: idea\nsecondary_objectives: [{{statement: s}}]\n",
        "journeys/j.yaml": "name: J\nstatus: idea\nstages: [{id: s}]\ntouchpoints: [{id: t, stage: x, channel: c}]\n",
        "personas/m.yaml": "name: M\nstatus: idea\n",
    }
    assert [code for family in ("OBJ", "PRG006", "JRN006", "AUD") for code in found(family, files)] == []


@pytest.mark.parametrize(("status", "told"), [("draft", []), ("ready", ["PRI007"]), ("live", ["PRI007"])])
def test_a_plan_without_any_harmonisation_is_asked_once(status: str, told: list[str]) -> None:
    scenario = "name: S\nprogramme: p\ntrigger: {{moment: m}}\nstatus: {}\nsteps: [{{message: a, channel: email}}]\n"
    files = {
        "moments.yaml": "m: {name: M}\n",
        "scenarios/one.yaml": scenario.format(status),
        "scenarios/two.yaml": scenario.format(status),
    }
    assert found("PRI007", {**files, **campaigns(2, "")}) == told
    assert found("PRI007", files) == []
    answered = files["scenarios/two.yaml"] + "with_campaigns: {default: wins}\n"
    assert found("PRI007", {**files, **campaigns(2, ""), "scenarios/two.yaml": answered}) == ["PRI007"]
