"""The code that each command leaves with: 0 nothing at the threshold, 1 something, 2 the job was not done."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from relplan.__main__ import main

FORMATS = ("text", "concise", "json", "sarif", "github")
ENDING = {"text": ".txt", "concise": ".log", "json": ".json", "sarif": ".sarif", "github": ".txt"}

SETTINGS = "relplan: 1\nname: Example\nperiod: {from: 2027-01-01, to: 2027-12-31}\n"

PLAN = {
    "relplan.yaml": SETTINGS + "rules: {customer-centric-ratio: off}\n",
    "programmes/welcome.yaml": (
        "name: Welcome\nowner: crm\ntarget: {definition: New customers}\n"
        "objective: {statement: s, kpi: nps, target: 40, horizon: 90d}\n"
    ),
    "campaigns/hello.yaml": "name: Hello\nprogramme: welcome\nsends: [{id: s, on: 2027-01-06, channel: email}]\n",
    "conventions/channels.yaml": "email: {kind: email}\n",
    "conventions/pressure.yaml": "caps: {weekly: {max: 9, per: 7d}}\n",
}
"""A plan in which nothing is found."""

WARNING = PLAN["programmes/welcome.yaml"].replace("owner: crm\n", "")
"""A programme without an owner: GOV001, a warning."""

WAIVED = WARNING.replace("name: Welcome", "name: Welcome  # relplan: ignore[GOV001] -- nobody yet")


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    code: int
    out: str
    err: str


class Program:
    """The program, run in this process."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capture = capture

    def run(self, *words: str | Path) -> Done:
        self._patch.setattr(sys, "argv", ["relplan", *map(str, words)])
        try:
            main()
            code: object = 0
        except SystemExit as end:
            code = end.code or 0
        assert isinstance(code, int)
        written = self._capture.readouterr()
        return Done(code, written.out, written.err)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    for name in ("FORCE_COLOR", "RELPLAN_LANG", "RELPLAN_TRACEBACK", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return Program(monkeypatch, capsys)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write_plan(tmp_path / "plan", PLAN)


def write_plan(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def change(plan: Path, path: str, text: str) -> None:
    write_plan(plan, {path: text})


def break_relplan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the review fail as only a fault of the program can."""

    def fail(*_: object) -> NoReturn:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("relplan.cli.target.review_plan", fail)


@pytest.mark.parametrize("form", FORMATS)
def test_a_sound_plan_leaves_with_0(program: Program, plan: Path, form: str) -> None:
    assert program.run("validate", plan, "--as-of", "2027-01-01", "--format", form, "--fail-on", "info").code == 0


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_a_warning_counts_from_its_threshold_on(
    program: Program, plan: Path, form: str, fail_on: str, code: int
) -> None:
    change(plan, "programmes/welcome.yaml", WARNING)
    assert program.run("validate", plan, "--format", form, "--fail-on", fail_on).code == code


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_not_shown_still_counts(program: Program, plan: Path, form: str) -> None:
    change(plan, "programmes/welcome.yaml", WARNING)
    assert program.run("validate", plan, "--format", form, "--fail-on", "warning", "--show", "error").code == 1


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_waived_does_not_count(program: Program, plan: Path, form: str) -> None:
    change(plan, "programmes/welcome.yaml", WAIVED)
    assert program.run("validate", plan, "--format", form, "--fail-on", "info").code == 0


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "settings", ["name: Sales: now\n", "", "[]\n", "relplan: 1\n", "relplan: 1\nname: E\nperiod: soon\n", "\tname: E\n"]
)
def test_broken_settings_are_findings_and_leave_with_1(program: Program, plan: Path, form: str, settings: str) -> None:
    change(plan, "relplan.yaml", settings)
    done = program.run("validate", plan, "--format", form)
    assert (done.code, done.err) == (1, "")
    assert "relplan.yaml" in done.out


@pytest.mark.parametrize("form", FORMATS)
def test_a_fault_of_the_program_leaves_with_2_and_no_traceback(
    program: Program, plan: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_relplan(monkeypatch)
    done = program.run("validate", plan, "--format", form)
    assert (done.code, done.out) == (2, "")
    assert re.match(r"relplan: internal error: ZeroDivisionError in \w+\.py, line \d+\n", done.err)
    assert "Traceback" not in done.err


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_fault_while_reporting_leaves_with_2_and_no_report(
    program: Program, plan: Path, form: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    break_relplan(monkeypatch)
    done = program.run("report", plan, "-o", tmp_path / "out", "--format", form)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err
    assert not (tmp_path / "out").exists()


def test_a_fault_is_raised_for_who_asks_for_its_traceback(
    program: Program, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_relplan(monkeypatch)
    monkeypatch.setenv("RELPLAN_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        program.run("validate", plan)


def under_a_file(folder: Path) -> Path:
    """Return a place where nobody can write, root included: its folder is a file."""
    (folder / "file").write_text("mine", encoding="utf-8")
    return folder / "file" / "out"


def too_long(folder: Path) -> Path:
    """Return a place with a name longer than any system takes."""
    return folder / ("x" * 300)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("place", [under_a_file, too_long])
def test_an_output_that_can_not_be_written_leaves_with_2(
    program: Program, plan: Path, form: str, place: Callable[[Path], Path], tmp_path: Path
) -> None:
    output = str(place(tmp_path)) + ENDING[form]
    done = program.run("validate", plan, "--format", form, "--output", f"{form}={output}")
    assert done.code == 2
    assert done.err.startswith("relplan: ")
    assert "internal error" not in done.err


@pytest.mark.parametrize("form", FORMATS)
def test_a_folder_in_the_place_of_an_output_stays(program: Program, plan: Path, form: str, tmp_path: Path) -> None:
    place = tmp_path / f"findings{ENDING[form]}"
    place.mkdir()
    (place / "mine").write_text("mine", encoding="utf-8")
    done = program.run("validate", plan, "--output", f"{form}={place}")
    assert (done.code, [path.name for path in place.iterdir()]) == (2, ["mine"])
    assert f'"{place}" exists' in done.err


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["plan.yaml", "notes.md", "script.py", "Makefile"])
def test_a_file_of_another_kind_in_the_place_of_an_output_stays(
    program: Program, plan: Path, form: str, name: str, tmp_path: Path
) -> None:
    place = tmp_path / name
    place.write_text("mine", encoding="utf-8")
    done = program.run("validate", plan, "--output", f"{form}={place}")
    assert (done.code, place.read_text(encoding="utf-8")) == (2, "mine")
    assert f'"{place}" exists' in done.err


def test_an_earlier_output_is_replaced(program: Program, plan: Path, tmp_path: Path) -> None:
    place = tmp_path / "findings.json"
    assert program.run("validate", plan, "--output", f"json={place}", "--lang", "fr").code == 0
    assert program.run("validate", plan, "--output", f"json={place}", "--lang", "en").code == 0
    assert '"language": "en"' in place.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_another_programs_data_stays(program: Program, plan: Path, form: str, tmp_path: Path) -> None:
    place = tmp_path / "package.json"
    place.write_text("{}", encoding="utf-8")
    assert program.run("validate", plan, "--output", f"{form}={place}").code == 2
    assert place.read_text(encoding="utf-8") == "{}"


def test_a_folder_in_the_place_of_a_schema_stays(program: Program, tmp_path: Path) -> None:
    place = tmp_path / "scenario.schema.json"
    place.mkdir()
    (place / "mine").write_text("mine", encoding="utf-8")
    done = program.run("schema", "scenario", "-o", tmp_path)
    assert (done.code, [path.name for path in place.iterdir()]) == (2, ["mine"])
    assert f'"{place}" exists' in done.err


def test_a_file_in_the_place_of_the_folder_of_schemas_stays(program: Program, tmp_path: Path) -> None:
    place = tmp_path / "schemas"
    place.write_text("mine", encoding="utf-8")
    done = program.run("schema", "-o", place)
    assert (done.code, done.out, place.read_text(encoding="utf-8")) == (2, "", "mine")
    assert "internal error" not in done.err


@pytest.mark.parametrize("place", [under_a_file, too_long])
def test_schemas_that_can_not_be_written_leave_with_2(
    program: Program, place: Callable[[Path], Path], tmp_path: Path
) -> None:
    done = program.run("schema", "-o", place(tmp_path))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("relplan: ")
    assert "internal error" not in done.err


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("place", [under_a_file, too_long])
def test_a_report_that_can_not_be_written_leaves_with_2(
    program: Program, plan: Path, form: str, place: Callable[[Path], Path], tmp_path: Path
) -> None:
    done = program.run("report", plan, "-o", place(tmp_path), "--format", form)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("relplan: ")
    assert "internal error" not in done.err


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_report_is_not_written_over_what_nobody_reported(
    program: Program, plan: Path, form: str, tmp_path: Path
) -> None:
    folder, file = tmp_path / "folder", tmp_path / "file"
    folder.mkdir()
    (folder / "mine").write_text("mine", encoding="utf-8")
    file.write_text("mine", encoding="utf-8")
    for place in (folder, file):
        done = program.run("report", plan, "-o", place, "--format", form)
        assert done.code == 2
        assert "no report made" in done.err or "that a report made" in done.err
    assert [path.name for path in folder.iterdir()] == ["mine"]
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_step_summary_that_can_not_be_written_leaves_with_2(
    program: Program, plan: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(under_a_file(tmp_path)))
    done = program.run("validate", plan, "--format", "github")
    assert done.code == 2
    assert "internal error" not in done.err
