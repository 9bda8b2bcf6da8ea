"""Durations held against each other: a month has no fixed number of days, so both are counted from one day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relplan.model.quantities import Duration

_ANY_DAY = datetime(2027, 1, 1)


def is_longer(one: Duration, other: Duration) -> bool:
    """Tell whether a time is longer than another, both counted from the first day of a common year."""
    return one.after(_ANY_DAY) > other.after(_ANY_DAY)
