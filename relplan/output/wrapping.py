"""Texts broken into lines that fit a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.output.printable import width

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINTS = "-._/"
"""What parts of an id are joined by."""


def wrap(text: str, size: int) -> list[str]:
    """Break a text between its words into lines of at most so many cells; longer words are cut at their joints."""
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
            end = _last_joint(piece)
            yield piece[:end]
            piece = piece[end:]
        piece += character
    yield piece


def _last_joint(piece: str) -> int:
    """Return after how many characters an id is best cut: after its last sign, unless little is left before it."""
    end = max(piece.rfind(sign) for sign in _JOINTS) + 1
    return end if end > len(piece) // 3 else len(piece)


def wrap_item(text: str, size: int, mark: str = "") -> list[str]:
    """Break a text into lines of at most so many cells, the first after a mark, the others as far to the right."""
    first, *others = wrap(text, size - width(mark))
    return [mark + first, *(" " * width(mark) + line for line in others)]
