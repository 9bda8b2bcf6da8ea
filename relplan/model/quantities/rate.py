"""Rates: "8 %", "8,5 %" or 0.08."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar, Self

from relplan.model.quantities.base import Quantity
from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.numerals import NUMBER, SPACE, SPACES, decimal_of, percent, spelled_percent

_FORM = re.compile(rf"(-?{NUMBER})({SPACE}*%)?")


@dataclass(frozen=True, slots=True, order=True)
class Rate(Quantity):
    """A share of a whole, from nothing to all of it."""

    EXPECTED: ClassVar[str] = "rate"
    PATTERN: ClassVar[str] = rf"{NUMBER}(?:{SPACE}*%)?"
    NUMBERS: ClassVar[dict[str, Any]] = {"minimum": 0, "maximum": 1}

    value: Decimal
    """The exact share, 0 to 1 inclusive: 25 % compares equal to `Fraction(1, 4)`."""

    def __post_init__(self) -> None:
        if not 0 <= self.value <= 1:
            raise QuantityError("rate", spelled_percent(self.value), "negative" if self.value < 0 else "over_hundred")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a percentage of at most 100, or a bare number of at most 1; raises `QuantityError`."""
        match = _FORM.fullmatch(text.strip(SPACES))
        if match is None:
            raise QuantityError("rate", text)
        number, sign = match.groups()
        value = percent(number) if sign else decimal_of(number)
        if value.is_signed():
            raise QuantityError("rate", text, "negative")
        if value > 1:
            raise QuantityError("rate", text, "over_hundred" if sign else "over_one")
        return cls(value)

    def __str__(self) -> str:
        return spelled_percent(self.value)

    @property
    def fraction(self) -> Fraction:
        """The exact share, for arithmetic with fractions."""
        return Fraction(self.value)

    @property
    def as_float(self) -> float:
        """The share as the nearest binary number."""
        return float(self.value)
