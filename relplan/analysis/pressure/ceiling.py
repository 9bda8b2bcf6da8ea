"""A load that no customer of a window exceeds, kept while the window slides.

It is searched for once in a while; between two searches it grows by what comes into the window, and what leaves is not
deducted. Where it stays under what is looked for, nobody has to be searched for in particular: of thousands of windows
that overlap, few are searched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.pressure.budget import Budget
from relplan.analysis.reach import EVERYBODY

if TYPE_CHECKING:
    from relplan.analysis.pressure.load import LoadTable
    from relplan.analysis.pressure.window import Inside

SLACK = 16
"""A search asks for a load that is lower by one part in so many: as many contacts may come in before the next."""


class Ceiling:
    """Answers whether any customer of a window may get more than a load."""

    def __init__(self, table: LoadTable) -> None:
        self._table = table
        self._budget = Budget()
        self._known = 0
        """No customer got more when `_then` contacts had come in."""
        self._then = 0
        self._pause = 0
        """How many contacts were waited for after the last search in vain; twice as many after the next."""

    def is_under(self, floor: int, inside: Inside) -> bool:
        """Tell whether it is certain that no customer gets more than a load from what is in the window."""
        if self._known + inside.entered - self._then <= floor:
            return True
        if inside.entered - self._then < self._pause:
            return False
        slack = 1 + floor // SLACK
        found = self._table.find_heaviest(inside.mask, EVERYBODY, floor - slack, self._budget)
        self._known = max(found.upper, floor - slack)
        self._then = inside.entered
        self._pause = max(slack, 2 * self._pause) if self._known > floor else 0
        return self._known <= floor
