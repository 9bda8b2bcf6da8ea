"""Segments of minors, as their words say."""

from __future__ import annotations

import re
from functools import lru_cache

_GROWN_UP = 18
_WHO = r"(?:^|\b(?:les|âg[ée]{1,2}e?s?|jeunes|enfants|ados?|adolescente?s?|personnes|aged|people|children|teens?)\s+)"
"""What stands before an age of people, rather than a number of years."""

_BELOW = re.compile(
    rf"{_WHO}(?:de )?(?:moins de|under|below|younger than)\s+(\d{{1,2}})(?:\s*ans\b|\s*years? old\b|s?\b(?!\s*\w))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"{_WHO}(?:de |between )?(\d{{1,2}})\s*(?:-|–|à|to|and)\s*(\d{{1,2}})(?:\s*ans\b|\s*years? old\b|s?\b(?!\s*\w))",
    re.IGNORECASE,
)
_WORD = re.compile(r"\b(?:mineure?s|minors|coll[ée]giens?|coll[ée]giennes?|pre-?teens?)\b", re.IGNORECASE)
_PARENTS = re.compile(
    r"\bparent|\bm[èe]res?\b|\bp[èe]res?\b|\bfamil|\bfoyers?\b|household|\bmother|\bfather|guardian"
    r"|autorit[ée] parentale|\benfants? de (?!moins)|\bchild(?:ren)? of\b"
    r"|\b(?:ont|avec|have|with) (?:un |des |a )?(?:enfants?|child)",
    re.IGNORECASE,
)

_KEPT = 4096
"""How many answers are kept: one text is met in every message of its action."""


@lru_cache(maxsize=_KEPT)
def age_of_minors(text: str) -> int | None:
    """Return the youngest age that people of a segment may have, when its words say that they are minors.

    Words for parents and households are about grown-ups. None when nothing says an age below eighteen; 0 when the
    words say minors, or only below which age they are.
    """
    if speaks_of_parents(text):
        return None
    if _WORD.search(text):
        return 0
    below = _BELOW.search(text)
    if below and int(below[1]) <= _GROWN_UP:
        return 0
    between = _BETWEEN.search(text)
    return int(between[1]) if between and int(between[1]) < _GROWN_UP else None


def speaks_of_parents(text: str) -> bool:
    """Tell whether a text speaks of parents, or of a household."""
    return bool(_PARENTS.search(text))
