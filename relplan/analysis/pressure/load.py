"""The heaviest load: the customer who gets most of some sends.

Hard in general (flags with exclusions encode independent set), easy in real plans. Sends with the same reach are one
demand; a demand that asks nothing new of the customer is taken without a choice; what is left is branch and bound
under a budget of nodes, never a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.reach import EVERYBODY, Box, meet_boxes

if TYPE_CHECKING:
    from collections.abc import Sequence

NODE_BUDGET = 20_000
"""Choices tried for one window before the search gives an interval instead of a figure."""


@dataclass(frozen=True, slots=True)
class Demand:
    """Sends that reach exactly the same customers."""

    boxes: tuple[Box, ...]
    members: tuple[int, ...]
    """Positions of the sends."""


@dataclass(frozen=True, slots=True)
class Heaviest:
    """The most sends one customer can get, and who that is."""

    load: int
    """Of the best customer found."""
    upper: int
    """No customer gets more; equal to `load` when the search ended."""
    members: tuple[int, ...]
    cell: Box


class _Search:
    """Branch and bound over who gets which demand; the first customer found wins ties."""

    def __init__(self) -> None:
        self._nodes = 0
        self._load = -1
        self._upper = 0
        self._taken: tuple[Demand, ...] = ()
        self._cell: Box = EVERYBODY

    def run(self, demands: Sequence[Demand], start: Box) -> Heaviest:
        self._go(demands, start, 0, ())
        members = tuple(sorted(member for demand in self._taken for member in demand.members))
        return Heaviest(self._load, max(self._load, self._upper), members, self._cell)

    def _go(self, demands: Sequence[Demand], cell: Box, load: int, taken: tuple[Demand, ...]) -> None:
        """Take what the cell gets anyway, then try the largest demand that would narrow it, with it and without."""
        choices: list[tuple[Demand, list[Box]]] = []
        for demand in demands:
            ways = [way for box in demand.boxes if (way := meet_boxes(cell, box)) is not None]
            if cell in ways:
                load += len(demand.members)
                taken = (*taken, demand)
            elif ways:
                choices.append((demand, ways))
        most = load + sum(len(demand.members) for demand, _ in choices)
        self._nodes += 1
        if load > self._load:
            self._load, self._taken, self._cell = load, taken, cell
        if most <= self._load or not choices:
            return
        if self._nodes > NODE_BUDGET:
            self._upper = max(self._upper, most)
            return
        (demand, ways), others = choices[0], [other for other, _ in choices[1:]]
        for way in ways:
            self._go(others, way, load + len(demand.members), (*taken, demand))
        self._go(others, cell, load, taken)


def find_heaviest(demands: Sequence[Demand], start: Box) -> Heaviest:
    """Return the customer inside a box who gets the most sends; deterministic in the order of the demands."""
    return _Search().run(demands, start)


def group_demands(reaches: Sequence[tuple[Box, ...]]) -> list[Demand]:
    """Put sends with the same reach together, the largest groups first, then in order."""
    groups: dict[tuple[Box, ...], list[int]] = {}
    for position, boxes in enumerate(reaches):
        if boxes:
            groups.setdefault(boxes, []).append(position)
    demands = [Demand(boxes, tuple(members)) for boxes, members in groups.items()]
    return sorted(demands, key=lambda demand: (-len(demand.members), demand.members))
