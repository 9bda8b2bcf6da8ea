"""The clock on the wall in the plan's time zone: which instant a written hour means, and what a duration leads to.

Everywhere else an instant is what that clock shows. An hour that a change of clocks skips is never shown: the one as
much later is meant. Of an hour that is shown twice, the first is meant; `fold` marks the second (PEP 495), to which
only a duration can lead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from relplan.model.timezones import find_timezone

if TYPE_CHECKING:
    from datetime import tzinfo

    from relplan.model.quantities import Duration
    from relplan.plan.plan import Plan

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_TICK = timedelta(microseconds=1)


class Change(StrEnum):
    """What a change of clocks does to an hour."""

    SKIPPED = "skipped"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class WallClock:
    """The clock of one time zone; one that never changes for a name that is no zone."""

    timezone: str

    @property
    def zone(self) -> tzinfo:
        """The time zone."""
        return find_timezone(self.timezone) or UTC

    def instant(self, at: datetime) -> datetime:
        """Return the instant that an hour means, in UTC."""
        return at.replace(tzinfo=self.zone).astimezone(UTC)

    def shown(self, instant: datetime) -> datetime:
        """Return what the clock shows at an instant."""
        return instant.astimezone(self.zone).replace(tzinfo=None)

    def change(self, at: datetime) -> Change | None:
        """Tell whether a written hour is skipped that day, or comes twice; none when it comes once."""
        first, second = (self.zone.utcoffset(at.replace(tzinfo=self.zone, fold=fold)) for fold in (0, 1))
        if first is None or second is None or first == second:
            return None
        return Change.SKIPPED if first < second else Change.REPEATED

    def meant(self, at: datetime) -> datetime:
        """Return the hour that is meant by a written one: another only where that is skipped."""
        return self.shown(self.instant(at)) if self.change(at) is Change.SKIPPED else at

    def after(self, at: datetime, length: Duration) -> datetime:
        """Return what the clock shows a duration later.

        Months, days and hours that make whole days are those of the calendar; what is left is time that goes by.
        """
        days, rest = _split(length)
        reached = self.meant(length.after(at) - rest) if days else at
        return self.shown(self.instant(reached) + rest) if rest else reached

    def before(self, at: datetime, length: Duration) -> datetime:
        """Return the hour after which less than a duration goes by until another, as `after` counts.

        Where that is in the second course of a repeated hour, the first has gone by: the end of both is returned.
        """
        days, rest = _split(length)
        reached = length.before(at) + rest if days else at
        if not rest:
            return reached
        found = self.shown(self.instant(reached) - rest)
        return self._end_of_second(found) - _TICK if found.fold else found

    def between(self, first: datetime, last: datetime) -> timedelta:
        """Return how long it is from one hour to another: days of the calendar, or less than one that goes by."""
        shown = last - first
        return shown if shown >= _DAY else self.instant(last) - self.instant(first)

    def _end_of_second(self, at: datetime) -> datetime:
        """Return when the second course of a repeated hour is over."""
        while at.fold:
            at = self.shown(self.instant(at) + _MINUTE)
        return at


def clock_of(plan: Plan) -> WallClock:
    """Return the clock of a plan's time zone."""
    return WallClock(plan.settings.value.timezone)


def _split(length: Duration) -> tuple[bool, timedelta]:
    """Return whether a duration leads to another day of the calendar, and what is left of it then."""
    rest = timedelta(minutes=length.minutes) % _DAY
    return bool(length.months or length.days or timedelta(minutes=length.minutes) - rest), rest
