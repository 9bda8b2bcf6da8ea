"""The scenario tree of a target as a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from relplan.report.diagrams.lettering import break_lines
from relplan.report.diagrams.tidy import Branch, Twig, grow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.report.diagrams.flow import Place
    from relplan.report.views.pieces import Chip

_SIZE, _LEADING = 12.5, 16
_PAD_ACROSS, _PAD_DOWN = 10, 7
_LINES = 3
_WIDTHS = (130, 224, 146, 300)
"""Of the columns: target, moment, lever, scenario."""
_BADGE = 28
"""The room of a priority, left of the name of a scenario."""
_CHIP = 23
"""The room of a channel's letter, right of a scenario."""
_MARGIN = 4
KINDS = ("target", "moment", "lever", "scenario")


@dataclass(frozen=True, slots=True)
class Twin:
    """A node of the tree in words: what is drawn."""

    text: str
    tone: str = ""
    """What colours it beside its kind: a lever, or a status."""
    badge: str = ""
    """The priority of a scenario."""
    chips: tuple[Chip, ...] = ()
    """The channels of a scenario."""
    inner: tuple[Twin, ...] = ()


@dataclass(frozen=True, slots=True)
class TreeBox:
    """A node as a box."""

    kind: str
    tone: str
    place: Place
    lines: tuple[str, ...]
    text_x: int
    text_y: int
    """The baseline of the first line."""
    badge: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class TargetDrawing:
    """The drawing of a tree."""

    width: int
    height: int
    margin: int
    leading: int
    """From a line of text to the next."""
    chip: int
    """From a channel's letter to the next."""
    boxes: tuple[TreeBox, ...]
    twigs: tuple[Twig, ...]


def draw_target_tree(root: Twin) -> TargetDrawing:
    """Draw the tree of a target; `root` is the target."""
    keys = count()
    said: dict[int, tuple[int, Twin]] = {}
    grown = grow(_size(root, 0, keys, said))
    most = max((len(twin.chips) for _, twin in said.values()), default=0)
    return TargetDrawing(
        width=grown.width + _CHIP * most,
        height=grown.height,
        margin=_MARGIN,
        leading=_LEADING,
        chip=_CHIP,
        boxes=tuple(_box(depth, twin, grown.places[key]) for key, (depth, twin) in said.items()),
        twigs=grown.twigs,
    )


def _size(twin: Twin, depth: int, keys: Iterator[int], said: dict[int, tuple[int, Twin]]) -> Branch:
    key = next(keys)
    said[key] = (depth, twin)
    height = 2 * _PAD_DOWN + _LEADING * len(_lines(depth, twin))
    return Branch(key, _WIDTHS[depth], height, tuple(_size(inner, depth + 1, keys, said) for inner in twin.inner))


def _lines(depth: int, twin: Twin) -> tuple[str, ...]:
    badge = _BADGE if twin.badge else 0
    return break_lines(twin.text, _SIZE, _WIDTHS[depth] - 2 * _PAD_ACROSS - badge, _LINES) or ("",)


def _box(depth: int, twin: Twin, place: Place) -> TreeBox:
    badge = _BADGE if twin.badge else 0
    return TreeBox(
        kind=KINDS[depth],
        tone=twin.tone,
        place=place,
        lines=_lines(depth, twin),
        text_x=place.x + _PAD_ACROSS + badge if KINDS[depth] == "scenario" else place.middle,
        text_y=place.y + _PAD_DOWN + 12,
        badge=twin.badge,
        chips=twin.chips,
    )
