"""A line of a file, shown with a mark under the part that is meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from relplan.output.printable import cells_of, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.source.place import Span

_CUT = "…"
_REACH = 40
"""How many lines above a line its parent is looked for; further off it would explain little."""
_MIN_ROOM = 20
_SIGHT = 4
"""How many times the room is looked at before and after the beginning of a mark: a file may be one line."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line ready for print."""

    number: int
    """The line's number, from 1."""
    text: str
    indent: int
    """The cells before the marked part."""
    run: int
    """The cells of the marked part; at least 1."""


def cut_excerpt(lines: Sequence[str], span: Span, room: int) -> Excerpt | None:
    """Return the line that a span begins on, cut to `room` cells around it; None when the file has no such line."""
    number = span.start.line
    if number > len(lines) or not lines[number - 1] or lines[number - 1].isspace():
        return None
    line, room = lines[number - 1], max(room, _MIN_ROOM)
    unseen = max(min(span.start.column - 1, len(line)) - _SIGHT * room, 0)
    cells = cells_of(line[unseen : unseen + 2 * _SIGHT * room])
    start = min(span.start.column - 1 - unseen, len(cells))
    end = span.end.column - 1 - unseen if span.end.line == number else len(cells)
    end = min(max(end, start + 1), max(len(cells), start + 1))
    before, marked, after = _fit(cells, start, end, room)
    return Excerpt(number, f"{before}{marked}{after}".rstrip(), width(before), max(width(marked), 1))


def _fit(cells: list[str], start: int, end: int, room: int) -> tuple[str, str, str]:
    """Return what stands before, in and after the marked part, together not wider than `room`."""
    before, marked, after = "".join(cells[:start]), "".join(cells[start:end]), "".join(cells[end:])
    if width(before) + width(marked) + width(after) <= room:
        return before, marked, after
    if width(before) > room // 3:
        before = _CUT + _last(cells[:start], room // 3 - 1)
    room -= width(before)
    if width(marked) > room:
        return before, _first(cells[start:end], room - 1) + _CUT, ""
    room -= width(marked)
    return before, marked, after if width(after) <= room else _first(cells[end:], room - 1) + _CUT


def _first(cells: list[str], room: int) -> str:
    """Return as much of the beginning as there is room for."""
    taken = []
    for cell in cells[: room + 1]:
        room -= width(cell)
        if room < 0:
            break
        taken.append(cell)
    return "".join(taken)


def _last(cells: list[str], room: int) -> str:
    """Return as much of the end as there is room for."""
    taken = []
    for cell in reversed(cells):
        room -= width(cell)
        if room < 0:
            break
        taken.append(cell)
    return "".join(reversed(taken))


def find_parent(lines: Sequence[str], number: int) -> int | None:
    """Return the number of the line that a line stands under: the key it belongs to, or the first of its list entry."""
    if not 0 < number <= len(lines):
        return None
    indent, _ = _beginning(lines[number - 1])
    for above in range(number - 1, max(number - 1 - _REACH, 0), -1):
        depth, first = _beginning(lines[above - 1])
        if first not in ("", "#") and depth < indent:
            return above
    return None


@lru_cache(maxsize=10 * _REACH)
def _beginning(line: str) -> tuple[int, str]:
    """Return how far a line is indented, and the sign that it begins with; none for an empty line."""
    text = line.lstrip()
    return len(line[: len(line) - len(text)].expandtabs(4)), text[:1]
