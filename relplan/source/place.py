"""Where something is written: routes of keys, and the lines and columns they become when printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Route = tuple[str | int, ...]
"""The keys and list indices that lead from a document's root to a node."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column, both from 1; a column counts Unicode code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text; its end is exclusive."""

    start: Position
    end: Position


START_OF_FILE = Span(Position(1, 1), Position(1, 1))


class Part(StrEnum):
    """Which half of a key and its value is meant."""

    KEY = "key"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Place:
    """A node of a file, by route; a line only when somebody asks for it.

    `span` is given where the file could not be read far enough for routes.
    """

    path: str
    route: Route = ()
    part: Part = Part.VALUE
    span: Span | None = None
