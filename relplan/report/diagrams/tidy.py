"""The layout of a tidy tree: leaves stacked, each parent beside the middle of its children, so that no lines cross.

Lengths are whole pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.report.diagrams.flow import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ACROSS = 32
"""Between a column and the next."""
BETWEEN = 8
"""Between what stands in one column."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A box of a known size, and what grows from it."""

    key: int
    """Unique in the tree."""
    width: int
    height: int
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Twig:
    """A line from the right side of a box to the left side of one that grows from it."""

    start: tuple[int, int]
    bend: int
    """How far across it turns."""
    end: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grown:
    """Where everything is."""

    width: int
    height: int
    places: Mapping[int, Place]
    twigs: tuple[Twig, ...]


def grow(root: Branch) -> Grown:
    """Place a tree; the same tree always gets the same places."""
    garden = _Garden(_column_widths(root))
    garden.place(root, 0, 0)
    places = garden.places
    width = max(place.right for place in places.values())
    return Grown(width, _room(root), places, tuple(_twigs(root, places)))


def _column_widths(root: Branch) -> list[int]:
    """Return the width of each column, that of its widest box."""
    widths = []
    level: Sequence[Branch] = (root,)
    while level:
        widths.append(max(branch.width for branch in level))
        level = [inner for branch in level for inner in branch.branches]
    return widths


def _room(branch: Branch) -> int:
    """Return the height that a branch takes with all that grows from it."""
    return max(branch.height, _room_of_all(branch.branches))


def _room_of_all(branches: Sequence[Branch]) -> int:
    return sum(_room(branch) for branch in branches) + BETWEEN * max(len(branches) - 1, 0)


class _Garden:
    """Places, collected from the root on."""

    def __init__(self, widths: Sequence[int]) -> None:
        self.places: dict[int, Place] = {}
        self._lefts = [sum(widths[:depth]) + ACROSS * depth for depth in range(len(widths))]

    def place(self, branch: Branch, depth: int, top: int) -> int:
        """Place a branch in the room from `top` on; return the height of its middle."""
        room = _room(branch)
        below = top + (room - _room_of_all(branch.branches)) // 2
        middles = []
        for inner in branch.branches:
            middles.append(self.place(inner, depth + 1, below))
            below += _room(inner) + BETWEEN
        middle = (middles[0] + middles[-1]) // 2 if middles else top + room // 2
        y = min(max(middle - branch.height // 2, top), top + room - branch.height)
        self.places[branch.key] = Place(self._lefts[depth], y, branch.width, branch.height)
        return y + branch.height // 2


def _twigs(branch: Branch, places: Mapping[int, Place]) -> list[Twig]:
    start = places[branch.key]
    found = []
    for inner in branch.branches:
        end = places[inner.key]
        level = end.y + end.height // 2
        bend = end.x - ACROSS // 2
        found.append(Twig((start.right, start.y + start.height // 2), bend, (end.x, level)))
        found += _twigs(inner, places)
    return found
