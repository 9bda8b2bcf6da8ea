"""A report's folder: made as a whole, renewed, and never at the cost of what somebody else put there."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from relplan.disk.lock import locked
from relplan.report.write import (
    MANIFEST,
    BusyFolderError,
    ChangedFileError,
    Document,
    ForeignFileError,
    ForeignFolderError,
    ReportFolderError,
    Staleness,
    UnwritableFolderError,
    find_stale,
    write_report,
)


def files_in(folder: Path) -> dict[str, str]:
    """Return the texts in a folder, without the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


FIRST = {"README.md": "one\n", "scenarios/a.md": "a\n", "scenarios/b.md": "b\n"}


def test_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    write_report(FIRST, tmp_path / "docs" / "plan")
    assert files_in(tmp_path / "docs" / "plan") == FIRST


def test_report_is_renewed_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    write_report(FIRST, tmp_path)
    write_report({"README.md": "two\n", "campaigns/c.md": "c\n"}, tmp_path)
    assert files_in(tmp_path) == {"README.md": "two\n", "campaigns/c.md": "c\n"}
    assert not (tmp_path / "scenarios").exists()


def test_same_report_leaves_the_same_manifest(tmp_path: Path) -> None:
    write_report(FIRST, tmp_path)
    before = (tmp_path / MANIFEST).read_bytes()
    write_report(dict(reversed(FIRST.items())), tmp_path)
    assert (tmp_path / MANIFEST).read_bytes() == before


def test_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ForeignFolderError, match=r'holds files that no report made, such as "notes.txt": choose'):
        write_report(FIRST, tmp_path)
    assert files_in(tmp_path) == {"notes.txt": "mine"}


def test_file_of_somebody_else_in_the_way_is_refused(tmp_path: Path) -> None:
    write_report({"README.md": "one\n"}, tmp_path)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "a.md").write_text("mine")
    with pytest.raises(ForeignFileError, match=r"a\.md"):
        write_report(FIRST, tmp_path)
    assert files_in(tmp_path) == {"README.md": "one\n", "scenarios/a.md": "mine"}


def test_other_files_in_a_report_stay(tmp_path: Path) -> None:
    write_report(FIRST, tmp_path)
    (tmp_path / "scenarios" / "mine.txt").write_text("mine")
    write_report({"README.md": "two\n"}, tmp_path)
    assert files_in(tmp_path) == {"README.md": "two\n", "scenarios/mine.txt": "mine"}


def test_page_changed_by_hand_is_neither_overwritten_nor_removed(tmp_path: Path) -> None:
    write_report(FIRST, tmp_path)
    (tmp_path / "scenarios" / "a.md").write_text("edited\n")
    with pytest.raises(ChangedFileError, match="was changed since"):
        write_report({**FIRST, "scenarios/a.md": "new\n"}, tmp_path)
    write_report({"README.md": "two\n"}, tmp_path)
    assert files_in(tmp_path) == {"README.md": "two\n", "scenarios/a.md": "edited\n"}
    assert find_stale({"README.md": "two\n"}, tmp_path) == {"scenarios/a.md": Staleness.NEEDLESS}
    with pytest.raises(ChangedFileError, match="was changed since"):
        write_report(FIRST, tmp_path)


def test_a_folder_of_hidden_files_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: ../.git/worktrees/pages\n")
    (tmp_path / ".nojekyll").touch()
    write_report(FIRST, tmp_path)
    assert files_in(tmp_path).items() >= FIRST.items()
    (tmp_path / "mine").touch()
    write_report(FIRST, tmp_path)


def test_converted_line_ends_are_no_change(tmp_path: Path) -> None:
    write_report(FIRST, tmp_path)
    (tmp_path / "README.md").write_bytes(b"one\r\n")
    write_report({"README.md": "two\n"}, tmp_path)
    assert files_in(tmp_path) == {"README.md": "two\n"}


def test_converted_line_ends_change_what_is_no_text(tmp_path: Path) -> None:
    first: dict[str, Document] = {"README.md": "a\nb\n", "summary.pdf": b"%PDF\n\xff\r\n"}
    write_report(first, tmp_path)
    assert (tmp_path / "summary.pdf").read_bytes() == b"%PDF\n\xff\r\n"
    assert find_stale(first, tmp_path) == {}
    (tmp_path / "README.md").write_bytes(b"a\r\nb\r\n")
    (tmp_path / "summary.pdf").write_bytes(b"%PDF\n\xff\n")
    assert find_stale(first, tmp_path) == {"summary.pdf": Staleness.CHANGED}
    with pytest.raises(ChangedFileError, match=r"summary\.pdf"):
        write_report({**first, "summary.pdf": b"%PDF 2"}, tmp_path)


def test_file_that_is_no_text_is_renewed_and_removed(tmp_path: Path) -> None:
    write_report({"README.md": "one\n", "summary.pdf": b"1"}, tmp_path)
    write_report({"README.md": "one\n", "summary.pdf": b"2"}, tmp_path)
    assert (tmp_path / "summary.pdf").read_bytes() == b"2"
    write_report({"README.md": "one\n"}, tmp_path)
    assert files_in(tmp_path) == {"README.md": "one\n"}


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / "report"
    write_report({"README.md": "one\n"}, folder)
    (folder / "scenarios").symlink_to(outside, target_is_directory=True)
    with pytest.raises(ForeignFileError):
        write_report(FIRST, folder)
    assert list(outside.iterdir()) == []


def test_manifest_leads_nowhere_outside(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine\n")
    folder = tmp_path / "report"
    write_report({"README.md": "one\n"}, folder)
    listed = json.loads((folder / MANIFEST).read_text())
    digest = listed["files"]["README.md"]
    precious.write_text("one\n")
    listed["files"] |= {"../precious.txt": digest, str(precious): digest}
    (folder / MANIFEST).write_text(json.dumps(listed))
    write_report({"README.md": "two\n"}, folder)
    assert precious.read_text() == "one\n"


@pytest.mark.parametrize(
    "path", [".git/HEAD", "pages/.git/HEAD", "C:HEAD", "pages/C:HEAD", "..", "", "a//HEAD", "a\0b"]
)
def test_manifest_lists_nothing_that_no_report_makes(tmp_path: Path, path: str) -> None:
    write_report({"README.md": "one\n"}, tmp_path)
    listed = json.loads((tmp_path / MANIFEST).read_text())
    listed["files"][path] = listed["files"]["README.md"]
    (tmp_path / MANIFEST).write_text(json.dumps(listed))
    with suppress(ValueError, OSError):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("one\n")
    before = sorted(tmp_path.rglob("*"))
    write_report({"README.md": "two\n"}, tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_broken_manifest_is_no_report(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("not json")
    with pytest.raises(ForeignFolderError):
        write_report(FIRST, tmp_path)


def test_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("mine")
    with pytest.raises(ReportFolderError, match="docs"):
        write_report(FIRST, tmp_path / "docs")


def test_interrupted_run_can_be_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_report(FIRST, tmp_path)
    replace = Path.replace

    def fail_on_b(self: Path, target: Path) -> Path:
        if Path(target).name == "b.md":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    second = {path: f"new {text}" for path, text in FIRST.items()}
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail_on_b)
        with pytest.raises(UnwritableFolderError, match="No space left"):
            write_report(second, tmp_path)
    assert files_in(tmp_path)["scenarios/b.md"] == "b\n"
    write_report(second, tmp_path)
    assert files_in(tmp_path) == second


def test_a_list_of_what_was_made_that_makes_no_sense_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / ".relplan-report").write_text("[" * 100_000)
    with pytest.raises(ForeignFolderError):
        write_report(FIRST, tmp_path)


def test_two_runs_do_not_write_at_once(tmp_path: Path) -> None:
    write_report(FIRST, tmp_path)
    lock = tmp_path / ".relplan-report.lock"
    with (
        locked(lock, tmp_path),
        pytest.raises(BusyFolderError, match=rf'^another run is writing "{re.escape(str(tmp_path))}": wait for it'),
    ):
        write_report({"README.md": "two\n"}, tmp_path)
    assert files_in(tmp_path) == FIRST
    write_report({"README.md": "two\n"}, tmp_path)
    assert files_in(tmp_path) == {"README.md": "two\n"}


def test_a_lock_that_a_dead_run_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / ".relplan-report.lock").touch()
    write_report(FIRST, tmp_path)
    assert files_in(tmp_path) == FIRST


def test_folders_that_a_dead_run_emptied_are_removed(tmp_path: Path) -> None:
    write_report(FIRST, tmp_path)
    for path in (tmp_path / "scenarios").iterdir():
        path.unlink()
    write_report({"README.md": "two\n"}, tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_runs_at_once_leave_a_folder_that_the_next_can_write(tmp_path: Path) -> None:
    def write(number: int) -> None:
        with suppress(BusyFolderError):
            write_report({f"{number}-{page}.md": "a\n" for page in range(20)}, tmp_path / "out")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(24)))
    write_report(FIRST, tmp_path / "out")
    assert files_in(tmp_path / "out").items() >= FIRST.items()
    assert sorted(path.name for path in (tmp_path / "out").glob("*.md")) == ["README.md"]
