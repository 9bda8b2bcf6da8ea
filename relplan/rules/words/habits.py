"""What people write out of habit, and how a plan writes it: `25/02/2027`, `2 jours`, `10h30`, `180 k€`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from relplan.model.quantities import (
    Dated,
    Duration,
    Figure,
    Horizon,
    Hours,
    Money,
    Pace,
    QuantityError,
    Window,
    parse_clock,
    parse_day,
)

_UNITS = {
    "min": r"minutes?|mn",
    "h": r"heures?|hours?",
    "d": r"jours?|j|days?",
    "w": r"semaines?|sem|weeks?",
    "mo": r"mois|months?",
    "y": r"ans?|années?|years?",
}
_PARSERS: Mapping[str, Callable[[str], Any]] = {
    "duration": Duration.parse,
    "window": Window.parse,
    "horizon": Horizon.parse,
    "date": parse_day,
    "dated": Dated.parse,
    "clock": parse_clock,
    "hours": Hours.parse,
    "money": Money.parse,
    "pace": Pace.parse,
    "figure": Figure.parse,
}


def correct_habit(expected: str, found: str) -> str:
    """Return what was probably meant, in the plan's own spelling; empty when nothing of the kind is."""
    text = _money(_units(_days(_clocks(found.strip().strip("«»“”\"' \u00a0\u202f")))))
    parse = _PARSERS.get(expected)
    if parse is None or text == found:
        return ""
    try:
        parse(text)
    except QuantityError:
        return ""
    return text


def split_night(found: str) -> tuple[str, ...]:
    """Return the ranges that hours over midnight are written as, before it and after; nothing for other hours."""
    text = re.sub(r"\b(\d{1,2})\s?[hH](?!\d)", r"\1:00", found.strip())
    start, hyphen, end = (part.strip() for part in _clocks(text).partition("-"))
    try:
        is_over = bool(hyphen) and parse_clock(start) > parse_clock(end)
    except QuantityError:
        return ()
    ranges = (f"{start}-24:00", f"00:00-{end}")
    return (ranges if end != "00:00" else ranges[:1]) if is_over else ()


def _days(text: str) -> str:
    """Turn `25/02/2027` and `2027-2-5` round; `J-10` is ten days before the occasion."""
    text = re.sub(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b", lambda m: f"{m[3]}-{m[2]:0>2}-{m[1]:0>2}", text)
    text = re.sub(r"\b(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})\b", lambda m: f"{m[1]}-{m[2]:0>2}-{m[3]:0>2}", text)
    return re.sub(r"^[jJD]\s*([+-])\s*(\d+)$", r"occasion \1 \2d", text)


def _clocks(text: str) -> str:
    """Write `10h30`, `9h` and `9:30` with two digits and a colon, where a time of day is meant."""
    text = re.sub(r"\b(\d{1,2})\s?[hH](\d{2})\b", r"\1:\2", text)
    return re.sub(r"\b(\d):(\d{2})\b", r"0\1:\2", text)


def _units(text: str) -> str:
    """Write the units of time as the plan does."""
    for unit, words in _UNITS.items():
        text = re.sub(rf"(\d)\s*(?:{words})\b", rf"\1{unit}", text, flags=re.IGNORECASE)
    return text


def _money(text: str) -> str:
    """Write the currency as a code, and thousands in full."""
    text = re.sub(r"^([\d\s]*\d)\s?k\s?(?:€|EUR)$", r"\g<1>000 EUR", text)
    return re.sub(r"\s?€", " EUR", text)
