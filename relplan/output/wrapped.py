"""Sentences broken into the lines of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.output.printable import width

if TYPE_CHECKING:
    from collections.abc import Iterator


def wrap(text: str, size: int) -> list[str]:
    """Break a text between its words into lines of at most so many cells; a longer word is cut."""
    lines = [""]
    for word in text.split(" "):
        for piece in _pieces(word, size):
            longer = f"{lines[-1]} {piece}" if lines[-1] else piece
            if width(longer) <= size:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, size: int) -> Iterator[str]:
    """Cut a word into pieces of at most so many cells, of at least one character."""
    piece = ""
    for character in word:
        if piece and width(piece + character) > size:
            yield piece
            piece = ""
        piece += character
    yield piece
