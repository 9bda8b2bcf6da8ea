"""A tree of plan files, wherever it is kept: the interface, and a tree in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relplan.source.problems import Problem

_ENDINGS = ("yaml", "yml", "yaml.txt", "yml.txt")
MAX_BYTES = 1024 * 1024
"""A plan file is prose and settings, of some 100 kB at most; what is larger was put there by mistake."""

MOST_FILES = 20_000
"""The largest plan that speed is measured on has 5,000."""
MOST_BYTES = 32 * 1024 * 1024
"""What all files of a plan may weigh together; the largest that speed is measured on weighs 9 MB."""


class TooMuchError(Exception):
    """A plan has more files, or heavier ones, than anybody writes."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f'"{label}" holds more than {MOST_FILES:,} YAML files, or than {MOST_BYTES // 1024**2} MB of them, and is '
            "not checked; keep the plan in a folder of its own, and other files out of it"
        )


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
        """Yield each YAML file, by path, or the problem that keeps it from being read; raises `TooMuchError`."""


def bounded(label: str, files: Iterable[SourceFile | Problem]) -> Iterator[SourceFile | Problem]:
    """Yield the files of a tree; raises `TooMuchError` once they are more than a plan may have."""
    weight = 0
    for number, found in enumerate(files, 1):
        weight += len(found.content) if isinstance(found, SourceFile) else 0
        refuse_too_much(label, number, weight)
        yield found


def refuse_too_much(label: str, files: int, weight: int) -> None:
    """Raise `TooMuchError` for more files, or more bytes of them, than a plan may have."""
    if files > MOST_FILES or weight > MOST_BYTES:
        raise TooMuchError(label)


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
