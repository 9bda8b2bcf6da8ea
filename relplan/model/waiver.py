"""Accepted findings, with the reason and an end (`waivers.yaml`)."""

from __future__ import annotations

from pydantic import Field

from relplan.model.base import Element
from relplan.model.quantities import Day


class Waiver(Element):
    """A finding that somebody accepts."""

    rule: str
    """The rule, by name or code."""

    objects: tuple[str, ...] = Field(min_length=1)
    """The objects it is accepted for, as `campaign/black-friday`; all of them must be named by the finding."""

    reason: str = ""
    """Why it is accepted; required."""

    approved_by: str = ""
    """Who accepted it."""

    until: Day | None = None
    """The last day it holds."""
