"""Rounding as people do it on paper: in tens, a half goes up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

_HALF = Fraction(1, 2)


def half_up(number: Fraction | Decimal | float, digits: int = 0) -> Decimal:
    """Round a number to so many digits after the point; a half goes away from zero.

    A binary number counts as the decimal that it stands for, so that 1.15 is no less than 1.15.
    """
    exact = Fraction(Decimal(f"{number:.12g}") if isinstance(number, float) else number) * 10**digits
    whole = floor(abs(exact) + _HALF)
    return Decimal(whole if exact >= 0 else -whole).scaleb(-digits)


def half_up_beside(bound: Fraction | None, number: Fraction, digits: int) -> Decimal:
    """Round a number, with further digits while it would read as a bound that it isn't at."""
    rounded = half_up(number, digits)
    while bound is not None and number != bound and rounded == bound:
        digits += 1
        rounded = half_up(number, digits)
    return rounded


def whole(number: Fraction | Decimal | float) -> int:
    """Return a number without digits after the point."""
    return int(half_up(number))


def percent_of(share: Fraction | Decimal) -> int:
    """Return a share in whole percent."""
    return whole(share * 100)


def tenths_of_percent(share: Fraction | Decimal) -> float:
    """Return a share in percent, rounded to a tenth."""
    return float(half_up(share * 100, 1))
