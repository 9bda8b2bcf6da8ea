"""The scenario trees as one Mermaid chart that the usual hosts draw."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from relplan.report.diagrams.mermaid import MAX_EDGES, Chart, escape_label
from relplan.report.diagrams.target_tree import Twin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_CHARACTERS = 2_000
"""Some hosts draw no more on a page."""


def draw_tree_chart(targets: Sequence[Twin]) -> Chart:
    """Return a chart of the trees, the most detailed of three that hosts draw; empty when none is.

    Down to the scenarios, down to the moments, or each target with how many scenarios use which lever.
    """
    for simplify in (_keep, _keep_moments, _count_levers):
        chart = "\n".join(["flowchart LR", *_write([simplify(target) for target in targets if target.inner])])
        if len(chart) <= MOST_CHARACTERS and chart.count("-->") <= MAX_EDGES:
            return Chart(chart)
    return Chart("")


def _keep(target: Twin) -> Twin:
    return target


def _keep_moments(target: Twin) -> Twin:
    return Twin(target.text, inner=tuple(Twin(moment.text) for moment in target.inner))


def _count_levers(target: Twin) -> Twin:
    counts = Counter[str]()
    for moment in target.inner:
        for lever in moment.inner:
            counts[lever.text] += len(lever.inner)
    return Twin(target.text, inner=tuple(Twin(f"{lever} ({number})") for lever, number in counts.items()))


def _write(roots: Sequence[Twin]) -> Iterator[str]:
    """Yield a line for each node, with the arrow to it, parents before what grows from them."""
    waiting = [(root, "") for root in reversed(roots)]
    number = 0
    while waiting:
        twin, parent = waiting.pop()
        name = f"n{number}"
        number += 1
        yield f'  {parent}{name}["{escape_label(twin.text)}"]'
        waiting += [(inner, f"{name} --> ") for inner in reversed(twin.inner)]
