"""The contents of a report: its sections, by chapter, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relplan.report.parts import PARTS

if TYPE_CHECKING:
    from collections.abc import Collection

    from relplan.report.text.words import Words


class Chapter(StrEnum):
    """What some sections have in common."""

    ACTIONS = "actions"
    """What is done, and when."""
    CUSTOMERS = "customers"
    """Seen from where customers stand."""
    BALANCE = "balance"
    """Whether it is too much or too little, and what comes first."""
    FRAME = "frame"
    """What all actions keep to and draw on."""


SECTIONS: dict[Chapter, tuple[str, ...]] = {
    Chapter.ACTIONS: ("diagnosis", "programmes", "scenarios", "campaigns", "calendar"),
    Chapter.CUSTOMERS: ("personas", "journeys", "map", "tree"),
    Chapter.BALANCE: ("ratio", "levers", "matrix", "priority", "heat", "harmonisation"),
    Chapter.FRAME: ("conventions", "data", "offers", "loyalty", "glossary"),
}
"""Their names: anchors in the HTML file, pages in Markdown."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section that the report has."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter, with the sections that the report has of it; at least one."""

    title: str
    sections: tuple[SectionView, ...]


def view_contents(present: Collection[str], words: Words) -> tuple[ChapterView, ...]:
    """Return the chapters of a report that has some sections."""
    found = []
    for chapter, names in SECTIONS.items():
        sections = tuple(SectionView(name, words(_title_of(name))) for name in names if name in present)
        if sections:
            found.append(ChapterView(words.of(chapter), sections))
    return tuple(found)


def _title_of(name: str) -> str:
    return f"{name}.title" if name in _PARTS else f"page.{name}"


_PARTS = frozenset(part.name for part in PARTS)
