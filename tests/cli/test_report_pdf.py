"""`relplan report --format pdf`: what it takes, what it refuses and why, and what it needs."""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relplan.cli.app import app
from tests.needed import is_ci

STARTER = Path(__file__).parents[2] / "examples" / "starter"
needs_typst = pytest.mark.skipif(find_spec("typst") is None and not is_ci(), reason="typst is missing")


def report(out: Path, *words: str, plan: Path = STARTER) -> Result:
    return CliRunner().invoke(
        app, ["report", str(plan), "-o", str(out), "--format", "pdf", "--as-of", "2026-12-01", *words]
    )


@needs_typst
@pytest.mark.parametrize("words", [(), ("--audience", "executive"), ("--lang", "fr")])
def test_one_file_is_written(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = report(tmp_path / "out", *words)
    assert (done.exit_code, done.output) == (0, f"1 file written; open {tmp_path / 'out' / 'summary.pdf'}\n")
    assert (tmp_path / "out" / "summary.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--audience", "agency"),
            'the PDF is the executive summary; for --audience "agency" take --format html, site or md',
        ),
        (("--audience", "programme:welcome"), 'for --audience "programme:welcome" take --format html, site or md'),
        (("--template", "own"), "--template needs --format html, site or md"),
        (("--from", "2027-01-01"), "--from and --to need --format html, site or md"),
        (("--to", "2027-01-31"), "--from and --to need --format html, site or md"),
    ],
)
def test_what_the_summary_does_not_have_is_refused(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = report(tmp_path / "out", *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_missing_library_is_said_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    done = report(tmp_path / "out")
    assert done.exit_code == 2
    assert done.output == "relplan: a PDF needs the library typst: pip install 'relplan[pdf]'\n"
    assert not (tmp_path / "out").exists()


@needs_typst
def test_a_check_compares_byte_for_byte(tmp_path: Path) -> None:
    report(tmp_path / "out")
    assert report(tmp_path / "out", "--check").exit_code == 0
    made = tmp_path / "out" / "summary.pdf"
    made.write_bytes(made.read_bytes().replace(b"\n", b"\r\n"))
    done = report(tmp_path / "out", "--check")
    assert done.exit_code == 1
    assert f"{made}: changed\n" in done.stdout


@needs_typst
def test_a_logo_that_can_not_be_drawn_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n...")
    (tmp_path / "brand.yaml").write_text("logo: logo.png\n", encoding="utf-8")
    done = report(tmp_path / "out", "--brand", str(tmp_path / "brand.yaml"))
    assert done.exit_code == 2
    assert done.stderr.startswith("relplan: the logo can't be drawn in a PDF: ")


@needs_typst
def test_it_is_written_in_place_of_an_earlier_report(tmp_path: Path) -> None:
    plan = shutil.copytree(STARTER, tmp_path / "plan")
    CliRunner().invoke(app, ["report", str(plan), "-o", str(tmp_path / "out")])
    assert report(tmp_path / "out", plan=plan).exit_code == 0
    assert {file.name for file in (tmp_path / "out").iterdir()} == {".relplan-report", "summary.pdf"}
