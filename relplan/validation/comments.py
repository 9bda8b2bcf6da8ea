"""Comments that speak to relplan, and the node of the plan that each is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from relplan.source.place import Place, Position, Route, Span
from relplan.validation.outline import Outline, outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.source.document import Document

_MENTION = re.compile(rb"#[ \t]*relplan", re.IGNORECASE)
_COMMENT = re.compile(r"(?<![^ \t\r\n])#[^\r\n]*")
_ADDRESS = re.compile(r"#+[ \t]*relplan[ \t]*:(?P<text>.*)", re.IGNORECASE)
_ADDRESS_WITHOUT_COLON = re.compile(r"#+[ \t]*(?P<text>relplan[ \t]+ignore\b.*)", re.IGNORECASE)
_BLOCK_HEADER = re.compile(r"(?:[&!]\S*[ \t]+)*[|>][-+0-9]*[ \t]+(?P<comment>#[^\r\n]*)")
"""What a block text begins with, where a comment may still stand."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment whose first word is relplan, with a colon or before `ignore`."""

    text: str
    """What follows the colon; the whole comment when it has none."""
    at: Place
    """Where the comment itself stands."""
    about: Route | None
    """The node it is about, with all that is under it; None when it stands by nothing."""


def find_comments(document: Document) -> Iterator[Comment]:
    """Yield a file's comments to relplan; what looks like one inside a text is text."""
    if not _MENTION.search(document.content):
        return
    nodes = outline(document)
    for offset, comment in _comments(document):
        address = _ADDRESS.match(comment) or _ADDRESS_WITHOUT_COLON.match(comment)
        if address is None:
            continue
        at = document.position_at(offset)
        span = Span(at, Position(at.line, at.column + len(comment.rstrip())))
        is_own_line = not document.text[document.line_starts[at.line - 1] : offset].strip()
        about = _node_under(document, nodes, at) if is_own_line else nodes.main.get(at.line)
        yield Comment(address["text"].strip(), Place(document.path, span=span), about)


def _node_under(document: Document, nodes: Outline, at: Position) -> Route | None:
    """Return the outermost node that begins first after a comment; none when that is indented less than the comment."""
    line = nodes.line_after(at.line)
    if line is None:
        return None
    written = document.lines[line - 1]
    indent = len(written) - len(written.lstrip())
    return None if at.column > indent + 1 else nodes.first[line]


def _comments(document: Document) -> Iterator[tuple[int, str]]:
    """Yield every comment of a file, from its `#` to the end of its line, with its offset."""
    text = document.text
    begun = 0
    for start, end in chain(document.spans.texts, [(len(text), len(text))]):
        for found in _COMMENT.finditer(text, begun, start):
            yield found.start(), found[0]
        header = _BLOCK_HEADER.match(text, start - 1) if start else None
        if header:
            yield header.start("comment"), header["comment"]
        begun = end
