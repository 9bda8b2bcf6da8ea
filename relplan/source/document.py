"""A YAML file of the plan: its data, and the place of everything in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from relplan.source.place import START_OF_FILE, Part, Place, Position, Route, Span
from relplan.source.problems import EmptyFile, Problem
from relplan.source.yaml import Spans, find_first_key, read_yaml

if TYPE_CHECKING:
    from relplan.source.tree import SourceFile

_LINE_BREAK = re.compile("\r\n|\n|\r")


@dataclass(frozen=True)
class Document:
    """What a file says, as plain data.

    Places are found by reading the text once more, and only when asked: most files are never asked.
    """

    path: str
    content: bytes
    data: Any

    @cached_property
    def spans(self) -> Spans:
        """Every key and value with its span."""
        spans = Spans()
        read_yaml(self.path, self.content, spans)
        return spans

    @cached_property
    def text(self) -> str:
        """The file's text, without a byte-order mark."""
        return self.content.decode("utf-8", "replace").removeprefix("\ufeff")

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines as an editor counts them."""
        return _LINE_BREAK.split(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offsets of the text's lines."""
        return [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]

    def position_at(self, offset: int) -> Position:
        """Return the line and the column of an offset in the text."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def locate(self, place: Place) -> Span:
        """Return where a place is written, or its nearest written ancestor."""
        if place.span is not None:
            return place.span
        route = place.route
        if place.part is Part.KEY and self._first_key is not None and route == self._first_key[0]:
            return self._first_key[1]
        if place.part is Part.KEY and route in self.spans.keys:
            return self.spans.keys[route]
        while route and route not in self.spans.values:
            route = route[:-1]
            if route in self.spans.keys:
                return self.spans.keys[route]
        return _trimmed(self.spans.values.get(route, START_OF_FILE))

    @cached_property
    def _first_key(self) -> tuple[Route, Span] | None:
        """The key that the file begins with, where most objects say their name: it is found without reading on."""
        return find_first_key(self.content)

    def write_route(self, route: Route) -> str:
        """Return a route as people read it: `sends[2].on`."""
        return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in route).lstrip(".")


def _trimmed(span: Span) -> Span:
    """Shorten a block to its first line: the parser ends it at the next token."""
    if span.end.line > span.start.line:
        return Span(span.start, Position(span.start.line, span.start.column + 1))
    return span


def read_document(file: SourceFile) -> tuple[Document | None, list[Problem]]:
    """Read a file; without a document when it can't be read to its end or says nothing."""
    reading = read_yaml(file.path, file.content)
    if not reading.is_complete:
        return None, reading.problems
    if reading.data is None:
        return None, [*reading.problems, EmptyFile(Place(file.path, span=START_OF_FILE))]
    document = Document(file.path, file.content, reading.data)
    if reading.problems:
        return document, _located_again(file)
    return document, []


def _located_again(file: SourceFile) -> list[Problem]:
    """Read a file with problems again, with places, so that a problem can name its earlier half."""
    return read_yaml(file.path, file.content, Spans()).problems
