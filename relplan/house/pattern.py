"""Patterns of text that are matched in time that only grows with the text.

They are regular expressions with characters, classes, groups, alternatives and repetitions, without anything that
looks back or around. A pattern fits a text from its beginning to its end. It is matched by following all its ways at
once, a character at a time, so that no pattern and no text can make a run hang: a plan's pull request may come from
anybody. What fits is the same as with `re.fullmatch`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from relplan.house.problems import Fault

_MOST_PARTS = 1000
"""Counted repetitions are written out; what would become longer is refused."""
_MOST_NESTING = 50
_MOST_STATES = 5000
"""After so many sets of ways the table is begun anew."""
_COUNT = re.compile(r"\{(?:([0-9]{1,4})?(,)([0-9]{1,4})?|([0-9]{1,4}))\}")
_SPACES = {"n": "\n", "t": "\t", "r": "\r"}

Fits = Callable[[str], bool]
"""Tells whether a character is meant."""

_SETS: dict[str, Fits] = {
    "d": str.isdecimal,
    "w": lambda char: char.isalnum() or char == "_",
    "s": str.isspace,
}


class PatternError(ValueError):
    """A text that is no pattern."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class _Char:
    fits: Fits


@dataclass(frozen=True, slots=True)
class _Sequence:
    parts: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    parts: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class _Repeat:
    part: _Part
    least: int
    most: int | None


_Part = _Char | _Sequence | _Choice | _Repeat


class Pattern:
    """A pattern, ready to be held against texts; raises `PatternError` for a text that is none."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ways = _Ways(_Reader(text).read())
        self._forget()

    def fits(self, text: str) -> bool:
        """Tell whether the pattern fits a whole text."""
        moves, here = self._moves, 0
        for char in text:
            ahead = moves[here].get(char)
            if ahead is None:
                ahead = self._move(here, char)
                moves = self._moves
            here = ahead
        return _END in self._states[here]

    def _move(self, here: int, char: str) -> int:
        """Work out where a character leads, and remember it."""
        reached = self._ways.after(self._states[here], char)
        if len(self._states) > _MOST_STATES:
            self._forget()
            return self._index(reached)
        ahead = self._moves[here][char] = self._index(reached)
        return ahead

    def _index(self, state: frozenset[int]) -> int:
        if state not in self._indexes:
            self._indexes[state] = len(self._states)
            self._states.append(state)
            self._moves.append({})
        return self._indexes[state]

    def _forget(self) -> None:
        self._states: list[frozenset[int]] = []
        self._moves: list[dict[str, int]] = []
        self._indexes: dict[frozenset[int], int] = {}
        self._index(self._ways.start)


_END = 0


class _Ways:
    """The ways through a pattern: places, each with the character it waits for or the places it leads to at once."""

    def __init__(self, part: _Part) -> None:
        self._waits: list[tuple[Fits, int] | None] = [None]
        self._leads: list[tuple[int, ...]] = [()]
        self._built = 0
        self.start = self._closure({self._build(part, _END)})

    def after(self, state: frozenset[int], char: str) -> frozenset[int]:
        """Return the places reached from some places by a character."""
        waits = (self._waits[place] for place in state)
        return self._closure({ahead for fits, ahead in filter(None, waits) if fits(char)})

    def _closure(self, places: set[int]) -> frozenset[int]:
        """Return the places that wait for something, or are the end, among those reached without a character."""
        seen, pending = set(places), list(places)
        while pending:
            for ahead in self._leads[pending.pop()]:
                if ahead not in seen:
                    seen.add(ahead)
                    pending.append(ahead)
        return frozenset(place for place in seen if place == _END or self._waits[place])

    def _build(self, part: _Part, after: int) -> int:
        """Lay a part before a place; return where it begins."""
        self._built += 1
        if self._built > _MOST_PARTS:
            raise PatternError(Fault.TOO_LARGE)
        if isinstance(part, _Char):
            return self._add((part.fits, after), ())
        if isinstance(part, _Choice):
            return self._add(None, tuple(self._build(one, after) for one in part.parts))
        if isinstance(part, _Repeat):
            return self._build_repeat(part, after)
        for one in reversed(part.parts):
            after = self._build(one, after)
        return after

    def _build_repeat(self, repeat: _Repeat, after: int) -> int:
        begin = after
        if repeat.most is None:
            begin = self._add(None, ())
            self._leads[begin] = (self._build(repeat.part, begin), after)
        else:
            for _ in range(repeat.most - repeat.least):
                begin = self._add(None, (self._build(repeat.part, begin), after))
        for _ in range(repeat.least):
            begin = self._build(repeat.part, begin)
        return begin

    def _add(self, wait: tuple[Fits, int] | None, leads: tuple[int, ...]) -> int:
        self._waits.append(wait)
        self._leads.append(leads)
        return len(self._waits) - 1


class _Reader:
    """Reads the text of a pattern, once from the left."""

    def __init__(self, text: str) -> None:
        self._text = _without_anchors(text)
        self._at = 0
        self._depth = 0

    def read(self) -> _Part:
        """Return the pattern."""
        if not self._text:
            raise PatternError(Fault.EMPTY)
        part = self._choice()
        if self._at < len(self._text):
            raise PatternError(Fault.CLOSED)
        return part

    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self) -> str:
        char = self._next()
        if not char:
            raise PatternError(Fault.OPEN)
        self._at += 1
        return char

    def _choice(self) -> _Part:
        parts = [self._sequence()]
        while self._next() == "|":
            self._at += 1
            parts.append(self._sequence())
        return parts[0] if len(parts) == 1 else _Choice(tuple(parts))

    def _sequence(self) -> _Part:
        parts = []
        while self._next() not in ("", "|", ")"):
            parts.append(self._repeated(self._atom()))
        return _Sequence(tuple(parts))

    def _repeated(self, part: _Part) -> _Part:
        sign = self._next()
        if sign in ("*", "+", "?") and sign:
            self._at += 1
            found = _Repeat(part, int(sign == "+"), 1 if sign == "?" else None)
        elif sign == "{":
            found = self._counted(part)
        else:
            return part
        if self._next() in ("*", "+", "?", "{") and self._next():
            raise PatternError(Fault.UNSUPPORTED)
        return found

    def _counted(self, part: _Part) -> _Repeat:
        count = _COUNT.match(self._text, self._at)
        if count is None:
            raise PatternError(Fault.UNSUPPORTED)
        self._at = count.end()
        least, comma, most, exactly = count.groups()
        if exactly is not None:
            return _Repeat(part, int(exactly), int(exactly))
        if least is None and most is None and comma:
            return _Repeat(part, 0, None)
        if most is not None and int(most) < int(least or 0):
            raise PatternError(Fault.REVERSED)
        return _Repeat(part, int(least or 0), None if most is None else int(most))

    def _atom(self) -> _Part:
        char = self._take()
        if char == "(":
            return self._group()
        if char == "[":
            return _Char(self._set())
        if char == ".":
            return _Char(lambda one: one != "\n")
        if char == "\\":
            return _Char(self._escaped())
        if char in "*+?{":
            raise PatternError(Fault.NOTHING_TO_REPEAT)
        if char in "^$":
            raise PatternError(Fault.UNSUPPORTED)
        return _Char(char.__eq__)

    def _group(self) -> _Part:
        self._depth += 1
        if self._depth > _MOST_NESTING:
            raise PatternError(Fault.TOO_LARGE)
        if self._next() == "?":
            if not self._text.startswith("?:", self._at):
                raise PatternError(Fault.UNSUPPORTED)
            self._at += 2
        part = self._choice()
        if self._take() != ")":
            raise PatternError(Fault.OPEN)
        self._depth -= 1
        return part

    def _escaped(self) -> Fits:
        char = self._take()
        if char.lower() in _SETS:
            fits = _SETS[char.lower()]
            return _contrary(fits) if char.isupper() else fits
        if char.isascii() and char.isalnum() and char not in _SPACES:
            raise PatternError(Fault.UNSUPPORTED)
        return _SPACES.get(char, char).__eq__

    def _set(self) -> Fits:
        """Read what stands between square brackets; a closing bracket is meant itself when it comes first."""
        is_contrary = self._next() == "^"
        self._at += is_contrary
        members: list[Fits] = []
        while self._next() != "]" or not members:
            members.append(self._member())
        self._at += 1

        def fits(char: str) -> bool:
            return any(member(char) for member in members)

        return _contrary(fits) if is_contrary else fits

    def _member(self) -> Fits:
        first = self._take()
        if first == "\\":
            escaped = self._next()
            found = self._escaped()
            if escaped.lower() in _SETS:
                return found
            first = _SPACES.get(escaped, escaped)
        if self._next() != "-" or self._text[self._at + 1 : self._at + 2] in ("", "]"):
            return first.__eq__
        self._at += 1
        last = self._take()
        if last == "\\":
            escaped = self._next()
            self._escaped()
            if escaped.lower() in _SETS:
                raise PatternError(Fault.UNSUPPORTED)
            last = _SPACES.get(escaped, escaped)
        if last < first:
            raise PatternError(Fault.REVERSED)
        return lambda char: first <= char <= last


def _contrary(fits: Fits) -> Fits:
    return lambda char: not fits(char)


def _without_anchors(text: str) -> str:
    """Leave out signs of beginning and end: a pattern always fits a whole text."""
    inner = text.removeprefix("^")
    slashes = len(inner[:-1]) - len(inner[:-1].rstrip("\\"))
    return inner[:-1] if inner.endswith("$") and slashes % 2 == 0 else inner
