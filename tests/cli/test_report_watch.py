"""`relplan report --watch`: written again at each change, whatever state the plan is in."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relplan.cli.app import app
from tests.needed import is_ci

ROOT = Path(__file__).parent.parent.parent
needs_watchfiles = pytest.mark.skipif(find_spec("watchfiles") is None and not is_ci(), reason="watchfiles is missing")
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT for one process alone")


def report(*words: str) -> Result:
    return CliRunner().invoke(app, ["report", str(ROOT / "examples" / "starter"), "--watch", *words])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "examples" / "starter", tmp_path / "plan")


@pytest.fixture
def watching(plan: Path) -> Iterator[subprocess.Popen[str]]:
    """The command at work, writing into a folder inside the plan."""
    words = ["report", ".", "-o", "out", "--watch", "--lang", "en"]
    with subprocess.Popen(
        [sys.executable, "-m", "relplan", *words],
        cwd=plan,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process
        process.kill()


def lines_of_a_round(process: subprocess.Popen[str]) -> list[str]:
    """Return what is said up to where it waits; the end of the output ends it too."""
    assert process.stdout is not None
    found = []
    for line in process.stdout:
        found.append(line.rstrip())
        if line.endswith("watching, Ctrl+C stops\n"):
            break
    return found


@needs_watchfiles
@not_on_windows
def test_each_change_is_written_until_ctrl_c(plan: Path, watching: subprocess.Popen[str]) -> None:
    page = plan / "out" / "index.html"
    first = lines_of_a_round(watching)
    assert first[0] == "1 file written; open out/index.html"
    assert first[1].startswith("took ")

    moments = plan / "moments.yaml"
    good = moments.read_text()
    moments.write_text(good.replace("Newsletter sign-up", "A first visit"))
    assert lines_of_a_round(watching)[:2] == ["changed: moments.yaml", "1 file written; open out/index.html"]
    assert "A first visit" in page.read_text()

    moments.write_text('newsletter_signup: {name: "never closed\n')
    broken = lines_of_a_round(watching)
    assert broken[1].startswith("relplan: a file can't be read whole, as the documents say")
    assert broken[2] == "1 file written; open out/index.html"
    assert "A first visit" not in page.read_text()

    settings = (plan / "relplan.yaml").rename(plan / "aside.txt")
    refused = lines_of_a_round(watching)
    assert refused[0] == "changed: aside.txt, relplan.yaml"
    assert "is no plan" in refused[1]
    assert refused[2] == "nothing written; watching, Ctrl+C stops"

    settings.rename(plan / "relplan.yaml")
    assert lines_of_a_round(watching)[2] == "1 file written; open out/index.html"

    watching.send_signal(signal.SIGINT)
    assert lines_of_a_round(watching) == ["stopped"]
    assert watching.wait(10) == 0


@needs_watchfiles
@not_on_windows
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_that_tells_it_to_end_is_obeyed_in_silence(
    watching: subprocess.Popen[str], name: str, code: int
) -> None:
    lines_of_a_round(watching)
    watching.send_signal(getattr(signal, name))
    assert lines_of_a_round(watching) == []
    assert watching.wait(10) == code


@needs_watchfiles
@not_on_windows
@pytest.mark.parametrize(("name", "code"), [("SIGKILL", -9), ("SIGTERM", 143), ("SIGINT", 0)])
def test_what_it_was_writing_when_it_was_stopped_is_written_by_the_next_run(
    plan: Path, watching: subprocess.Popen[str], name: str, code: int
) -> None:
    out, fresh = plan / "out", plan.parent / "fresh"
    lines_of_a_round(watching)
    before = (out / "index.html").read_text()
    moments = plan / "moments.yaml"
    moments.write_text(moments.read_text().replace("Newsletter sign-up", "A first visit"))
    while not (out / ".relplan-report.lock").exists() and (out / "index.html").read_text() == before:
        assert watching.poll() is None
    watching.send_signal(getattr(signal, name))
    assert watching.wait(10) == code
    assert (out / "index.html").read_text().endswith("</html>\n")
    for folder in (out, fresh):
        assert CliRunner().invoke(app, ["report", str(plan), "-o", str(folder)]).exit_code == 0
    assert [(path.name, path.read_bytes()) for path in sorted(out.iterdir())] == [
        (path.name, path.read_bytes()) for path in sorted(fresh.iterdir())
    ]


@needs_watchfiles
def test_what_can_not_be_done_at_first_is_not_waited_for(tmp_path: Path) -> None:
    done = report("-o", str(tmp_path / "out"), "--audience", "programme:nobody")
    assert done.exit_code == 2
    assert 'the plan has no programme "nobody"' in done.output


@pytest.mark.parametrize(("words", "name"), [(("--check",), "--check"), (("--rev", "HEAD"), "--rev")])
def test_it_does_not_go_with_what_needs_no_folder(tmp_path: Path, words: tuple[str, ...], name: str) -> None:
    done = report("-o", str(tmp_path / "out"), *words)
    assert done.exit_code == 2
    assert done.output == f"relplan: --watch writes what the folder holds; leave out {name}\n"
    assert not (tmp_path / "out").exists()


def test_missing_library_is_said_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    done = report("-o", str(tmp_path / "out"))
    assert done.exit_code == 2
    assert done.output == "relplan: watching needs the library watchfiles: pip install 'relplan[watch]'\n"
