"""A programme: everything addressed to one target or moment, with one business objective."""

from __future__ import annotations

from enum import StrEnum

from relplan.model.action import MainObjective, Measured
from relplan.model.audience import Target
from relplan.model.base import Element, Lever, MomentId, PersonaId, PlanObject, SegmentId
from relplan.model.quantities import Day, Duration, Money, Rate


class ProgrammeType(StrEnum):
    """The usual families of programmes."""

    ACQUISITION = "acquisition"
    WELCOME = "welcome"
    ACTIVATION = "activation"
    QUALIFICATION = "qualification"
    DEVELOPMENT = "development"
    LOYALTY = "loyalty"
    SATISFACTION = "satisfaction"
    REFERRAL = "referral"
    RETENTION = "retention"
    REACTIVATION = "reactivation"
    SERVICE = "service"
    EVENTS = "events"
    CORPORATE = "corporate"


class ReviewCadence(Element):
    """How often something is reviewed, and when it last was."""

    every: Duration | None = None
    """The longest time between two reviews: `3mo`."""

    last: Day | None = None
    """The day of the last review."""


class Programme(PlanObject):
    """A programme of the plan (`programmes/ID.yaml`)."""

    name: str
    """What people call it."""

    type: ProgrammeType | None = None
    """The family it belongs to."""

    phase: SegmentId | None = None
    """The lifecycle phase it works on."""

    objective: MainObjective
    """Its one main objective, measured by one business KPI."""

    secondary_objectives: tuple[Measured, ...] = ()
    """Further objectives, measurable too."""

    target: Target | None = None
    """Whom it addresses."""

    moment: MomentId | None = None
    """The moment of the journey it belongs to."""

    personas: tuple[PersonaId, ...] = ()
    """The personas it has in mind."""

    sponsor: str = ""
    """Who stands up for it in the company."""

    budget: Money | None = None
    """What it may cost over the plan's period."""

    lever_mix: dict[Lever, Rate] = {}
    """The wanted share of each lever."""

    review: ReviewCadence | None = None
    """How often it is reviewed."""
