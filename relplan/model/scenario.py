"""A scenario: a permanent, automated sequence that a moment of the customer starts."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from relplan.model.action import Action, ControlGroup
from relplan.model.audience import Audience
from relplan.model.base import (
    ActionId,
    AtLeastOne,
    AttributeId,
    Element,
    EventId,
    MomentId,
    OfferId,
    Ref,
    ScenarioId,
    Shorthand,
    Stretch,
)
from relplan.model.kinds import Kind
from relplan.model.mechanic import Step
from relplan.model.quantities import Clock, Dated, Day, Duration


class Trigger(Element):
    """What starts a scenario for a customer."""

    moment: MomentId
    """The moment that starts it."""

    delay: Duration | None = None
    """How long after the moment it starts; at once when not given."""

    on: Dated | None = None
    """The day it starts, counted from the moment: `moment + 1d`, or `moment - 30d` where its date is known."""

    at: Clock | None = None
    """The hour it starts on that day; it needs `on`."""


class Reentry(Element):
    """How many launches one customer may have."""

    max: AtLeastOne
    """The most launches ..."""

    per: Stretch
    """... in any stretch of this length."""


class Suppression(Element):
    """A scenario that is not launched in favour of this one."""

    scenario: ScenarioId
    """The scenario held back."""

    for_: Duration | None = Field(default=None, alias="for")
    """How long after this scenario's launch; while it runs when not given."""

    then: Literal["drop", "defer"] | None = None
    """What becomes of its trigger: dropped, or deferred to the end of that time."""


class HarmonisationRule(StrEnum):
    """What happens when a message and a campaign's send are due the same day."""

    WINS = "wins"
    YIELDS = "yields"
    COMBINE = "combine"


class Harmonisation(Shorthand):
    """A scenario's decision against a campaign: wins, yields, combine, or wins and shifts the campaign."""

    short_field = "decision"

    decision: HarmonisationRule | None = None
    """`wins`, `yields` or `combine`."""

    wins_and_shifts: Duration | None = Field(default=None, alias="wins-and-shifts")
    """The scenario's message is sent and the campaign's this much later."""


class Needs(Element):
    """What a scenario needs to run."""

    attributes: tuple[AttributeId, ...] = ()
    """Customer data it uses."""

    events: tuple[EventId, ...] = ()
    """Events it uses beside its trigger and its exits."""

    content: tuple[str, ...] = ()
    """Templates and contents it sends."""

    offers: tuple[OfferId, ...] = ()
    """Offers it may carry."""


class Origin(StrEnum):
    """The school of design a scenario comes from."""

    JOURNEY = "journey"
    OBJECTIVE = "objective"


CampaignOrDefault = Annotated[str, Ref(Kind.CAMPAIGN, re.compile("default"))]
"""A campaign, or `default` for all others."""


class Scenario(Action):
    """A scenario of the plan (`scenarios/**/ID.yaml`)."""

    origin: Origin | None = None
    """Where it comes from: a `journey` moment or a business `objective`."""

    trigger: Trigger
    """What starts it."""

    audience: Audience | None = None
    """Whom it is for; everybody when not given."""

    entry_conditions: str = ""
    """Conditions of entry that segments don't say, in words."""

    beats: tuple[ActionId, ...] = ()
    """Actions it precedes whatever their priorities."""

    suppresses: tuple[Suppression, ...] = ()
    """Scenarios not launched in favour of this one."""

    reentry: Reentry | None = None
    """How many times it may be launched for one customer; again as soon as it has ended when not given."""

    valid_for: Duration | None = None
    """How long after its due time a message still makes sense."""

    with_campaigns: dict[CampaignOrDefault, Harmonisation] = {}
    """What happens when a campaign's send is due the same day, by campaign or `default`."""

    steps: tuple[Step, ...]
    """The mechanic."""

    exit_when: tuple[EventId, ...] = ()
    """Events that end it for a customer at any time."""

    control_group: ControlGroup | None = None
    """The share kept out to measure its effect, or why there is none."""

    needs: Needs | None = None
    """The data and content it needs."""

    version: str = ""
    """The version of its specification."""

    live_since: Day | None = None
    """The day it went live."""
