"""A customer journey: stages, channels and the touchpoints where they meet (`journeys/ID.yaml`)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool, StrictInt

from relplan.model.base import Element, EventId, MomentId, PersonaId, PlanObject, ScenarioId, Shorthand

Experience = Annotated[StrictInt, Field(ge=-2, le=2)]
"""From -2, a pain, to 2, a delight."""


class Stage(Element):
    """A stage of a journey: a column of its map."""

    id: str
    """Its id in the journey."""

    name: str = ""
    """What people call it."""


class JourneyChannel(Shorthand):
    """A place or medium of a journey: a row of its map. It need not be a channel of the conventions."""

    short_field = "id"

    id: str
    """Its id in the journey."""

    name: str = ""
    """What people call it."""


class Lived(Shorthand):
    """How a touchpoint is lived."""

    short_field = "experience"

    experience: Experience
    """From -2, a pain, to 2, a delight."""

    note: str = ""
    """Why."""

    verbatims: tuple[str, ...] = ()
    """What customers say."""


class Touchpoint(Element):
    """A point where customer and company meet."""

    id: str
    """Its id in the journey."""

    name: str = ""
    """What people call it."""

    stage: str
    """The stage it stands in."""

    channel: str
    """The channel it stands in."""

    personas: tuple[PersonaId, ...] = ()
    """The personas concerned; all when none is given."""

    moment: MomentId | None = None
    """The moment of the plan it is."""

    moment_of_truth: StrictBool | None = None
    """Whether it decides on the relationship."""

    current: Lived | None = None
    """How it is lived today."""

    target: Lived | None = None
    """How it should be lived."""

    scenarios: tuple[ScenarioId, ...] = ()
    """The scenarios that act on it."""

    signal: EventId | None = None
    """The event that tells of it."""

    ideas: tuple[str, ...] = ()
    """What could be done about it."""

    owner: str = ""
    """Who answers for it."""


class Journey(PlanObject):
    """A journey of the plan (`journeys/ID.yaml`)."""

    personas: tuple[PersonaId, ...] = ()
    """The personas that travel it."""

    stages: tuple[Stage, ...] = ()
    """Its stages, in order."""

    channels: tuple[JourneyChannel, ...] = ()
    """Its channels, in the order of the map."""

    touchpoints: tuple[Touchpoint, ...] = ()
    """Its touchpoints."""
