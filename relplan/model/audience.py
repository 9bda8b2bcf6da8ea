"""Whom an action is for: segments combined, and what a target says beside them."""

from __future__ import annotations

from relplan.model.base import Element, MomentId, SegmentId


class Audience(Element):
    """A choice of customers; its keys must all hold, and nothing given is everybody.

    Segments of one segmentation are alternatives, different segmentations must all hold:
    `[lifecycle.new, lifecycle.active, engagement.high]` is (new or active) and high.
    """

    segments: tuple[SegmentId, ...] = ()
    """Segments; alternatives inside a segmentation, all of them across segmentations."""

    all_of: tuple[SegmentId, ...] = ()
    """Segments that must all hold."""

    any_of: tuple[tuple[SegmentId, ...], ...] = ()
    """Lists of segments; in at least one list, all must hold."""

    exclude: tuple[SegmentId, ...] = ()
    """Segments none of which may hold."""


class Target(Element):
    """Whom a programme addresses; documentation, never inherited by its actions."""

    segments: tuple[SegmentId, ...] = ()
    """The segments concerned."""

    moment: MomentId | None = None
    """The moment of the journey concerned, beside or instead of segments."""

    definition: str = ""
    """A precise definition that could be tested: "no purchase for 6 months"."""
