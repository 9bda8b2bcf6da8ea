"""How much of a long list a cell of a table shows."""

from __future__ import annotations

MOST_IN_A_CELL = 20
"""As many scenarios as a cell names; how many others there are is said."""
_LEAST_IN_A_CELL = 5
_MOST_IN_ALL = 3_000
"""As many as all cells together name about, so that a large plan stays readable and light."""


def most_in_a_cell(cells: int) -> int:
    """Return how many scenarios each of many cells names."""
    return max(_LEAST_IN_A_CELL, min(MOST_IN_A_CELL, _MOST_IN_ALL // max(cells, 1)))
