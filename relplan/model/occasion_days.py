"""The ways of finding a day in any year: a date, a weekday of a month, a distance from Easter, a rule of law."""

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Self

from dateutil.easter import easter

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "penultimate": -2}
NUMERALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}
WEDNESDAY, THURSDAY, SATURDAY, SUNDAY = 2, 3, 5, 6


@dataclass(frozen=True)
class FixedDay:
    """The same date every year; 29 February is found in leap years only."""

    SPELLING: ClassVar[str] = (
        "fixed ((?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
        "|02-(?:0[1-9]|[12][0-9]))"
    )
    length: ClassVar[int] = 1

    month: int
    day: int

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Build the rule from a match of `SPELLING`."""
        month, day = match[1].split("-")
        return cls(int(month), int(day))

    def starts(self, year: int) -> tuple[date, ...]:
        """Give the date in `year`, nothing when the year has no such day."""
        if (self.month, self.day) == (2, 29) and not isleap(year):
            return ()
        return (date(year, self.month, self.day),)

    def __str__(self) -> str:
        return f"fixed {self.month:02}-{self.day:02}"


@dataclass(frozen=True)
class FromEaster:
    """A number of days after Easter Sunday of the Western churches, before it when negative."""

    SPELLING: ClassVar[str] = "easter ?([+-]) ?([0-9]{1,3})d"
    length: ClassVar[int] = 1

    days: int

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Build the rule from a match of `SPELLING`."""
        return cls(int(match[1] + match[2]))

    def starts(self, year: int) -> tuple[date, ...]:
        """Give the days that fall in `year`, whichever year's Easter they are counted from: none, one or two."""
        distance = timedelta(days=self.days)
        earliest, latest = date(year, 1, 1) - distance, date(year, 12, 31) - distance
        sundays = (easter(counted_from) for counted_from in range(earliest.year, latest.year + 1))
        return tuple(sunday + distance for sunday in sundays if earliest <= sunday <= latest)

    def __str__(self) -> str:
        return f"easter {'-' if self.days < 0 else '+'} {abs(self.days)}d"


@dataclass(frozen=True)
class NthWeekday:
    """A weekday of a month by its place: 1 to 5 from the start, -1 the last, -2 the one before."""

    SPELLING: ClassVar[str] = f"({'|'.join([*ORDINALS, *NUMERALS])}) ({'|'.join(WEEKDAYS)}) of ({'|'.join(MONTHS)})"
    length: ClassVar[int] = 1

    place: int
    weekday: int
    """0 for Monday to 6 for Sunday."""
    month: int

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Build the rule from a match of `SPELLING`."""
        places = ORDINALS | NUMERALS
        return cls(places[match[1]], WEEKDAYS.index(match[2]), MONTHS.index(match[3]) + 1)

    def starts(self, year: int) -> tuple[date, ...]:
        """Give the date in `year`, nothing when the month has no fifth such weekday."""
        first_weekday, month_length = monthrange(year, self.month)
        days = range(1 + (self.weekday - first_weekday) % 7, month_length + 1, 7)
        if self.place > len(days):
            return ()
        return (date(year, self.month, days[self.place - 1 if self.place > 0 else self.place]),)

    def __str__(self) -> str:
        ordinal = next(word for word, place in ORDINALS.items() if place == self.place)
        return f"{ordinal} {WEEKDAYS[self.weekday]} of {MONTHS[self.month - 1]}"


def winter_sales_fr(year: int) -> tuple[date, ...]:
    """Give the second Wednesday of January, or the first when the second falls after the 12th."""
    (second,) = NthWeekday(2, WEDNESDAY, 1).starts(year)
    return (second if second.day <= 12 else second - timedelta(weeks=1),)


def summer_sales_fr(year: int) -> tuple[date, ...]:
    """Give the last Wednesday of June, or the one before when the last falls after the 28th."""
    (last,) = NthWeekday(-1, WEDNESDAY, 6).starts(year)
    return (last if last.day <= 28 else last - timedelta(weeks=1),)


def mothers_day_fr(year: int) -> tuple[date, ...]:
    """Give the last Sunday of May, or the first of June when that Sunday is Pentecost."""
    (last,) = NthWeekday(-1, SUNDAY, 5).starts(year)
    pentecost = easter(year) + timedelta(days=49)
    return NthWeekday(1, SUNDAY, 6).starts(year) if last == pentecost else (last,)


def epiphany_fr(year: int) -> tuple[date, ...]:
    """Give the first Sunday after 1 January."""
    return (_next_weekday(date(year, 1, 2), SUNDAY),)


def first_advent_sunday(year: int) -> tuple[date, ...]:
    """Give the fourth Sunday before Christmas Day."""
    return (_next_weekday(date(year, 11, 27), SUNDAY),)


def black_friday(year: int) -> tuple[date, ...]:
    """Give the day after Thanksgiving."""
    return _after_thanksgiving(year, 1)


def cyber_monday(year: int) -> tuple[date, ...]:
    """Give the Monday after Thanksgiving."""
    return _after_thanksgiving(year, 4)


def giving_tuesday(year: int) -> tuple[date, ...]:
    """Give the Tuesday after Thanksgiving."""
    return _after_thanksgiving(year, 5)


def _after_thanksgiving(year: int, days: int) -> tuple[date, ...]:
    (thanksgiving,) = NthWeekday(4, THURSDAY, 11).starts(year)
    return (thanksgiving + timedelta(days=days),)


def _next_weekday(day: date, weekday: int) -> date:
    """Give the first such weekday on `day` or after it."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
