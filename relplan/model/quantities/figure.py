"""Figures: the value of an indicator, a percentage, an amount of money or a plain number."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Literal, Self

from relplan.model.quantities.base import Quantity
from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.numerals import (
    SPACE,
    SPACES,
    UNAMBIGUOUS,
    decimal_of,
    percent,
    spelled,
    spelled_money,
    spelled_percent,
)

Unit = Literal["rate", "money", "number"]

_FIGURE = rf"(-?{UNAMBIGUOUS})(?:{SPACE}*(%|[A-Z]{{3}}))?"

_FORM = re.compile(_FIGURE)
_AMBIGUOUS = re.compile(rf"-?[0-9{SPACES}]*[0-9](?:,[0-9]{{3}})+(?:\.[0-9]*)?{SPACE}*(?:%|[A-Z]{{3}})?")


@dataclass(frozen=True, slots=True)
class Figure(Quantity):
    """What an indicator is or should become; it may be negative, and a percentage may be over a hundred."""

    EXPECTED: ClassVar[str] = "figure"
    PATTERN: ClassVar[str] = _FIGURE
    NUMBERS: ClassVar[dict[str, Any]] = {}

    value: Decimal
    """The number; for a percentage the share, 1.2 for 120 %."""
    unit: Unit = "number"
    currency: str = ""
    """An ISO 4217 code when the unit is "money", "" otherwise."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "120 %", "12.50 EUR" or "42"; "0.08" is a number. Raises `QuantityError`."""
        stripped = text.strip(SPACES)
        match = _FORM.fullmatch(stripped)
        if match is None:
            ambiguous = _AMBIGUOUS.fullmatch(stripped) is not None
            raise QuantityError("figure", text, "thousands_or_decimals" if ambiguous else "")
        number, unit = match.groups()
        if unit is None:
            return cls(decimal_of(number))
        if unit == "%":
            return cls(percent(number), "rate")
        return cls(decimal_of(number), "money", unit)

    def __str__(self) -> str:
        if self.unit == "rate":
            return spelled_percent(self.value)
        if self.unit == "money":
            return spelled_money(self.value, self.currency)
        return spelled(self.value)
