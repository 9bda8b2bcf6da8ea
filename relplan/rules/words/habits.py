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
    parse_whole,
)
from relplan.model.quantities.numerals import SPACE, SPACES
from relplan.rules.words.days import clock_way, day_ways, split_instant, without_zone
from relplan.rules.words.numbers import number_ways, without_word

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
    "whole": parse_whole,
    "money": Money.parse,
    "pace": Pace.parse,
    "figure": Figure.parse,
}


def meanings(expected: str, found: str) -> tuple[str, ...]:
    """Return what was probably meant, in the plan's own spelling; several texts where it reads several ways.

    Nothing where nothing of the kind is meant.
    """
    parse = _PARSERS.get(expected)
    if parse is None:
        return ()
    bare = found.strip(SPACES).strip(f"{SPACES}«»“”„‘’\"'")
    return tuple(dict.fromkeys(text for text in _ways(expected, bare) if text != found and _is_read(parse, text)))


def _ways(expected: str, text: str) -> tuple[str, ...]:
    if expected == "whole":
        return number_ways(without_word(text))
    if expected in ("date", "dated", "horizon"):
        return tuple(map(_units, day_ways(split_instant(text)[0] or text)))
    if expected in ("money", "pace", "figure"):
        return number_ways(_money(text))
    return (clock_way(text) if expected in ("clock", "hours") else _units(text),)


def _is_read(parse: Callable[[str], Any], text: str) -> bool:
    try:
        parse(text)
    except QuantityError:
        return False
    return True


def name_instant(found: str) -> tuple[str, str]:
    """Return the day and the hour of an instant as a plan writes them; nothing for what is none or reads two ways."""
    day, hour = split_instant(found)
    days = (day,) if _is_read(parse_day, day) else meanings("date", day)
    hours = (hour,) if _is_read(parse_clock, hour) else meanings("clock", hour)
    return (days[0], hours[0]) if len(days) == len(hours) == 1 else ("", "")


def name_zoned(found: str) -> str:
    """Return an hour that has a time zone behind it as a plan writes it, without; nothing for other texts."""
    hour = without_zone(found.strip())
    return hour if _is_read(parse_clock, hour) else next(iter(meanings("clock", hour)), "")


def split_night(found: str) -> tuple[str, ...]:
    """Return the ranges that hours over midnight are written as, before it and after; nothing for other hours."""
    start, hyphen, end = (part.strip() for part in clock_way(found).partition("-"))
    try:
        is_over = bool(hyphen) and parse_clock(start) > parse_clock(end)
    except QuantityError:
        return ()
    ranges = (f"{start}-24:00", f"00:00-{end}")
    return (ranges if end != "00:00" else ranges[:1]) if is_over else ()


def _units(text: str) -> str:
    """Write the units of time as the plan does."""
    for unit, words in _UNITS.items():
        text = re.sub(rf"(\d)\s*(?:{words})\b", rf"\1{unit}", text, flags=re.IGNORECASE)
    return text


def _money(text: str) -> str:
    """Write the currency as a code."""
    return re.sub(rf"\s?([kK])?{SPACE}?€", lambda m: f"{m[1] or ''} EUR", text)
