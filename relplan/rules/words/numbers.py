"""Numbers as people group and shorten them, and how a plan writes them: `1.234,50`, `1'000`, `180k`, `337.000`."""

from __future__ import annotations

import re

_TWO_WAYS = re.compile(r"(-?[0-9]{1,3})[.,]([0-9]{3})(?![0-9.,])")
_POINTS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)|([0-9]{1,3}(?:\.[0-9]{3}){2,})")
_COMMAS = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)|([0-9]{1,3}(?:,[0-9]{3}){2,})")
_MARKS = re.compile(r"(?<=[0-9])['’_](?=[0-9]{3})")
_THOUSANDS = re.compile(r"\b([0-9]+)\s?[kK]\b")
_ONE_WORD_AFTER = re.compile(r"([0-9]+(?:\s[0-9]{3})*)\s[^\W\d_]+")


def number_ways(text: str) -> tuple[str, ...]:
    """Return a text with its number as a plan writes it: twice, where its sign may mean thousands or decimals."""
    text = _THOUSANDS.sub(r"\g<1>000", _MARKS.sub("", text))
    for form, sign in ((_POINTS, "."), (_COMMAS, ",")):
        if found := form.search(text):
            whole = (found[1] or found[3]).replace(sign, "")
            number = f"{whole}.{found[2]}" if found[2] else whole
            return (text[: found.start()] + number + text[found.end() :],)
    found = _TWO_WAYS.match(text)
    if found is None:
        return (text,)
    decimals = found[2].rstrip("0")
    return f"{found[1]}{found[2]}{text[found.end() :]}", f"{found[1]}{decimals and '.'}{decimals}{text[found.end() :]}"


def without_word(text: str) -> str:
    """Return the number before a single word: `337 000 clients`."""
    found = _ONE_WORD_AFTER.fullmatch(text)
    return found[1] if found else text
