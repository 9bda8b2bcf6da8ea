"""The decision tree of a scenario as a drawing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.report.diagrams.curves import Curve, round_corners
from relplan.report.diagrams.flow import Layout, Node, Way, lay_out
from relplan.report.diagrams.lettering import break_lines, longest_word, measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.report.diagrams.flow import Place
    from relplan.report.text.words import Words
    from relplan.report.views.mechanic import Mechanic, StepView, WayView
    from relplan.report.views.pieces import Chip

_SIZE, _LEADING = 12.5, 16
_SMALL, _SMALL_LEADING = 11, 14
_WIDE = 160
"""The most that a line of a box takes: about 19 characters."""
_LABEL_WIDE = 150
_WIDEST = 240
"""A word may widen its box to so much before it is broken."""
_LINES = 8
_MARGIN = 12
_PAD_ACROSS, _PAD_DOWN = 12, 8
_LABEL_PAD = 8
_LABEL_PAD_DOWN = 2
_CHIP = 26
"""The room of a channel's letter and of the blank after it."""
_LETTER_STEP = 22
"""From the letter of a channel down to the next."""
_LEAST = 72
_BROAD = 490
"""A drawing wider than this, its margins left out, gets the width of the page: half of it holds no more."""
_POINTED = ("branch", "split")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text, by the middle of its baseline."""

    text: str
    x: int
    y: int
    tone: str
    """`strong` or `quiet`."""


@dataclass(frozen=True, slots=True)
class LetterView:
    """The letter of a channel, by its top left corner."""

    chip: Chip
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class BoxView:
    """A step as a box."""

    kind: str
    """`start`, `end`, or the kind of the step."""
    place: Place
    lines: tuple[TextLine, ...]
    letters: tuple[LetterView, ...]
    """Its channel and those that it falls back on."""


@dataclass(frozen=True, slots=True)
class LabelView:
    """What a way out of a fork is taken for."""

    tone: str
    """`if`, `else` or `share`."""
    place: Place
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class DecisionTree:
    """The drawing of a mechanic."""

    title: str
    width: int
    height: int
    margin: int
    """Blank on each side."""
    is_broad: bool
    """Whether it needs the width of the page."""
    curves: tuple[Curve, ...]
    boxes: tuple[BoxView, ...]
    labels: tuple[LabelView, ...]


def draw_decision_tree(mechanic: Mechanic, name: str, words: Words) -> DecisionTree:
    """Draw the mechanic of the scenario of a name."""
    sketch = _Sketch(words)
    layout = lay_out(sketch.flow(mechanic))
    return DecisionTree(
        title=words("decision.title", name=name),
        width=layout.width,
        height=layout.height,
        margin=_MARGIN,
        is_broad=layout.width > _BROAD,
        curves=tuple(round_corners(line.points) for line in layout.lines),
        boxes=tuple(sketch.boxes(layout)),
        labels=tuple(sketch.labels(layout)),
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """What a box says, broken into lines."""

    kind: str
    strong: tuple[str, ...]
    quiet: tuple[str, ...]
    chips: tuple[Chip, ...] = ()

    @property
    def width(self) -> int:
        """The width of its box: even, and enough for the widest line."""
        lines = [*(measure(line, _SIZE) for line in self.strong), *(measure(line, _SMALL) for line in self.quiet)]
        point = 10 if self.kind in _POINTED else 0
        chip = _CHIP if self.chips else 0
        return max(_LEAST, 2 * math.ceil((max(lines, default=0) + 2 * (_PAD_ACROSS + point) + chip) / 2))

    @property
    def height(self) -> int:
        """The height of its box: even."""
        text = 2 * _PAD_DOWN + _LEADING * len(self.strong) + _SMALL_LEADING * len(self.quiet)
        height = max(text, _PAD_DOWN + _LETTER_STEP * len(self.chips))
        return height + height % 2


@dataclass(frozen=True, slots=True)
class _Label:
    """What a way is taken for, broken into lines."""

    tone: str
    lines: tuple[str, ...]

    @property
    def width(self) -> int:
        """The width of its pill: even."""
        widest = max((measure(line, _SMALL) for line in self.lines), default=0)
        return 2 * math.ceil((widest + 2 * _LABEL_PAD) / 2)

    @property
    def height(self) -> int:
        """The height of its pill."""
        return _SMALL_LEADING * len(self.lines) + 2 * _LABEL_PAD_DOWN


class _Sketch:
    """Turns steps into sized nodes, and a layout back into boxes with text."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._texts: list[_Text] = []
        self._labels: dict[tuple[int, int], _Label] = {}

    def flow(self, mechanic: Mechanic) -> tuple[Node, ...]:
        """Return the nodes of a mechanic from its start to its end."""
        start = self._node("start", mechanic.start)
        steps = self._follow(mechanic.steps)
        return (start, *steps, self._node("end", self._words("mechanic.end"), is_exit=True))

    def boxes(self, layout: Layout) -> list[BoxView]:
        """Return the boxes that were placed, in the order of the steps."""
        return [_view_box(self._texts[key], place) for key, place in sorted(layout.places.items())]

    def labels(self, layout: Layout) -> list[LabelView]:
        """Return the labels of the ways, in the order of the steps."""
        return [_view_label(self._labels[key], place) for key, place in sorted(layout.labels.items())]

    def _follow(self, steps: Sequence[StepView]) -> tuple[Node, ...]:
        return tuple(self._step(step) for step in steps)

    def _step(self, step: StepView) -> Node:
        text = step.question or step.text
        under = [one for one in (step.chip.text if step.chip else "", step.instead) if one]
        chips = (step.chip, *step.fallback) if step.chip else ()
        node = self._node(step.kind, text, under, chips, is_exit=step.kind == "exit")
        ways = tuple(self._way(node.key, number, way, step) for number, way in enumerate(step.ways))
        return Node(node.key, node.width, node.height, ways, node.is_exit)

    def _way(self, fork: int, number: int, way: WayView, step: StepView) -> Way:
        answer = self._words("answer.yes" if way.tone == "if" else "answer.no")
        text = answer if step.question else way.label
        label = _Label(way.tone, break_lines(text, _SMALL, _LABEL_WIDE, _LINES))
        self._labels[fork, number] = label
        return Way(label.width, label.height, self._follow(way.steps))

    def _node(
        self, kind: str, text: str, under: Sequence[str] = (), chips: tuple[Chip, ...] = (), *, is_exit: bool = False
    ) -> Node:
        wide = max(_WIDE, longest_word(text, _SIZE, _WIDEST))
        strong = break_lines(text, _SIZE, wide, _LINES)
        quiet = tuple(line for one in under for line in break_lines(one, _SMALL, wide, 2))
        said = _Text(kind, strong, quiet, chips)
        self._texts.append(said)
        return Node(len(self._texts) - 1, said.width, said.height, (), is_exit)


def _view_box(text: _Text, place: Place) -> BoxView:
    middle = place.middle + (_CHIP // 2 if text.chips else 0)
    baseline = place.y + (place.height - _LEADING * len(text.strong) - _SMALL_LEADING * len(text.quiet)) // 2 + 12
    strong = [TextLine(line, middle, baseline + number * _LEADING, "strong") for number, line in enumerate(text.strong)]
    baseline += _LEADING * len(strong) - 2
    quiet = [TextLine(line, middle, baseline + n * _SMALL_LEADING, "quiet") for n, line in enumerate(text.quiet)]
    return BoxView(text.kind, place, (*strong, *quiet), tuple(_place_letters(text.chips, place)))


def _place_letters(chips: Sequence[Chip], place: Place) -> Iterator[LetterView]:
    """Yield the letters below each other, half way up the left side of a box."""
    top = place.y + (place.height - _LETTER_STEP * len(chips) + 4) // 2
    for number, chip in enumerate(chips):
        yield LetterView(chip, place.x + 9, top + number * _LETTER_STEP)


def _view_label(label: _Label, place: Place) -> LabelView:
    baseline = place.y + _LABEL_PAD_DOWN + 11
    lines = [
        TextLine(line, place.middle, baseline + n * _SMALL_LEADING, "strong") for n, line in enumerate(label.lines)
    ]
    return LabelView(label.tone, place, tuple(lines))
