"""A campaign: a one-off or periodic action tied to the calendar."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from relplan.model.action import Action, OnCapped
from relplan.model.audience import Audience
from relplan.model.base import (
    CampaignId,
    ChannelId,
    CommunicationId,
    ConsentId,
    Count,
    Element,
    Lever,
    OccasionId,
    OfferId,
    Ref,
    SenderId,
    StoreId,
)
from relplan.model.kinds import Kind
from relplan.model.quantities import Clock, Dated, Day, Duration, Money, Recurrence


class Weekday(StrEnum):
    """A day of the week."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def number(self) -> int:
        """Count from Monday, 0."""
        return list(Weekday).index(self)


class Spread(Element):
    """A send divided over several days, as a call list is, or over hours, as one at each customer's best hour."""

    over: Duration
    """From its day on, for this long: `20d` is once a day at its hour, `24h` at any time until then."""

    days: tuple[Weekday, ...] = ()
    """The weekdays used; all of them when not given."""


class Send(Element):
    """One send of a campaign: a day, a channel, an audience."""

    id: str
    """Its id, unique in the campaign."""

    on: Dated
    """Its day: a date, `occasion - 1d`, `occasion.end - 3d` or `occurrence`."""

    at: Clock | None = None
    """Its hour; the plan's `send_at` when not given."""

    channel: ChannelId
    """The channel it takes."""

    fallback: tuple[ChannelId, ...] = ()
    """Channels tried in turn where the first can't reach; exactly one is used."""

    name: str = ""
    """What people call it; its id when not given."""

    audience: Audience | None = None
    """Narrows the campaign's audience."""

    template: str = ""
    """The template or content it is made from."""

    subject: str = ""
    """Its subject line or first words."""

    communication: CommunicationId | None = None
    """Its type of communication, when it is not the campaign's."""

    consents: tuple[ConsentId, ...] = ()
    """Consents it needs beyond its channel's."""

    sender: SenderId | None = None
    """Its sender, when it is not the communication's."""

    lever: Lever | None = None
    """Its lever, when it is not the campaign's."""

    offer: OfferId | None = None
    """The offer it carries, when it is not the campaign's."""

    spread: Spread | None = None
    """How it is divided over several days."""

    volume: Count | None = None
    """How many contacts it makes."""

    on_capped: OnCapped | None = None
    """What becomes of it when a limit refuses it, when it is not what the campaign says."""

    tags: tuple[str, ...] = ()
    """Free words to group sends by; limits may name them."""


class LocalScope(Element):
    """Stores that run a campaign."""

    stores: tuple[StoreId, ...] = Field(min_length=1)
    """The stores."""


class Local(Element):
    """A campaign of some stores."""

    local: LocalScope
    """Which stores."""


def _scope_kind(value: Any) -> str:
    return "<local>" if isinstance(value, dict) else "<national>"


class National(StrEnum):
    """A campaign of the whole network."""

    NATIONAL = "national"


Scope = Annotated[Annotated[National, Tag("<national>")] | Annotated[Local, Tag("<local>")], Discriminator(_scope_kind)]


class Repeat(Element):
    """How a periodic campaign comes back."""

    rule: Recurrence
    """An RFC 5545 rule: `FREQ=WEEKLY;BYDAY=TU`."""

    from_: Day = Field(alias="from")
    """The first day, where the rule starts counting."""

    until: Day | None = None
    """The last day, included; the end of the plan's period when not given."""

    skip: tuple[Day, ...] = ()
    """Occurrences left out."""


class Expected(Element):
    """What a campaign is expected to reach, cost and bring."""

    volume: Count | None = None
    """Contacts."""

    budget: Money | None = None
    """Cost."""

    revenue: Money | None = None
    """Revenue."""


class Schedule(Element):
    """The backward schedule of a campaign."""

    brief: Day | None = None
    """When the brief is given."""

    proof: Day | None = None
    """When the proof is ready."""

    approval: Day | None = None
    """When it is approved."""

    debrief: Day | None = None
    """When its results are looked at."""


class CampaignNature(StrEnum):
    """What a campaign is about."""

    PROMOTIONAL = "promotional"
    RELATIONAL = "relational"
    CORPORATE = "corporate"
    NEWSLETTER = "newsletter"
    LAUNCH = "launch"
    EVENT = "event"
    LEGAL = "legal"


class Campaign(Action):
    """A campaign of the plan (`campaigns/**/ID.yaml`)."""

    nature: CampaignNature | None = None
    """What it is about."""

    occasion: OccasionId | None = None
    """The occasion it hangs on; its sends move with it from year to year."""

    repeat: Repeat | None = None
    """How it comes back, with sends on `occurrence`."""

    audience: Audience | None = None
    """Whom it is for; everybody when not given."""

    scope: Scope | None = None
    """`national`, or `{local: {stores: [...]}}`."""

    beats: tuple[Annotated[str, Ref(Kind.ACTION)], ...] = ()
    """Actions it precedes whatever their priorities."""

    follows: tuple[CampaignId, ...] = ()
    """Campaigns it continues."""

    key_message: str = ""
    """What a customer should keep in mind."""

    sends: tuple[Send, ...] = Field(min_length=1)
    """What is sent, when and to whom."""

    expected: Expected | None = None
    """What it is expected to reach, cost and bring."""

    schedule: Schedule | None = None
    """Its backward schedule."""
