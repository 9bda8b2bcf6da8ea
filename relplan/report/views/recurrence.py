"""Recurrence rules in words, where they can be said in a few; the others as they are written, as code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relplan.model.quantities.expansion import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.model.quantities import Recurrence
    from relplan.report.text.words import Words

_FREQUENCIES = {"DAILY": "daily", "WEEKLY": "weekly", "MONTHLY": "monthly", "YEARLY": "yearly"}
_RANKS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
_RANKED_DAY = re.compile(rf"([+-]?\d+)({'|'.join(WEEKDAYS)})")
_TWO = 2


def say_recurrence(recurrence: Recurrence, words: Words) -> str:
    """Say a recurrence: every other Tuesday, 3 times in all; the rule between backticks when that takes more words."""
    parts = dict(part.split("=", 1) for part in recurrence.rule.split(";"))
    frequency, interval, count = parts.pop("FREQ"), int(parts.pop("INTERVAL", "1")), parts.pop("COUNT", "")
    if interval == 1 or parts.get("WKST") == "MO":
        parts.pop("WKST", None)
    text = _Teller(interval, words).say(frequency, parts)
    if not text:
        return f"`{recurrence.rule}`"
    if count == "1":
        return words("recurrence.once", rule=text)
    return words("recurrence.times", rule=text, count=int(count)) if count else text


class _Teller:
    """Says rules of one interval; nothing of those that take too many words."""

    def __init__(self, interval: int, words: Words) -> None:
        self._interval = interval
        self._words = words

    def say(self, frequency: str, parts: Mapping[str, str]) -> str:
        keys = frozenset(parts)
        if not parts:
            return self._every(_FREQUENCIES[frequency])
        days = parts.get("BYDAY", "").split(",")
        if keys == {"BYDAY"} and self._are_of_weeks(frequency, days):
            return self._say_weekdays(days)
        if frequency == "MONTHLY" and keys in ({"BYDAY"}, {"BYMONTHDAY"}):
            return self._say_in_month(self._days_of_month(parts))
        if frequency == "YEARLY" and keys in ({"BYMONTH", "BYDAY"}, {"BYMONTH", "BYMONTHDAY"}):
            return self._say_in_year(parts["BYMONTH"].split(","), self._days_of_month(parts))
        return ""

    def _every(self, frequency: str) -> str:
        if self._interval == 1:
            return self._words(f"recurrence.{frequency}")
        return self._words(f"recurrence_apart.{frequency}", count=self._interval)

    def _are_of_weeks(self, frequency: str, days: list[str]) -> bool:
        """Tell whether a rule is about weekdays of every week, or of one week in some."""
        return set(days) <= set(WEEKDAYS) and (frequency == "WEEKLY" or (frequency != "YEARLY" and self._interval == 1))

    def _say_weekdays(self, days: list[str]) -> str:
        names = [self._weekday(day) for day in sorted(days, key=WEEKDAYS.index)]
        if self._interval == 1:
            return self._words("recurrence.weekdays", days=self._words.all_of(names))
        if len(names) > 1:
            listed = self._words.all_of([self._words("recurrence.on_weekday", day=name) for name in names])
            return self._words("recurrence.listed", often=self._every("weekly"), days=listed)
        if self._interval == _TWO:
            return self._words("recurrence.every_other", day=names[0])
        return self._words("recurrence.one_in", day=names[0], count=self._interval)

    def _say_in_month(self, days: list[str]) -> str:
        if not all(days):
            return ""
        listed = self._words.all_of(days)
        if self._interval == 1:
            return self._words("recurrence.of_month", days=listed)
        return self._words("recurrence.of_months", days=listed, often=self._every("monthly"))

    def _say_in_year(self, months: list[str], days: list[str]) -> str:
        if not all(days):
            return ""
        names = self._words.all_of([self._words.format.name_of_month(int(month)) for month in sorted(months, key=int)])
        often = self._every("yearly")
        return self._words("recurrence.of_year", often=often, months=names, days=self._words.all_of(days))

    def _days_of_month(self, parts: Mapping[str, str]) -> list[str]:
        """Name the days of a month that a rule gives; an empty name for each that takes too many words."""
        if "BYMONTHDAY" in parts:
            numbers = sorted((int(day) for day in parts["BYMONTHDAY"].split(",")), key=lambda day: (day < 0, day))
            return [self._numbered(number) for number in numbers]
        return [self._ranked(day) for day in sorted(parts["BYDAY"].split(","), key=_place_in_month)]

    def _numbered(self, day: int) -> str:
        if day == -1:
            return self._words("recurrence.last_day")
        if day < 0:
            return ""
        return self._words("recurrence.first_day") if day == 1 else self._words("recurrence.month_day", day=day)

    def _ranked(self, day: str) -> str:
        found = _RANKED_DAY.fullmatch(day)
        rank = _RANKS.get(int(found[1])) if found else None
        if not found or not rank:
            return ""
        return self._words("recurrence.nth", rank=self._words(f"rank.{rank}"), day=self._weekday(found[2]))

    def _weekday(self, day: str) -> str:
        return self._words.format.name_of_weekday(WEEKDAYS.index(day))


def _place_in_month(day: str) -> tuple[bool, int, int]:
    """Return what ranked weekdays are told in order of: those from the end of the month last."""
    found = _RANKED_DAY.fullmatch(day)
    rank = int(found[1]) if found else 0
    return rank < 0, rank, WEEKDAYS.index(found[2]) if found else 0
