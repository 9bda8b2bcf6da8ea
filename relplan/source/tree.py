"""A tree of plan files, wherever it is kept: the interface, and a tree in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.source.problems import Problem

_ENDINGS = ("yaml", "yml", "yaml.txt", "yml.txt")
MAX_BYTES = 1024 * 1024
"""A plan file is prose and settings, of some 100 kB at most; what is larger was put there by mistake."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A YAML file of a tree, with its bytes."""

    path: str
    """Relative to the tree's root, with `/` on every system."""

    content: bytes


class Tree(Protocol):
    """A folder, a git revision or a mapping: anything that holds plan files."""

    @property
    def label(self) -> str:
        """Name the tree as its user would."""

    def files(self) -> Iterator[SourceFile | Problem]:
        """Yield each YAML file, by path, or the problem that keeps it from being read."""


def is_yaml(name: str) -> bool:
    """Tell whether a file name is one that relplan looks at: YAML, also under an ending that an editor has spoilt."""
    return name.lower().endswith(tuple(f".{ending}" for ending in _ENDINGS))


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder is left alone for its name; one that is but an ending lacks a name, and is said."""
    return name.startswith(".") and name.lstrip(".").lower() not in _ENDINGS


def is_utf8(path: str) -> bool:
    """Tell whether a path can be written: the system may give names that are no text."""
    return path == printable(path)


def printable(path: str) -> str:
    """Return a path with what is no text replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@dataclass(frozen=True)
class MemoryTree:
    """Files that exist only in memory: examples, and texts that an editor has not saved."""

    texts: Mapping[str, str | bytes]
    label: str = field(default="memory")

    def files(self) -> Iterator[SourceFile | Problem]:
        """Yield each file by path."""
        for path in sorted(self.texts):
            if is_yaml(path):
                yield SourceFile(path, self._bytes(path))

    def _bytes(self, path: str) -> bytes:
        text = self.texts[path]
        return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
