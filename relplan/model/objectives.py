"""The plan's objectives, by target and lifecycle phase (`objectives.yaml`)."""

from __future__ import annotations

from relplan.model.base import Element, KpiId, PlanObject, ProgrammeId, SegmentId
from relplan.model.quantities import Figure, Horizon


class KeyResult(Element):
    """A measure by which an objective is known to be reached."""

    kpi: KpiId
    """The KPI."""

    baseline: Figure | None = None
    """Its value today."""

    target: Figure | None = None
    """The value to reach."""

    horizon: Horizon | None = None
    """By when: a duration or a date."""


class Objective(PlanObject):
    """A business objective of the plan."""

    phase: SegmentId | None = None
    """The lifecycle phase it is about."""

    segments: tuple[SegmentId, ...] = ()
    """The segments it is about."""

    programmes: tuple[ProgrammeId, ...] = ()
    """The programmes that serve it."""

    key_results: tuple[KeyResult, ...] = ()
    """How it is known to be reached."""
