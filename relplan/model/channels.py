"""Channels (`conventions/channels.yaml`)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import StrictBool

from relplan.model.base import Element, PlanObject
from relplan.model.campaign import Weekday
from relplan.model.quantities import Hours, Money, Pace, Rate


class ChannelKind(StrEnum):
    """A kind of channel."""

    EMAIL = "email"
    SMS = "sms"
    PUSH = "push"
    MAIL = "mail"
    CALL = "call"
    IN_APP = "in_app"
    POPIN = "popin"
    SOCIAL = "social"
    DISPLAY = "display"
    STORE = "store"


class Outcomes(Element):
    """The usual share of each outcome among the contacts sent."""

    delivered: Rate | None = None
    """Share delivered."""

    opened: Rate | None = None
    """Share opened."""

    clicked: Rate | None = None
    """Share clicked."""

    converted: Rate | None = None
    """Share converted."""


class ContactHours(Element):
    """Days and hours at which a channel may be used."""

    days: tuple[Weekday, ...] = ()
    """Weekdays; all when none is given."""

    hours: tuple[Hours, ...] = ()
    """Ranges of hours, their end excluded: `"10:00-13:00"`."""

    holidays: StrictBool = True
    """Whether public holidays are included."""


class Channel(PlanObject):
    """A channel of the company."""

    kind: ChannelKind | None = None
    """What it is: email, sms, push, mail, call, in_app, popin, social, display or store."""

    connected: StrictBool | None = None
    """Whether the automation tool can use it."""

    reach: Rate | None = None
    """The share of customers it can reach."""

    outcomes: Outcomes | None = None
    """What usually becomes of its contacts."""

    capacity: Pace | None = None
    """The most contacts it can make in a time: `150/day`."""

    contact_hours: tuple[ContactHours, ...] = ()
    """When it may be used; at any time when not given."""

    cost: Money | None = None
    """What one contact costs."""

    preference: Rate | None = None
    """The share of customers who prefer it."""
