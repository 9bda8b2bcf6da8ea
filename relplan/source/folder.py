"""A tree of plan files in a folder."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from relplan.source.file import NotRegularError, TooLongError, read_file
from relplan.source.place import START_OF_FILE, Place
from relplan.source.problems import OutsideLink, Problem, TooLarge, UnreadableFile
from relplan.source.tree import MAX_BYTES, SourceFile, bounded, is_hidden, is_utf8, is_yaml, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FOLDERS = 50
"""How deep folders may be nested."""


class FolderTree:
    """The YAML files under a folder; hidden files and folders are none of them."""

    def __init__(self, root: Path, only: str = "") -> None:
        """Take a folder; of its files, only the one with a name at its top, when a name is given."""
        self.root = root
        self._only = only
        self._real_root = os.path.realpath(root)

    @property
    def label(self) -> str:
        """Name the folder."""
        return str(self.root)

    def files(self) -> Iterator[SourceFile | Problem]:
        """Yield each file by path; links are followed only to files inside the folder."""
        return bounded(self.label, self._walk(str(self.root), ""))

    def changed_at(self) -> datetime | None:
        """Return when the file that was changed last was; None when there is none that can be read."""
        paths = (os.path.join(self.root, found.path) for found in self.files() if isinstance(found, SourceFile))
        return max((datetime.fromtimestamp(os.stat(path).st_mtime, UTC) for path in paths), default=None)

    def _walk(self, folder: str, prefix: str, depth: int = 0) -> Iterator[SourceFile | Problem]:
        if depth > MAX_FOLDERS:
            yield UnreadableFile(_place(prefix.rstrip("/")), "nested too deep")
            return
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=_rank)
        except OSError as error:
            yield UnreadableFile(_place(prefix.rstrip("/")), error.strerror or "unreadable")
            return
        for entry in entries:
            path = prefix + entry.name
            if is_hidden(entry.name) or self._only not in ("", entry.name):
                continue
            if _is_folder(entry):
                yield from self._walk(entry.path, path + "/", depth + 1)
            elif entry.is_symlink():
                yield from self._follow(entry, path)
            elif is_yaml(entry.name):
                yield self._take(entry, path)

    def _take(self, entry: os.DirEntry[str], path: str) -> SourceFile | Problem:
        if not is_utf8(path):
            return UnreadableFile(_place(printable(path)), "its name is not UTF-8")
        if not entry.is_file(follow_symlinks=False):
            return UnreadableFile(_place(path), "not a regular file")
        return self._load(path, entry.path)

    def _follow(self, entry: os.DirEntry[str], path: str) -> Iterator[SourceFile | Problem]:
        leads_to_file = os.path.isfile(entry.path)
        if not is_yaml(entry.name) and (leads_to_file or not os.path.isdir(entry.path)):
            return
        if leads_to_file and is_utf8(path) and self._is_inside(path):
            yield self._load(path, entry.path)
        else:
            yield OutsideLink(_place(printable(path)), printable(str(Path(entry.path).readlink())))

    def _is_inside(self, path: str) -> bool:
        if "\0" in path:
            return False
        real = os.path.realpath(os.path.join(self.root, path))
        return real.startswith(self._real_root + os.sep)

    def _load(self, path: str, full: str) -> SourceFile | Problem:
        try:
            return SourceFile(path, read_file(full, MAX_BYTES))
        except NotRegularError:
            return UnreadableFile(_place(path), "not a regular file")
        except TooLongError:
            return TooLarge(_place(path), MAX_BYTES)
        except OSError as error:
            return UnreadableFile(_place(path), error.strerror or "unreadable")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _rank(entry: os.DirEntry[str]) -> str:
    """Order entries as the paths of what is in them."""
    return f"{entry.name}/" if _is_folder(entry) else entry.name


def _place(path: str) -> Place:
    return Place(path, span=START_OF_FILE)
