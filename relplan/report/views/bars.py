"""Bars: a stretch of a scale from 0 to 100, and the line that it is measured against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import SupportsFloat

_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; places and lengths are percentages of the scale."""

    start: float
    length: float
    goal: float | None = None
    """Where the line stands; none when there is none."""
    tone: str = ""
    """Its colour: empty for the usual one, or the name of what it shows."""


def bar_of(share: SupportsFloat, goal: SupportsFloat | None = None, tone: str = "") -> Bar:
    """Return the bar of a share from 0 to 1, which begins at 0."""
    return bar_between(0, share, goal, tone)


def bar_between(low: SupportsFloat, high: SupportsFloat, goal: SupportsFloat | None = None, tone: str = "") -> Bar:
    """Return the bar between two shares from 0 to 1."""
    start, end = _place(low), _place(high)
    return Bar(start, round(max(0.0, end - start), 1), None if goal is None else _place(goal), tone)


def _place(share: SupportsFloat) -> float:
    return round(min(_WHOLE, max(0.0, float(share) * _WHOLE)), 1)
