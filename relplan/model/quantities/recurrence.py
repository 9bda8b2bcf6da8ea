"""Recurrences: the recurrence rules of RFC 5545, at the scale of days."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from relplan.model.quantities.base import Quantity
from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.expansion import WEEKDAYS, Frequency, Rule, days_of
from relplan.model.quantities.numerals import SPACES

_FORM = re.compile(r"[A-Z]+=[A-Z0-9,+-]+(?:;[A-Z]+=[A-Z0-9,+-]+)*")
_POSITIVE = re.compile(r"[1-9][0-9]{0,3}")
_NUMBERED_DAY = re.compile(rf"([+-]?[0-9]{{1,2}})?({'|'.join(WEEKDAYS)})")
_INTEGER = re.compile(r"[+-]?[0-9]{1,3}")

_RANGES = {"BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366, "BYMONTH": 12}
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "WKST", "BYDAY", *_RANGES}
_REFUSED = {
    "UNTIL": "until_in_rule",
    "DTSTART": "until_in_rule",
    "BYHOUR": "time_of_day",
    "BYMINUTE": "time_of_day",
    "BYSECOND": "time_of_day",
}
# RFC 5545, section 3.3.10: parts that mean nothing at some frequencies.
_NOT_AT = {
    "BYWEEKNO": {"DAILY", "WEEKLY", "MONTHLY"},
    "BYYEARDAY": {"DAILY", "WEEKLY", "MONTHLY"},
    "BYMONTHDAY": {"WEEKLY"},
}


@dataclass(frozen=True, slots=True)
class Recurrence(Quantity):
    """A rule by which days come back, such as "FREQ=WEEKLY;BYDAY=TU"; its bounds are written beside it."""

    EXPECTED: ClassVar[str] = "recurrence"
    PATTERN: ClassVar[str] = r"[A-Za-z]+=[A-Za-z0-9,+-]+(?:;[A-Za-z]+=[A-Za-z0-9,+-]+)*"

    rule: str
    """The rule in capitals, its parts in the order they were written."""

    def __post_init__(self) -> None:
        _read(self.rule)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a rule whose frequency is daily, weekly, monthly or yearly.

        Raises `QuantityError`: also for a last day, a time of day, a part that is unknown, written twice, out of its
        range, or without meaning at the frequency.
        """
        stripped = text.strip(SPACES)
        if not stripped.isascii():
            raise QuantityError("recurrence", text)
        try:
            return cls(stripped.upper())
        except QuantityError as error:
            raise QuantityError("recurrence", text, error.reason) from None

    def __str__(self) -> str:
        return self.rule

    def days(self, first: date, last: date) -> tuple[date, ...]:
        """Give the days of the rule from `first`, which is its DTSTART, to `last`, both included.

        `first` itself is a day of the rule only when it follows it.
        """
        return tuple(days_of(_read(self.rule), first, last))


def _read(text: str) -> Rule:
    parts = _parts(text)
    frequency = _frequency(text, parts)
    _check_combination(text, frequency, parts)
    in_week = frequency in {Frequency.DAILY, Frequency.WEEKLY} or "BYWEEKNO" in parts
    numbers = {name: _numbers(text, name, parts[name]) for name in _RANGES if name in parts}
    return Rule(
        frequency=frequency,
        interval=_positive(text, parts.get("INTERVAL", "1")),
        count=_positive(text, parts["COUNT"]) if "COUNT" in parts else None,
        week_start=_weekday(text, parts.get("WKST", "MO")),
        weekdays=_weekdays(text, frequency, parts["BYDAY"], in_week=in_week) if "BYDAY" in parts else frozenset(),
        months=numbers.get("BYMONTH", frozenset()),
        month_days=numbers.get("BYMONTHDAY", frozenset()),
        year_days=numbers.get("BYYEARDAY", frozenset()),
        weeks=numbers.get("BYWEEKNO", frozenset()),
        positions=numbers.get("BYSETPOS", frozenset()),
    )


def _parts(text: str) -> dict[str, str]:
    if _FORM.fullmatch(text) is None:
        raise QuantityError("recurrence", text)
    pairs = [part.partition("=")[::2] for part in text.split(";")]
    for name, _ in pairs:
        if name not in _KNOWN:
            raise QuantityError("recurrence", text, _REFUSED.get(name, "unknown_part"))
    if len({name for name, _ in pairs}) < len(pairs):
        raise QuantityError("recurrence", text, "repeated_part")
    return dict(pairs)


def _frequency(text: str, parts: dict[str, str]) -> Frequency:
    try:
        return Frequency(parts.get("FREQ", ""))
    except ValueError:
        raise QuantityError("recurrence", text, "frequency") from None


def _check_combination(text: str, frequency: Frequency, parts: dict[str, str]) -> None:
    misplaced = any(name in parts and frequency in frequencies for name, frequencies in _NOT_AT.items())
    position_of_nothing = "BYSETPOS" in parts and not any(
        name.startswith("BY") and name != "BYSETPOS" for name in parts
    )
    if misplaced or position_of_nothing:
        raise QuantityError("recurrence", text, "part_not_allowed")


def _numbers(text: str, name: str, values: str) -> frozenset[int]:
    largest = _RANGES[name]
    smallest = 1 if name == "BYMONTH" else -largest
    numbers = [int(_matched(text, _INTEGER, value)[0]) for value in values.split(",")]
    if not all(number and smallest <= number <= largest for number in numbers):
        raise QuantityError("recurrence", text, "part_value")
    return frozenset(numbers)


def _weekdays(text: str, frequency: Frequency, values: str, *, in_week: bool) -> frozenset[tuple[int, int]]:
    matches = [_matched(text, _NUMBERED_DAY, value) for value in values.split(",")]
    if in_week and any(match[1] for match in matches):
        raise QuantityError("recurrence", text, "part_not_allowed")
    largest = 5 if frequency is Frequency.MONTHLY else 53
    if any(match[1] and not 1 <= abs(int(match[1])) <= largest for match in matches):
        raise QuantityError("recurrence", text, "part_value")
    return frozenset((int(match[1] or 0), WEEKDAYS.index(match[2])) for match in matches)


def _weekday(text: str, value: str) -> int:
    if value not in WEEKDAYS:
        raise QuantityError("recurrence", text, "part_value")
    return WEEKDAYS.index(value)


def _positive(text: str, value: str) -> int:
    return int(_matched(text, _POSITIVE, value)[0])


def _matched(text: str, form: re.Pattern[str], value: str) -> re.Match[str]:
    match = form.fullmatch(value)
    if match is None:
        raise QuantityError("recurrence", text, "part_value")
    return match
