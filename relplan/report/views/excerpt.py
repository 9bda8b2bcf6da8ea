"""How much of a long list a cell of a table shows."""

from __future__ import annotations

MOST_IN_A_CELL = 8
"""As many scenarios as a cell names; how many others there are is said."""
