"""The examples of rules: a few files in one text, with marks on the lines that a rule speaks on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relplan.source.place import START_OF_FILE, Place
from relplan.source.problems import OutsideLink, Problem, TooLarge, UnreadableFile
from relplan.source.tree import MAX_BYTES, SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FILE = re.compile(r"# (?P<path>[\w./-]+\.(?:yaml|yml))(?: \((?P<state>[^()]+)\))?")
_MARK = re.compile(r"[ \t]*# <- here$")
_SETTINGS = "relplan: 1\nname: Example\n"
_ENCODING = "saved as "
_LINK = "a link to "
_SIZE = " MB"
_UNREADABLE = "no right to read"


@dataclass(frozen=True, slots=True)
class Example:
    """The files of an example, and its marked places."""

    files: Mapping[str, str]
    """By path; `relplan.yaml` is added when the example doesn't give it."""
    marks: tuple[tuple[str, int], ...]
    """File and line, from 1."""
    states: Mapping[str, str] = field(default_factory=dict)
    """What text can't show of some files: how they are saved, how large they are, where they lead."""

    @property
    def tree(self) -> ExampleTree:
        """The files as loading finds them."""
        return ExampleTree(self)


@dataclass(frozen=True, slots=True)
class ExampleTree:
    """The files of an example, in the state that it gives them."""

    example: Example
    label: str = "example"

    def files(self) -> Iterator[SourceFile | Problem]:
        """Yield each file by path, or what keeps it from being read."""
        for path in sorted(self.example.files):
            state = self.example.states.get(path, "")
            problem = _problem(Place(path, span=START_OF_FILE), state)
            yield problem or SourceFile(path, self._bytes(path, state))

    def _bytes(self, path: str, state: str) -> bytes:
        return self.example.files[path].encode(state.removeprefix(_ENCODING) if state else "utf-8")


def read_example(text: str) -> Example:
    """Read an example; marks are taken out of the files.

    A line `# path.yaml` begins a file; in brackets may stand `saved as ENCODING`, `NUMBER MB`, `a link to PATH` or
    `no right to read`. A mark on that line stands for the file as a whole: its first line.
    """
    files: dict[str, list[str]] = {}
    states: dict[str, str] = {}
    marks = []
    path = ""
    for line in text.strip("\n").split("\n"):
        plain = _MARK.sub("", line)
        header = _FILE.fullmatch(plain)
        if header:
            path = header["path"]
            files[path] = []
            if header["state"]:
                states[path] = header["state"]
        else:
            files[path].append(plain)
        if plain != line:
            marks.append((path, max(1, len(files[path]))))
    written = {name: "".join(f"{line}\n" for line in lines) for name, lines in files.items()}
    return Example({"relplan.yaml": _SETTINGS} | written, tuple(marks), states)


def change_example(text: str, change: str) -> str:
    """Return an example without its marks, changed as a diff says: `-` and `+` lines beside lines that stay.

    Parts of the diff are kept apart by an empty line; each must find its place, and one only.
    """
    lines = [_MARK.sub("", line) for line in text.strip("\n").split("\n")]
    for part in change.strip("\n").split("\n\n"):
        old, new = ([line[1:] for line in part.split("\n") if not line.startswith(sign)] for sign in ("+", "-"))
        starts = [at for at in range(len(lines)) if lines[at : at + len(old)] == old]
        if len(starts) != 1:
            raise ValueError(f"this stands {len(starts)} times in the example: {part}")
        lines[starts[0] : starts[0] + len(old)] = new
    return "\n".join(lines)


def _problem(at: Place, state: str) -> Problem | None:
    """Return what keeps a file in some state from being read."""
    if state.startswith(_LINK):
        return OutsideLink(at, state.removeprefix(_LINK))
    if state.endswith(_SIZE) and float(state.removesuffix(_SIZE)) * 1024 * 1024 > MAX_BYTES:
        return TooLarge(at, MAX_BYTES)
    if state == _UNREADABLE:
        return UnreadableFile(at, "Permission denied")
    return None
