"""Where the numbers of a chart's points stand: beside their point, clear of every point and of each other."""

from __future__ import annotations

from itertools import chain
from math import cos, hypot, sin, tau
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Point = tuple[float, float]

_RINGS = 64
"""As many rings around a point are tried; where all is full, its number lies on others."""


def place_numbers(points: Sequence[Point], apart: float, clear: float, size: float) -> list[Point]:
    """Return a place for the number of each point of a square chart: the nearest that those before it leave free.

    Places are from 0 to `size`, as the points are. `apart` is the least distance of two numbers, `clear` that of a
    number from a point.
    """
    marks, numbers = _Field(clear), _Field(apart)
    for point in dict.fromkeys(points):
        marks.add(point)
    ways: dict[Point, Iterator[Point]] = {}
    """By point, what is left to try: what was taken once stays taken."""
    places = []
    for point in points:
        way = ways.setdefault(point, _around(point, apart / 4, size))
        place = next((one for one in way if marks.is_free(one) and numbers.is_free(one)), point)
        numbers.add(place)
        places.append(place)
    return places


def _around(point: Point, step: float, size: float) -> Iterator[Point]:
    """Yield places around a point inside the chart, on wider and wider rings, each from its upper right on."""
    for ring in range(1, _RINGS):
        count = 6 * ring
        for turn in range(count):
            angle = tau * (turn / count + 1 / 8)
            x, y = point[0] + ring * step * cos(angle), point[1] + ring * step * sin(angle)
            if 0 <= x <= size and 0 <= y <= size:
                yield x, y


class _Field:
    """Places that others keep away from."""

    def __init__(self, away: float) -> None:
        self._away = away
        self._taken: dict[tuple[int, int], list[Point]] = {}

    def add(self, place: Point) -> None:
        """Take a place."""
        self._taken.setdefault(self._square_of(place), []).append(place)

    def is_free(self, place: Point) -> bool:
        """Tell whether nothing stands too near; only the squares around are looked at."""
        return all(hypot(place[0] - x, place[1] - y) >= self._away for x, y in self._near(place))

    def _near(self, place: Point) -> Iterable[Point]:
        column, row = self._square_of(place)
        around = ((column + across, row + down) for across in (-1, 0, 1) for down in (-1, 0, 1))
        return chain.from_iterable(self._taken.get(square, ()) for square in around)

    def _square_of(self, place: Point) -> tuple[int, int]:
        return int(place[0] // self._away), int(place[1] // self._away)
