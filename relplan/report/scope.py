"""What a report is about: the whole plan, or what one reader needs of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.occasions import Edition


class Audience(StrEnum):
    """Whom a report is for."""

    ALL = "all"
    EXECUTIVE = "executive"
    """Who decides, and reads two pages."""
    PROGRAMME = "programme"
    """Who works on one programme."""
    AGENCY = "agency"
    """Who produces the messages, outside the house."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a plan a report shows."""

    audience: Audience = Audience.ALL
    programme: str = ""
    """The programme that it is about; empty unless it is for one."""
    days: Edition | None = None
    """The days whose sends are shown; all when none."""

    def holds(self, programme: str) -> bool:
        """Tell whether what belongs to a programme is shown."""
        return not self.programme or programme == self.programme

    def takes(self, planned: PlannedSend) -> bool:
        """Tell whether a dated send is shown: it reaches somebody on one of the days."""
        if not self.holds(planned.campaign.value.programme):
            return False
        days = self.days
        return days is None or any(days.first <= at.date() <= days.last for at in planned.instants)


WHOLE = Scope()
"""The whole plan."""
