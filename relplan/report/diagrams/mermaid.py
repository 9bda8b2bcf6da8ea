"""The mechanic of a scenario as a Mermaid flowchart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.neutral import show_unsafe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.report.text.words import Words
    from relplan.report.views.mechanic import Mechanic, StepView

MAX_CHARACTERS = 50_000
"""Mermaid draws nothing larger."""
MAX_EDGES = 500
"""Mermaid draws nothing with more arrows."""
_PLAIN_FROM = 1_800
"""A diagram of this length goes without colours: some hosts draw 2,000 characters a page."""
_LABEL = 90
"""The list under the diagram says what a longer label would."""

_SHAPES = {
    "message": ('["', '"]'),
    "task": ('[/"', '"/]'),
    "wait": ('(["', '"])'),
    "branch": ('{{"', '"}}'),
    "split": ('{{"', '"}}'),
    "exit": ('[["', '"]]'),
    "start": ('(("', '"))'),
}
_CLASSES = (
    "classDef message fill:#dcecf8,stroke:#0072b2,color:#111",
    "classDef branch fill:#fdf1cf,stroke:#b58a00,color:#111",
    "classDef exit fill:#e6e4df,stroke:#77736a,color:#111",
)
_CLASS_OF = {"message": "message", "task": "message", "branch": "branch", "split": "branch", "exit": "exit"}

_Tail = tuple[str, str]
"""A node that waits for what follows, and the label of the arrow to it."""


def escape_label(text: str) -> str:
    """Return text as it may stand in the quotes of a label, cut where it is long; an empty one is a blank."""
    words = " ".join(show_unsafe(text).split())
    cut = words if len(words) <= _LABEL else f"{words[: _LABEL - 1]}…"
    return "".join(c if c.isalnum() or c in " ,.!?()'-" or ord(c) > 127 else f"#{ord(c)};" for c in cut) or "#160;"


class Chart(str):
    """A chart as Mermaid reads it; what people write in it is escaped."""

    __slots__ = ()


def draw_mermaid(mechanic: Mechanic, words: Words) -> Chart:
    """Return the flowchart of a mechanic; empty when it is larger than Mermaid draws."""
    chart = _Chart(words)
    start = chart.add("start", mechanic.start)
    tails = chart.follow(mechanic.steps, [(start, "")])
    if tails:
        end = chart.add("exit", words("mechanic.end"))
        chart.join(tails, end)
    text = chart.write()
    return Chart(text if len(text) <= MAX_CHARACTERS and chart.edges <= MAX_EDGES else "")


class _Chart:
    """Nodes and arrows, numbered in the order they are met."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._lines: list[str] = []
        self._classes: dict[str, list[str]] = {}
        self._count = 0
        self.edges = 0

    def add(self, kind: str, label: str) -> str:
        """Add a node; return its name."""
        name = f"n{self._count}"
        self._count += 1
        opening, closing = _SHAPES[kind]
        self._lines.append(f"  {name}{opening}{escape_label(label)}{closing}")
        if kind in _CLASS_OF:
            self._classes.setdefault(_CLASS_OF[kind], []).append(name)
        return name

    def join(self, tails: Sequence[_Tail], name: str) -> None:
        """Draw arrows from what came before to a node."""
        for before, label in tails:
            self.edges += 1
            arrow = f'-->|"{escape_label(label)}"|' if label else "-->"
            self._lines.append(f"  {before} {arrow} {name}")

    def follow(self, steps: Sequence[StepView], tails: list[_Tail]) -> list[_Tail]:
        """Draw steps after what came before; return what waits for the next. Steps after an exit are never reached."""
        for step in steps:
            if not tails:
                return []
            name = self.add(step.kind, self._say(step))
            self.join(tails, name)
            if step.kind == "exit":
                return []
            if step.ways:
                tails = [tail for way in step.ways for tail in self.follow(way.steps, [(name, way.label)])]
            else:
                tails = [(name, "")]
        return tails

    def _say(self, step: StepView) -> str:
        said = f"{step.chip.text}{self._words('join.colon')} {step.text}" if step.chip else step.text
        return f"{said} ({step.instead})" if step.instead else said

    def write(self) -> str:
        """Return the chart; coloured unless it is long."""
        text = "\n".join(["flowchart TD", *self._lines])
        if len(text) > _PLAIN_FROM:
            return text
        used = [line for line in _CLASSES if line.split()[1] in self._classes]
        marked = [f"class {','.join(names)} {kind}" for kind, names in self._classes.items()]
        return "\n".join([text, *(f"  {line}" for line in (*used, *marked))])
