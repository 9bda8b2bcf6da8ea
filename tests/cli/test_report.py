"""`relplan report`: links to the web, documents for one reader, and whether those committed are up to date."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relplan.cli.app import app

ROOT = Path(__file__).parent.parent.parent
URL = "https://github.com/acme/crm"


def git(folder: Path, *words: str) -> str:
    settings = ("-c", "user.name=Camille", "-c", "user.email=camille@example.com")
    done = subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "RELPLAN_LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The starter, two folders down in a repository."""
    folder = tmp_path / "repository" / "crm" / "plan"
    shutil.copytree(ROOT / "examples" / "starter", folder)
    top = tmp_path / "repository"
    git(top, "init", "--quiet", "--initial-branch", "main")
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message", "plan")
    return folder


def report(plan: Path, out: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["report", str(plan), "-o", str(out), "--as-of", "2026-12-01", *words])


def test_places_lead_to_the_commit_on_the_web(plan: Path, tmp_path: Path) -> None:
    commit = git(plan, "rev-parse", "HEAD")
    done = report(plan, tmp_path / "out", "--repo-url", f"{URL}.git")
    assert done.exit_code == 0
    html = (tmp_path / "out" / "index.html").read_text()
    assert f'href="{URL}/blob/{commit}/crm/plan/relplan.yaml#L' in html
    assert f"revision {commit[:10]}" in html
    gitlab = report(plan, tmp_path / "md", "-f", "md", "--repo-url", "https://git.acme.com/crm", "--forge", "gitlab")
    assert gitlab.exit_code == 0
    assert (
        f"](https://git.acme.com/crm/-/blob/{commit}/crm/plan/"
        in (tmp_path / "md" / "programmes" / "welcome.md").read_text()
    )


def test_changes_that_are_not_committed_are_said_and_no_place_leads_to_the_web(plan: Path, tmp_path: Path) -> None:
    settings = plan / "relplan.yaml"
    settings.write_text("# changed\n" + settings.read_text())
    done = report(plan, tmp_path / "out", "--repo-url", URL)
    assert done.exit_code == 0
    assert "changes are not committed: relplan.yaml" in done.stderr
    html = (tmp_path / "out" / "index.html").read_text()
    assert URL not in html
    assert "with changes that are not committed" in html
    committed = report(plan, tmp_path / "committed", "--repo-url", URL, "--rev", "HEAD")
    assert (committed.exit_code, committed.stderr) == (0, "")
    assert URL in (tmp_path / "committed" / "index.html").read_text()


def test_without_a_repository_no_address_is_guessed(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(ROOT / "examples" / "starter", folder)
    done = report(folder, tmp_path / "out", "--repo-url", URL)
    assert done.exit_code == 2
    assert "is not in a git repository" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--repo-url", "https://git.acme.com/crm"], "give --forge: github, gitlab, forgejo"),
        (["--repo-url", "acme/crm"], "is no address of a repository"),
        (["--forge", "gitlab"], "give --repo-url too"),
        (["--audience", "board"], "--audience takes all, executive, agency or programme:ID"),
        (["--audience", "programme:welcom"], 'no programme "welcom"; did you mean welcome?'),
        (["--from", ""], '--from takes a day such as 2027-01-06, not ""'),
        (["--as-of", ""], '--as-of takes a day such as 2027-01-06, not ""'),
        (["--from", "2030-01-01"], "--from (2030-01-01) is outside the plan's period, from 2027-01-01 to 2027-12-31"),
        (["--to", "2026-12-31"], "--to (2026-12-31) is outside the plan's period, from 2027-01-01 to 2027-12-31"),
        (["--from", "2027-03-31", "--to", "2027-03-01"], "--to (2027-03-01) is before --from (2027-03-31)"),
        (["--from", "soon"], "--from takes a day"),
        (["--check", "--repo-url", URL], "need --rev"),
        (["--audience", "executive", "--from", "2027-03-01"], "--from and --to need another --audience"),
    ],
)
def test_what_can_t_be_done_is_said(plan: Path, tmp_path: Path, words: list[str], said: str) -> None:
    done = report(plan, tmp_path / "out", *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_brand_and_templates_are_taken_or_refused_with_their_line(plan: Path, tmp_path: Path) -> None:
    brand, own = tmp_path / "brand.yaml", tmp_path / "own"
    brand.write_text('accent: "#7a1f3d"\n', encoding="utf-8")
    (own / "html").mkdir(parents=True)
    cover = own / "html" / "overview.html.j2"
    cover.write_text('<section id="overview"><h1>Ours</h1></section>\n', encoding="utf-8")
    words = ["--brand", str(brand), "--template", str(own)]
    assert report(plan, tmp_path / "out", *words).exit_code == 0
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "<h1>Ours</h1>" in page
    assert "--link:#7a1f3d" in page
    assert report(plan, tmp_path / "out", "--check", *words).exit_code == 0
    cover.write_text("{{ ours }}\n", encoding="utf-8")
    refused = report(plan, tmp_path / "other", *words)
    assert (refused.exit_code, refused.stderr) == (2, f"relplan: {cover}:1: 'ours' is undefined\n")
    brand.write_text('accent: "#ff8800"\n', encoding="utf-8")
    refused = report(plan, tmp_path / "other", *words)
    assert refused.exit_code == 2
    assert refused.stderr.startswith(f'relplan: {brand}:1: "#ff8800" can\'t be read on light pages')
    assert "--brand needs --format html" in report(plan, tmp_path / "other", "-f", "md", *words).stderr
    assert not (tmp_path / "other").exists()


def test_documents_that_are_up_to_date_leave_with_0(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "docs"
    report(plan, out, "-f", "md")
    page = out / "README.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    done = report(plan, out, "-f", "md", "--check")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "up to date" in done.stdout


def test_stale_documents_are_named_and_left_alone(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "docs"
    report(plan, out, "-f", "md")
    scenario = next((plan / "scenarios").glob("*.yaml"))
    scenario.rename(scenario.with_name("renamed.yaml"))
    (out / "programmes.md").write_text("by hand\n")
    (out / "notes.md").write_text("the team's own\n")
    before = {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
    done = report(plan, out, "-f", "md", "--check")
    assert done.exit_code == 1
    assert f"{out / 'scenarios' / 'renamed.md'}: missing\n" in done.stdout
    assert f"{out / 'scenarios' / scenario.stem}.md: needless\n" in done.stdout
    assert f"{out / 'programmes.md'}: changed\n" in done.stdout
    assert "notes.md" not in done.stdout
    assert {file: file.read_bytes() for file in out.rglob("*") if file.is_file()} == before


def test_nothing_committed_is_stale_and_nothing_is_made(plan: Path, tmp_path: Path) -> None:
    done = report(plan, tmp_path / "none", "--check")
    assert done.exit_code == 1
    assert "index.html: missing" in done.stdout
    assert not (tmp_path / "none").exists()


def test_documents_without_the_list_of_what_was_made_are_compared_all_the_same(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "docs"
    report(plan, out, "-f", "md")
    (out / ".relplan-report").unlink()
    assert report(plan, out, "-f", "md", "--check").exit_code == 0
    (out / "README.md").unlink()
    done = report(plan, out, "-f", "md", "--check")
    assert done.exit_code == 1
    assert "README.md: missing" in done.stdout
    assert ".relplan-report, which a run writes beside its documents, is missing there" in done.stdout
    assert "without --check" not in done.stdout


def test_a_check_says_which_day_it_is_about(plan: Path, tmp_path: Path) -> None:
    report(plan, tmp_path / "docs", "-f", "md")
    done = CliRunner().invoke(app, ["report", str(plan), "-o", str(tmp_path / "docs"), "-f", "md", "--check"])
    assert done.exit_code == 1
    assert "give the same --as-of to both runs" in done.stderr


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("audience", ["all", "executive", "agency", "programme:welcome"])
def test_the_same_commit_and_day_give_the_same_bytes(plan: Path, tmp_path: Path, form: str, audience: str) -> None:
    words = ("-f", form, "--audience", audience, "--repo-url", URL, "--rev", "HEAD")
    for name in ("one", "two"):
        assert report(plan, tmp_path / name, *words).exit_code == 0
    files = [
        {
            file.relative_to(tmp_path / name): file.read_bytes()
            for file in (tmp_path / name).rglob("*")
            if file.is_file()
        }
        for name in ("one", "two")
    ]
    assert files[0] == files[1]


def test_a_plan_that_cannot_be_read_whole_is_said_beside_its_documents(plan: Path, tmp_path: Path) -> None:
    assert report(plan, tmp_path / "whole").stderr == ""
    (plan / "objectives.yaml").write_text("growth: {statement: [\n")
    done = report(plan, tmp_path / "broken")
    assert done.exit_code == 0
    assert done.stdout.startswith("1 file written; open ")
    assert done.stderr.startswith("relplan: a file can't be read whole, as the documents say; to see what is wrong: ")
    assert "relplan validate " in done.stderr
    (plan / "offers.yaml").write_text("free: {value: [\n")
    assert "relplan: 2 files can't be read whole" in report(plan, tmp_path / "more", "-f", "md").stderr
