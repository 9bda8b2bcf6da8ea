"""How a plan sets its rules: severity, off, thresholds, editions, and files apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from relplan.diagnostics.rule import FIRST_EDITION
from relplan.diagnostics.severity import Severity
from relplan.rules import configuration
from relplan.rules.book import EDITIONS, RULES
from tests.conftest import codes, review_of

WITHOUT_OWNER = "objective: {statement: s, kpi: nps, target: 40, horizon: 90d}\n"
FILES = {
    "programmes/a.yaml": f"name: A\n{WITHOUT_OWNER}target: {{definition: d}}\n",
    "programmes/old/b.yaml": f"name: B\n{WITHOUT_OWNER}target: {{definition: e}}\n",
    "campaigns/c.yaml": "name: C\nprogramme: a\nsends: [{id: s, on: 2027-01-06, channel: email}]\n",
    "campaigns/d.yaml": "name: D\nprogramme: b\nsends: [{id: s, on: 2027-02-06, channel: email}]\n",
    "conventions/channels.yaml": "email: {kind: email}\n",
    "conventions/pressure.yaml": "caps: {weekly: {max: 2, per: 7d}}\n",
}


def review_with(settings: str) -> list[tuple[str, str, Severity]]:
    review = review_of({**FILES, "relplan.yaml": f"relplan: 1\nname: P\n{settings}"})
    return [(f.rule.code, f.at.path, f.severity) for f in review.findings]


RATIO = ("JRN001", "relplan.yaml", Severity.WARNING)
OWNER_A = ("GOV001", "programmes/a.yaml", Severity.WARNING)
OWNER_B = ("GOV001", "programmes/old/b.yaml", Severity.WARNING)


def test_rules_speak_with_their_own_severity() -> None:
    assert review_with("") == [OWNER_A, OWNER_B, RATIO]


@pytest.mark.parametrize("name", ["programme-without-owner", "GOV001"])
@pytest.mark.parametrize("value", ["error", "{severity: error}"])
def test_a_severity_can_be_set_by_name_or_code(name: str, value: str) -> None:
    found = review_with(f"rules: {{{name}: {value}}}\n")
    assert [severity for code, _, severity in found if code == "GOV001"] == [Severity.ERROR] * 2


def test_a_rule_can_be_off() -> None:
    assert review_with("rules: {GOV001: off}\n") == [RATIO]


@pytest.mark.parametrize(("minimum", "speaks"), [("0 %", False), ("0.01", True), ("100 %", True)])
def test_a_threshold_can_be_set(minimum: str, speaks: bool) -> None:
    found = review_with(f"rules: {{GOV001: off, customer-centric-ratio: {{minimum: {minimum}}}}}\n")
    assert (RATIO in found) is speaks


def test_files_can_be_set_apart() -> None:
    found = review_with("overrides: [{paths: ['programmes/old/**'], rules: {GOV001: off}}]\n")
    assert found == [OWNER_A, RATIO]


def test_a_rule_that_is_off_can_be_on_in_some_files() -> None:
    settings = "rules: {GOV001: off}\noverrides: [{paths: ['programmes/old/*'], rules: {GOV001: info}}]\n"
    assert review_with(settings) == [("GOV001", "programmes/old/b.yaml", Severity.INFO), RATIO]


@pytest.mark.parametrize(
    ("rules", "code", "line"),
    [
        ("{programme-without-ownr: off}", "CFG008", 3),
        ("{GOV001: {minimum: 3}}", "CFG009", 3),
        ("{GOV001: loud}", "CFG010", 3),
        ("{GOV001: {locked: maybe}}", "CFG010", 3),
        ("{JRN001: {minimum: 30}}", "CFG010", 3),
        ("{edition: '2019.1'}", "CFG011", 3),
    ],
)
def test_wrong_settings_are_findings_with_their_place(rules: str, code: str, line: int) -> None:
    review = review_of({**FILES, "relplan.yaml": f"relplan: 1\nname: P\nrules: {rules}\n"})
    (found,) = (f for f in review.findings if f.rule.family == "CFG")
    assert (found.rule.code, review.plan.locate(found.at)[0]) == (code, line)


def test_a_ratio_exactly_at_the_minimum_passes() -> None:
    moments = {"moments.yaml": "birthday: {kind: life}\n"}
    scenario = "name: S\nprogramme: a\ntrigger: {moment: birthday}\nsteps: [{message: m, channel: email}]\n"
    files = {**FILES, **moments, "scenarios/s.yaml": scenario, "campaigns/e.yaml": FILES["campaigns/d.yaml"]}
    assert "JRN001" not in codes(review_of(files))
    assert "JRN001" in codes(review_of({**files, "campaigns/f.yaml": FILES["campaigns/d.yaml"]}))


@pytest.fixture
def owner_rule_is_newer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the rule about owners have come with the next edition of the rule book."""
    rule = next(rule for rule in RULES if rule.code == "GOV001")
    monkeypatch.setattr(configuration, "EDITIONS", (*EDITIONS, "2027.1"))
    object.__setattr__(rule, "since", "2027.1")
    yield
    object.__setattr__(rule, "since", FIRST_EDITION)


@pytest.mark.usefixtures("owner_rule_is_newer")
@pytest.mark.parametrize(
    ("settings", "severity"),
    [
        ("", Severity.WARNING),
        ("rules: {edition: '2027.1'}\n", Severity.WARNING),
        ("rules: {edition: '2026.1'}\n", None),
        ("rules: {edition: '2026.1', GOV001: info}\n", Severity.INFO),
        ("rules: {edition: '2026.1', GOV001: {locked: true}}\n", Severity.WARNING),
        ("rules: {edition: '2026.1', GOV001: off}\n", None),
        ("rules: {edition: '2019.1'}\n", Severity.WARNING),
    ],
    ids=["no pin", "newest", "older", "older, named", "older, with a setting", "older, off", "unknown"],
)
def test_a_rule_newer_than_the_pinned_edition_is_silent_until_it_is_named(
    settings: str, severity: Severity | None
) -> None:
    found = review_with(settings)
    assert {one for code, _, one in found if code == "GOV001"} == ({severity} if severity else set())
    assert RATIO in found


@pytest.mark.usefixtures("owner_rule_is_newer")
def test_a_newer_rule_can_be_on_in_some_files() -> None:
    settings = "rules: {edition: '2026.1'}\noverrides: [{paths: ['programmes/old/*'], rules: {GOV001: info}}]\n"
    assert review_with(settings) == [("GOV001", "programmes/old/b.yaml", Severity.INFO), RATIO]


@pytest.mark.usefixtures("owner_rule_is_newer")
def test_a_rule_left_out_by_its_edition_is_not_counted_as_run() -> None:
    pinned, newest = (
        review_of({**FILES, "relplan.yaml": f"relplan: 1\nname: P\nrules: {{edition: '{edition}'}}\n"})
        for edition in (EDITIONS[-1], "2027.1")
    )
    assert pinned.rules_run == newest.rules_run - 1
    assert (pinned.configuration.edition, newest.configuration.edition) == (EDITIONS[-1], "2027.1")
