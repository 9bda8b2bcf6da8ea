"""Occasion rules: how the days of a commercial occasion are found from one year to the next."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Self

from relplan.model.occasion_catalogue import CATALOGUE, NamedRule
from relplan.model.occasion_days import FixedDay, FromEaster, NthWeekday
from relplan.model.quantities.base import Quantity
from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.numerals import SPACES

__all__ = ["CATALOGUE", "NamedRule", "OccasionRule", "OccasionRuleError"]

_COMPUTED = (FixedDay, FromEaster, NthWeekday)


class OccasionRuleError(QuantityError):
    """A text that is no occasion rule."""

    def __init__(self, found: str) -> None:
        super().__init__("occasion_rule", found, "unknown_occasion")
        self.known = tuple(CATALOGUE)
        """The names a rule may have, for a suggestion."""


@dataclass(frozen=True, slots=True)
class OccasionRule(Quantity):
    """The yearly rule of an occasion.

    It is written as a name of the catalogue (`winter_sales_fr`), a distance from Easter (`easter + 39d`), a date
    (`fixed 12-25`) or a weekday of a month (`last sunday of may`, `2nd wednesday of january`). `str()` gives it back
    in the spelling shown here, with ordinals in letters.
    """

    EXPECTED: ClassVar[str] = "occasion_rule"
    PATTERN: ClassVar[str] = "|".join([*CATALOGUE, *(kind.SPELLING for kind in _COMPUTED)])

    days: NamedRule | FixedDay | FromEaster | NthWeekday

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a rule; raises `OccasionRuleError`."""
        stripped = text.strip(SPACES)
        if stripped in CATALOGUE:
            return cls(CATALOGUE[stripped])
        for kind in _COMPUTED:
            if match := re.fullmatch(kind.SPELLING, stripped):
                return cls(kind.read(match))
        raise OccasionRuleError(text)

    def editions(self, year: int) -> tuple[tuple[date, date], ...]:
        """Give the first and the last day, inclusive, of each edition starting in `year`, in order.

        Most rules have one edition a year; a rule such as `fixed 02-29` or `fifth monday of may` may have none.
        """
        further = timedelta(days=self.days.length - 1)
        return tuple((first, first + further) for first in self.days.starts(year))

    def __str__(self) -> str:
        return str(self.days)
