"""Lines with rounded corners."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.report.diagrams.flow import Point

RADIUS = 8


@dataclass(frozen=True, slots=True)
class Corner:
    """A corner of a line: where it leaves the straight, the corner itself, and where it is straight again."""

    before: Point
    at: Point
    after: Point


@dataclass(frozen=True, slots=True)
class Curve:
    """A line from a point to another around corners."""

    start: Point
    corners: tuple[Corner, ...]
    end: Point


def round_corners(points: Sequence[Point]) -> Curve:
    """Round the corners of a line that runs across and down; short pieces get smaller corners."""
    line = list(dict.fromkeys(points))
    corners = tuple(
        Corner(_towards(at, before), at, _towards(at, after))
        for (before, at), (_, after) in pairwise(pairwise(line))
        if not (before[0] == at[0] == after[0] or before[1] == at[1] == after[1])
    )
    return Curve(line[0], corners, line[-1])


def _towards(start: Point, other: Point) -> Point:
    """Return the point a radius away from one towards another, at most half way."""
    (x, y), (other_x, other_y) = start, other
    return (x + _step(other_x - x), y + _step(other_y - y))


def _step(distance: int) -> int:
    size = min(RADIUS, abs(distance) // 2)
    return size if distance > 0 else -size
