"""Runs that are killed while they write: what was there is whole, and the next run works as if nothing had been.

Set RELPLAN_FUZZ=N for N times as many kills of each command.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn

import pytest

from relplan.cli.files import Own, replace_file
from relplan.report.write import EXPORT, REPORT, Document, Maker, write_documents
from tests.rounds import FUZZ, seeds

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are split in two")

ROOT = Path(__file__).parent.parent.parent
STARTER = ROOT / "examples" / "starter"
ROUNDS = 2 * FUZZ
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod"}
"""What the interpreter tells before it asks the system for it."""


def in_a_process(job: Callable[[], object]) -> int:
    """Do a job in a process of its own that shares what is imported; return how it ended, signals below zero."""
    child = os.fork()
    if not child:
        _end_with(job)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _end_with(job: Callable[[], object]) -> NoReturn:
    code: object = 70
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nowhere, number)
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
        job()
        code = 0
    except SystemExit as end:
        code = end.code or 0
    finally:
        os._exit(code if isinstance(code, int) else 70)


def killed_at(step: int, number: int, folder: Path, job: Callable[[], object]) -> Callable[[], object]:
    """Return a job that sends itself a signal before a certain step that it takes in a folder."""
    steps = iter(range(1_000_000))

    def hook(event: str, words: tuple[Any, ...]) -> None:
        if event in STEPS and str(words[0]).startswith(str(folder)) and next(steps) == step:
            os.kill(os.getpid(), number)

    def run() -> object:
        sys.addaudithook(hook)
        return job()

    return run


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return all that is in a folder; folders in it have no content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def documents_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder without hidden ones."""
    return {path: content for path, content in tree(folder).items() if content is not None and "/." not in f"/{path}"}


def is_old_or_new(found: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> bool:
    """Tell whether each file is whole, and none is missing that both have."""
    return all(content in (old.get(path), new.get(path)) for path, content in found.items()) and not (
        (old.keys() & new.keys()) - found.keys()
    )


OLD: dict[str, Document] = {"README.md": "old\n", "a/x.md": "old x\n", "gone/deep/y.md": "old y\n", "z.bin": b"\0old"}
NEW: dict[str, Document] = {"README.md": "new\n", "a/x.md": "new x\n", "fresh/w.md": "new w\n", "z.bin": b"\0new"}


@pytest.mark.parametrize(("maker", "number"), [(REPORT, signal.SIGKILL), (EXPORT, signal.SIGTERM)])
def test_documents_killed_before_each_step_are_whole_and_made_by_the_next_run(
    tmp_path: Path, maker: Maker, number: int
) -> None:
    fresh, before = tmp_path / "fresh", tmp_path / "before"
    write_documents(NEW, fresh, maker)
    write_documents(OLD, before, maker)
    old, new = documents_in(before), documents_in(fresh)
    for step in range(1_000):
        folder = tmp_path / str(step)
        write_documents(OLD, folder, maker)
        ended = in_a_process(killed_at(step, number, folder, lambda: write_documents(NEW, folder, maker)))  # noqa: B023
        assert is_old_or_new(documents_in(folder), old, new), step
        if not ended:
            break
        assert ended == -number
        write_documents(NEW, folder, maker)
        assert tree(folder) == tree(fresh), step
    assert step > 30


def test_what_a_killed_run_has_made_is_gone_when_the_next_makes_other_documents(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    write_documents(OLD, fresh, REPORT)
    for step in range(0, 60, 3):
        folder = tmp_path / str(step)
        write_documents(OLD, folder, REPORT)
        in_a_process(killed_at(step, signal.SIGKILL, folder, lambda: write_documents(NEW, folder, REPORT)))  # noqa: B023
        write_documents(OLD, folder, REPORT)
        assert tree(folder) == tree(fresh), step


def test_one_kind_of_export_killed_is_not_listed_by_the_next_of_another(tmp_path: Path) -> None:
    def write(folder: Path, name: str) -> None:
        write_documents({name: f"{name}\n"}, folder, EXPORT, keeps_others=True)

    both, one = tmp_path / "both", tmp_path / "one"
    write(both, "a.csv")
    write(both, "b.csv")
    write(one, "b.csv")
    for step in range(40):
        folder = tmp_path / str(step)
        in_a_process(killed_at(step, signal.SIGKILL, folder, lambda: write(folder, "a.csv")))  # noqa: B023
        write(folder, "b.csv")
        assert tree(folder) in (tree(one), tree(both)), step


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_file_killed_before_each_step_is_whole_and_written_by_the_next_run(tmp_path: Path, number: int) -> None:
    own = Own((".txt",))
    for step in range(100):
        folder = tmp_path / str(step)
        file = folder / "out.txt"
        replace_file(file, "old", own)
        ended = in_a_process(killed_at(step, number, folder, lambda: replace_file(file, "new", own)))  # noqa: B023
        assert file.read_text() in ("old", "new"), step
        if not ended:
            break
        replace_file(file, "new", own)
        assert tree(folder) == {"out.txt": b"new"}, step
    assert step > 5


@dataclass(frozen=True)
class Command:
    """A command that writes, of which two runs differ in what they write."""

    words: tuple[str, ...]
    earlier: tuple[str, ...]
    """What an earlier run was told besides."""
    file: str = ""
    """The one file that it writes into the folder, when it is given a file and not the folder."""

    def run(self, folder: Path, *besides: str) -> None:
        from relplan.__main__ import main

        place = str(folder / self.file) if self.file else str(folder)
        sys.argv = ["relplan", *(word.replace("OUT", place) for word in self.words), *besides]
        main()

    def earlier_run(self, folder: Path) -> None:
        self.run(folder, *self.earlier)


DAY = ("--as-of", "2027-01-01")
FRENCH = ("--lang", "fr")
COMMANDS = {
    "html": Command(("report", str(STARTER), "-o", "OUT", *DAY), FRENCH),
    "md": Command(("report", str(STARTER), "-o", "OUT", "-f", "md", *DAY), FRENCH),
    "site": Command(("report", str(STARTER), "-o", "OUT", "-f", "site", *DAY), FRENCH),
    "export": Command(("export", "all", str(STARTER), "-o", "OUT"), FRENCH),
    "schema": Command(("schema", "-o", "OUT"), ()),
    "calendar": Command(("calendar", str(STARTER), "-f", "ics", "-o", "OUT", *DAY), FRENCH, "sends.ics"),
    "validate": Command(("validate", str(STARTER), "--output", "json=OUT", *DAY), FRENCH, "findings.json"),
    "library": Command(("library", "show", "birthday", "-o", "OUT"), (), "birthday.yaml"),
}
NEVER_REPLACED = {"library"}
"""What is written only where nothing is."""


@pytest.fixture(scope="module", params=COMMANDS)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """A command, with what an earlier run and a fresh one write; what it needs is imported for all further runs."""
    name = str(request.param)
    top = tmp_path_factory.mktemp(name)
    old, new = top / "old", top / "new"
    command = COMMANDS[name]
    old.mkdir()
    if name not in NEVER_REPLACED:
        here(lambda: command.earlier_run(old))
    began = time.monotonic()
    here(lambda: command.run(new))
    return Written(command, old, new, top, time.monotonic() - began, name not in NEVER_REPLACED)


def here(job: Callable[[], object]) -> None:
    """Do a job that leaves with 0 in this process."""
    with redirect_stdout(StringIO()), pytest.raises(SystemExit) as end:
        job()
    assert not end.value.code


@dataclass(frozen=True)
class Written:
    """What a command wrote, earlier and anew."""

    command: Command
    old: Path
    new: Path
    top: Path
    seconds: float
    """How long a run takes."""
    is_replaced: bool

    def assert_whole(self, folder: Path) -> None:
        """Hold what a killed run left, and what the next run makes of it."""
        found = documents_in(folder)
        assert is_old_or_new(found, documents_in(self.old), documents_in(self.new))
        if self.is_replaced or not found:
            assert in_a_process(lambda: self.command.run(folder)) == 0
            assert tree(folder) == tree(self.new)

    def folder(self, name: object) -> Path:
        """Return a folder in which an earlier run has written."""
        return shutil.copytree(self.old, self.top / str(name))


def test_a_command_killed_before_some_step_is_whole(written: Written) -> None:
    chance = random.Random(seeds(1)[0])
    for turn in range(ROUNDS):
        folder = written.folder(f"step-{turn}")
        step = int(2 ** chance.uniform(0, 6))
        in_a_process(killed_at(step, signal.SIGKILL, folder, lambda: written.command.run(folder)))  # noqa: B023
        written.assert_whole(folder)


def test_a_command_that_is_told_to_end_leaves_nothing_aside(written: Written) -> None:
    folder = written.folder("told")
    assert in_a_process(killed_at(4, signal.SIGTERM, folder, lambda: written.command.run(folder))) == 143
    assert {path.name for path in folder.rglob(".relplan-*")} <= {REPORT.manifest, EXPORT.manifest}
    written.assert_whole(folder)


def test_a_command_killed_at_any_moment_is_whole(written: Written) -> None:
    chance = random.Random(seeds(1)[0])
    for turn in range(ROUNDS):
        folder = written.folder(f"moment-{turn}")
        child = os.fork()
        if not child:
            _end_with(lambda: written.command.run(folder))  # noqa: B023
        time.sleep(chance.uniform(0.5, 1.0) * written.seconds)
        os.kill(child, chance.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT)))
        os.waitpid(child, 0)
        written.assert_whole(folder)


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_each_signal_has_its_code(tmp_path: Path, name: str, code: int) -> None:
    run = COMMANDS["library"].run
    assert in_a_process(killed_at(2, getattr(signal, name), tmp_path, lambda: run(tmp_path))) == code
    assert tree(tmp_path) == {}
