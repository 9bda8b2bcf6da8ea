"""Paces: how many per unit of time, "12000/month" or "1.8/year"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Literal, Self, cast, get_args

from relplan.model.quantities.base import Quantity
from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.numerals import NUMBER, SPACE, SPACES, UNAMBIGUOUS, decimal_of, spelled

Period = Literal["hour", "day", "week", "month", "year"]

_DAYS_PER_YEAR = Fraction(1461, 4)
_PER_YEAR: dict[Period, Fraction] = {
    "hour": 24 * _DAYS_PER_YEAR,
    "day": _DAYS_PER_YEAR,
    "week": _DAYS_PER_YEAR / 7,
    "month": Fraction(12),
    "year": Fraction(1),
}
_PACE = rf"({UNAMBIGUOUS}){SPACE}*/{SPACE}*({'|'.join(get_args(Period))})"

_FORM = re.compile(_PACE)
_REASONS = (
    (re.compile(rf"-{SPACE}*[0-9].*", re.DOTALL), "negative"),
    (re.compile(NUMBER), "bare_number"),
    (re.compile(r"[^/]*[0-9](?:,[0-9]{3})+(?:\.[0-9]*)?[^0-9/]*/.*", re.DOTALL), "thousands_or_decimals"),
    (re.compile(rf"{NUMBER}{SPACE}*/.*", re.DOTALL), "unknown_period"),
)


@dataclass(frozen=True, slots=True)
class Pace(Quantity):
    """A count per hour, day, week, month or year, never negative."""

    EXPECTED: ClassVar[str] = "pace"
    PATTERN: ClassVar[str] = _PACE

    count: Decimal
    per: Period

    def __post_init__(self) -> None:
        if self.count < 0:
            raise QuantityError("pace", str(self), "negative")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number, a slash and a unit of time; raises `QuantityError`, for "12,000/month" too."""
        stripped = text.strip(SPACES)
        match = _FORM.fullmatch(stripped)
        if match is None:
            reason = next((reason for form, reason in _REASONS if form.fullmatch(stripped)), "")
            raise QuantityError("pace", text, reason)
        return cls(decimal_of(match[1]), cast("Period", match[2]))

    def __str__(self) -> str:
        return f"{spelled(self.count)}/{self.per}"

    @property
    def per_year(self) -> Fraction:
        """The exact count in a year of 365.25 days and twelve months."""
        return Fraction(self.count) * _PER_YEAR[self.per]
