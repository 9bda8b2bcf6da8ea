"""The experience curve of a journey: how its touchpoints are lived, today and as they should be."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from relplan.report.diagrams.lettering import break_lines
from relplan.report.diagrams.tidy import Twig

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BEST = 2
STEP = 32
"""From a degree of experience down to the next."""
TOP = 48
"""The middle of the curve is this and twice a step under the top."""
_COLUMN = 98
_AXIS = 40
"""The room of the names of the degrees."""
_SIZE, _LEADING = 11, 13
_LINES = 4
_GAP = 22
"""From the lowest degree down to the names of the touchpoints."""


@dataclass(frozen=True, slots=True)
class Lived:
    """A touchpoint on the curve."""

    name: str
    current: int | None
    """From -2 to 2; none when nobody says."""
    target: int | None
    is_truth: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A touchpoint where it is drawn."""

    x: int
    lines: tuple[str, ...]
    current: int | None
    """How far down it is, when it is said."""
    target: int | None
    tone: str
    """`bad` for an irritant of today, `good` for a delight, else nothing."""
    is_truth: bool
    star: int
    """How far down the baseline of its star is."""


@dataclass(frozen=True, slots=True)
class Band:
    """A stage behind its touchpoints."""

    x: int
    width: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A degree of experience, and how far down it is."""

    text: str
    y: int


@dataclass(frozen=True, slots=True)
class Curve:
    """The drawing."""

    width: int
    height: int
    bottom: int
    """How far down the lowest degree is."""
    left: int
    """Where the degrees begin."""
    levels: tuple[Level, ...]
    """The best first."""
    text_y: int
    """The baseline of the first line of the names."""
    leading: int
    bands: tuple[Band, ...]
    spots: tuple[Spot, ...]
    current: tuple[Twig, ...]
    target: tuple[Twig, ...]


def draw_experience(stages: Sequence[tuple[str, Sequence[Lived]]]) -> Curve | None:
    """Draw the curve through the touchpoints of each stage; None when nobody says how any is lived."""
    lived = [one for _, touchpoints in stages for one in touchpoints]
    if all(one.current is None and one.target is None for one in lived):
        return None
    spots = tuple(_spot(number, one) for number, one in enumerate(lived))
    bottom = _level(-BEST)
    lines = max(len(spot.lines) for spot in spots)
    return Curve(
        width=_AXIS + _COLUMN * len(lived),
        height=bottom + _GAP + _LEADING * lines + 4,
        bottom=bottom,
        left=_AXIS,
        levels=tuple(Level(sign(degree), _level(degree)) for degree in range(BEST, -BEST - 1, -1)),
        text_y=bottom + _GAP + 8,
        leading=_LEADING,
        bands=tuple(_bands(stages)),
        spots=spots,
        current=_join((spot.x, spot.current) for spot in spots),
        target=_join((spot.x, spot.target) for spot in spots),
    )


def sign(degree: int) -> str:
    """Write a degree with its sign."""
    return f"+{degree}" if degree > 0 else f"\u2212{-degree}" if degree < 0 else "0"


def _level(degree: int) -> int:
    return TOP + STEP * (BEST - degree)


def _spot(number: int, one: Lived) -> Spot:
    current = None if one.current is None else _level(one.current)
    target = None if one.target is None else _level(one.target)
    tone = "" if not one.current else "bad" if one.current < 0 else "good"
    highest = min((level for level in (current, target) if level is not None), default=_level(0))
    return Spot(
        x=_AXIS + _COLUMN * number + _COLUMN // 2,
        lines=break_lines(one.name, _SIZE, _COLUMN - 8, _LINES),
        current=current,
        target=target,
        tone=tone,
        is_truth=one.is_truth,
        star=highest - 9,
    )


def _bands(stages: Iterable[tuple[str, Sequence[Lived]]]) -> list[Band]:
    """Return the stages that have touchpoints, side by side."""
    bands = []
    x = _AXIS
    for title, touchpoints in stages:
        width = _COLUMN * len(touchpoints)
        if width:
            bands.append(Band(x, width, break_lines(title, 12, width - 8, 1)))
        x += width
    return bands


def _join(points: Iterable[tuple[int, int | None]]) -> tuple[Twig, ...]:
    """Join the points that are said by soft lines."""
    said = [(x, y) for x, y in points if y is not None]
    return tuple(Twig(start, (start[0] + end[0]) // 2, end) for start, end in pairwise(said))
