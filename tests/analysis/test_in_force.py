"""What takes part in the pressure: sends of the plan's period, actions that run, and rules that are in force."""

from __future__ import annotations

import pytest

from relplan.analysis.arbitration.ledger import NotLaunched, Obstacle
from relplan.analysis.pressure.contact import find_paused
from relplan.analysis.study import Study
from relplan.diagnostics.rule import Rule
from relplan.rules.pri import outranked_scenario, shadowed_scenario, shift_into_closed_time, trigger_under_campaigns
from relplan.validation.example import read_example
from tests.analysis.plans import SEGMENTS, play, sent
from tests.conftest import AS_OF, codes, plan_of, review_of

CHANNELS = "email: {kind: email}\n"
WEEKLY = "caps: {w: {max: 1, per: 7d}}\n"


def campaign(sends: str, more: str = "") -> str:
    return f"name: C\nprogramme: p\n{more}sends: [{sends}]\n"


def on(day: str, more: str = "") -> str:
    return f"{{id: s, on: {day}, at: '09:00', channel: email{more}}}"


def files_of(pressure: str = WEEKLY, **campaigns: str) -> dict[str, str]:
    return {
        "conventions/pressure.yaml": pressure,
        "conventions/channels.yaml": CHANNELS,
        "conventions/segments.yaml": SEGMENTS,
        **{f"campaigns/{ident}.yaml": text for ident, text in campaigns.items()},
    }


def holds(files: dict[str, str]) -> bool:
    return all(verdict.holds for verdict in Study(plan_of(files), AS_OF).calendar_proof)


JANUARY = campaign(on("2027-01-02"))
BEFORE = [
    campaign(on("2026-12-30")),
    campaign(on("occurrence"), "repeat: {rule: FREQ=WEEKLY;COUNT=2, from: 2026-12-23}\n"),
    campaign(on("occasion - 10d"), "occasion: sales\n"),
    campaign(on("2026-12-28", ", spread: {over: 4d}")),
]


@pytest.mark.parametrize("before", BEFORE)
def test_a_send_before_the_period_falls_on_no_day_however_it_is_dated(before: str) -> None:
    files = {**files_of(a=before, b=JANUARY), "calendar.yaml": "occasions: {sales: {date: 2027-01-09}}\n"}
    assert holds(files)
    assert sent(play(files)) == ["02 b/s"]


def test_a_send_that_is_spread_into_the_period_counts_from_its_first_day() -> None:
    files = files_of(a=campaign(on("2026-12-28", ", spread: {over: 7d}")), b=JANUARY)
    assert not holds(files)
    assert sent(play(files)) == ["01 a/s"]


def test_a_send_after_the_period_counts_nowhere() -> None:
    assert holds(files_of(a=campaign(on("2027-12-30")), b=campaign(on("2028-01-02"))))


def test_a_paused_campaign_sends_nothing_and_takes_no_slot() -> None:
    files = files_of(a=campaign(on("2027-01-01"), "status: paused\npriority: 1\n"), b=JANUARY)
    assert holds(files)
    assert sent(play(files)) == ["02 b/s"]
    study = Study(plan_of(files), AS_OF)
    assert find_paused(study.scheduled, study.period) == ("a",)


def test_a_paused_scenario_is_not_launched_and_proves_nothing() -> None:
    steps = "steps: [{message: m, channel: email}, {message: n, channel: email}]\n"
    files = {
        **files_of(b=JANUARY),
        "moments.yaml": "m: {name: M}\n",
        "scenarios/s.yaml": f"name: S\nprogramme: p\nstatus: paused\ntrigger: {{moment: m}}\n{steps}",
    }
    assert Study(plan_of(files), AS_OF).scenario_proof == ()
    ledger = play(files, "m@2027-01-01T09:00")
    assert sent(ledger) == ["02 b/s"]
    assert [entry.fact.obstacle for entry in ledger if isinstance(entry.fact, NotLaunched)] == [Obstacle.PAUSED]


OF_WHAT_IS_SENT = [module.RULE for module in (outranked_scenario, shadowed_scenario, shift_into_closed_time)]


@pytest.mark.parametrize("rule", [*OF_WHAT_IS_SENT, trigger_under_campaigns.RULE], ids=lambda rule: rule.name)
def test_nothing_is_said_of_what_a_paused_scenario_would_do_or_suffer(rule: Rule) -> None:
    files = dict(read_example(rule.bad).files)
    assert rule.code in codes(review_of(files, rule.example_day))
    for path in (path for path in files if path.startswith("scenarios/")):
        paused = files | {path: f"{files[path]}\nstatus: paused\n"}
        assert rule.code not in codes(review_of(paused, rule.example_day)), path


TWO = {"a": campaign(on("2027-01-01")), "b": JANUARY}


@pytest.mark.parametrize(("status", "is_held"), [("idea", False), ("retired", False), ("draft", True), ("live", True)])
def test_a_cap_that_is_an_idea_or_retired_decides_nothing(status: str, *, is_held: bool) -> None:
    files = files_of(f"caps: {{w: {{max: 1, per: 7d, status: {status}}}}}\n", **TWO)
    assert holds(files) is not is_held
    assert len(sent(play(files))) == (1 if is_held else 2)


@pytest.mark.parametrize("status", ["idea", "retired"])
def test_a_reserve_of_a_cap_that_is_not_in_force_keeps_nothing(status: str) -> None:
    reserve = "reserve: {for: scenarios, slots: 1, of: w}\n"
    files = files_of(f"caps: {{w: {{max: 2, per: 7d, status: {status}}}}}\n{reserve}", **TWO)
    assert len(sent(play(files))) == 2


@pytest.mark.parametrize(("status", "is_kept"), [("idea", False), ("retired", False), ("live", True)])
def test_an_exclusion_that_is_an_idea_or_retired_keeps_nobody(status: str, *, is_kept: bool) -> None:
    files = files_of(f"exclusions: {{x: {{segment: flags.vip, from: all, status: {status}}}}}\n", **TWO)
    got = sent(play(files, segments=["flags.vip", "lifecycle.active"]))
    assert got == ([] if is_kept else ["01 a/s", "02 b/s"])
