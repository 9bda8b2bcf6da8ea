"""Days and instants in words, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.settings import Language
from relplan.plan.spelling import unaccented

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time

_WEEKDAYS = {
    Language.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    Language.FR: ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_MONTHS = {
    Language.EN: (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    Language.FR: (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
}

_SHORT_MONTHS = {
    Language.EN: ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    Language.FR: ("jan", "fév", "mar", "avr", "mai", "jun", "jul", "aoû", "sep", "oct", "nov", "déc"),
}

_LEAST_LETTERS = 3
"""As many letters of a month's name are told from other words."""


def weekday_name(day: date, language: Language) -> str:
    """Return the name of a day's weekday."""
    return _WEEKDAYS[language][day.weekday()]


def short_weekday_name(day: date, language: Language) -> str:
    """Return the first three letters of a day's weekday."""
    return weekday_name(day, language)[:3]


def month_name(month: int, language: Language) -> str:
    """Return the name of a month, from 1."""
    return _MONTHS[language][month - 1]


def short_month_name(month: int, language: Language) -> str:
    """Return three letters for a month, from 1."""
    return _SHORT_MONTHS[language][month - 1]


def month_number(word: str) -> int | None:
    """Return the month that a word is the name of in either language, or the beginning of no other's; from 1."""
    plain = unaccented(word)
    names = [(number, unaccented(name)) for months in _MONTHS.values() for number, name in enumerate(months, 1)]
    found = {number for number, name in names if name.startswith(plain)} if len(plain) >= _LEAST_LETTERS else set()
    return found.pop() if len(found) == 1 else None


def say_day(day: date, language: Language) -> str:
    """Write a day: `10 February 2027`, `10 février 2027`, `1er mars 2027`."""
    number = "1er" if language is Language.FR and day.day == 1 else str(day.day)
    return f"{number} {month_name(day.month, language)} {day.year}"


def say_full_day(day: date, language: Language) -> str:
    """Write a day with its weekday: `Wednesday 10 February 2027`, `mercredi 10 février 2027`."""
    return f"{weekday_name(day, language)} {say_day(day, language)}"


def say_days(days: Sequence[date], language: Language) -> str:
    """Write days in a sentence: `12, 19 and 26 January 2027`; in French with their article, `les 12 et 19 mai 2027`."""
    parts = []
    for number, day in enumerate(days):
        after = days[number + 1] if number + 1 < len(days) else None
        told = "1er" if language is Language.FR and day.day == 1 else str(day.day)
        if after is None or (after.year, after.month) != (day.year, day.month):
            told += f" {month_name(day.month, language)}"
        if after is None or after.year != day.year:
            told += f" {day.year}"
        parts.append(told)
    last = " et " if language is Language.FR else " and "
    listed = last.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    article = ("les " if len(parts) > 1 else "le ") if language is Language.FR else ""
    return article + listed


def say_instant(at: datetime, language: Language) -> str:
    """Write an instant in full: `Wednesday 10 February 2027 at 09:00`, `mercredi 10 février 2027 à 9 h 00`."""
    link = "à" if language is Language.FR else "at"
    return f"{say_full_day(at.date(), language)} {link} {say_hour(at.time(), language)}"


def say_hour(hour: time, language: Language) -> str:
    """Write a time of day: `09:00`, `9 h 00`."""
    return f"{hour.hour}\u00a0h\u00a0{hour:%M}" if language is Language.FR else f"{hour:%H:%M}"
