"""What the text of a file adds to a problem: the text that a key may be the end of, a number as it is written."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from relplan.plan.problems import UnknownKey, WrongQuantity, WrongType

if TYPE_CHECKING:
    from relplan.source.document import Document
    from relplan.source.place import Position
    from relplan.source.problems import Problem

_COMMA = re.compile(r",\s*")
_NUMBER = re.compile(r"[-+.0-9][-+.0-9eE]*$")


def as_written(problem: Problem, document: Document) -> Problem:
    """Return a problem as its file shows it: a number as it is written, a key with the text that it may end."""
    if isinstance(problem, UnknownKey) and not problem.close:
        return _with_text_before(problem, document)
    if isinstance(problem, (WrongQuantity, WrongType)) and isinstance(_follow(document.data, problem.at.route), float):
        span = document.locate(problem.at)
        written = _NUMBER.search(_between(document.lines[span.start.line - 1], span.start, span.end))
        return replace(problem, found=written[0]) if written else problem
    return problem


def _with_text_before(problem: UnknownKey, document: Document) -> Problem:
    """Return an unknown key with the text that it may be the end of: `{subject: Hello, you: come}`."""
    route, spans = problem.at.route, document.spans
    owner = _follow(document.data, route[:-1])
    before = _key_before(owner, route[-1]) if isinstance(owner, dict) else ""
    key = spans.keys.get(route)
    value = spans.values.get((*route[:-1], before))
    if not before or key is None or value is None or not isinstance(owner[before], str):
        return problem
    end = spans.values[route].end if route in spans.values else key.end
    is_one_line = value.start.line == key.start.line == end.line
    line = document.lines[key.start.line - 1]
    if (
        not is_one_line
        or line[value.start.column - 1] in "\"'"
        or not _COMMA.fullmatch(_between(line, value.end, key.start))
    ):
        return problem
    return replace(problem, before=before, text=_between(line, value.start, end))


def _between(line: str, start: Position, end: Position) -> str:
    return line[start.column - 1 : end.column - 1]


def _key_before(owner: dict[str, Any], key: Any) -> str:
    keys = list(owner)
    at = keys.index(key) if key in owner else 0
    return str(keys[at - 1]) if at else ""


def _follow(data: Any, route: tuple[str | int, ...]) -> Any:
    for step in route:
        data = data[step]
    return data
