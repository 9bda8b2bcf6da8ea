"""Decisions: what becomes of each message that is due to a customer, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from relplan.analysis.arbitration.admission import Refusal
    from relplan.analysis.arbitration.candidate import Candidate, Made
    from relplan.analysis.validity import Expiry
    from relplan.source.place import Place


class Outcome(StrEnum):
    """What is decided of a message that is due."""

    SENT = "sent"
    COMBINED = "combined"
    """Served by the contact of a campaign, as its scenario asks."""
    RIDES_LATER = "rides_later"
    """Waits for the campaign's send of the same day that it is to be combined with."""
    CAPPED = "capped"
    """A limit leaves no room."""
    CLOSED = "closed"
    """Its channel is outside its contact hours, or blacked out."""
    FULL = "full"
    """Its channel has no capacity left that day."""
    NO_RIDE = "no_ride"
    """Nothing stands against it but that the campaign that it was to ride on didn't come in time."""
    YIELDED = "yielded"
    """Its scenario yields to a campaign's send of the same day."""
    WITHHELD = "withheld"
    """A campaign's send that isn't made, since a scenario's message of that day, sent or to come, wins over it."""
    SHIFTED = "shifted"
    """A campaign's send that is made later, since a scenario wins over it that day."""
    EXPIRED = "expired"
    """It no longer makes sense."""
    NOT_ADDRESSED = "not_addressed"
    """The customer is not in its audience."""
    EXCLUDED = "excluded"
    """An exclusion keeps it from the customer."""
    NO_CONSENT = "no_consent"
    """The customer has not consented to any of its channels."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided of one message at one instant."""

    candidate: Candidate
    outcome: Outcome
    at: datetime
    made: Made | None = None
    """The contact, when it was sent."""
    refusals: tuple[Refusal, ...] = ()
    """The limits that refuse it; the first is called the binding one."""
    again: datetime | None = None
    """When it is worth trying again: the first instant at which no limit would refuse it beside what was sent, at which
    its channel opens, or to which a scenario moves it; the next day when a campaign or the capacity of a day stands
    against it. None when there is none within 400 days."""
    rival: Candidate | Made | None = None
    """The message that it was combined with, yields to or is withheld for."""
    reasons: tuple[str, ...] = ()
    """The exclusions, or the consents, that stand against it."""
    channel: str = ""
    """The channel that it takes, or would take: the first of its own that nothing of the customer's stands against."""
    end: Expiry | None = None
    """The end of what a withheld send announces, behind which its scenario would shift it."""
    place: Place | None = None
    """The line that decides, when it is neither the message's own nor a limit's."""
