"""Values that a comma or a `#` cuts: what was written, put together again.

Between braces and brackets a comma ends a value without quotes. What follows it is read as a key that says nothing, or
as one element more, and nothing tells the reader of the plan that half of the value is gone. A `#` after a space begins
a comment; one that touches a word, as in `Offer #1`, was hardly meant so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STARTS = ("FlowMappingStartToken", "FlowSequenceStartToken")
_ENDS = ("FlowMappingEndToken", "FlowSequenceEndToken")
_TIGHT_COMMA = re.compile(rb"[0-9],[0-9]|=[A-Z0-9+-]{1,9},[A-Z0-9+-]")
_WHOLE_NUMBER = re.compile(r"[-+]?[0-9][0-9 \u00a0\u2007\u2009\u202f]*")
_DECIMALS_WITH_UNIT = re.compile(r"[0-9]+[ \u00a0\u2007\u2009\u202f]*(?:[^\W\d_]|[%€$£/])")
_PART_OF_RULE = re.compile(r"[A-Za-z]+=[^=]*")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_TIGHT_COMMENT = re.compile(r"(?<=[^\s#])[ \t]+#(?=\w)")
_MAY_HOLD_TIGHT_COMMENT = re.compile(rb"[^\s#][ \t]+#[^\s#]")
_ID = re.compile(r"[a-z0-9_.-]+")
_AROUND_BREAK = re.compile(r"\s*[\r\n]\s*")


@dataclass(frozen=True, slots=True)
class Cut:
    """A value and the fragments that belong to it."""

    whole: str
    """What was meant, on one line."""
    lost: str
    """What follows the first comma; empty when the value is a text that its braces make into something else."""
    start: Any
    """The mark at which it begins."""
    end: Any
    """The mark at which the last fragment ends."""
    is_text: bool
    """Whether it begins as a text; else as a mapping or a list, and the file can't be read as it was meant."""


@dataclass(slots=True)
class Cuts:
    """Every cut value of a file, by the offset at which it begins."""

    by_start: dict[int, Cut] = field(default_factory=dict)
    fragments: set[int] = field(default_factory=set)
    """The offsets at which their fragments begin."""


def may_cut_list(content: bytes) -> bool:
    """Tell whether a list may hold a value that a comma has cut; the reader itself sees those in mappings."""
    return b"[" in content and _TIGHT_COMMA.search(content) is not None


def may_swallow(content: bytes) -> bool:
    """Tell whether a comment may be half of a text."""
    return _MAY_HOLD_TIGHT_COMMENT.search(content) is not None


def find_swallowed(text: str, scalars: Iterable[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield the offset of each `#` that ends a sentence halfway, with the whole sentence.

    Scalars are given by the offsets at which they begin and end. A comment behind an id or a figure is a comment.
    """
    starts = {end: start for start, end in scalars}
    for found in _TIGHT_COMMENT.finditer(text):
        start = starts.get(found.start())
        if start is None or not text[start].isalpha():
            continue
        if text[found.end()].isdigit() or not _ID.fullmatch(text, start, found.start()):
            yield found.end() - 1, _REST_OF_LINE.match(text, start)[0].strip()  # type: ignore[index]


def find_cuts(text: str, tokens: Iterable[Any]) -> Cuts:
    """Find the values that commas cut in a file that can be read, given its text and its tokens."""
    cuts = Cuts()
    for pieces in _Sorter(text).sort(tokens):
        between = [text[before.end.index : after.start.index] for before, after in pairwise(pieces)]
        parts = [pieces[0].text]
        for comma, piece in zip(between, pieces[1:], strict=True):
            parts += [comma, piece.text]
        whole, lost = (_AROUND_BREAK.sub(" ", "".join(some)) for some in (parts, parts[2:]))
        is_text = not any(piece.is_collection for piece in pieces)
        start = pieces[0].start
        cuts.by_start[start.index] = Cut(whole, lost, start, pieces[-1].end, is_text)
        cuts.fragments.update(piece.start.index for piece in pieces[1:])
    return cuts


@dataclass(frozen=True, slots=True)
class _Piece:
    """A scalar, or a mapping or list in one piece."""

    text: str
    start: Any
    end: Any
    is_plain: bool = False
    is_collection: bool = False


class _Level:
    """A mapping or a list that is being read."""

    def __init__(self, start: Any, *, is_list: bool) -> None:
        self.start = start
        self.is_list = is_list
        self.pieces: list[_Piece] = []
        """The value that the last entry ends with, and its fragments."""
        self.has_key = False
        """Whether the entry being read has a colon."""
        self.is_odd = False
        """Whether braces stand where a key should, as in `{{name}}`."""


class _Sorter:
    """Sorts the tokens of a file into values, and keeps those that are in pieces."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._levels = [_Level(None, is_list=True)]
        self._found: list[list[_Piece]] = []

    def sort(self, tokens: Iterable[Any]) -> list[list[_Piece]]:
        """Return the pieces of each cut value."""
        for token in tokens:
            self._take(token, type(token).__name__)
        return self._found

    def _take(self, token: Any, kind: str) -> None:
        level = self._levels[-1]
        if kind in _STARTS:
            self._levels.append(_Level(token.start_mark, is_list=kind == "FlowSequenceStartToken"))
        elif kind in _ENDS:
            self._leave(self._levels.pop(), token)
        elif kind == "FlowEntryToken":
            level.has_key = False
        elif kind == "KeyToken":
            level.has_key = True
        elif kind == "ValueToken":
            level.pieces = []
        elif kind == "ScalarToken":
            self._add(level, _Piece(token.value, token.start_mark, token.end_mark, token.plain))

    def _leave(self, left: _Level, token: Any) -> None:
        """Take a whole mapping or list as a piece of what holds it."""
        start, end = left.start, token.end_mark
        level = self._levels[-1]
        if not level.is_list and not level.has_key:
            level.is_odd = True
        self._add(level, _Piece(self._text[start.index : end.index], start, end, is_collection=True))
        if left.is_odd:
            self._found.append(level.pieces)

    def _add(self, level: _Level, piece: _Piece) -> None:
        if len(self._levels) > 1 and level.pieces and not level.has_key and self._goes_on(level, piece):
            if level.pieces not in self._found[-1:]:
                self._found.append(level.pieces)
            level.pieces.append(piece)
        else:
            level.pieces = [piece] if level.is_list or level.has_key else []

    def _goes_on(self, level: _Level, piece: _Piece) -> bool:
        """Tell whether a piece goes on with the value before it: in a mapping always, for it has no colon."""
        if not level.is_list:
            return True
        last = level.pieces[-1]
        if self._text[last.end.index : piece.start.index] != "," or not (last.is_plain and piece.is_plain):
            return False
        is_decimal = _WHOLE_NUMBER.fullmatch(last.text) and _DECIMALS_WITH_UNIT.match(piece.text)
        return bool(is_decimal or _PART_OF_RULE.fullmatch(level.pieces[0].text.rpartition(";")[2]))
