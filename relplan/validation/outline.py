"""The nodes of a file by the lines they begin on."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relplan.source.document import Document
    from relplan.source.place import Position, Route, Span
    from relplan.source.yaml import Spans


@dataclass(frozen=True, slots=True)
class Outline:
    """Tells which node a line speaks of."""

    lines: Sequence[int]
    """The lines on which nodes begin, from the top."""
    first: Mapping[int, Route]
    """By line, the outermost of the nodes that begin first on it."""
    main: Mapping[int, Route]
    """By line, the outermost node that begins and ends on it, else the outermost that begins there."""

    def line_after(self, line: int) -> int | None:
        """Return the next line on which a node begins."""
        index = bisect_right(self.lines, line)
        return self.lines[index] if index < len(self.lines) else None


def outline(document: Document) -> Outline:
    """Go through the nodes of a file once."""
    last_lines = _last_lines(document.spans)
    first: dict[int, tuple[tuple[Position, int], Route]] = {}
    main: dict[int, tuple[tuple[bool, int], Route]] = {}
    for route, start in _openings(document.spans):
        line, depth = start.line, len(route)
        by_place = (start, depth)
        if line not in first or by_place < first[line][0]:
            first[line] = (by_place, route)
        by_reach = (last_lines[route] > line, depth)
        if line not in main or by_reach < main[line][0]:
            main[line] = (by_reach, route)
    return Outline(
        sorted(first),
        {line: route for line, (_, route) in first.items()},
        {line: route for line, (_, route) in main.items()},
    )


def _openings(spans: Spans) -> Iterator[tuple[Route, Position]]:
    """Yield each node with its beginning: that of the key in a mapping, of the value in a list."""
    for route, span in spans.values.items():
        if route:
            yield route, spans.keys.get(route, span).start


def _last_lines(spans: Spans) -> dict[Route, int]:
    """Return the last line that each node has a word on; the parser itself ends a block at its next token."""
    found: dict[Route, int] = {}
    for route, span in spans.values.items():  # the parts of a node come before it
        last = max(span.start.line, found[route]) if route in found else _last_line(span)
        found[route] = last
        parent = route[:-1]
        found[parent] = max(found.get(parent, last), last)
    return found


def _last_line(span: Span) -> int:
    """Return the last line of a text; a block text ends before the line after it."""
    is_before_line = span.end.column == 1 and span.end.line > span.start.line
    return span.end.line - 1 if is_before_line else span.end.line
