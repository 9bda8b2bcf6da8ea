"""Signs that look like those of YAML, or like nothing: pasted from documents and web pages, they are read as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from relplan.source.place import Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.source.place import Route, Span

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_HIDDEN = "\u00ad\u180e\u200b-\u200f\u2060-\u2064"
_DASHES = "\u2012-\u2015\u2212"
_WIDE_COLON = "\uff1a"
_MAY_HOLD = re.compile(rb"\xc2[\xa0\xad]|\xe1[\x9a\xa0]|\xe2[\x80\x81\x88]|\xe3\x80\x80|\xef\xbc\x9a")
_IN_KEY = re.compile(f"[{_SPACES}{_HIDDEN}{_WIDE_COLON}]|^[{_DASHES}](?= )")
_IN_LINE = re.compile(
    rf"[ \t]*(?:- +)*(?:(?P<before>[{_SPACES}{_HIDDEN}])|(?P<dash>[{_DASHES}])(?= )"
    rf"|\{{?[\w.{_HIDDEN}-]+:(?P<after>[{_SPACES}])|[\w.-]+(?P<colon>{_WIDE_COLON}))"
)
_OWN = "x-"
"""Begins the keys that a team is free in; what they hold is its own too."""


def may_hold_lookalikes(content: bytes) -> bool:
    """Tell whether a file may hold such signs; most that do hold them in texts, where they are right."""
    return _MAY_HOLD.search(content) is not None


def holds_in_keys(data: Any) -> bool:
    """Tell whether some key in some data has such a sign."""
    if isinstance(data, dict):
        return any(_IN_KEY.search(key) or holds_in_keys(value) for key, value in data.items())
    return any(map(holds_in_keys, data)) if isinstance(data, list) else False


def find_in_keys(keys: Mapping[Route, Span]) -> Iterator[tuple[str, Position]]:
    """Yield the first such sign of each key with its place: no key has any."""
    for route, span in keys.items():
        key = str(route[-1])
        found = _IN_KEY.search(key)
        if found and not any(str(part).startswith(_OWN) for part in route[:-1]):
            yield found[0], Position(span.start.line, span.start.column + found.start())


def find_in_line(line: str) -> tuple[str, int] | None:
    """Return the sign that keeps a line from being read as a key or as an element, with its offset."""
    found = _IN_LINE.match(line)
    name = found.lastgroup if found else None
    return (found[name], found.start(name)) if found and name else None
