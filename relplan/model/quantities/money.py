"""Amounts of money: "12.50 EUR", "12,50 EUR", "1 250 EUR"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Self

from relplan.model.quantities.base import Quantity
from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.numerals import NUMBER, SPACE, SPACES, UNAMBIGUOUS, decimal_of, spelled_money

_FORM = re.compile(rf"({UNAMBIGUOUS}){SPACE}*([A-Z]{{3}})")
_REASONS = (
    (re.compile(rf"-{SPACE}*[0-9].*", re.DOTALL), "negative"),
    (re.compile(NUMBER), "bare_number"),
    (re.compile(rf"[0-9{SPACES}]*[0-9](?:,[0-9]{{3}})+(?:\.[0-9]*)?{SPACE}*[A-Z]{{3}}"), "thousands_or_decimals"),
    (re.compile(rf"(?:{NUMBER}{SPACE}*[^0-9]+|[^0-9]+{NUMBER})"), "unknown_currency"),
)


@dataclass(frozen=True, slots=True)
class Money(Quantity):
    """An amount in one currency, never negative."""

    EXPECTED: ClassVar[str] = "money"
    PATTERN: ClassVar[str] = rf"{UNAMBIGUOUS}{SPACE}*[A-Z]{{3}}"

    amount: Decimal
    currency: str
    """An ISO 4217 code: three capitals. That the currency exists is not checked."""

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise QuantityError("money", str(self), "negative")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an amount followed by its currency.

        Raises `QuantityError`, for "12,500 EUR" too, which reads two ways.
        """
        stripped = text.strip(SPACES)
        match = _FORM.fullmatch(stripped)
        if match is None:
            reason = next((reason for form, reason in _REASONS if form.fullmatch(stripped)), "")
            raise QuantityError("money", text, reason)
        return cls(decimal_of(match[1]), match[2])

    def __str__(self) -> str:
        return spelled_money(self.amount, self.currency)
