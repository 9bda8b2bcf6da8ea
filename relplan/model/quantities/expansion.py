"""The days a recurrence rule gives, by RFC 5545 section 3.3.10.

Written here rather than left to dateutil, which looks for a rule's next day up to the year 9999 however near the last
day asked for is, and so takes seconds over a rule that never matches.
"""

from calendar import isleap, monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import islice

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""The weekdays of RFC 5545, by number."""


class Frequency(StrEnum):
    """How long the periods of a rule are."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True)
class Rule:
    """The parts of a recurrence rule; an empty set lets every day through."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    week_start: int = 0
    weekdays: frozenset[tuple[int, int]] = frozenset()
    """(n, weekday): the nth such day of the month or year, from its end when negative, every one when 0."""
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    weeks: frozenset[int] = frozenset()
    positions: frozenset[int] = frozenset()


def days_of(rule: Rule, first: date, last: date) -> Iterator[date]:
    """Give, in order, the days of a rule that starts on `first`, up to `last` included."""
    complete = _completed(rule, first)
    matches = (
        day
        for period in _periods(complete, first, last)
        for day in _chosen(complete, [day for day in _days(period) if _matches(complete, day)])
        if first <= day <= last
    )
    return islice(matches, rule.count)


def _completed(rule: Rule, first: date) -> Rule:
    """Take from the first day what the rule leaves unsaid."""
    if rule.weekdays or rule.month_days or rule.year_days or rule.weeks:
        return rule
    match rule.frequency:
        case Frequency.YEARLY:
            return replace(rule, months=rule.months or frozenset({first.month}), month_days=frozenset({first.day}))
        case Frequency.MONTHLY:
            return replace(rule, month_days=frozenset({first.day}))
        case Frequency.WEEKLY:
            return replace(rule, weekdays=frozenset({(0, first.weekday())}))
        case Frequency.DAILY:
            return rule


def _periods(rule: Rule, first: date, last: date) -> Iterator[range]:
    """Give the days, as ordinals, of every period of the rule that touches the time from `first` to `last`."""
    match rule.frequency:
        case Frequency.DAILY:
            for day in range(first.toordinal(), last.toordinal() + 1, rule.interval):
                yield range(day, day + 1)
        case Frequency.WEEKLY:
            start = first.toordinal() - (first.weekday() - rule.week_start) % 7
            for day in range(start, last.toordinal() + 1, 7 * rule.interval):
                yield range(max(day, 1), min(day + 7, date.max.toordinal() + 1))
        case Frequency.MONTHLY:
            for month in range(_month_number(first), _month_number(last) + 1, rule.interval):
                day = date(month // 12, month % 12 + 1, 1).toordinal()
                yield range(day, day + monthrange(month // 12, month % 12 + 1)[1])
        case Frequency.YEARLY:
            for year in range(first.year, last.year + 1, rule.interval):
                yield range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _days(period: range) -> Iterator[date]:
    return map(date.fromordinal, period)


def _chosen(rule: Rule, days: Sequence[date]) -> Sequence[date]:
    """Keep the days of one period whose place in it the rule asks for."""
    if not rule.positions:
        return days
    size = len(days)
    return [day for place, day in enumerate(days) if not rule.positions.isdisjoint({place + 1, place - size})]


def _matches(rule: Rule, day: date) -> bool:
    return (
        (not rule.months or day.month in rule.months)
        and (not rule.month_days or _is_numbered(rule.month_days, day.day, _month_length(day)))
        and (not rule.year_days or _is_numbered(rule.year_days, _day_of_year(day), _year_length(day)))
        and (not rule.weeks or _is_numbered(rule.weeks, *_week(day, rule.week_start)))
        and (not rule.weekdays or _is_weekday(rule, day))
    )


def _is_numbered(wanted: frozenset[int], number: int, size: int) -> bool:
    return number in wanted or number - size - 1 in wanted


def _is_weekday(rule: Rule, day: date) -> bool:
    weekday = day.weekday()
    if (0, weekday) in rule.weekdays:
        return True
    by_month = rule.frequency is Frequency.MONTHLY or bool(rule.months)
    number, size = (day.day, _month_length(day)) if by_month else (_day_of_year(day), _year_length(day))
    from_start, from_end = (number - 1) // 7 + 1, -((size - number) // 7 + 1)
    return (from_start, weekday) in rule.weekdays or (from_end, weekday) in rule.weekdays


def _week(day: date, week_start: int) -> tuple[int, int]:
    """Give the number of the day's week and how many weeks the year of that week has; week 1 has at least four days."""
    in_week = (day.weekday() - week_start) % 7
    # The year of a week is the year its fourth day falls in, as far as the calendar goes.
    fourth = day.toordinal() - in_week + 3
    middle = date.fromordinal(min(max(fourth, 1), date.max.toordinal()))
    number = (_day_of_year(middle) - 1) // 7 + 1
    remaining = (_year_length(middle) - _day_of_year(middle)) // 7
    return number, number + remaining


def _day_of_year(day: date) -> int:
    return day.toordinal() - date(day.year, 1, 1).toordinal() + 1


def _year_length(day: date) -> int:
    return 366 if isleap(day.year) else 365


def _month_length(day: date) -> int:
    return monthrange(day.year, day.month)[1]
