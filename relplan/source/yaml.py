"""The one reader of YAML: parser events to plain data, iteratively, with a place for every key and value.

PyYAML's C parser gives the events; what they mean is decided here, by YAML 1.2: its own resolution of scalars,
duplicate keys refused, no tags, no `<<`, one document a file, a bounded depth and bounded aliases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from relplan.source.place import START_OF_FILE, Part, Place, Position, Route, Span
from relplan.source.problems import (
    AliasExpansion,
    DuplicateKey,
    ForbiddenCharacter,
    MergeKey,
    NonTextKey,
    Problem,
    SeveralDocuments,
    SyntaxProblem,
    TabIndentation,
    TagRefused,
    TooDeep,
    UnclosedQuote,
    UnknownAlias,
    UnquotedColon,
    WrongEncoding,
)
from relplan.source.scalars import resolve

Data = Any
"""Plain data: dict, list, str, int, float, bool or None."""

MAX_DEPTH = 100
MAX_ALIASED_NODES = 10_000

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_BREAKS = re.compile("\x85|\u2028|\u2029")
_BLOCK_STYLES = ("|", ">")
_DROPPED = object()
"""Stands for a key that can't be kept: its value is read and let go."""


@dataclass(slots=True)
class Spans:
    """Where each node of a document is written."""

    keys: dict[Route, Span] = field(default_factory=dict)
    values: dict[Route, Span] = field(default_factory=dict)
    texts: list[tuple[int, int]] = field(default_factory=list)
    """Offsets, in code points, of what is inside a scalar: there `#` begins no comment."""


@dataclass(slots=True)
class Reading:
    """What one file says, and what is wrong with how it says it."""

    data: Data = None
    problems: list[Problem] = field(default_factory=list)
    is_complete: bool = True
    """False when the file could not be read to its end."""


def read_yaml(path: str, content: bytes, spans: Spans | None = None) -> Reading:
    """Read a file's bytes; give `spans` to have them filled."""
    early = _check_bytes(path, content)
    if early:
        return Reading(problems=[early], is_complete=False)
    reading = Reading()
    parser = _Parser(content)
    try:
        _Builder(path, parser, reading, spans).run()
    except yaml.reader.ReaderError as error:
        reading.problems.append(_reader_problem(path, content, error))
        reading.is_complete = False
    except yaml.MarkedYAMLError as error:
        reading.problems.append(_syntax_problem(path, content, error))
        reading.is_complete = False
    except _StopReading as stop:
        reading.problems.append(stop.problem)
        reading.is_complete = False
    finally:
        parser.dispose()
    return reading


class _StopReading(Exception):  # noqa: N818
    """Going on would be useless or dangerous."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


class _Frame:
    """A mapping or a list being filled."""

    __slots__ = ("anchor", "container", "first_nodes", "is_mapping", "key", "route", "start")

    def __init__(self, container: Any, *, is_mapping: bool, route: Route, start: Any, anchor: str | None) -> None:
        self.container = container
        self.is_mapping = is_mapping
        self.key: Any = None
        """The key whose value comes next; None while a key is expected."""
        self.route = route
        self.start = start
        self.anchor = anchor
        self.first_nodes = 0


class _Builder:
    """Turns parser events into data."""

    def __init__(self, path: str, parser: Any, reading: Reading, spans: Spans | None) -> None:
        self._path = path
        self._parser = parser
        self._reading = reading
        self._spans = spans
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[Data, int]] = {}
        """What each anchor names, and how many nodes it is worth."""
        self._nodes = 0
        self._aliased = 0

    def run(self) -> None:
        """Read events to the end of the stream."""
        next_event = self._parser.get_event
        documents = 0
        while True:
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._on_scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._on_start(event, is_mapping=kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._on_end(event)
            elif kind is yaml.AliasEvent:
                self._on_alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _StopReading(SeveralDocuments(self._at(event)))
            elif kind is yaml.StreamEndEvent:
                return

    def _on_scalar(self, event: Any) -> None:
        self._nodes += 1
        is_plain = not event.style
        if event.tag is not None:
            self._refuse_tag(event)
        value = resolve(event.value) if is_plain else event.value
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, 1)
        if self._spans is not None:
            self._spans.texts.append(_text_offsets(event))
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.is_mapping and frame.key is None:
            self._take_key(frame, value, event)
        else:
            self._put(value, event.start_mark, event.end_mark)

    def _on_start(self, event: Any, *, is_mapping: bool) -> None:
        self._nodes += 1
        if event.tag is not None:
            self._refuse_tag(event)
        if len(self._stack) >= MAX_DEPTH:
            raise _StopReading(TooDeep(self._at(event), MAX_DEPTH))
        route: Route = ()
        if self._stack:
            parent = self._stack[-1]
            if parent.is_mapping and parent.key is None:
                self._problem(NonTextKey(self._at(event), ""))
                parent.key = _DROPPED
                self._push(event, is_mapping=is_mapping, route=parent.route)
                self._stack[-1].key = _DROPPED if is_mapping else None
                return self._skip()
            if self._spans is not None:
                route = self._child_route(parent)
        return self._push(event, is_mapping=is_mapping, route=route)

    def _push(self, event: Any, *, is_mapping: bool, route: Route) -> None:
        container: Any = {} if is_mapping else []
        frame = _Frame(container, is_mapping=is_mapping, route=route, start=event.start_mark, anchor=event.anchor)
        frame.first_nodes = self._nodes
        self._stack.append(frame)

    def _skip(self) -> None:
        """Read past a mapping or list that stands where a key should."""
        self._stack.pop()
        depth = 1
        while depth:
            event = self._parser.get_event()
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1

    def _on_end(self, event: Any) -> None:
        frame = self._stack.pop()
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (frame.container, self._nodes - frame.first_nodes + 1)
        self._put(frame.container, frame.start, event.end_mark)

    def _on_alias(self, event: Any) -> None:
        value, nodes = self._anchors.get(event.anchor, (None, 0))
        if event.anchor not in self._anchors:
            self._problem(UnknownAlias(self._at(event), event.anchor))
        self._nodes += nodes
        self._aliased += nodes
        if self._aliased > MAX_ALIASED_NODES:
            raise _StopReading(AliasExpansion(self._at(event), MAX_ALIASED_NODES))
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.is_mapping and frame.key is None:
            self._take_key(frame, value, event)
        else:
            self._put(value, event.start_mark, event.end_mark)

    def _take_key(self, frame: _Frame, value: Data, event: Any) -> None:
        written = getattr(event, "value", f"*{event.anchor}")
        key = value
        if not isinstance(value, str):
            self._problem(NonTextKey(self._at(event), written))
            key = written
        if written == "<<" and not getattr(event, "style", None):
            self._problem(MergeKey(self._at(event)))
            frame.key = _DROPPED
        elif key in frame.container:
            first = Place(self._path, self._first_route(frame, key), Part.KEY, self._first_span(frame, key))
            self._problem(DuplicateKey(self._at(event), key, first))
            frame.key = _DROPPED
        else:
            frame.key = key
            frame.container[key] = None
            if self._spans is not None:
                self._spans.keys[(*frame.route, key)] = _span(event.start_mark, event.end_mark)

    def _first_route(self, frame: _Frame, key: str) -> Route:
        return (*frame.route, key) if self._spans is not None else ()

    def _first_span(self, frame: _Frame, key: str) -> Span | None:
        return self._spans.keys.get((*frame.route, key)) if self._spans is not None else None

    def _put(self, value: Data, start: Any, end: Any) -> None:
        """Give a finished value to the mapping or list it belongs to."""
        if not self._stack:
            self._reading.data = value
            if self._spans is not None:
                self._spans.values[()] = _span(start, end)
            return
        frame = self._stack[-1]
        if self._spans is not None and frame.key is not _DROPPED:
            self._spans.values[self._child_route(frame)] = _span(start, end)
        if not frame.is_mapping:
            frame.container.append(value)
            return
        if frame.key is not _DROPPED:
            frame.container[frame.key] = value
        frame.key = None

    def _child_route(self, frame: _Frame) -> Route:
        return (*frame.route, frame.key if frame.is_mapping else len(frame.container))

    def _refuse_tag(self, event: Any) -> None:
        self._problem(TagRefused(self._at(event), event.tag))

    def _problem(self, problem: Problem) -> None:
        self._reading.problems.append(problem)

    def _at(self, event: Any) -> Place:
        return Place(self._path, span=_span(event.start_mark, event.end_mark))


def _span(start: Any, end: Any) -> Span:
    return Span(Position(start.line + 1, start.column + 1), Position(end.line + 1, end.column + 1))


def _text_offsets(event: Any) -> tuple[int, int]:
    """Return the stretch of a scalar in which `#` is text; a block scalar's begins after its header."""
    start = event.start_mark.index
    return (start + 1 if event.style in _BLOCK_STYLES else start), event.end_mark.index


def _check_bytes(path: str, content: bytes) -> Problem | None:
    """Find what the parser would misread without a word."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return WrongEncoding(Place(path, span=START_OF_FILE), "UTF-16")
    if b"\0" in content:
        return WrongEncoding(Place(path, span=START_OF_FILE), "binary")
    if b"\xc2\x85" in content or b"\xe2\x80\xa8" in content or b"\xe2\x80\xa9" in content:
        text = content.decode("utf-8", "replace")
        found = _LINE_BREAKS.search(text)
        if found:
            return ForbiddenCharacter(_place_at(path, text, found.start()), f"U+{ord(found[0]):04X}")
    return None


def _reader_problem(path: str, content: bytes, error: yaml.reader.ReaderError) -> Problem:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as bad:
        before = content[: bad.start].decode("utf-8")
        return WrongEncoding(_place_at(path, before, len(before)), "Windows-1252")
    found = next((at for at, char in enumerate(text) if not _is_printable(char)), 0)
    codepoint = ord(text[found]) if text else error.character
    return ForbiddenCharacter(_place_at(path, text, found), f"U+{codepoint:04X}")


def _is_printable(char: str) -> bool:
    """Tell whether YAML allows a character (https://yaml.org/spec/1.2.2/#51-character-set)."""
    code = ord(char)
    return code in (0x09, 0x0A, 0x0D, 0x85) or 0x20 <= code <= 0x7E or 0xA0 <= code <= 0xD7FF or code >= 0xE000


def _place_at(path: str, text: str, offset: int) -> Place:
    lines = re.split("\r\n|\n|\r", text[:offset])
    at = Position(len(lines), len(lines[-1].lstrip("\ufeff")) + 1)
    return Place(path, span=Span(at, Position(at.line, at.column + 1)))


def _syntax_problem(path: str, content: bytes, error: yaml.MarkedYAMLError) -> Problem:
    """Name the mistake behind a parser's complaint."""
    detail = " ".join(part for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    lines = re.split("\r\n|\n|\r", content.decode("utf-8", "replace"))
    if mark is None:
        return SyntaxProblem(Place(path, span=START_OF_FILE), detail)
    at = Place(path, span=_span(mark, mark))
    line = lines[mark.line] if mark.line < len(lines) else ""
    if line[: mark.column + 1].strip(" ").startswith("\t"):
        return TabIndentation(_place_on(path, mark.line, line.index("\t")))
    if "quoted scalar" in detail and error.context_mark is not None:
        return UnclosedQuote(Place(path, span=_span(error.context_mark, error.context_mark)))
    if "mapping values are not allowed" in detail:
        return UnquotedColon(at)
    quote = _early_quote(lines, mark.line)
    return UnclosedQuote(_place_on(path, *quote)) if quote else SyntaxProblem(at, detail)


def _place_on(path: str, line: int, column: int) -> Place:
    at = Position(line + 1, column + 1)
    return Place(path, span=Span(at, at))


_QUOTED_THEN_TEXT = re.compile(r"""(?:^|[:\-,\[{]\s+)(?P<text>(?P<quote>['"])[^'"\\]*(?P=quote)[^\s,\]}:#'"])""")


def _early_quote(lines: list[str], last: int) -> tuple[int, int] | None:
    """Find a quoted text that is followed by more text, as in `'Aujourd'hui'`, on the line or the one before."""
    for number in (last, last - 1):
        found = _QUOTED_THEN_TEXT.search(lines[number]) if 0 <= number < len(lines) else None
        if found:
            return number, found.start("text")
    return None
