"""What somebody probably meant: the known words nearest to an unknown one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LEAST = 65
"""How many percent of two words must agree for one to be near to the other."""
_BEHIND = 10
"""By how many percent a word may be less near than the nearest."""
MOST_KNOWN = 10_000
"""Among more words than these none is looked for."""
_SHORT = 3
"""Words of so few letters resemble too many others: their first letter must agree."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Known words by their shape, alphabetically."""

    by_shape: Mapping[str, str]
    by_tail: Mapping[str, tuple[str, ...]]
    """Dotted words by the shape of their last part."""


def nearest(word: str, known: Iterable[str], most: int = 3, least: int = _LEAST) -> tuple[str, ...]:
    """Return the known words spelt most like a word, the nearest first.

    Case, `-`, `_` and spaces make no difference; a word that ends a dotted one is near to it.
    `least` percent of the words must agree. Known words given as the same tuple again are prepared once.
    """
    words = tuple(known)
    if len(words) > MOST_KNOWN:
        return ()
    lexicon = _lexicon(words)
    shape = _shape(word)
    if shape in lexicon.by_shape:
        return (lexicon.by_shape[shape],)
    if shape in lexicon.by_tail:
        return lexicon.by_tail[shape][:most]
    return tuple(lexicon.by_shape[near] for near in _alike(shape, lexicon.by_shape, most, least))


def unaccented(text: str) -> str:
    """Return a text in small letters without accents."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def _alike(shape: str, shapes: Iterable[str], most: int, least: int) -> list[str]:
    from rapidfuzz import fuzz, process

    if len(shape) <= _SHORT:
        shapes = (near for near in shapes if near[:1] == shape[:1])
    found = process.extract(shape, list(shapes), scorer=fuzz.ratio, score_cutoff=least, limit=most)
    return [near for near, score, _ in found if score > found[0][1] - _BEHIND]


@lru_cache(maxsize=64)
def _lexicon(known: tuple[str, ...]) -> _Lexicon:
    by_shape: dict[str, str] = {}
    for name in sorted(known):
        by_shape.setdefault(_shape(name), name)
    by_tail: dict[str, list[str]] = {}
    for shape, name in by_shape.items():
        if "." in shape:
            by_tail.setdefault(shape.rpartition(".")[2], []).append(name)
    return _Lexicon(by_shape, {tail: tuple(names) for tail, names in by_tail.items()})


def _shape(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")
