"""What is missing or full around the program is said in a sentence, and never called a fault of it."""

from __future__ import annotations

import errno
import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from relplan.report.write import REPORT
from tests.cli.test_exit_codes import ENDING, FORMATS, Program, plan, program

__all__ = ["plan", "program"]

ROOT = Path(__file__).parent.parent.parent
STARTER = ROOT / "examples" / "starter"
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")


@dataclass(frozen=True)
class Ended:
    """How a line of shell ended."""

    code: int
    out: str
    err: str


def shell(line: str, folder: Path = ROOT, **env: str) -> Ended:
    """Run a line in which `relplan` is the program; a variable that is given empty is unset."""
    path = os.pathsep.join([str(ROOT), *map(os.path.abspath, os.environ.get("PYTHONPATH", "").split(os.pathsep))])
    others = {name: text for name, text in os.environ.items() if name not in env} | {n: t for n, t in env.items() if t}
    done = subprocess.run(
        ["sh", "-c", f'relplan() {{ {shlex.quote(sys.executable)} -m relplan "$@"; }}\n{line}'],
        cwd=folder,
        env={**others, "PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


@not_on_windows
@pytest.mark.parametrize("words", ["--version", "schema scenario"])
def test_a_closed_output_is_said(words: str) -> None:
    done = shell(f"relplan {words} >&-")
    assert (done.code, done.err) == (2, "relplan: the standard output is closed: open it, or send it to a file\n")


@needs_full
@pytest.mark.parametrize("words", ["--version", "schema scenario"])
def test_a_full_output_is_said(words: str) -> None:
    done = shell(f"relplan {words} >/dev/full")
    sentence = "relplan: the standard output can't be written (No space left on device): free some space on the disk"
    assert done.code == 2
    assert done.err == f"{sentence}, then run this again\n"


@not_on_windows
def test_an_output_that_can_only_be_read_is_said() -> None:
    done = shell("relplan schema scenario 1</dev/null")
    assert done.code == 2
    assert done.err.startswith("relplan: the standard output can't be written (Bad file descriptor): ")


@not_on_windows
@pytest.mark.parametrize("words", ["--version", "schema scenario", "nonsense"])
def test_nothing_is_said_where_nobody_listens(words: str) -> None:
    done = shell(f"relplan {words} 2>&- >&-")
    assert (done.code, done.out, done.err) == (2, "", "")


@not_on_windows
def test_a_closed_error_stream_changes_nothing_else(tmp_path: Path) -> None:
    done = shell(f"relplan schema scenario -o {shlex.quote(str(tmp_path))} 2>&- <&-")
    assert (done.code, done.out) == (0, "")
    assert (tmp_path / "scenario.schema.json").read_text().startswith("{")
    assert shell("relplan schema nonsense 2>&-") == Ended(2, "", "")


@needs_full
def test_a_full_error_stream_keeps_the_code() -> None:
    assert shell("relplan schema nonsense 2>/dev/full") == Ended(2, "", "")


@not_on_windows
@pytest.mark.parametrize("words", ["--version", "schema scenario", "export all -o out -h"])
def test_a_reader_that_is_gone_is_no_reason_to_complain(words: str) -> None:
    done = shell(f"{{ relplan {words}; echo $? >&2; }} | true")
    assert done.err in ("2\n", "0\n")


@not_on_windows
def test_a_reader_that_is_gone_before_all_is_written_leaves_with_2() -> None:
    done = shell("{ sleep 0.1; relplan library list --format json; echo $? >&2; } | true")
    assert done.err == "2\n"


@not_on_windows
@pytest.mark.parametrize("words", ["validate", "rules", f"report {shlex.quote(str(STARTER))} -o out"])
def test_a_folder_that_is_gone_is_named(tmp_path: Path, words: str) -> None:
    done = shell(f"mkdir gone && cd gone && rmdir ../gone && relplan {words}", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f'relplan: the folder "{tmp_path / "gone"}", in which relplan was started, is gone or can\'t be read '
        "(No such file or directory): go to another one\n"
    )


@not_on_windows
def test_neither_a_home_nor_a_folder_for_temporaries_is_needed(tmp_path: Path) -> None:
    done = shell(f"relplan report {shlex.quote(str(STARTER))} -o out", tmp_path, HOME="", TMPDIR="/missing", USER="")
    assert (done.code, done.err) == (0, "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {REPORT.manifest, "index.html"}


WRITING = {
    "html": ("report", "PLAN", "-o", "OUT"),
    "site": ("report", "PLAN", "-o", "OUT", "--format", "site"),
    "export": ("export", "all", "PLAN", "-o", "OUT"),
    "schema": ("schema", "scenario", "-o", "OUT"),
    "calendar": ("calendar", "PLAN", "-f", "ics", "-o", "OUT/x.ics"),
    "library": ("library", "show", "birthday", "-o", "OUT/x.yaml"),
    **{form: ("validate", "PLAN", "--output", f"{form}=OUT/x{ENDING[form]}") for form in FORMATS},
}


def words_of(name: str, plan: Path, out: Path) -> list[str]:
    return [word.replace("PLAN", str(plan)).replace("OUT", str(out)) for word in WRITING[name]]


REMEDIES = {
    errno.ENOSPC: "free some space on the disk, then run this again",
    errno.EDQUOT: "free some of your share of the disk, then run this again",
    errno.EROFS: "choose another place",
    errno.EIO: "choose another place, or see what is wrong with this one",
}


@pytest.mark.parametrize("name", WRITING)
@pytest.mark.parametrize("number", REMEDIES, ids=errno.errorcode.get)
def test_a_disk_that_takes_nothing_is_said_with_the_file(
    program: Program, plan: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    out = plan.parent / "out"
    monkeypatch.setattr(Path, "write_bytes", refuse)
    done = program.run(*words_of(name, plan, out))
    said = done.err.strip().splitlines()[-1]
    assert done.code == 2
    assert said.startswith(f'relplan: "{out}')
    assert said.endswith(f"can't be written ({os.strerror(number)}): {REMEDIES[number]}")
    assert ".lock" not in said
    assert not list(out.glob("*"))


@pytest.mark.parametrize("name", WRITING)
def test_a_path_through_a_file_is_said(program: Program, plan: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("mine")
    out = tmp_path / "file" / "out"
    done = program.run(*words_of(name, plan, out))
    said = done.err.strip().splitlines()[-1]
    assert done.code == 2
    assert said.startswith(f'relplan: "{out}')
    assert said.endswith("a part of its path is a file; choose another place")


@pytest.mark.parametrize("name", WRITING)
def test_a_folder_that_may_not_be_written_is_said(
    program: Program, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    out, opened = tmp_path / "out", os.open

    def refuse(path: str | Path, *words: int, **named: int) -> int:
        if str(path).startswith(str(out)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(path, *words, **named)

    monkeypatch.setattr(os, "open", refuse)
    done = program.run(*words_of(name, plan, out))
    assert done.code == 2
    assert done.err.endswith("can't be written (Permission denied): ask for the right to, or choose another place\n")
    assert ".lock" not in done.err


def test_a_step_summary_that_can_not_be_written_is_said(
    program: Program, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    done = program.run("validate", plan, "--format", "github")
    assert (done.code, done.err) == (
        2,
        f'relplan: the step summary "{tmp_path}" can\'t be written (Is a directory): it is a folder; '
        "choose another name\n",
    )


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "there is not enough memory: close some programs, or run this where there is more"),
        (
            PermissionError(errno.EACCES, "Permission denied", "plan/relplan.yaml"),
            '"plan/relplan.yaml" can\'t be used (Permission denied): ask for the right to, or choose another place',
        ),
        (
            OSError(errno.EMFILE, "Too many open files"),
            "the system refuses (Too many open files): close some programs, or allow more open files, then run this "
            "again",
        ),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_the_system_refuses_is_no_fault_of_the_program(
    program: Program, plan: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr("relplan.cli.target.review_plan", refuse)
    done = program.run("validate", plan)
    assert (done.code, done.out, done.err) == (2, "", f"relplan: {said}\n")


def test_an_endless_recursion_is_a_fault_of_the_program(
    program: Program, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise RecursionError("maximum recursion depth exceeded")

    monkeypatch.setattr("relplan.cli.target.review_plan", refuse)
    assert "This is a fault of relplan" in program.run("validate", plan).err
