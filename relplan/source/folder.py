"""A tree of plan files in a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from relplan.source.place import START_OF_FILE, Place
from relplan.source.problems import OutsideLink, Problem, TooLarge, UnreadableFile
from relplan.source.tree import MAX_BYTES, SourceFile, is_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator


class FolderTree:
    """The YAML files under a folder; hidden files and folders are none of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._real_root = os.path.realpath(root)

    @property
    def label(self) -> str:
        """Name the folder."""
        return str(self.root)

    def files(self) -> Iterator[SourceFile | Problem]:
        """Yield each file by path; links are followed only to files inside the folder."""
        yield from self._walk(str(self.root), "")

    def read(self, path: str) -> bytes | None:
        """Return one file's bytes, or None when it can't be read."""
        found = self._load(path, os.path.join(self.root, path)) if self._is_inside(path) else None  # noqa: PTH118
        return found.content if isinstance(found, SourceFile) else None

    def _walk(self, folder: str, prefix: str) -> Iterator[SourceFile | Problem]:
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield UnreadableFile(_place(prefix.rstrip("/")), error.strerror or "unreadable")
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = prefix + entry.name
            if entry.is_symlink():
                yield from self._follow(entry, path)
            elif entry.is_dir(follow_symlinks=False):
                yield from self._walk(entry.path, path + "/")
            elif is_yaml(entry.name) and entry.is_file(follow_symlinks=False):
                yield self._load(path, entry.path)

    def _follow(self, entry: os.DirEntry[str], path: str) -> Iterator[SourceFile | Problem]:
        if is_yaml(entry.name) and self._is_inside(path) and entry.is_file():
            yield self._load(path, entry.path)
        elif is_yaml(entry.name) or entry.is_dir():
            yield OutsideLink(_place(path), str(Path(entry.path).readlink()))

    def _is_inside(self, path: str) -> bool:
        real = os.path.realpath(os.path.join(self.root, path))  # noqa: PTH118
        return real.startswith(self._real_root + os.sep)

    def _load(self, path: str, full: str) -> SourceFile | Problem:
        try:
            with open(full, "rb") as file:  # noqa: PTH123
                content = file.read(MAX_BYTES + 1)
        except OSError as error:
            return UnreadableFile(_place(path), error.strerror or "unreadable")
        if len(content) > MAX_BYTES:
            return TooLarge(_place(path), MAX_BYTES)
        return SourceFile(path, content)


def _place(path: str) -> Place:
    return Place(path, span=START_OF_FILE)
