"""Where bubbles of a chart stand: each as near to its due place as those before it leave room."""

from __future__ import annotations

from math import cos, hypot, sin, tau
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Point = tuple[float, float]

_RINGS = 16
"""As far from its due place as a bubble is moved, in distances of two; where all is full, bubbles lie on each other."""


def place_apart(dues: Iterable[Point], apart: float, size: float) -> list[Point]:
    """Return a place for each bubble of a square chart, in the quarter of the place that it is due to.

    Places are from 0 to `size` to the right and up; the middle is of the upper and the right half. `apart` is the least
    distance of two middles.
    """
    taken: dict[tuple[int, int], list[Point]] = {}
    ways: dict[Point, Iterator[Point]] = {}
    """By due place, what is left to try: what was taken once stays taken."""
    places = []
    for due in dues:
        way = ways.setdefault(due, _around(due, apart, size))
        place = next((one for one in way if _is_free(one, taken, apart)), due)
        taken.setdefault(_field_of(place, apart), []).append(place)
        places.append(place)
    return places


def _around(due: Point, apart: float, size: float) -> Iterator[Point]:
    """Yield the due place, then those of wider and wider rings that lie in its quarter."""
    yield due
    for ring in range(1, 4 * _RINGS):
        radius, count = ring * apart / 4, 6 * ring
        for step in range(count):
            x = due[0] - radius * cos(tau * step / count)
            y = due[1] + radius * sin(tau * step / count)
            if _is_beside(x, due[0], size) and _is_beside(y, due[1], size):
                yield x, y


def _is_beside(one: float, due: float, size: float) -> bool:
    """Tell whether a coordinate is inside the chart and in the same half as another."""
    half = size / 2
    return (half <= one <= size) if due >= half else (0 <= one < half)


def _field_of(place: Point, apart: float) -> tuple[int, int]:
    return int(place[0] // apart), int(place[1] // apart)


def _is_free(place: Point, taken: dict[tuple[int, int], list[Point]], apart: float) -> bool:
    """Tell whether no bubble stands too near; only those of the fields around are looked at."""
    column, row = _field_of(place, apart)
    near = (
        other for across in (-1, 0, 1) for down in (-1, 0, 1) for other in taken.get((column + across, row + down), ())
    )
    return all(hypot(place[0] - x, place[1] - y) >= apart for x, y in near)
