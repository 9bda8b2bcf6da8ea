"""The plan's calendar: occasions and blackouts (`calendar.yaml`)."""

from __future__ import annotations

from pydantic import Field, StrictBool

from relplan.model.base import ChannelId, Element, Period, PlanObject
from relplan.model.occasions import OccasionRule
from relplan.model.quantities import Day, Duration


class Occasion(PlanObject):
    """A day or a stretch of days that campaigns hang on."""

    rule: OccasionRule | None = None
    """The rule that finds it each year: `winter_sales_fr`, `easter + 39d`, `fixed 12-25`, `last sunday of may`."""

    date: Day | None = None
    """Its first day, when it comes once."""

    editions: tuple[Period, ...] = ()
    """Its days, when no rule gives them or when they were moved."""

    duration: Duration | None = None
    """How long it lasts; what the rule says when not given, else one day."""

    company: StrictBool | None = None
    """Whether it is the company's own: an anniversary, a launch."""

    sensitive: StrictBool | None = None
    """Whether it may tell something delicate about who is addressed."""


class Blackout(PlanObject):
    """Days on which nothing that obeys the pressure rules is sent."""

    from_: Day = Field(alias="from")
    """First day."""

    to: Day
    """Last day, included."""

    channels: tuple[ChannelId, ...] = ()
    """The channels it holds for; all when none is given."""


class Calendar(Element):
    """Occasions and blackouts."""

    occasions: dict[str, Occasion] = {}
    """Occasions, by id."""

    blackouts: dict[str, Blackout] = {}
    """Blackouts, by id."""
