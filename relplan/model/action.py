"""What scenarios and campaigns have in common: objectives, the matrix, what happens under a reached limit."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from relplan.model.base import (
    AtLeastOne,
    BrandId,
    CampaignId,
    CommunicationId,
    ConsentId,
    Element,
    KpiId,
    Lever,
    OfferId,
    PersonaId,
    PlanObject,
    ProgrammeId,
    Score,
    Shorthand,
    ToolReference,
)
from relplan.model.quantities import Day, Duration, Figure, Horizon, Pace, Rate


class Measured(Element):
    """An objective and the KPI that measures it."""

    statement: str = ""
    """What is to be achieved, a verb and its object."""

    kpi: KpiId | None = None
    """The KPI that measures it."""

    baseline: Figure | None = None
    """The KPI's value today."""

    target: Figure | None = None
    """The value to reach."""

    horizon: Horizon | None = None
    """By when: a duration or a date."""


class MainObjective(Measured):
    """A programme's one main objective, measured by one business KPI."""

    statement: str
    """What is to be achieved, a verb and its object."""

    kpi: KpiId
    """The business KPI that measures it; open and click rates are none."""


class ActionObjective(Measured):
    """What an action is to achieve, and which objective of its programme it serves."""

    serves: KpiId | None = None
    """The KPI of the programme's objective that it contributes to."""


class Availability(StrEnum):
    """Whether the content of an action exists."""

    AVAILABLE = "available"
    TO_ADAPT = "to_adapt"
    TO_CREATE = "to_create"


class Matrix(Element):
    """How an action is qualified in the scenario matrix; marks run from 1 (low) to 5 (high)."""

    volume: Pace | None = None
    """How many customers enter in a time: `12000/month`."""

    business: Score | None = None
    """Business impact."""

    customer: Score | None = None
    """Interest for the customer."""

    content: Availability | None = None
    """Whether its content exists: available, to_adapt or to_create."""

    feasibility: Score | None = None
    """Technical and operational ease; 5 is easy."""

    data: Score | None = None
    """Readiness of the data it needs; 5 is ready."""

    wave: AtLeastOne | None = None
    """The roll-out wave it belongs to."""


class LastWord(StrEnum):
    """What finally becomes of a message that a limit refuses."""

    DROP = "drop"
    CONTINUE = "continue"
    HOLD = "hold"
    EXIT = "exit"


class OnCapped(Shorthand):
    """What becomes of a message that a limit refuses: `drop`, or one attempt and what follows it."""

    short_field = "then"

    defer: Duration | None = None
    """Try again each following day at the same time, for at most this long."""

    substitute: str | None = None
    """Send this message of the scenario instead."""

    merge_into: CampaignId | None = None
    """Ride on the next send of this campaign, adding no contact."""

    within: Duration | None = None
    """How long to wait for the campaign to merge into."""

    then: LastWord | OnCapped | None = None
    """What to do when that fails: drop, continue, hold or exit."""


class Action(PlanObject):
    """What scenarios and campaigns have in common."""

    name: str
    """What people call it."""

    programme: ProgrammeId
    """The programme it belongs to."""

    objective: ActionObjective | None = None
    """What it is to achieve."""

    communication: CommunicationId | None = None
    """The type of communication: purpose of consent, sender and part in the pressure follow from it."""

    consents: tuple[ConsentId, ...] = ()
    """Consents it needs beyond those of its channels."""

    lever: Lever | None = None
    """What it offers: transactional, relational, service, recognition or engagement."""

    offer: OfferId | None = None
    """The offer or content it carries."""

    brands: tuple[BrandId, ...] = ()
    """The brands it speaks for; alternatives. All brands when none is given."""

    personas: tuple[PersonaId, ...] = ()
    """The personas it has in mind."""

    priority: AtLeastOne | None = None
    """Its rank where actions compete; 1 wins."""

    on_capped: OnCapped | None = None
    """What becomes of its messages when a limit refuses them; `drop` when nothing is said."""

    matrix: Matrix | None = None
    """How it is qualified in the scenario matrix."""

    languages: tuple[str, ...] = ()
    """Languages it is written in, as `fr`, `en`."""

    legal_basis: str = ""
    """The lawful basis, when it is not plain consent."""

    sensitive: bool | None = Field(default=None, strict=True)
    """Whether it touches a sensitive matter (health, bereavement, debt)."""

    attribution_window: Duration | None = None
    """How long after a contact a result counts for it."""

    tool: ToolReference | None = None
    """Where it lives in the automation tool."""

    last_review: Day | None = None
    """When it was last reviewed."""


class ControlGroup(Shorthand):
    """The share of customers kept out to measure the effect, or why there is none."""

    short_field = "share"

    share: Rate | None = None
    """The share kept out: `10 %`."""

    waiver: str = ""
    """Why there is no control group."""
