"""Between how much and how much: what declared figures leave open."""

from __future__ import annotations

from dataclasses import dataclass


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


NOTHING = Interval(0, 0)
