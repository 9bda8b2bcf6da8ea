"""Segmentations and their segments (`conventions/segments.yaml`)."""

from __future__ import annotations

from pydantic import Field, StrictBool

from relplan.model.base import Count, Element, PlanObject, SegmentId
from relplan.model.quantities import Duration, Rate


class Segment(PlanObject):
    """A group of customers by a rule."""

    definition: str = ""
    """The rule, precise enough to be tested."""

    size: Count | None = None
    """How many customers are in it."""

    share_of_base: Rate | None = None
    """Its share of the customers."""

    share_of_revenue: Rate | None = None
    """Its share of the revenue."""

    computed_by: str = ""
    """What computes it."""

    refresh: Duration | None = None
    """How often it is computed again."""


class Segmentation(PlanObject):
    """A way to divide customers."""

    exclusive: StrictBool = True
    """Whether nobody is in two of its segments."""

    complete: StrictBool = False
    """Whether everybody is in one of its segments."""

    moving: StrictBool | None = None
    """Whether a customer may change segment within a window; that of `phases` does unless it says otherwise."""

    phases: StrictBool = False
    """Whether its segments are the phases of the customer's life, in order."""

    segments: dict[str, Segment] = {}
    """Segments, by id; they are named `SEGMENTATION.SEGMENT`."""

    @property
    def is_moving(self) -> bool:
        """Tell whether a customer may change segment within a window."""
        return self.phases if self.moving is None else self.moving


class Overlap(Element):
    """How much two segments have in common."""

    segments: tuple[SegmentId, ...] = Field(min_length=2, max_length=2)
    """The two segments."""

    share_of_first: Rate
    """The share of the first that is also in the second."""


class Segments(Element):
    """Every segmentation, and known overlaps."""

    segmentations: dict[str, Segmentation] = {}
    """Segmentations, by id."""

    overlaps: tuple[Overlap, ...] = ()
    """Known overlaps between segments of different segmentations."""
