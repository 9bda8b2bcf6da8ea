"""The commands as their user meets them: what they print, write and leave with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
STARTER = ROOT / "examples" / "starter"


def run(*words: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own."""
    import os

    clean = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "RELPLAN_LANG", "GITHUB_STEP_SUMMARY")}
    return subprocess.run(
        [sys.executable, "-m", "relplan", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**clean, "PYTHONPATH": str(ROOT), **env},
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan in a folder of its own, with one warning."""
    folder = tmp_path / "plan"
    for path in STARTER.rglob("*.yaml"):
        target = folder / path.relative_to(STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return folder


def break_plan(plan: Path) -> None:
    (plan / "campaigns" / "broken.yaml").write_text("name: Sales: now\n")


def test_version_is_told() -> None:
    assert run("--version").stdout.startswith("relplan ")


@pytest.mark.parametrize(
    "command", ["validate", "report", "export", "calendar", "pressure", "why", "explain", "rules", "schema", "library"]
)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = run(command, "--help", COLUMNS="200", NO_COLOR="1")
    assert done.returncode == 0
    assert "relplan " + command in done.stdout.replace("\n", " ")


def test_a_sound_plan_leaves_with_0(plan: Path) -> None:
    done = run("validate", str(plan))
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing to mend" in done.stdout


def test_an_error_leaves_with_1(plan: Path) -> None:
    break_plan(plan)
    done = run("validate", ".", cwd=plan)
    assert done.returncode == 1
    assert "campaigns/broken.yaml:1:12" in done.stdout


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "github"])
def test_the_exit_code_is_the_same_for_every_format(plan: Path, form: str) -> None:
    break_plan(plan)
    assert run("validate", str(plan), "--format", form).returncode == 1
    assert run("validate", str(plan), "--format", form, "--fail-on", "never").returncode == 0


def test_fail_on_and_show_are_apart(plan: Path) -> None:
    programme = next(plan.glob("programmes/*.yaml"))
    programme.write_text("\n".join(x for x in programme.read_text().splitlines() if not x.startswith("owner")))
    warned = run("validate", str(plan), "--fail-on", "warning", "--show", "error")
    assert warned.returncode == 1
    assert "GOV001" not in warned.stdout
    assert run("validate", str(plan)).returncode == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["validate", "nowhere"], 'there is no file or folder "nowhere"'),
        (["validate", "--select", "cap-exceded", "examples/starter"], "did you mean cap-exceeded?"),
        (["validate", "--as-of", "2027-02-30", "examples/starter"], "--as-of takes a day"),
        (["validate", "--output", "pdf=x.pdf", "examples/starter"], "--output takes FORMAT=FILE"),
        (
            ["validate", "--rev", "no-such-branch", "examples/starter"],
            'git does not know the revision "no-such-branch"',
        ),
        (["validate", "tests"], "is no plan"),
        (["explain", "cap-exceded"], "did you mean cap-exceeded?"),
        (["schema", "scenarios"], "did you mean scenario?"),
        (["schema"], "name a kind"),
    ],
)
def test_a_wrong_call_leaves_with_2_and_a_sentence(words: list[str], sentence: str) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_plans_below_are_suggested(plan: Path) -> None:
    assert "did you mean plan?" in run("validate", ".", cwd=plan.parent).stderr


def test_a_plan_is_found_from_inside_it(plan: Path) -> None:
    break_plan(plan)
    done = run("validate", ".", "--format", "concise", cwd=plan / "campaigns")
    assert done.stdout.startswith("../campaigns/broken.yaml:1:12: error SYN002")


def test_several_outputs_in_one_run(plan: Path, tmp_path: Path) -> None:
    break_plan(plan)
    sarif, data = tmp_path / "a.sarif", tmp_path / "new" / "b.json"
    run("validate", str(plan), "--output", f"sarif={sarif}", "--output", f"json={data}")
    assert json.loads(sarif.read_text())["version"] == "2.1.0"
    assert json.loads(data.read_text())["summary"]["error"] == 1


def test_an_output_never_replaces_a_file_of_the_plan(plan: Path) -> None:
    settings = plan / "relplan.yaml"
    before = settings.read_text()
    done = run("validate", str(plan), "--output", f"json={settings}")
    assert done.returncode == 2
    assert settings.read_text() == before


def test_a_revision_is_read_without_a_checkout(plan: Path) -> None:
    git = ["git", "-C", str(plan), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], check=True)
    break_plan(plan)
    assert run("validate", str(plan)).returncode == 1
    assert run("validate", str(plan), "--rev", "HEAD").returncode == 0


def test_the_language_can_be_chosen(plan: Path) -> None:
    break_plan(plan)
    assert "aide" in run("validate", str(plan), "--lang", "fr").stdout
    assert "help" in run("validate", str(plan), "--lang", "en").stdout


def test_colour_follows_the_choice(plan: Path) -> None:
    break_plan(plan)
    assert "\x1b[" in run("validate", str(plan), "--color", "always").stdout
    assert "\x1b[" not in run("validate", str(plan)).stdout
    assert "\x1b[" in run("validate", str(plan), FORCE_COLOR="1").stdout
    assert "\x1b[" not in run("validate", str(plan), FORCE_COLOR="1", NO_COLOR="1").stdout


def test_the_step_summary_is_written_for_github(plan: Path, tmp_path: Path) -> None:
    break_plan(plan)
    summary = tmp_path / "summary.md"
    run("validate", str(plan), "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert "SYN002" in summary.read_text()


def test_statistics_count_by_rule(plan: Path) -> None:
    break_plan(plan)
    assert "SYN002" in run("validate", str(plan), "--statistics").stdout


def test_rules_are_listed_for_programs() -> None:
    catalogue = json.loads(run("rules", "--format", "json").stdout)
    assert "cap-exceeded" in {rule["name"] for rule in catalogue["rules"]}


def test_schemas_are_written_and_never_over_something_else(tmp_path: Path) -> None:
    assert run("schema", "-o", str(tmp_path)).returncode == 0
    assert json.loads((tmp_path / "scenario.schema.json").read_text())["$schema"].endswith("draft-07/schema#")


def test_validating_imports_nothing_of_reports() -> None:
    script = (
        "import sys; sys.argv = ['relplan', 'validate', 'examples/starter']\n"
        "from relplan.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'jinja2', 'babel', 'rich', 'networkx', 'holidays', 'markdown_it', 'ruamel'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_plan_of_several_files_is_checked_once(plan: Path) -> None:
    files = sorted(str(path) for path in plan.rglob("*.yaml"))
    done = run("validate", *files, "--format", "concise")
    assert done.stdout == run("validate", str(plan), "--format", "concise").stdout
    assert done.returncode == 0


def test_each_of_several_plans_is_checked_and_one_that_fails_fails(plan: Path) -> None:
    break_plan(plan)
    done = run("validate", str(STARTER), str(plan / "campaigns"), str(plan), "--format", "concise")
    assert done.stdout.count("Checked ") == 2
    assert done.returncode == 1
    refused = run("validate", str(STARTER), str(plan), "--format", "json")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "check one at a time" in refused.stderr


def test_where_there_is_no_plan_it_is_said_how_to_begin(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: b\n")
    done = run("validate", cwd=tmp_path)
    assert done.returncode == 2
    assert 'write relplan.yaml there with two lines, "relplan: 1" and "name: Our plan"' in done.stderr
    assert '"a.yaml" is in no plan' in run("validate", "a.yaml", cwd=tmp_path).stderr


def test_a_wrong_word_is_refused_in_the_words_of_the_program() -> None:
    done = run("validate", "--format", "xml")
    assert done.returncode == 2
    assert "'xml' is not one of 'text'" in done.stderr
    assert "Value error" not in done.stderr
