"""Between how much and how much: what declared figures leave open."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class Interval:
    """Between how much and how much."""

    low: float
    high: float

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __mul__(self, other: Interval) -> Interval:
        """Multiply with an interval that is not negative."""
        return Interval(self.low * other.low, self.high * other.high)

    @property
    def percents(self) -> tuple[int, int]:
        """Both ends of a share in whole percents, rounded outwards: an expectation is no finer, and never narrower."""
        return floor(round(self.low * 100, 6)), ceil(round(self.high * 100, 6))


NOTHING = Interval(0, 0)
