"""How often the same is wrong in one file: the first are told one by one, the rest are counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ALIKE = 200
"""So much of one kind is told of a file: nobody reads on, and what is wrong with all of it is long clear."""

Key = TypeVar("Key")


class Tally(Generic[Key]):
    """Counts what is alike, and lets the first of it through."""

    def __init__(self) -> None:
        self._told: Counter[Key] = Counter()
        self._left_out: Counter[Key] = Counter()

    def lets_through(self, key: Key) -> bool:
        """Count one more, and tell whether it is still to be told."""
        is_told = self._told[key] < MOST_ALIKE
        (self._told if is_told else self._left_out)[key] += 1
        return is_told

    def leave_out(self, key: Key, count: int) -> None:
        """Count what somebody else hasn't let through."""
        self._left_out[key] += count

    def left_out(self) -> Iterator[tuple[Key, int]]:
        """Yield what was not let through, and how much of it there was."""
        return iter(self._left_out.items())
