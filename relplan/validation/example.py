"""The examples of rules: a few files in one text, with marks on the lines that a rule speaks on."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FILE = re.compile(r"# (?P<path>[\w./-]+\.(?:yaml|yml))")
_MARK = re.compile(r"[ \t]*# <- here$")
_SETTINGS = "relplan: 1\nname: Example\n"


@dataclass(frozen=True, slots=True)
class Example:
    """The files of an example, and its marked places."""

    files: dict[str, str]
    """By path; `relplan.yaml` is added when the example doesn't give it."""
    marks: tuple[tuple[str, int], ...]
    """File and line, from 1."""


def read_example(text: str) -> Example:
    """Read an example; marks are taken out of the files."""
    files: dict[str, list[str]] = {}
    marks = []
    path = ""
    for line in text.strip("\n").split("\n"):
        header = _FILE.fullmatch(line)
        if header:
            path = header["path"]
            files[path] = []
            continue
        plain = _MARK.sub("", line)
        files[path].append(plain)
        if plain != line:
            marks.append((path, len(files[path])))
    written = {name: "\n".join(lines) + "\n" for name, lines in files.items()}
    return Example({"relplan.yaml": _SETTINGS} | written, tuple(marks))
