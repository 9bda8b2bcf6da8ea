"""Text of a plan made safe for a terminal, and the cells it takes there."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_CONTROL_PICTURES = 0x2400
_DELETE_PICTURE = "\u2421"
_REPLACEMENT = "\ufffd"
_TAB = "→   "


def one_line(text: str) -> str:
    """Return a sentence on one line, with nothing in it that moves a cursor or turns the writing direction."""
    return mask(_SPACES.sub(" ", text))


def mask(text: str) -> str:
    """Put a visible sign, one cell wide, in place of each character that a terminal would obey."""
    return text if text.isprintable() else _UNSAFE.sub(_sign, text)


def cells_of(line: str) -> list[str]:
    """Return what each character of a line looks like: safe; a tab is an arrow, for it is often what is wrong."""
    return [_TAB if character == "\t" else character for character in _masked_but_tabs(line)]


def width(text: str) -> int:
    """Count the terminal cells of a text."""
    return len(text) if text.isascii() else sum(_width(character) for character in text)


def _masked_but_tabs(line: str) -> str:
    return "\t".join(mask(part) for part in line.split("\t"))


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    return _DELETE_PICTURE if code == 0x7F else _REPLACEMENT


def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1
