"""Candidates: messages that are due to one customer, and contacts made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from datetime import date, datetime

    from relplan.analysis.pressure.departure import Departure
    from relplan.analysis.pressure.message import Message
    from relplan.analysis.validity import Expiry


@dataclass(frozen=True, slots=True)
class Candidate:
    """A message that is due to a customer."""

    message: Message
    due: datetime
    """When it was first due."""
    at: datetime
    """When it may be sent now: later than due when it was deferred, held or shifted."""
    expires: datetime | None = None
    """The last instant at which it still makes sense; none when it always does."""
    end: Expiry | None = None
    """The end of what it announces, behind which nothing leads it; none when that doesn't end, or has ended before."""
    is_shifted: bool = False
    """Whether a scenario has moved this campaign's send to its instant."""
    spread_to: datetime | None = None
    """The last instant at which a send that is spread may come; it is taken to come on its first day."""

    @property
    def id(self) -> str:
        """Name the message: `cart-reminder/first`."""
        return f"{self.message.action.id}/{self.message.id}"

    @property
    def action(self) -> str:
        """The id of its scenario or campaign."""
        return self.message.action.id

    @property
    def is_triggered(self) -> bool:
        """Tell whether it is a scenario's."""
        return isinstance(self.message.action.value, Scenario)

    @property
    def day(self) -> date:
        """The calendar day on which it may be sent now."""
        return self.at.date()

    def allows(self, at: datetime) -> bool:
        """Tell whether what it announces still holds at an instant."""
        return self.end is None or self.end.allows(at)

    def over(self, departure: Departure) -> Made:
        """Return the contact that it becomes over one of its channels."""
        return Made(self.message.leaving_by((departure,)), self.at)


@dataclass(frozen=True, slots=True)
class Made:
    """A contact made with a customer."""

    message: Message
    """With the one channel that was used."""
    at: datetime

    @property
    def id(self) -> str:
        """Name the message: `cart-reminder/first`."""
        return f"{self.message.action.id}/{self.message.id}"
