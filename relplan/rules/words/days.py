"""Days and hours as people write them: `25/02/2027`, `2 mars 2027`, `2027-03-02T10:00`, `week 12`, `9am`."""

from __future__ import annotations

import re

from relplan.diagnostics.dates import month_number
from relplan.plan.spelling import unaccented

_NUMERIC = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})([/.-])(\d{1,2})\2(\d{1,2})\b")
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:er|st|nd|rd|th)?[ -]+(?:of +)?([^\W\d_]{3,})\.?,?[ -]+(\d{4})\b")
_MONTH_DAY = re.compile(r"\b([^\W\d_]{3,})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})\b")
_COUNTDOWN = re.compile(r"^[jJD]\s*([+-])\s*(\d+)$")
_INSTANT = re.compile(
    r"(?P<day>.*\d)(?:T|,? +(?:à +|at +)?)(?P<hour>\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?| ?[hH] ?(?:\d{2})?| ?[ap]m))"
    r"(?:Z|[+-]\d{2}:?\d{2}| +[A-Z]{3,4})?"
)
_ZONE = re.compile(
    r"(?<=[\dhHm])\s*(?:Z|(?:(?:UTC|GMT)\s?[+-]|\+)\d{1,2}(?::?\d{2})?|[A-Z]{3,4}|\([^)]+\)|\b[A-Z][a-z]+/\w+)"
)
_HALF_OF_DAY = re.compile(r"\b(1[0-2]|0?[1-9])(?::(\d{2}))?\s?([ap])\.?m\b\.?", re.IGNORECASE)
_UNDATED = re.compile(
    r"\?+|tb[acd]|to be \w+|a (?:definir|confirmer|preciser|fixer|venir|planifier)"
    r"|n/?a|unknown|inconnu|xx+|later|soon|bientot|plus tard"
    r"|(?:week|wk|w|kw|semaine|sem|s)\.? ?-?\d{1,2}(?: ?[/-]? ?\d{1,4})?|\d{4}[ -]?[ws]\d{1,2}"
    r"|\d{4}-\d{1,2}|\d{1,2}/\d{4}|\d{4}|(?:\d{4}[ -]?)?[qth][1-4](?:[ -/]?\d{4})?"
    r"|(?:spring|summer|autumn|fall|winter|printemps|ete|automne|hiver)(?: \d{4})?"
)
_PART_OF_MONTH = re.compile(
    r"(?:(?:(?:early|mid|late|end|begin(?:ning)?|start|debut|mi|fin|courant)(?: of| de| d')?[ -]?))?"
    r"(?P<month>[a-z]{3,})\.?(?: \d{2,4})?"
)


def day_ways(text: str) -> tuple[str, ...]:
    """Return a text with its day as a plan writes it: twice, where either number may be the month."""
    text = _YEAR_FIRST.sub(lambda m: _iso(m[1], m[3], m[4]), text)
    text = _DAY_MONTH.sub(lambda m: _named(m[0], m[3], m[2], m[1]), text)
    text = _MONTH_DAY.sub(lambda m: _named(m[0], m[3], m[1], m[2]), text)
    text = _COUNTDOWN.sub(r"occasion \1 \2d", text)
    found = _NUMERIC.search(text)
    if found is None:
        return (text,)
    before, after = text[: found.start()], text[found.end() :]
    one, other, year = found[1], found[3], f"20{found[4]}"[-4:]
    days = [_iso(year, other, one)] if found[2] == "." else [_iso(year, other, one), _iso(year, one, other)]
    return tuple(f"{before}{day}{after}" for day in days)


def clock_way(text: str) -> str:
    """Write `10h30`, `9h`, `9:30` and `9am` with two digits and a colon, where a time of day is meant."""
    text = _HALF_OF_DAY.sub(lambda m: f"{int(m[1]) % 12 + 12 * (m[3] in 'pP'):02}:{m[2] or '00'}", text)
    text = re.sub(r"\b(\d{1,2})\s?[hH]\s?(\d{2})?\b", lambda m: f"{m[1]}:{m[2] or '00'}", text)
    text = re.sub(r"\b(\d{1,2}:\d{2}):\d{2}(?:\.\d+)?\b", r"\1", text)
    return re.sub(r"\b(\d):(\d{2})\b", r"0\1:\2", text)


def without_zone(text: str) -> str:
    """Return an hour without the time zone or the offset that is written behind it; nothing when there is none."""
    found = _ZONE.search(text)
    return text[: found.start()] if found and found.end() == len(text) else ""


def split_instant(text: str) -> tuple[str, str]:
    """Return the day and the hour of an instant, each as it is written; nothing for what is none."""
    found = _INSTANT.fullmatch(text.strip())
    return (found["day"], found["hour"].strip()) if found else ("", "")


def is_undated(text: str) -> bool:
    """Tell whether a text names a week, a month, a season or no time yet, where a day is wanted."""
    plain = unaccented(text).strip(" .")
    month = _PART_OF_MONTH.fullmatch(plain)
    return _UNDATED.fullmatch(plain) is not None or bool(month and month_number(month["month"]))


def _iso(year: str, month: str, day: str) -> str:
    return f"{year}-{month:0>2}-{day:0>2}"


def _named(whole: str, year: str, month: str, day: str) -> str:
    number = month_number(month)
    return _iso(year, str(number), day) if number else whole
