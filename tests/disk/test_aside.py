"""Files that are put in their place whole, with the permissions that are expected, whatever the system refuses."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from stat import S_IMODE

import pytest

from relplan.disk.aside import put_files, writing_alone

MARK = ".relplan-test"
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_files_are_put_in_their_place_and_nothing_stays_aside(tmp_path: Path) -> None:
    with writing_alone(tmp_path, MARK, tmp_path):
        put_files({tmp_path / "a": b"1", tmp_path / "b" / "c": b"2"}, tmp_path, MARK)
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b" / "c").read_bytes()) == (b"1", b"2")
    assert names_in(tmp_path) == {"a", "b"}


@not_on_windows
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o002, 0o664)])
def test_a_new_file_has_the_permissions_that_new_files_have(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        put_files({tmp_path / "a": b"1"}, tmp_path, MARK)
    finally:
        os.umask(before)
    assert S_IMODE((tmp_path / "a").stat().st_mode) == mode


@not_on_windows
def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "a").chmod(0o600)
    put_files({tmp_path / "a": b"2"}, tmp_path, MARK)
    assert S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_what_dead_runs_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    dead = tmp_path / f"{MARK}-abcdefg1"
    kept = [tmp_path / f"{MARK}-notes", tmp_path / f"{MARK}-abcdefg2", tmp_path / ".relplan-other-abcdefg3"]
    for folder in (dead, *kept):
        folder.mkdir()
        (folder / "0").touch()
    (kept[1] / "mine.txt").touch()
    with writing_alone(tmp_path, MARK, tmp_path):
        assert names_in(tmp_path) == {folder.name for folder in kept} | {f"{MARK}.lock"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES])
def test_nothing_is_replaced_unless_all_could_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "a").write_bytes(b"1")
    write = Path.write_bytes

    def refuse_the_second(self: Path, content: bytes) -> int:
        if content == b"3":
            raise OSError(number, os.strerror(number))
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", refuse_the_second)
    with pytest.raises(OSError, match="b") as refused:
        put_files({tmp_path / "a": b"2", tmp_path / "b": b"3"}, tmp_path, MARK)
    assert refused.value.filename == str(tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == b"1"
    assert names_in(tmp_path) == {"a"}
