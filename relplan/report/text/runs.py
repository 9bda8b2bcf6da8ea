"""Text cut where its look changes: what documents that aren't text themselves are given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """How a run of text looks."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look."""

    text: str
    look: Look = Look.PLAIN
    address: str = ""
    """Where it leads; empty when nowhere."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or an element of a list."""

    runs: tuple[Run, ...]
    marker: str = ""
    """What stands before an element of a list; empty before a paragraph."""
    depth: int = 0
    """In how many lists it is."""
