"""What would mend a broken limit: the nearest day on which the send that ends its window breaks nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.calendar import PlannedSend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.slots import Slots
    from relplan.analysis.pressure.verdict import Breach
    from relplan.analysis.validity import Ends

_FARTHEST = 31
"""So many days before and after are looked at."""


def find_relief(breach: Breach, slots: Slots, ends: Ends) -> datetime | None:
    """Return the nearest instant, at the same hour, at which the last send of a breach breaks no limit.

    None when there is none within a month, the plan's period and what it announces, and for a send that is spread over
    several days.
    """
    planned = breach.witness.received[-1].planned
    if len(planned.instants) > 1:
        return None
    contact, clock = slots.contact_of(planned), breach.limit.clock
    days = ends.days_to_move(contact.message, planned.at)
    for at in (clock.meant(written) for written in _nearest(planned.at, days)) if days else ():
        moved = replace(contact, planned=PlannedSend(planned.campaign, planned.index, (at,)))
        if slots.admits_instead(contact, moved):
            return at
    return None


def _nearest(at: datetime, days: Edition) -> Iterator[datetime]:
    """Yield the same hour of the days around one, the nearest first, the later of two first."""
    for distance in range(1, _FARTHEST + 1):
        for day in (at + timedelta(days=distance), at - timedelta(days=distance)):
            if days.first <= day.date() <= days.last:
                yield day
