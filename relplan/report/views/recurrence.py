"""Recurrence rules in words: the simple ones; the others as they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relplan.model.quantities.expansion import WEEKDAYS

if TYPE_CHECKING:
    from relplan.model.quantities import Recurrence
    from relplan.report.words import Words

_FREQUENCIES = {"DAILY": "daily", "WEEKLY": "weekly", "MONTHLY": "monthly", "YEARLY": "yearly"}
_RANKS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
_RANKED_DAY = re.compile(rf"([+-]?\d+)({'|'.join(WEEKDAYS)})")
_DAY_OF_MONTH = re.compile(r"\d+")
_TWO = 2


def say_recurrence(recurrence: Recurrence, words: Words) -> str:
    """Say a recurrence: every other Tuesday; the rule itself when it isn't one of the simple ones."""
    parts = dict(part.split("=", 1) for part in recurrence.rule.split(";"))
    frequency, interval = parts.pop("FREQ"), int(parts.pop("INTERVAL", "1"))
    text = ""
    if not parts and interval == 1:
        text = words(f"recurrence.{_FREQUENCIES[frequency]}")
    elif frequency == "WEEKLY" and set(parts) == {"BYDAY"}:
        text = _say_weekdays(parts["BYDAY"].split(","), interval, words)
    elif frequency == "MONTHLY" and interval == 1 and len(parts) == 1:
        text = _say_day_of_month(parts, words)
    return text or recurrence.rule


def _say_weekdays(days: list[str], interval: int, words: Words) -> str:
    names = [words.format.name_of_weekday(WEEKDAYS.index(day)) for day in days]
    if interval == 1:
        return words("recurrence.weekdays", days=words.all_of(names))
    if len(names) > 1:
        return ""
    if interval == _TWO:
        return words("recurrence.every_other", day=names[0])
    return words("recurrence.one_in", day=names[0], count=interval)


def _say_day_of_month(parts: dict[str, str], words: Words) -> str:
    if _DAY_OF_MONTH.fullmatch(parts.get("BYMONTHDAY", "")):
        return words("recurrence.month_day", day=parts["BYMONTHDAY"])
    found = _RANKED_DAY.fullmatch(parts.get("BYDAY", ""))
    rank = _RANKS.get(int(found[1])) if found else None
    if not found or not rank:
        return ""
    day = words.format.name_of_weekday(WEEKDAYS.index(found[2]))
    return words("recurrence.nth", rank=words(f"rank.{rank}"), day=day)
