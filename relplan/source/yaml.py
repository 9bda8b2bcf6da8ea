"""The one reader of YAML: parser events to plain data, iteratively, with a place for every key and value.

PyYAML's C parser gives the events; what they mean is decided here, by YAML 1.2: its own resolution of scalars,
duplicate keys refused, no tags, no `<<`, one document a file, a bounded depth and bounded aliases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Any

import yaml

from relplan.source.cuts import Cut, Cuts, find_cuts, find_swallowed, may_cut_list, may_swallow
from relplan.source.lookalikes import find_in_keys, find_in_line, holds_in_keys, may_hold_lookalikes
from relplan.source.mistakes import Complaint, name_mistake
from relplan.source.place import START_OF_FILE, Part, Place, Position, Route, Span
from relplan.source.problems import (
    AliasExpansion,
    CutValue,
    DuplicateKey,
    ForbiddenCharacter,
    FurtherProblems,
    MergeKey,
    Mistake,
    NonTextKey,
    Problem,
    SeveralDocuments,
    SyntaxProblem,
    TagRefused,
    TooDeep,
    UnknownAlias,
    WrongEncoding,
)
from relplan.source.scalars import SPECIAL_STARTS, resolve
from relplan.source.tally import MOST_ALIKE, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Data = Any
"""Plain data: dict, list, str, int, float, bool or None."""

MAX_DEPTH = 100
MAX_ALIASED_NODES = 10_000

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MISREAD = re.compile("\x85|\u2028|\u2029|(?<!^)\ufeff")
"""Line breaks that no editor shows, and byte-order marks that the parser drops from the midst of words."""
_MISREAD_BYTES = (b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbb\xbf")
_BLOCK_STYLES = ("|", ">")
_BEFORE_FIRST_KEY = 3
"""Events before a file's first key: the stream begins, the document, the mapping."""
_AWAITED = object()
"""Stands where a mapping's next key will be."""
_DROPPED = object()
"""Stands for a key that can't be kept: its value is read and let go."""
_IN_LIST = object()
"""Stands for the key in a list, which has none."""


@dataclass(slots=True)
class Spans:
    """Where each node of a document is written."""

    keys: dict[Route, Span] = field(default_factory=dict)
    values: dict[Route, Span] = field(default_factory=dict)
    texts: list[tuple[int, int]] = field(default_factory=list)
    """Offsets, in code points, of what is inside a scalar: there `#` begins no comment."""

    def clear(self) -> None:
        """Forget everything, to be filled anew."""
        self.keys.clear()
        self.values.clear()
        self.texts.clear()


@dataclass(slots=True)
class Reading:
    """What one file says, and what is wrong with how it says it."""

    data: Data = None
    problems: list[Problem] = field(default_factory=list)
    is_complete: bool = True
    """False when the file could not be read to its end."""
    has_silent_key: bool = False
    """Whether some key has nothing after it."""


def read_yaml(path: str, content: bytes, spans: Spans | None = None) -> Reading:
    """Read a file's bytes; give `spans` to have them filled.

    A value that commas have cut is read as it was meant, and is a problem.
    """
    early = _check_bytes(path, content)
    if early:
        return Reading(problems=[early], is_complete=False)
    reading = _read(path, content, spans)
    if reading.is_complete and (reading.has_silent_key or may_cut_list(content)):
        reading = _read_whole(path, content, spans, reading)
    if reading.is_complete and may_hold_lookalikes(content):
        odd = list(_lookalikes(path, content, reading.data))
        reading = Reading(problems=odd, is_complete=False) if odd else reading
    if reading.is_complete and may_swallow(content):
        reading.problems += _swallowed(path, content)
    return reading


def _read_whole(path: str, content: bytes, spans: Spans | None, reading: Reading) -> Reading:
    """Read a file once more if commas cut values in it, as it was meant."""
    cuts = find_cuts(_text(content), _tokens(content))
    odd = next((cut for cut in cuts.by_start.values() if not cut.is_text), None)
    if odd is not None:
        at = Place(path, span=_span(odd.start, odd.end))
        return Reading(problems=[SyntaxProblem(at, Mistake.SIGN_IN_TEXT, whole=odd.whole)], is_complete=False)
    return _read(path, content, spans, cuts) if cuts.by_start else reading


def _lookalikes(path: str, content: bytes, data: Data) -> Iterator[Problem]:
    """Yield the signs that only look like those of YAML: in keys, and in the line of a file that has none."""
    found: list[tuple[str, Position]] = []
    if isinstance(data, str):
        lines = enumerate(_text(content).splitlines(), 1)
        found = [(odd[0], Position(number, odd[1] + 1)) for number, line in lines if (odd := find_in_line(line))]
    elif holds_in_keys(data):
        spans = Spans()
        _read(path, content, spans)
        found = list(find_in_keys(spans.keys))
    for sign, at in found:
        yield ForbiddenCharacter(Place(path, span=Span(at, Position(at.line, at.column + 1))), f"U+{ord(sign):04X}")


def _swallowed(path: str, content: bytes) -> Iterator[Problem]:
    spans = Spans()
    _read(path, content, spans)
    text = _text(content)
    found = find_swallowed(text, spans.texts)
    for offset, whole in islice(found, MOST_ALIKE):
        yield SyntaxProblem(_place_at(path, text, offset), Mistake.COMMENT, whole=whole)
    if rest := sum(1 for _ in found):
        yield FurtherProblems(Place(path, span=START_OF_FILE), SyntaxProblem, rest)


def _text(content: bytes) -> str:
    return content.decode("utf-8").removeprefix("\ufeff")


def _tokens(content: bytes) -> Iterator[Any]:
    scanner = _Parser(content)
    try:
        while not isinstance(token := scanner.get_token(), yaml.StreamEndToken):
            yield token
    finally:
        scanner.dispose()


def _read(path: str, content: bytes, spans: Spans | None, cuts: Cuts | None = None) -> Reading:
    reading = Reading()
    parser = _Parser(content)
    if spans is not None:
        spans.clear()
    builder = _Builder(path, parser, reading, spans, cuts)
    try:
        builder.run()
    except yaml.reader.ReaderError as error:
        reading.problems.append(_reader_problem(path, content, error))
        reading.is_complete = False
    except yaml.MarkedYAMLError as error:
        reading.problems = _told_once(reading.problems, name_mistake(path, content, _complaint(error)))
        reading.is_complete = False
    except _StopReadingError as stop:
        reading.problems.append(stop.problem)
        reading.is_complete = False
    finally:
        parser.dispose()
    reading.problems += builder.left_out()
    return reading


def _told_once(earlier: list[Problem], failure: Problem) -> list[Problem]:
    """Return the problems of a file that can't be read on, without what the same sign has led to on its line."""
    line = failure.at.span.start.line if failure.at.span else 0
    if isinstance(failure, SyntaxProblem) and failure.whole:
        return [*(one for one in earlier if one.at.span is None or one.at.span.start.line != line), failure]
    is_told = any(isinstance(one, UnknownAlias) and one.at.span and one.at.span.start.line == line for one in earlier)
    return earlier if is_told else [*earlier, failure]


def find_first_key(content: bytes) -> tuple[Route, Span] | None:
    """Return the route and the span of the key that a readable file begins with; None when it begins with none."""
    parser = _Parser(content)
    try:
        events = [parser.get_event() for _ in range(_BEFORE_FIRST_KEY + 1)]
    except yaml.YAMLError:
        return None
    finally:
        parser.dispose()
    *_, opening, key = events
    is_key = isinstance(opening, yaml.MappingStartEvent) and isinstance(key, yaml.ScalarEvent)
    return ((key.value,), _span(key.start_mark, key.end_mark)) if is_key else None


class _StopReadingError(Exception):
    """Going on would be useless or dangerous."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


class _Frame:
    """A mapping or a list being filled."""

    __slots__ = ("anchor", "container", "key", "route", "start")

    def __init__(self, container: Any, key: Any, route: Route | None, start: Any, anchor: str | None) -> None:
        self.container = container
        self.key = key
        """The key whose value comes next, or `_AWAITED`, `_DROPPED` or `_IN_LIST`."""
        self.route = route
        """None when places are not asked for, or the container is not kept."""
        self.start = start
        self.anchor = anchor


class _Builder:
    """Turns parser events into data."""

    def __init__(self, path: str, parser: Any, reading: Reading, spans: Spans | None, cuts: Cuts | None) -> None:
        self._path = path
        self._parser = parser
        self._reading = reading
        self._spans = spans
        self._cuts = cuts
        self._frame = _Frame([], _IN_LIST, (), None, None)
        """The innermost container; at first a list that is to hold the document."""
        self._outer: list[_Frame] = []
        """The containers around it."""
        self._anchors: dict[str, Data] = {}
        self._unused: dict[str, Any] = {}
        """The texts with anchors that no alias names: the sign was meant as text."""
        self._tally: Tally[type[Problem]] = Tally()
        self._extents: dict[str, tuple[int, int]] = {}
        """How large and how deep the values of anchors are, once an alias has asked."""
        self._aliased = 0
        self._documents = 0

    def run(self) -> None:
        """Read events to the end of the stream.

        Scalars are most of what a file holds: the usual ones are dealt with here, without a call.
        """
        next_event = self._parser.get_event
        handlers = self._handlers()
        scalar, end = yaml.ScalarEvent, yaml.StreamEndEvent
        is_placed = self._spans is not None or self._cuts is not None
        frame = self._frame
        while True:
            event = next_event()
            kind = type(event)
            if kind is not scalar:
                if kind is end:
                    break
                handlers[kind](event)
                frame = self._frame
                continue
            value = text = event.value
            if text[:1] in SPECIAL_STARTS and not event.style:
                value = resolve(text)
                if not text:
                    self._reading.has_silent_key = True
            key = frame.key
            if is_placed or event.anchor is not None or event.tag is not None:
                self._on_scalar(event, value)
            elif type(key) is str:
                frame.container[key] = value
                frame.key = _AWAITED
            elif key is _IN_LIST:
                frame.container.append(value)
            elif key is _AWAITED and value is text and text not in frame.container and text != "<<":
                frame.key = intern(text)
            else:
                self._put(value, text, event)
        for event in self._unused.values():
            self._problem(SyntaxProblem, event, Mistake.RESERVED_START)
        self._reading.data = next(iter(frame.container), None)

    def left_out(self) -> Iterator[Problem]:
        """Yield how much was wrong of each kind beside the problems told."""
        return (
            FurtherProblems(Place(self._path, span=START_OF_FILE), kind, count)
            for kind, count in self._tally.left_out()
        )

    def _handlers(self) -> dict[type, Callable[[Any], None]]:
        return {
            yaml.MappingStartEvent: self._on_mapping,
            yaml.SequenceStartEvent: self._on_sequence,
            yaml.MappingEndEvent: self._on_end,
            yaml.SequenceEndEvent: self._on_end,
            yaml.AliasEvent: self._on_alias,
            yaml.DocumentStartEvent: self._on_document,
            yaml.DocumentEndEvent: _pass_over,
            yaml.StreamStartEvent: _pass_over,
        }

    def _on_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _StopReadingError(SeveralDocuments(self._at(event)))

    def _on_scalar(self, event: Any, value: Data) -> None:
        """Take a scalar of which more than its value is wanted."""
        if event.tag is not None:
            self._problem(TagRefused, event, event.tag)
        if event.anchor is not None:
            self._set_anchor(event.anchor, value)
            self._unused[event.anchor] = event
        if self._spans is not None:
            self._spans.texts.append(_text_offsets(event))
        if self._cuts is not None and event.start_mark.index in self._cuts.fragments:
            self._pass_over_fragment()
        elif self._cuts is not None and (cut := self._cuts.by_start.get(event.start_mark.index)):
            if self._tally.lets_through(CutValue):
                self._reading.problems.append(self._cut_problem(cut, event))
            self._give(cut.whole, event.start_mark, cut.end)
        else:
            self._put(value, event.value, event)

    def _pass_over_fragment(self) -> None:
        """Let go of what belongs to the value before it: an element, or a key with the nothing that it says."""
        if self._frame.key is _AWAITED:
            self._frame.key = _DROPPED

    def _cut_problem(self, cut: Cut, event: Any) -> CutValue:
        key = self._frame.key
        at = Place(self._path, self._next_route() or (), span=_span(event.start_mark, cut.end))
        return CutValue(at, key if isinstance(key, str) else "", cut.whole, cut.lost)

    def _on_mapping(self, event: Any) -> None:
        self._open(event, {}, _AWAITED)

    def _on_sequence(self, event: Any) -> None:
        self._open(event, [], _IN_LIST)

    def _open(self, event: Any, container: Any, key: Any) -> None:
        if event.tag is not None:
            self._problem(TagRefused, event, event.tag)
        if len(self._outer) >= MAX_DEPTH:
            raise _StopReadingError(TooDeep(self._at(event), MAX_DEPTH))
        parent = self._frame
        if parent.key is _AWAITED:
            self._problem(NonTextKey, event, "")
            parent.key = _DROPPED
            self._skip()
            return
        route = None if self._spans is None else self._next_route()
        self._outer.append(parent)
        self._frame = _Frame(container, key, route, event.start_mark, event.anchor)

    def _skip(self) -> None:
        """Read past a mapping or list that stands where a key should."""
        depth = 1
        while depth:
            event = self._parser.get_event()
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1

    def _on_end(self, event: Any) -> None:
        frame = self._frame
        self._frame = self._outer.pop()
        if frame.anchor is not None:
            self._set_anchor(frame.anchor, frame.container)
        self._give(frame.container, frame.start, event.end_mark)

    def _set_anchor(self, anchor: str, value: Data) -> None:
        self._anchors[anchor] = value
        self._extents.pop(anchor, None)

    def _on_alias(self, event: Any) -> None:
        anchor = event.anchor
        if anchor not in self._anchors:
            self._problem(UnknownAlias, event, anchor)
            self._put(None, f"*{anchor}", event)
            return
        value = self._anchors[anchor]
        self._unused.pop(anchor, None)
        if anchor not in self._extents:
            self._extents[anchor] = _extent(value)
        nodes, depth = self._extents[anchor]
        self._aliased += nodes
        if self._aliased > MAX_ALIASED_NODES:
            raise _StopReadingError(AliasExpansion(self._at(event), MAX_ALIASED_NODES))
        if len(self._outer) + depth > MAX_DEPTH:
            raise _StopReadingError(TooDeep(self._at(event), MAX_DEPTH))
        self._put(value, f"*{anchor}", event)

    def _put(self, value: Data, written: str, event: Any) -> None:
        """Take a scalar or an alias: as a key where one is awaited, else as a value."""
        if self._frame.key is _AWAITED:
            self._take_key(value, written, event)
        else:
            self._give(value, event.start_mark, event.end_mark)

    def _take_key(self, value: Data, written: str, event: Any) -> None:
        frame = self._frame
        key = value
        if not isinstance(value, str):
            self._problem(NonTextKey, event, written)
            key = written
        if written == "<<" and not event.style:
            self._problem(MergeKey, event)
            frame.key = _DROPPED
        elif key in frame.container:
            self._problem(DuplicateKey, event, key, self._first(key))
            frame.key = _DROPPED
        else:
            frame.key = key
            if self._spans is not None and frame.route is not None:
                self._spans.keys[(*frame.route, key)] = _span(event.start_mark, event.end_mark)

    def _first(self, key: str) -> Place:
        """Return where a key of the innermost mapping stands first; its line only when places are asked for."""
        route = self._frame.route
        if self._spans is None or route is None:
            return Place(self._path, (), Part.KEY)
        return Place(self._path, (*route, key), Part.KEY, self._spans.keys.get((*route, key)))

    def _give(self, value: Data, start: Any, end: Any) -> None:
        """Give a finished value to the innermost container."""
        if self._spans is not None:
            route = self._next_route()
            if route is not None:
                self._spans.values[route] = _span(start, end)
        frame = self._frame
        if frame.key is _IN_LIST:
            frame.container.append(value)
            return
        if frame.key is not _DROPPED:
            frame.container[frame.key] = value
        frame.key = _AWAITED

    def _next_route(self) -> Route | None:
        """Return the route of the value that comes next; None when it is not kept."""
        frame = self._frame
        if not self._outer:
            return ()
        if frame.route is None or frame.key is _DROPPED:
            return None
        return (*frame.route, len(frame.container) if frame.key is _IN_LIST else frame.key)

    def _problem(self, kind: type[Problem], event: Any, *told: Any) -> None:
        if self._tally.lets_through(kind):
            self._reading.problems.append(kind(self._at(event), *told))

    def _at(self, event: Any) -> Place:
        return Place(self._path, span=_span(event.start_mark, event.end_mark))


def _pass_over(_event: Any) -> None:
    """Take no notice of an event that says nothing of the data."""


def _extent(value: Data) -> tuple[int, int]:
    """Return how many nodes a value has, and how many containers are one in the other."""
    if not isinstance(value, (dict, list)):
        return 1, 0
    parts = [_extent(part) for part in (value.values() if isinstance(value, dict) else value)]
    keys = len(value) if isinstance(value, dict) else 0
    return 1 + keys + sum(nodes for nodes, _ in parts), 1 + max((depth for _, depth in parts), default=0)


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
    if any(misread in content for misread in _MISREAD_BYTES):
        text = content.decode("utf-8", "replace")
        found = _MISREAD.search(text)
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
    return code in (0x09, 0x0A, 0x0D, 0x85) or 0x20 <= code <= 0x7E or 0xA0 <= code <= 0xFFFD or code >= 0x10000


def _place_at(path: str, text: str, offset: int) -> Place:
    lines = re.split("\r\n|\n|\r", text[:offset])
    at = Position(len(lines), len(lines[-1].lstrip("\ufeff")) + 1)
    return Place(path, span=Span(at, Position(at.line, at.column + 1)))


def _complaint(error: yaml.MarkedYAMLError) -> Complaint:
    detail = " ".join(part for part in (error.context, error.problem) if part)
    at = error.problem_mark or error.context_mark
    return Complaint(detail, _line_and_column(at), _line_and_column(error.context_mark))


def _line_and_column(mark: Any) -> tuple[int, int] | None:
    return None if mark is None else (mark.line, mark.column)
