"""Dates, numbers, shares, amounts and durations as people of one language write them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date, format_interval
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit

from relplan.model.quantities import spell_clock
from relplan.model.quantities.rounding import half_up_beside
from relplan.model.settings import Language

if TYPE_CHECKING:
    from datetime import date, datetime, time
    from fractions import Fraction

    from relplan.model.quantities import Duration, Figure, Money

_LOCALES = {Language.FR: "fr_FR", Language.EN: "en_GB"}
"""English is that of Britain: its dates read the same way everywhere."""

_MINUTES_PER_HOUR = 60
_DASH = re.compile(r"(?P<day>^\d+)?\s*–\s*")
"""Between two days; versions of Babel put other spaces around it."""
_FIRST_OF_MONTH = re.compile(r"(?<!\d)1(?=\D)")
_PERCENT_PATTERNS = {Language.FR: "#,##0.##\u00a0%", Language.EN: "#,##0.##%"}


class Format:
    """Writes values in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._locale = _locale(_LOCALES[language])

    def day(self, day: date) -> str:
        """Write a day with its year: 16 Nov 2026."""
        return self._date(day, "medium")

    def weekday(self, day: date) -> str:
        """Write a day with its weekday: Mon 16 Nov 2026."""
        return f"{self._date(day, 'EEE')} {self.day(day)}"

    def name_of_weekday(self, number: int) -> str:
        """Name a day of the week, Monday being 0: Tuesday."""
        return str(self._locale.days["format"]["wide"][number])

    def name_of_month(self, number: int) -> str:
        """Name a month, January being 1: November."""
        return str(self._locale.months["format"]["wide"][number])

    def month(self, day: date) -> str:
        """Write the month of a day in a few letters: Nov."""
        return self._date(day, "MMM")

    def month_and_year(self, day: date) -> str:
        """Write the month of a day and its year: November 2026."""
        return self._date(day, "LLLL y")

    def days(self, first: date, last: date) -> str:
        """Write a stretch of days, both included: 16-30 Nov 2026."""
        if first == last:
            return self.day(first)
        text: str = format_interval(first, last, "yMMMd", fuzzy=True, locale=self._locale)
        return self._ordinal(_DASH.sub(_space_dash, text))

    def clock(self, clock: time) -> str:
        """Write an hour of the day: 09:00."""
        return spell_clock(clock)

    def moment(self, moment: datetime) -> str:
        """Write a day and its hour."""
        return f"{self.day(moment.date())}, {self.clock(moment.time())}"

    def number(self, number: int | Decimal) -> str:
        """Write a number, thousands apart, nothing rounded."""
        text: str = format_decimal(number, locale=self._locale, decimal_quantization=False)
        return text

    def decimal(self, number: Fraction, beside: Fraction | None = None) -> str:
        """Write a number rounded to a tenth: 3.4; finer where it would read as the figure it stands beside: 2.95."""
        rounded = half_up_beside(beside, number, 1)
        text: str = format_decimal(rounded, format="0.0#", locale=self._locale, decimal_quantization=False)
        return text

    def percent(self, share: Decimal) -> str:
        """Write an exact share as a percentage, nothing rounded."""
        text: str = format_percent(
            share, _PERCENT_PATTERNS[self._language], locale=self._locale, decimal_quantization=False
        )
        return text

    def rounded_percent(self, share: Fraction, beside: Fraction | None = None) -> str:
        """Write a share as a percentage, rounded to a tenth of a point; finer where it would read as another."""
        return self.percent(half_up_beside(beside, share, 3))

    def money(self, money: Money) -> str:
        """Write an amount; whole ones without decimals."""
        return self._money(money.amount, money.currency)

    def figure(self, figure: Figure) -> str:
        """Write the value of an indicator in its unit."""
        if figure.unit == "rate":
            return self.percent(figure.value)
        if figure.unit == "money":
            return self._money(figure.value, figure.currency)
        return self.number(figure.value)

    def duration(self, duration: Duration) -> str:
        """Write a duration in words: 1 day 12 hours."""
        years, months = divmod(duration.months, 12) if duration.months % 12 == 0 else (0, duration.months)
        hours, minutes = divmod(duration.minutes, _MINUTES_PER_HOUR)
        counts = ((years, "year"), (months, "month"), (duration.days, "day"), (hours, "hour"), (minutes, "minute"))
        parts = [self._unit(count, unit) for count, unit in counts if count]
        return " ".join(parts) or self._unit(0, "day")

    def _date(self, day: date, form: str) -> str:
        return self._ordinal(_date(day, form, self._locale))

    def _ordinal(self, text: str) -> str:
        """Write the first of a month as French does: 1er."""
        return _FIRST_OF_MONTH.sub("1er", text) if self._language is Language.FR else text

    def _unit(self, count: int, unit: str) -> str:
        return _unit(count, unit, self._locale)

    def _money(self, amount: Decimal, currency: str) -> str:
        pattern = self._whole_amount if amount == amount.to_integral_value() else None
        text: str = format_currency(
            amount, currency, pattern, locale=self._locale, currency_digits=False, decimal_quantization=False
        )
        return text

    @cached_property
    def _whole_amount(self) -> str:
        return str(self._locale.currency_formats["standard"].pattern).replace(".00", "")


def _space_dash(found: re.Match[str]) -> str:
    """Write a dash between days of one month without spaces, and any other with thin ones."""
    return f"{found['day']}–" if found["day"] else "\u2009–\u2009"


@cache
def _unit(count: int, unit: str, locale: Locale) -> str:
    text: str = format_unit(count, f"duration-{unit}", "long", locale=locale)
    return text


@cache
def _locale(name: str) -> Locale:
    return Locale.parse(name)


@cache
def _date(day: date, form: str, locale: Locale) -> str:
    return str(format_date(day, form, locale=locale))
