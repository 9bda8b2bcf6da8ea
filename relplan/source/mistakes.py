"""The mistake behind a YAML parser's complaint, named as its author would recognise it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from relplan.source.lookalikes import find_in_line
from relplan.source.place import START_OF_FILE, Place, Position, Span
from relplan.source.problems import (
    ForbiddenCharacter,
    Mistake,
    Problem,
    SyntaxProblem,
    TabIndentation,
    UnclosedQuote,
    UnquotedColon,
)

_CONFLICT = re.compile(r"<<<<<<< |>>>>>>> ")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_KEY_END = re.compile(r":(?:\s|$)")
_KEY_STUCK_TO_VALUE = re.compile(r"\s*(?:- +)*[\w.-]+(?P<colon>:)[^\s:/]")
_VALUE_BEFORE = re.compile(r"(?:^\s*(?:- +)*|[\[{,]\s*)[^\s\[\]{},:#\"']+:\s+(?=\S)")
_NEXT_KEY = re.compile(r",\s*[^\s\[\]{},:#\"']+:(?:\s|$)")
_NEXT_ELEMENT = re.compile(r",")
_CLOSERS = re.compile(r"[\]}]+(?:\s+#.*)?\s*$")
_COMMENT = re.compile(r"\s#")
_BY_WORDS: tuple[tuple[str, Mistake], ...] = (
    ("unknown escape", Mistake.ESCAPE),
    ("escape sequence", Mistake.ESCAPE),
    ("block scalar", Mistake.BLOCK_TEXT),
    ("block sequence entries are not allowed", Mistake.INLINE_LIST),
    ("cannot start any token", Mistake.RESERVED_START),
    ("expected node content", Mistake.RESERVED_START),
)
_BY_WORDS_AT_START: tuple[tuple[str, Mistake], ...] = (
    ("scanning an alias", Mistake.RESERVED_START),
    ("scanning an anchor", Mistake.RESERVED_START),
    ("scanning a directive", Mistake.RESERVED_START),
    ("could not find expected ':'", Mistake.MISSING_COLON),
)
"""Complaints that are about the place where what they speak of begins, not about the place where reading stopped."""

_LONGEST_LINE = 2_000
"""What stands on a longer line is no text to be written again."""
_OF_TEXT = (Mistake.RESERVED_START, Mistake.SIGN_IN_TEXT, Mistake.COMMENT)
"""Mistakes that quotes around a whole text mend."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a parser says when it gives up; lines and columns are counted from 0."""

    detail: str
    """Its own words."""
    at: tuple[int, int] | None
    """Where it stopped."""
    since: tuple[int, int] | None
    """Where the thing begins that it was reading."""


def name_mistake(path: str, content: bytes, complaint: Complaint) -> Problem:
    """Return the problem that a complaint stands for."""
    if complaint.at is None:
        return SyntaxProblem(Place(path, span=START_OF_FILE), Mistake.OTHER, complaint.detail)
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    return _Reader(path, re.split("\r\n|\n|\r", text), complaint.detail, complaint.at, complaint.since).read()


@dataclass(frozen=True, slots=True)
class _Reader:
    path: str
    lines: list[str]
    detail: str
    at: tuple[int, int]
    since: tuple[int, int] | None

    def read(self) -> Problem:
        """Try what the whole file shows, then what the complaint says, then what the line shows."""
        return self._of_file() or self._of_complaint() or self._of_line()

    def _of_file(self) -> Problem | None:
        conflict = next((number for number, line in enumerate(self.lines) if _CONFLICT.match(line)), None)
        if conflict is not None:
            return self._mistake(Mistake.CONFLICT, (conflict, 0))
        above = next((n for n in range(self.at[0] - 1, -1, -1) if self.lines[n].strip()), self.at[0])
        for number in (above, self.at[0]):
            odd = find_in_line(self.lines[number]) if number < len(self.lines) else None
            if odd is not None:
                return ForbiddenCharacter(self._place((number, odd[1])), f"U+{ord(odd[0]):04X}")
        if self._line[: self.at[1] + 1].strip(" ").startswith("\t"):
            return TabIndentation(self._place((self.at[0], self._line.index("\t"))))
        return None

    def _of_complaint(self) -> Problem | None:
        if self._line[self.at[1] : self.at[1] + 1] == "\t":
            return TabIndentation(self._place(self.at))
        for words, mistake in _BY_WORDS:
            if words in self.detail:
                return self._mistake(mistake, self.at)
        for words, mistake in _BY_WORDS_AT_START:
            if words in self.detail:
                return self._mistake(mistake, self.since or self.at)
        if "quoted scalar" in self.detail:
            return UnclosedQuote(self._place(self.since or self.at))
        if "mapping values are not allowed" in self.detail:
            return self._of_colon()
        return None

    def _of_colon(self) -> Problem:
        """Tell a colon inside a text from one after a line that is not what it seems."""
        number, column = self.at
        written = self._line[:column]
        if self._has_key_before_mark() or " " in written.strip().removeprefix("- ").strip():
            return UnquotedColon(self._place(self.at), self._whole_text())
        above = next((above for above in range(number - 1, -1, -1) if self.lines[above].strip()), None)
        if above is not None:
            stuck = _KEY_STUCK_TO_VALUE.match(self.lines[above])
            if stuck:
                return self._mistake(Mistake.MISSING_SPACE, (above, stuck.start("colon")))
            if not _KEY_END.search(self.lines[above]) and _depth(self.lines[above]) == _depth(self._line):
                return self._mistake(Mistake.MISSING_COLON, (above, _depth(self.lines[above])))
        return self._mistake(Mistake.INDENTATION, (number, _depth(self._line)))

    def _of_line(self) -> Problem:
        number, column = self.at
        is_inside_brackets = "flow" in self.detail
        before = self._line[:column]
        quote = self._opening_quote(is_touching=is_inside_brackets)
        if quote is not None:
            return UnclosedQuote(self._place(quote))
        if is_inside_brackets:
            is_colon = self._line[column : column + 1] == ":" and self._has_key_before_mark()
            return UnquotedColon(self._place(self.at), self._whole_text()) if is_colon else self._of_bracket()
        if self._line[column : column + 1] in ("]", "}"):
            return self._mistake(Mistake.EXTRA_BRACKET, self.at)
        if before.rstrip().endswith(("]", "}")):
            return self._mistake(Mistake.RESERVED_START, (number, _first_bracket(before)))
        if not before.strip(" -"):
            return self._mistake(Mistake.INDENTATION, (number, _depth(self._line)))
        return self._mistake(Mistake.OTHER, self.at)

    def _of_bracket(self) -> Problem:
        """Tell a bracket that is not closed from a sign inside a text that looks like one, or that hides one."""
        number, column = self.since or self.at
        comment = _COMMENT.search(_QUOTED.sub(lambda found: "_" * len(found[0]), self.lines[number]), column)
        if comment and any(sign in self.lines[number][comment.end() :] for sign in "]}"):
            return self._mistake(Mistake.COMMENT, (number, comment.end() - 1))
        whole = self._whole_text()
        if whole and any(sign in whole for sign in "[]{}") and not _KEY_END.search(_QUOTED.sub("", whole)):
            return self._mistake(Mistake.SIGN_IN_TEXT, self.at)
        return self._mistake(Mistake.BRACKET, self.since)

    def _whole_text(self, at: tuple[int, int] | None = None) -> str:
        """Return the text that a place is in the midst of: to the next key, or to the end of what holds it."""
        number, column = at or self.at
        line = self.lines[number] if number < len(self.lines) else ""
        if len(line) > _LONGEST_LINE:
            return ""
        starts = [found.end() for found in _VALUE_BEFORE.finditer(line) if found.end() <= column]
        if not starts:
            return ""
        start = starts[-1]
        masked = _QUOTED.sub(lambda found: "_" * len(found[0]), line)
        is_element = masked[start] == "[" and masked.count("[", start, column) > masked.count("]", start, column)
        if is_element:
            start = max(start, masked.rfind(",", start, column)) + 1
        rest = line[start:]
        depth = sum((sign in "[{") - (sign in "]}") for sign in masked[:start])
        if depth < 1:
            return rest.strip()
        following = (_NEXT_ELEMENT if is_element else _NEXT_KEY).search(rest)
        if following:
            return rest[: following.start()].strip()
        closers = _CLOSERS.search(rest)
        return rest[: max(closers.start(), closers.start() + _run(closers[0]) - depth)].strip() if closers else ""

    def _opening_quote(self, *, is_touching: bool) -> tuple[int, int] | None:
        """Return where the quote opens that closes before the mark, with or without spaces between them."""
        number, column = self.at
        before = self._line[:column]
        closed = before if is_touching else before.rstrip(" ")
        if closed[-1:] not in ("'", '"'):
            return None
        text = "\n".join([*self.lines[:number], closed[:-1]])
        opening = text.rfind(closed[-1])
        return (text.count("\n", 0, opening), opening - text.rfind("\n", 0, opening) - 1) if opening >= 0 else None

    def _has_key_before_mark(self) -> bool:
        return _KEY_END.search(_QUOTED.sub("", self._line[: self.at[1]])) is not None

    @property
    def _line(self) -> str:
        return self.lines[self.at[0]] if self.at[0] < len(self.lines) else ""

    def _mistake(self, mistake: Mistake, at: tuple[int, int] | None) -> Problem:
        whole = self._whole_text(at) if mistake in _OF_TEXT else ""
        return SyntaxProblem(self._place(at or self.at), mistake, self.detail, whole)

    def _place(self, at: tuple[int, int]) -> Place:
        here = Position(at[0] + 1, at[1] + 1)
        return Place(self.path, span=Span(here, here))


def _run(closers: str) -> int:
    """Return how many brackets a run of them has, before a comment."""
    return len(closers) - len(closers.lstrip("]}"))


def _first_bracket(line: str) -> int:
    return next((column for column, sign in enumerate(line) if sign in "[{"), 0)


def _depth(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
