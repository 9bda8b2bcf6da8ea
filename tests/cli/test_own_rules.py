"""A plan's own rules at the command line: listed, explained, selected and written in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from typer.testing import CliRunner

from relplan.cli.app import app

ROOT = Path(__file__).parent.parent.parent
SETTINGS = """relplan: 1
name: Plan
language: en
house_rules:
  # whom to ask
  live-by-owner:
    code: LAV001
    given: programme
    require: owner
    message: {en: a programme has an owner, fr: un programme a un responsable}
    why: Somebody answers the phone.

  broken-one: {code: LAV002, given: program, require: owner, message: m}
"""
PROGRAMME = "name: P\nobjective: {statement: s, kpi: nps}\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan" / "programmes").mkdir(parents=True)
    (tmp_path / "plan" / "relplan.yaml").write_text(SETTINGS)
    (tmp_path / "plan" / "programmes" / "p.yaml").write_text(PROGRAMME)
    return tmp_path / "plan"


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert isinstance(result.exception, SystemExit | None)
    return result.exit_code, result.output


def test_it_is_explained_in_its_plan_as_the_plan_writes_it(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan / "programmes")
    for name in ("live-by-owner", "lav001"):
        assert run("explain", name, "--lang", "fr") == (
            0,
            """LAV001 live-by-owner (warning, ../relplan.yaml:6)

un programme a un responsable

Pourquoi
  Somebody answers the phone.

Écrite dans ../relplan.yaml:6
  live-by-owner:
    code: LAV001
    given: programme
    require: owner
    message: {en: a programme has an owner, fr: un programme a un responsable}
    why: Somebody answers the phone.

Réglages
  rules:
    live-by-owner:
      severity: warning  # or off, error, warning, info
      locked: false  # true: no waiver may accept it
""",
        )


def test_it_is_explained_from_elsewhere_with_its_plan(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan.parent)
    code, sentence = run("explain", "live-by-owner")
    assert code == 2
    assert 'no rule "live-by-owner" (a plan\'s own rules are known inside it, or with --plan)' in sentence
    code, page = run("explain", "LAV001", "--plan", plan, "--format", "md")
    assert code == 0
    assert "## Written in plan/relplan.yaml:6\n\n```yaml\nlive-by-owner:\n  code: LAV001\n" in page
    assert run("explain", "LAV001", "--plan", "nowhere")[0] == 2
    assert run("explain", "cap-exceeded")[0] == 0


def test_what_can_not_be_read_is_not_called_unknown(plan: Path) -> None:
    assert run("explain", "broken-one", "--plan", plan) == (
        2,
        'relplan: the rule "broken-one" of the plan can\'t be read; see relplan validate\n',
    )
    assert run("validate", plan, "--select", "LAV002")[0] == 2


def test_it_is_listed_after_the_built_in_rules(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan.parent)
    assert "LAV001" not in run("rules")[1]
    rows = run("rules", "--plan", plan, "--lang", "fr")[1].splitlines()
    assert rows[-1].split() == ["LAV001", "live-by-owner", "warning", *["un", "programme", "a", "un", "responsable"]]
    monkeypatch.chdir(plan)
    rules = json.loads(run("rules", "--format", "json")[1])["rules"]
    assert (rules[-1]["code"], rules[-1]["origin"], rules[0]["origin"]) == ("LAV001", "plan", "relplan")


def test_it_is_selected_by_family_code_and_name(plan: Path) -> None:
    for name in ("LAV", "LAV001", "live-by-owner"):
        code, text = run("validate", plan, "--select", name, "--fail-on", "warning")
        assert code == 1
        assert "warning[LAV001 live-by-owner]: a programme has an owner" in text
        assert "relplan explain LAV001 --plan" in text
    assert "LAV001" not in run("validate", plan, "--ignore", "LAV")[1]


def test_every_format_shows_it(plan: Path) -> None:
    document = json.loads(run("validate", plan, "--select", "LAV", "--format", "json")[1])
    schema = json.loads((ROOT / "docs" / "reference" / "findings.schema.json").read_text(encoding="utf-8"))
    Draft7Validator(schema).validate(document)
    (found,) = document["diagnostics"]
    assert (found["label"], found["help"]) == ('"owner" is missing', 'add "owner"')
    assert found["related"][0]["location"]["route"] == "house_rules.live-by-owner"
    run_of = json.loads(run("validate", plan, "--select", "LAV", "--format", "sarif")[1])["runs"][0]
    (rule,) = run_of["tool"]["driver"]["rules"]
    assert rule["fullDescription"]["text"] == "Somebody answers the phone."
    assert "Instead of" not in rule["help"]["markdown"]
    assert "programmes/p.yaml,line=1" in run("validate", plan, "--select", "LAV", "--format", "github")[1]


def test_a_findings_fingerprint_is_the_same_for_other_texts(plan: Path) -> None:
    def fingerprint() -> str:
        document = json.loads(run("validate", plan, "--select", "LAV", "--format", "json")[1])
        return str(document["diagnostics"][0]["fingerprint"])

    before = fingerprint()
    (plan / "relplan.yaml").write_text(SETTINGS.replace("a programme has", "programmes have"))
    assert fingerprint() == before
