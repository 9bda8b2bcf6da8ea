"""No command shows a personal datum that a plan may not hold, wherever it stands and in whatever form it is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from relplan.cli.app import app
from tests.personal_data import PLANS, plant, told
from tests.rounds import seeds

STARTER = Path(__file__).parent.parent.parent / "examples" / "starter"
COMMANDS = (
    "validate PLAN --color always --output json=OUT/f.json --output sarif=OUT/f.sarif --output text=OUT/f.txt",
    "validate PLAN --format github --ignore GOV --lang fr",
    "report PLAN -o OUT/html --format html",
    "report PLAN -o OUT/site --format site",
    "report PLAN -o OUT/md --format md",
    "report PLAN -o OUT/pdf --format pdf",
    "report PLAN -o OUT/agency --audience agency --lang fr",
    "export all PLAN -o OUT/csv --format csv",
    "calendar PLAN",
    "why PLAN --event newsletter_signup@2027-03-10",
    "explain briefed --plan PLAN",
    "rules --plan PLAN",
    "library show birthday --plan PLAN",
)
ANSWERS = (
    "report PLAN -o OUT/executive --audience executive",
    "export all PLAN -o OUT/json --format json",
    "assess PLAN",
    "assess PLAN --format json",
    "assess PLAN --format markdown",
    "calendar PLAN --format json",
    "calendar PLAN --format ics",
    "calendar PLAN --campaign sale",
    "pressure PLAN",
    "why PLAN --event newsletter_signup@2027-03-10 --format json",
    "explain welcome-email --against sales --plan PLAN",
    "explain briefed --plan PLAN --format md",
    "rules --plan PLAN --format json",
    "library list --missing PLAN",
    "library show birthday --plan PLAN --yaml",
)
"""Further commands, for a plan that can be read."""


def read_written(folder: Path) -> dict[str, str]:
    """Return the texts of a folder's files by name."""
    from pypdf import PdfReader

    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: "".join(page.extract_text() for page in PdfReader(path).pages)
        if path.suffix == ".pdf"
        else path.read_text(encoding="utf-8")
        for name, path in files.items()
    }


@pytest.mark.parametrize("name", PLANS)
def test_no_command_gives_a_datum_away(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, out, summary = tmp_path / "plan", tmp_path / "out", tmp_path / "out" / "summary.md"
    shutil.copytree(STARTER, plan)
    for path, text in plant(PLANS[name], seed=seeds(1)[0]).items():
        (plan / path).parent.mkdir(parents=True, exist_ok=True)
        (plan / path).write_text(text, encoding="utf-8")
    out.mkdir()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    for command in (*COMMANDS, *(ANSWERS if name == "sound" else ())):
        words = command.replace("PLAN", str(plan)).replace("OUT", str(out)).split()
        dated = ["--as-of", "2027-01-01"] if words[0] in ("validate", "report", "calendar", "why") else []
        done = CliRunner().invoke(app, [*words, *dated])
        assert done.exception is None or isinstance(done.exception, SystemExit), (command, done.exception)
        assert told(done.output) == [], command
        assert done.exit_code != 2 or name != "sound" or words[-1] == "sale", command
    written = read_written(out)
    assert {path: kinds for path, text in written.items() if (kinds := told(path + text))} == {}
