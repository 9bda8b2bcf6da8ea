"""A persona: a typical customer (`personas/ID.yaml`)."""

from __future__ import annotations

from relplan.model.base import Element, JourneyId, PlanObject, SegmentId
from relplan.model.loyalty import Expectation
from relplan.model.quantities import Rate


class Profile(Element):
    """Who a persona is."""

    age: str = ""
    """Age or range of ages."""

    family: str = ""
    """Family situation."""

    occupation: str = ""
    """Occupation."""

    location: str = ""
    """Where they live."""

    income: str = ""
    """What they can spend."""


class Buying(Element):
    """How a persona buys."""

    frequency: str = ""
    """How often."""

    basket: str = ""
    """For how much."""

    triggers: tuple[str, ...] = ()
    """What makes them buy."""

    criteria: tuple[str, ...] = ()
    """What they choose by."""

    mode: str = ""
    """Online, in shops or both; on impulse or reasoned."""

    decision: str = ""
    """How they decide."""


class Digital(Element):
    """How a persona uses digital media."""

    ease: str = ""
    """How much at ease they are."""

    devices: tuple[str, ...] = ()
    """What they use."""

    sources: tuple[str, ...] = ()
    """Where they inform themselves."""


class Persona(PlanObject):
    """A persona of the plan (`personas/ID.yaml`)."""

    quote: str = ""
    """What they would say."""

    profile: Profile | None = None
    """Who they are."""

    segments: tuple[SegmentId, ...] = ()
    """The segments they are found in."""

    share_of_base: Rate | None = None
    """Their share of the customers."""

    share_of_revenue: Rate | None = None
    """Their share of the revenue."""

    values: tuple[str, ...] = ()
    """What they hold dear."""

    motivations: tuple[str, ...] = ()
    """What moves them."""

    frictions: tuple[str, ...] = ()
    """What holds them back."""

    expectations: tuple[Expectation, ...] = ()
    """What they expect: personalised, fluid, simple, rewarded, close."""

    buying: Buying | None = None
    """How they buy."""

    digital: Digital | None = None
    """How they use digital media."""

    channels: dict[str, tuple[str, ...]] = {}
    """The channels they prefer, by stage of the journey."""

    tone: str = ""
    """The tone they like."""

    promise: str = ""
    """What the brand promises them."""

    journeys: tuple[JourneyId, ...] = ()
    """The journeys they travel."""

    evidence: tuple[str, ...] = ()
    """Studies and interviews it is drawn from."""
