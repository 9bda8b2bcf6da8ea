"""Personal data written into a plan: people's addresses and numbers, in any text or name of any file, and in comments.

A file is first asked whether it holds a sign of any; only then are its texts searched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from relplan.analysis.personal_text import DatumKind, Sighting, may_hold_personal_data, search_text
from relplan.source.place import START_OF_FILE, Place, Position, Route, Span
from relplan.source.problems import OutsideLink

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.plan.plan import Plan
    from relplan.source.document import Document


@dataclass(frozen=True, slots=True)
class Written:
    """A text of a plan, or the name of a file, that holds personal data."""

    at: Place
    sightings: tuple[Sighting, ...]
    is_name: bool = False
    """Whether it is the file's name that holds them."""

    @property
    def first(self) -> Sighting:
        """The one that is told."""
        return self.sightings[0]

    @property
    def further(self) -> int:
        """How many more the same text holds."""
        return len(self.sightings) - 1


_ENDING = re.compile(r"(?:\.ya?ml)?(?:\.txt)?$", re.IGNORECASE)
"""What a file's name ends with when relplan looks at it."""
_SENDERS_FILE = "conventions/senders.yaml"
_STORES_FILE = "conventions/stores.yaml"
_COLLEAGUES = frozenset({"owner", "approved_by", "assignee"})
"""Keys under which people of the company sign."""
_IDENTIFIERS = frozenset({"id", "url", "template", "renamed_from", "version"})
"""Keys whose numbers are those of tools."""


def find_personal_data(plan: Plan) -> tuple[Written, ...]:
    """Return every name and text of a plan that holds personal data, by file and in the order they are written."""
    links = {problem.at.path: problem.target for problem in plan.problems if isinstance(problem, OutsideLink)}
    return tuple(
        written
        for path in sorted({*plan.documents, *(problem.at.path for problem in plan.problems)})
        for written in (*search_name(path, links.get(path, "")), *_search_file(plan.documents.get(path)))
    )


def is_meant_to_be_read(path: str, route: Route | None, kind: DatumKind) -> bool:
    """Tell whether a datum belongs to somebody who writes or signs for the company: senders, stores, colleagues."""
    keys = frozenset(part for part in route or () if isinstance(part, str))
    if path == _SENDERS_FILE and not keys.isdisjoint({"address", "reply_to"}):
        return True
    if kind is DatumKind.EMAIL:
        return not keys.isdisjoint(_COLLEAGUES)
    return kind is DatumKind.PHONE and path == _STORES_FILE


def search_name(path: str, target: str = "") -> Iterator[Written]:
    """Yield the name of a file, its folders' among it, when it holds personal data, or what it links to does."""
    if may_hold_personal_data(f"{path} {target}".encode("utf-8", "replace")):
        parts = (part for name in (path, target) for part in _ENDING.sub("", name).split("/"))
        sightings = tuple(sighting for part in parts for sighting in search_text(part))
        if sightings:
            yield Written(Place(path, span=START_OF_FILE), sightings, is_name=True)


def _search_file(document: Document | None) -> Iterator[Written]:
    if document is not None and may_hold_personal_data(document.content):
        yield from _search_document(document)


def _search_document(document: Document) -> Iterator[Written]:
    sightings = search_text(document.text)
    nodes = _Nodes(document)
    places: dict[int | Route, list[Sighting]] = {}
    for sighting in sightings:
        position = document.position_at(sighting.start)
        route = nodes.route_at(position)
        if not _is_allowed(document.path, route, sighting.kind):
            places.setdefault(position.line if route is None else route, []).append(sighting)
    for at, seen in places.items():
        yield Written(_place(document, at), tuple(seen))


def _is_allowed(path: str, route: Route | None, kind: DatumKind) -> bool:
    """Tell whether a datum may stand where it does: as what is meant to be read, or as the id of a tool."""
    last = route[-1] if route else None
    is_id = last in _IDENTIFIERS and kind not in (DatumKind.EMAIL, DatumKind.IBAN)
    return is_id or is_meant_to_be_read(path, route, kind)


def _place(document: Document, at: int | Route) -> Place:
    """Return the node that holds a datum, or its line where no node does: in a comment."""
    if not isinstance(at, int):
        return Place(document.path, at)
    line = document.lines[at - 1]
    start = len(line) - len(line.lstrip()) + 1
    return Place(document.path, span=Span(Position(at, start), Position(at, len(line.rstrip()) + 1)))


class _Nodes:
    """The texts and the keys of a document, in the order they are written."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def route_at(self, position: Position) -> Route | None:
        """Return the route of the text, or of the key, that stands at a position; none for a comment."""
        if self._document.data is None:
            return None
        route = _last_before(self._values, position)
        if route is not None and not self._is_container(route):
            return route
        return _last_before(self._keys, position)

    @cached_property
    def _values(self) -> _Written:
        return _in_order(self._document.spans.values)

    @cached_property
    def _keys(self) -> _Written:
        return _in_order(self._document.spans.keys)

    def _is_container(self, route: Route) -> bool:
        here: Any = self._document.data
        for step in route:
            here = here[step]
        return isinstance(here, (dict, list))


_Written = tuple[list[tuple[int, int]], list[tuple[Route, Span]]]
"""Where nodes begin, by line and column, and the nodes; what stands inside another comes after it."""


def _in_order(spans: Mapping[Route, Span]) -> _Written:
    def rank(node: tuple[Route, Span]) -> tuple[int, int, int, int, int]:
        route, span = node
        return span.start.line, span.start.column, len(route), span.end.line, span.end.column

    nodes = sorted(spans.items(), key=rank)
    return [(span.start.line, span.start.column) for _, span in nodes], nodes


def _last_before(written: _Written, position: Position) -> Route | None:
    """Return the node that begins last before a position, when it goes on to there."""
    starts, nodes = written
    index = bisect_right(starts, (position.line, position.column)) - 1
    if index < 0 or position >= nodes[index][1].end:
        return None
    return nodes[index][0]
