"""Templates of the team's own, which take the place of those of the same name (`--template DIR`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from relplan.plan.spelling import nearest
from relplan.report.forms.bounded import Work
from relplan.source.file import UnusableFileError, read_file
from relplan.source.repository import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPLATES = files("relplan.report") / "templates"
_FOLDERS = {"html": (".html.j2", ".css"), "markdown": (".md.j2",)}
_FRAME = "html/index.html.j2"
"""Holds the content security policy, so that whatever a template shows asks the network for nothing."""
_FOREIGN = re.compile(r"</?(?:script|meta|base|link|iframe|frame|object|embed|form)\b", re.IGNORECASE)
"""Tags that bring in or lead to something else by themselves."""
_END_OF_STYLE = re.compile("</style", re.IGNORECASE)
_MAX_BYTES = 1_000_000


class OwnTemplateError(Exception):
    """A folder of templates can't be used, or one of its templates is wrong."""


@dataclass(frozen=True, slots=True)
class OwnTemplates:
    """The files of a folder that take the place of relplan's own."""

    folder: Path
    texts: tuple[tuple[str, str], ...]
    """By name, as `html/overview.html.j2`."""
    work: Work = field(default_factory=Work, compare=False)
    """What they do in one report."""

    def of(self, folder: str) -> dict[str, str]:
        """Return the files of `html` or `markdown`, by their name in it."""
        return {name.removeprefix(f"{folder}/"): text for name, text in self.texts if name.startswith(f"{folder}/")}


def find_foreign_tag(html: str) -> str:
    """Return the first tag in the body of a page that only the frame may have; empty for none.

    What people write in a plan is escaped, so that a tag can only come from a template.
    """
    body = html[html.index("</head>") : html.rindex("</footer>")]
    found = _FOREIGN.search(body)
    return found[0] if found else ""


def read_own_templates(folder: Path) -> OwnTemplates:
    """Read a folder of templates; raises `OwnTemplateError` for one that takes the place of nothing."""
    if leads_out(folder):
        raise OwnTemplateError(f'"{folder}" is a link out of the repository; put the folder itself there')
    if not folder.is_dir():
        raise OwnTemplateError(f'"{folder}" is no folder; give the one that holds html/ or markdown/')
    try:
        texts = tuple((name, _read(folder, name)) for name in sorted(_list(folder)))
    except OSError as error:
        raise OwnTemplateError(f'"{error.filename}" can\'t be read: {error.strerror}') from None
    if not texts:
        raise OwnTemplateError(f'"{folder}" holds no template; put one there, as html/overview.html.j2')
    return OwnTemplates(folder, texts)


@cache
def known_templates() -> tuple[str, ...]:
    """Return the names that may be taken."""
    found = (
        f"{folder}/{file.name}"
        for folder, endings in _FOLDERS.items()
        for file in (_TEMPLATES / folder).iterdir()
        if file.name.endswith(endings)
    )
    return tuple(sorted(set(found) - {_FRAME}))


def _list(folder: Path) -> Iterator[str]:
    """Yield the names of the files of a folder; hidden ones are left alone."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        if not path.is_dir() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix()


def _read(folder: Path, name: str) -> str:
    path = folder / name
    if name == _FRAME:
        raise OwnTemplateError(
            f'"{path}": the frame of the page can\'t be replaced, since it keeps the page from asking the network; '
            "replace what is in it, as html/overview.html.j2"
        )
    if name not in known_templates():
        close = nearest(name, known_templates(), 1)
        meant = (
            f"did you mean {close[0]}?" if close else "names are as html/overview.html.j2 or markdown/scenario.md.j2"
        )
        raise OwnTemplateError(f'"{path}" takes the place of no template; {meant}')
    if not path.resolve().is_relative_to(folder.resolve()):
        raise OwnTemplateError(f'"{path}" leads out of its folder; put the file itself there')
    try:
        content = read_file(path, _MAX_BYTES)
    except UnusableFileError as error:
        raise OwnTemplateError(f'the template "{path}" {error}; give a file of text') from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise OwnTemplateError(f'"{path}" is not UTF-8; save it as such') from None
    if name.endswith(".css") and (end := _END_OF_STYLE.search(text)):
        line = text.count("\n", 0, end.start()) + 1
        raise OwnTemplateError(f'{path}:{line}: "{end[0]}" would end the style of the page; take it out')
    return text
