"""The small things pages are made of: words, links, chips, facts and sheets, each free of any markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, ClassVar

from relplan.report.addresses import is_safe_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Plain:
    """Words, as they are."""

    kind: ClassVar[str] = "plain"
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of the report's own; what stands in them between backticks is code."""

    kind: ClassVar[str] = "sentence"
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an object's place in the report."""

    kind: ClassVar[str] = "link"
    text: str
    page: str
    """The Markdown page that shows the object, without `.md`."""
    anchor: str
    """Its id in the HTML file."""
    is_code: bool = False
    """Whether the words are an id, for want of a name."""


@dataclass(frozen=True, slots=True)
class Away:
    """Words that lead out of the report, to a page of the team's."""

    kind: ClassVar[str] = "away"
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A channel: a letter and a colour, always with its name."""

    kind: ClassVar[str] = "chip"
    text: str
    letter: str
    colour: str
    """The kind of channel, or `other`."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is written."""

    kind: ClassVar[str] = "source"
    path: str
    line: int

    @property
    def text(self) -> str:
        """Write the place as editors understand it."""
        return f"{self.path}:{self.line}"


Piece = Plain | Sentence | Link | Away | Chip | Source
Cell = tuple[Piece, ...]
"""Pieces that stand side by side."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is said under it, one cell a line."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first cell of a row names it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Pill:
    """A state in one word."""

    text: str
    tone: str
    """Its colour: a status, a severity, `good`, `bad` or `open`."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every object's sheet begins and ends with."""

    title: str
    page: str
    anchor: str
    pill: Pill | None
    source: Source
    description: str
    """In the team's own Markdown."""
    facts: tuple[Fact, ...]
    own: tuple[Fact, ...]
    """The team's own `x-` keys."""

    @property
    def link(self) -> Link:
        """Lead to the sheet."""
        return Link(self.title, self.page, self.anchor)


_UNSAFE = re.compile(r"[^a-z0-9._-]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)")
"""Names that Windows gives no file, whatever its ending."""
_LONGEST_NAME = 200
"""As many characters as stay of a name; file systems take 255 with its ending, and an accent makes several here."""


def anchor_of(kind: str, ident: str) -> str:
    """Return the id that an object has in the HTML file: `scenario-welcome`."""
    return f"{kind}-{page_name(ident)}"


def page_name(ident: str) -> str:
    """Return an id as it may stand in a file name and an address, on Windows too; usual ids stay as they are.

    No two ids give names that differ only in capitals.
    """
    name = _UNSAFE.sub(lambda found: f"~{ord(found[0]):x}~", ident)
    if len(name) > _LONGEST_NAME:
        return f"{name[:_LONGEST_NAME]}~{sha256(name.encode()).hexdigest()[:8]}~"
    return _RESERVED.sub(lambda found: f"{found[0]}~", name, count=1) if _RESERVED.match(name) else name


def lead_away(text: str, url: str) -> Piece:
    """Return words that lead to a web or mail address; the words and the address when it is of another sort."""
    if is_safe_address(url):
        return Away(text, url)
    return Plain(text if text == url else f"{text} ({url})")


def code(ident: str) -> Sentence:
    """Return an id, plainly one."""
    return Sentence(f"`{ident}`")


def plain(text: str) -> tuple[Cell, ...]:
    """Return one line of words; none when there are no words."""
    return ((Plain(text),),) if text else ()


def lines(texts: Iterable[str]) -> tuple[Cell, ...]:
    """Return each text as a line of its own."""
    return tuple((Plain(text),) for text in texts if text)


def line(pieces: Iterable[Piece]) -> tuple[Cell, ...]:
    """Return pieces side by side on one line; none when there are no pieces."""
    cell = tuple(pieces)
    return (cell,) if cell else ()


def separate(pieces: Sequence[Piece], mark: str = ", ") -> Cell:
    """Put a mark between pieces; channels stand apart by themselves."""
    cell: list[Piece] = []
    for number, piece in enumerate(pieces):
        if number and not (isinstance(piece, Chip) and isinstance(pieces[number - 1], Chip)):
            cell.append(Plain(mark))
        cell.append(piece)
    return tuple(cell)


def keep(*facts: tuple[str, tuple[Cell, ...]]) -> tuple[Fact, ...]:
    """Return the facts of which something is said."""
    return tuple(Fact(label, cells) for label, cells in facts if any(cells))
