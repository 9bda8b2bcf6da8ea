"""The diagnosis a plan starts from (`diagnosis.yaml`)."""

from __future__ import annotations

from relplan.model.base import Element, MomentId, PlanObject, Shorthand
from relplan.model.quantities import Day


class Tool(Shorthand):
    """A tool at hand."""

    short_field = "name"

    name: str
    """What it is called."""

    purpose: str = ""
    """What it is used for."""

    owner: str = ""
    """Who answers for it."""


class Device(Shorthand):
    """Something that is already sent or done."""

    short_field = "name"

    name: str
    """What it is called."""

    note: str = ""
    """What it is worth, and what becomes of it."""


class Workstream(PlanObject):
    """Work to be done before something can run: `ready` is agreed on and waits to start, `live` is finished."""

    due: Day | None = None
    """When it is to be finished."""

    unlocks: tuple[MomentId, ...] = ()
    """The moments it makes detectable."""


class Diagnosis(Element):
    """What exists, what works and what doesn't, before the plan."""

    summary: str = ""
    """The diagnosis in a paragraph, in Markdown."""

    tools: tuple[Tool, ...] = ()
    """Tools at hand."""

    devices: tuple[Device, ...] = ()
    """What is already sent or done."""

    strengths: tuple[str, ...] = ()
    """What works."""

    frictions: tuple[str, ...] = ()
    """What doesn't."""

    opportunities: tuple[str, ...] = ()
    """What is under-used."""

    workstreams: dict[str, Workstream] = {}
    """Work to be done, by id."""
