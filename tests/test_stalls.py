"""Files and texts made to stall a run: each would take hours if the work on it grew faster than its length."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from relplan.analysis.personal_text import search_text

FOR_SURE = 120
"""Seconds that no machine needs, and that an hour's work is far from."""
SCENARIO = "scenarios/hello.yaml"


def run(*words: object) -> subprocess.CompletedProcess[str]:
    """Run relplan, and end it when it stalls."""
    return subprocess.run(
        [sys.executable, "-m", "relplan", *map(str, words)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=FOR_SURE,
        check=False,
    )


def plan_with(folder: Path, path: str, text: str) -> Path:
    for name, content in {"relplan.yaml": "relplan: 1\nname: Plan\n", path: text}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "sightings"),
    [
        ("m.dupont@mail.fr " * 60_000, 60_000),
        ("06 12 34 56 78 " * 60_000, 60_000),
        ("client" + " " * 1_000_000, 0),
        ("client " + "no " * 300_000, 0),
        (("+" + "1" * 27 + "x ") * 30_000, 0),
        (("FR76" + "A" * 31 + "é ") * 30_000, 0),
        ("a@" + "a." * 500_000, 0),
        ("a@" * 500_000, 0),
        ("4" * 1_000_000, 0),
    ],
    ids=lambda value: f"{value[:12]}" if isinstance(value, str) else "",
)
def test_personal_data_are_found_in_time_that_grows_with_the_text(text: str, sightings: int) -> None:
    assert len(search_text(text)) == sightings


@pytest.mark.parametrize(
    "text",
    [
        "# m.dupont@mail.fr\n" * 10_000,
        "x-mails:\n" + "- m.dupont@mail.fr\n" * 10_000,
        "x-mails: " + "m.dupont@mail.fr " * 10_000,
        "name: a # " + "m.dupont@mail.fr " * 10_000,
    ],
    ids=["comments", "list", "line", "comment"],
)
def test_a_file_full_of_addresses_is_read_to_its_end(tmp_path: Path, text: str) -> None:
    done = run("validate", plan_with(tmp_path, SCENARIO, text), "--format", "concise", "--select", "GOV020")
    assert "GOV020" in done.stdout


def test_many_findings_on_one_long_line_are_shown_in_time_that_grows_with_their_number(tmp_path: Path) -> None:
    keys = ", ".join(f"k{number}: 1" for number in range(3_000))
    done = run("validate", plan_with(tmp_path, SCENARIO, f"{{name: Hello, {keys}}} # {'x' * 900_000}"))
    assert done.returncode == 1
    assert "2800 de plus du même genre dans ce fichier" in done.stdout


def test_a_logo_of_nothing_but_comments_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<!-- -->" * 10_000, encoding="utf-8")
    (tmp_path / "brand.yaml").write_text("logo: logo.svg\n", encoding="utf-8")
    done = run(
        "report", plan_with(tmp_path, SCENARIO, "name: a\n"), "-o", tmp_path / "out", "--brand", tmp_path / "brand.yaml"
    )
    assert done.returncode == 2
    assert "is no PNG, JPEG or SVG image" in done.stderr


DAILY = """name: {name}
programme: p
repeat: {{rule: "FREQ=DAILY", from: 2027-01-01}}
sends: [{{id: s, on: occurrence, channel: email, template: t}}]
"""


def plan_of_a_century(folder: Path, *campaigns: str) -> Path:
    plan = plan_with(folder, "programmes/p.yaml", "name: P\nobjective: {statement: s, kpi: nps}\n")
    (plan / "relplan.yaml").write_text("relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2126-12-31}\n")
    (plan / "conventions").mkdir()
    (plan / "conventions" / "channels.yaml").write_text("email: {kind: email}\n")
    (plan / "campaigns").mkdir()
    for name in campaigns:
        (plan / "campaigns" / f"{name}.yaml").write_text(DAILY.format(name=name), encoding="utf-8")
    return plan


@pytest.mark.parametrize("command", [("validate",), ("pressure",), ("calendar",), ("report", "-o", "out")])
def test_of_sends_without_measure_nothing_is_said_but_that(tmp_path: Path, command: tuple[str, ...]) -> None:
    plan = plan_of_a_century(tmp_path / "plan", "a", "m.dupont@mail.fr")
    words = [str(tmp_path / "out") if word == "out" else word for word in command]
    done = run(words[0], plan, *words[1:], "--as-of", "2026-12-01")
    assert done.returncode == 2
    assert "more than 50,000 days and hours from 2027-01-01 to 2126-12-31" in done.stderr
    assert "dupont" not in done.stdout + done.stderr
    assert not done.stdout
    assert not (tmp_path / "out").exists()


def test_what_is_written_is_checked_whatever_its_sends_are(tmp_path: Path) -> None:
    plan = plan_of_a_century(tmp_path, "a", "b")
    done = run("validate", plan, "--as-of", "2026-12-01", "--select", "SYN,SCH,REF")
    assert done.returncode < 2
