"""What the characters of a text look like on a terminal, and the cells that they take there."""

from __future__ import annotations

import unicodedata

from relplan.diagnostics.neutral import characters_of

_TAB = "→   "


def cells_of(line: str) -> list[str]:
    """Return what each character of a line looks like: neutral; a tab is an arrow, for it is often what is wrong."""
    return [_TAB if character == "\t" else character for character in characters_of(line)]


def width(text: str) -> int:
    """Count the terminal cells of a text."""
    return len(text) if text.isascii() else sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1
