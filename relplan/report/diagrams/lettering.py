"""How wide text is, and how it is broken into the lines of a box.

Widths are those of DejaVu Sans Bold, the widest font that pages fall back to: what fits in it fits in any other.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUPS = {
    "'ijl \u00a0\u202f": 0.35,
    ",./:;IJ\\|": 0.4,
    "-f": 0.45,
    "!()[]_`rt": 0.5,
    '"*«»“”‘’': 0.6,
    "?csz": 0.6,
    "Lx": 0.65,
    "$0123456789EFTaekovy": 0.7,
    "CPSYZbdghnpqu{}–": 0.75,
    "ABKRVX": 0.8,
    "#+<=>DGHNOQU^~": 0.85,
    "&": 0.9,
    "w": 0.95,
    "@M": 1.0,
    "%m—…": 1.05,
    "W": 1.15,
}
_EM = {character: width for characters, width in _GROUPS.items() for character in characters}
_LATIN = 0.75
_OTHER = 1.4
"""Wide enough for ideographs and pictures."""
_FIRST_OTHER = 0x370
ELLIPSIS = "…"
_JOINTS = re.compile(r"(?<=[-_/.@\u2010])(?=.)")
"""Where a word may end when it is too long for a line."""
_BREAKS = re.compile(r"[ \t\r\n]+")
"""Where a line may end; a sign stays on the line of the word that a space without break ties it to."""


def measure(text: str, size: float) -> float:
    """Return the width of a text on one line, in the unit of its font size."""
    return size * sum(_width_of(character) for character in text)


def break_lines(text: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """Return a text as lines that fit a width, cut after so many.

    Words that are too long are broken after a sign that joins two parts, and anywhere only when a part is too long.
    """
    lines: list[str] = []
    for blank, part in _fitting_parts(text[: _enough(size, width, most)], size, width):
        joined = f"{lines[-1]}{blank}{part}" if lines else part
        if lines and measure(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(part)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _cut(lines[most - 1], size, width))


def _enough(size: float, width: float, most: int) -> int:
    """Return how many characters can show at all, and one line more."""
    return math.ceil((most + 1) * width / (size * min(_EM.values())))


def longest_word(text: str, size: float, most: float) -> float:
    """Return the width of the longest word of a text, and no more than `most`."""
    enough = text[: _enough(size, most, 1)]
    return min(most, max((measure(word, size) for word in _BREAKS.split(enough)), default=0.0))


def _fitting_parts(text: str, size: float, width: float) -> Iterator[tuple[str, str]]:
    """Yield parts that fit a width, each with what stands between it and the part before."""
    for word in filter(None, _BREAKS.split(text)):
        parts = [word] if measure(word, size) <= width else _JOINTS.split(word)
        blank = " "
        for part in parts:
            for piece in _break_anywhere(part, size, width):
                yield blank, piece
                blank = ""


def _break_anywhere(word: str, size: float, width: float) -> Iterator[str]:
    part = ""
    for character in word:
        if part and measure(part + character, size) > width:
            yield part
            part = ""
        part += character
    yield part


def _cut(line: str, size: float, width: float) -> str:
    """Shorten a line to make room for the sign that something is left out, by whole words if there are several."""
    while line and measure(line + ELLIPSIS, size) > width:
        line = line.rpartition(" ")[0] or line[:-1]
    return line.rstrip() + ELLIPSIS


@cache
def _width_of(character: str) -> float:
    """Return the width of a character in em; an accent adds nothing."""
    base = unicodedata.normalize("NFD", character)[0]
    if base in _EM:
        return _EM[base]
    if unicodedata.combining(base) or unicodedata.category(base) in ("Cf", "Cc"):
        return 0.0
    return _LATIN if ord(base) < _FIRST_OTHER else _OTHER
