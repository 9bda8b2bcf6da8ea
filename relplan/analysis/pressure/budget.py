"""How much a proof may search before it gives an interval instead of a figure: choices, never time on a clock."""

from __future__ import annotations

FREE_NODES = 20
"""Choices that every search may try; real plans need fewer than ten."""

SHARED_NODES = 2_000
"""Further choices for all searches of one limit together; when they are spent, searches only take what looks best."""

OTHER_CUSTOMERS = 500
"""Searches for further customers in windows that are known to be exceeded."""


class Budget:
    """How many choices may still be tried for one limit."""

    def __init__(self) -> None:
        self._shared = SHARED_NODES
        self._free = 0
        self._others = OTHER_CUSTOMERS

    def begin(self) -> None:
        """Begin a search."""
        self._free = FREE_NODES if self._shared else 0

    @property
    def is_spent(self) -> bool:
        """Tell whether there is no choice left to try."""
        return not self._free and not self._shared

    def spend(self) -> bool:
        """Take one choice; False when there is none left."""
        if self._free:
            self._free -= 1
            return True
        if self._shared:
            self._shared -= 1
            return True
        return False

    def spend_on_another(self) -> bool:
        """Take one search for a further customer; False when there is none left."""
        self._others -= self._others > 0
        return self._others > 0


FREE_STEPS = 2_000
"""Steps that every search of a scenario's worst window may take; real scenarios need some hundreds."""

SHARED_STEPS = 1_000_000
"""Further steps for all scenarios of a plan and all limits together."""


class Steps:
    """How many steps may still be taken in the search for the worst windows of scenarios."""

    def __init__(self, shared: int = SHARED_STEPS) -> None:
        self._shared = shared
        self._free = 0
        self._is_spent = False

    def begin(self) -> None:
        """Begin a search."""
        self._free = FREE_STEPS
        self._is_spent = False

    @property
    def are_spent(self) -> bool:
        """Tell whether the search that was begun last had to stop."""
        return self._is_spent

    def spend(self, number: int) -> bool:
        """Take some steps; False when there aren't as many left."""
        free = min(number, self._free)
        if self._is_spent or number - free > self._shared:
            self._is_spent = True
            return False
        self._free -= free
        self._shared -= number - free
        return True
