"""Paths of findings as their reader looks for them: a person from where they are, a service from the repository."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from relplan.cli.app import app
from relplan.output.github import MAX_STEP_SUMMARY

WRONG = {"relplan.yaml": "relplan: 1\nname: P\n", "campaigns/a.yaml": "name: A\nprogramme: nope\nsends: []\n"}
FILE = "campaigns/a.yaml"


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (tmp_path / "tools").mkdir()
    for name, text in WRONG.items():
        path = tmp_path / "crm" / "plan" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def run(*words: str) -> str:
    return CliRunner().invoke(app, ["validate", *words, "--as-of", "2027-01-01"]).stdout


@pytest.mark.parametrize(
    ("start", "plan", "typed"),
    [
        (".", "crm/plan", "crm/plan/"),
        ("crm", "plan", "plan/"),
        ("crm/plan", ".", ""),
        ("tools", "../crm/plan", "../crm/plan/"),
    ],
)
def test_services_are_told_paths_from_the_top(
    top: Path, start: str, plan: str, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(top / start)

    github = re.findall(r"^::error file=([^,]*)", run(plan, "--format", "github"), re.MULTILINE)
    assert f"crm/plan/{FILE}" in github
    sarif = json.loads(run(plan, "--format", "sarif"))["runs"][0]["results"]
    uris = {one["physicalLocation"]["artifactLocation"]["uri"] for result in sarif for one in result["locations"]}
    assert f"crm/plan/{FILE}" in uris
    assert json.loads(run(plan, "--format", "json"))["plan"]["root"] == "crm/plan"
    run(plan, "--output", "json=found.json", "--output", "concise=found.log")
    assert json.loads(Path("found.json").read_text())["plan"]["root"] == "crm/plan"
    for text in (run(plan, "--format", "concise"), Path("found.log").read_text()):
        assert text.startswith(f"{typed}{FILE}:")


def test_outside_a_repository_paths_start_where_the_program_does(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (top / ".git" / "HEAD").unlink()
    monkeypatch.chdir(top / "crm")
    assert "::error file=plan/campaigns/a.yaml," in run("plan", "--format", "github")


def test_the_summaries_of_a_step_share_their_room(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = top / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    summary.write_bytes(b"x" * (MAX_STEP_SUMMARY - 500))
    run(str(top / "crm" / "plan"), "--format", "github")
    assert MAX_STEP_SUMMARY - 500 < summary.stat().st_size <= MAX_STEP_SUMMARY
    summary.write_bytes(b"x" * (MAX_STEP_SUMMARY - 20))
    run(str(top / "crm" / "plan"), "--format", "github")
    assert summary.stat().st_size == MAX_STEP_SUMMARY - 20
