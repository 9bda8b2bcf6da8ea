"""A lock that is held by one run at a time, and by none that is gone."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import NoReturn

import pytest

from relplan.disk import lock as module
from relplan.disk.lock import BusyError, locked


def test_one_holds_it_at_a_time_and_nothing_stays(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with locked(file, tmp_path) as is_alone:
        assert is_alone
        with pytest.raises(BusyError, match="another run is writing"), locked(file, tmp_path):
            pass
        assert file.exists()
    assert not file.exists()


def test_who_has_patience_waits_for_it(tmp_path: Path) -> None:
    file, order = tmp_path / "lock", []

    def wait() -> None:
        with locked(file, tmp_path, patience=10):
            order.append("second")

    with locked(file, tmp_path):
        second = Thread(target=wait)
        second.start()
        second.join(0.1)
        order.append("first")
    second.join()
    assert order == ["first", "second"]


def test_it_ends_with_the_process_that_holds_it(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    holding = "import sys, os; from pathlib import Path; from relplan.disk.lock import locked\n"
    holding += "with locked(Path(sys.argv[1]), Path()): print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", holding, file],
        cwd=Path(__file__).parent.parent.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(BusyError), locked(file, tmp_path):
            pass
        process.kill()
        process.wait()
        assert file.exists()
        with locked(file, tmp_path) as is_alone:
            assert is_alone
    assert not file.exists()


def test_a_file_that_its_holder_removed_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, hold = tmp_path / "lock", module._hold
    removed: list[int] = []

    def hold_what_was_removed(number: int) -> None:
        if not removed:
            removed.append(number)
            file.unlink()
        hold(number)

    monkeypatch.setattr(module, "_hold", hold_what_was_removed)
    with locked(file, tmp_path, patience=1) as is_alone:
        assert is_alone
        with pytest.raises(BusyError), locked(file, tmp_path):
            pass


def test_where_there_are_no_locks_nobody_is_kept_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> NoReturn:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(module, "_hold", refuse)
    with locked(tmp_path / "lock", tmp_path) as is_alone, locked(tmp_path / "lock", tmp_path):
        assert not is_alone


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_link_in_its_place_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BusyError, match=r"lock\" is no file.*remove it"), locked(tmp_path / "lock", tmp_path):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()
    with pytest.raises(BusyError, match=r"lock\" is no file.*remove it"), locked(tmp_path / "lock", tmp_path):
        pass
