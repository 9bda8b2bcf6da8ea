"""What somebody probably meant: the known words nearest to an unknown one."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known words spelt most like a word, the nearest first.

    Case, `-`, `_` and spaces make no difference; a word that ends a dotted one is near to it.
    """
    by_shape: dict[str, str] = {}
    for candidate in sorted(known):
        by_shape.setdefault(_shape(candidate), candidate)
    shape = _shape(word)
    if shape in by_shape:
        return (by_shape[shape],)
    tails = tuple(name for name in by_shape.values() if "." in name and _shape(name.rpartition(".")[2]) == shape)
    if tails:
        return tails[:most]
    found = get_close_matches(shape, by_shape, n=most, cutoff=0.65)
    best = SequenceMatcher(None, shape, found[0]).ratio() if found else 0
    return tuple(by_shape[near] for near in found if SequenceMatcher(None, shape, near).ratio() > best - 0.1)


def _shape(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")
