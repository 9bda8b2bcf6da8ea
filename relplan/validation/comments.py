"""Comments that speak to relplan, and the node of the plan that each is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.source.place import Place, Position, Route, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.source.document import Document

_COMMENT = re.compile(r"(?:(?<=\s)|^)#[ \t]*relplan:(?P<text>[^\r\n]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that begins with `relplan:`."""

    text: str
    """What follows the colon."""
    at: Place
    """Where the comment itself stands."""
    about: Route | None
    """The node it is about, with all that is under it; None when nothing follows it."""


def find_comments(document: Document) -> Iterator[Comment]:
    """Yield a file's comments to relplan; what looks like one inside a text is text."""
    if b"relplan:" not in document.content:
        return
    text = document.text
    inside = document.spans.texts
    for found in _COMMENT.finditer(text):
        hash_at = found.start()
        if any(start <= hash_at < end for start, end in inside if not _is_header(text, start, hash_at)):
            continue
        line = text.count("\n", 0, hash_at) + 1
        column = hash_at - (text.rfind("\n", 0, hash_at) + 1) + 1
        span = Span(Position(line, column), Position(line, column + len(found[0].rstrip())))
        is_own_line = not text[hash_at - column + 1 : hash_at].strip()
        about = _node_after(document, line) if is_own_line else _node_on(document, line)
        yield Comment(found["text"].strip(), Place(document.path, span=span), about)


def _is_header(text: str, start: int, hash_at: int) -> bool:
    """Tell whether a comment stands on the line that opens a block text."""
    return text[start - 1 : start] in ("|", ">") and "\n" not in text[start:hash_at]


def _node_after(document: Document, line: int) -> Route | None:
    """Return the outermost node that begins first after a line."""
    starts = [(span.start, len(route), route) for route, span in _openings(document) if span.start.line > line]
    return min(starts)[2] if starts else None


def _node_on(document: Document, line: int) -> Route | None:
    """Return the outermost node that begins and ends on a line, else the outermost that begins there."""
    here = [(len(route), route) for route, span in _openings(document) if span.start.line == line]
    whole = [(depth, route) for depth, route in here if _ends_on(document, route, line)]
    return min(whole or here, key=lambda found: found[0])[1] if here else None


def _openings(document: Document) -> Iterator[tuple[Route, Span]]:
    """Yield each node with the span of its first token: the key of a mapping's entry, the value of a list's."""
    for route, span in document.spans.values.items():
        if route:
            yield route, document.spans.keys.get(route, span)


def _ends_on(document: Document, route: Route, line: int) -> bool:
    """Tell whether a node is over by the end of a line; the parser ends a block at its next token."""
    end = document.spans.values[route].end
    return end.line == line or (end.line > line and not _has_more(document, route, line))


def _has_more(document: Document, route: Route, line: int) -> bool:
    return any(
        other[: len(route)] == route and span.start.line > line for other, span in document.spans.values.items()
    ) or _is_long_text(document, route, line)


def _is_long_text(document: Document, route: Route, line: int) -> bool:
    span = document.spans.values[route]
    return span.end.line > line and document.lines[span.start.line - 1][span.start.column - 1 :][:1] in ("|", ">")
