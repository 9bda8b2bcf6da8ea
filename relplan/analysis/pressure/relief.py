"""What would mend a broken limit or a closed time: another day of the send on which it breaks nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.calendar import begin_of, move_send
from relplan.analysis.pressure.calendar import prove_calendar
from relplan.analysis.wall_clock import clock_of
from relplan.model.quantities import Dated, Duration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.opening import ClosedSend
    from relplan.analysis.pressure.slots import Slots
    from relplan.analysis.pressure.verdict import Breach
    from relplan.analysis.validity import Ends
    from relplan.plan.plan import Plan

_FARTHEST = 31
"""So many days before and after are looked at."""
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)

Moves = list[tuple["Contact", "Contact"]]
"""Each date of a send, as it is planned and as it would be."""


@dataclass(frozen=True, slots=True)
class Move:
    """Another time for a send; all its dates are moved alike."""

    begin: datetime
    """When its first date would begin, as it is written."""
    on: str
    """What its `on:` would say."""
    dates: int
    """How many dates it has."""
    comes_back: bool
    """Whether they are counted from occasions or occurrences that may come several times."""
    breaks: Limit | None
    """A limit that it would break; none when it breaks nothing."""


class Reliefs:
    """Finds what would mend the dates of a plan; the rest of its calendar stays as it is."""

    def __init__(self, plan: Plan, slots: Slots, ends: Ends) -> None:
        self._plan = plan
        self._clock = clock_of(plan)
        self._slots = slots
        self._opening = slots.opening
        self._ends = ends

    def of_breach(self, breach: Breach) -> Move | None:
        """Return the nearest time on another day at which the last send of a breach breaks no limit.

        None when there is none within a month, the plan's period and what it announces.
        """
        contact = self._slots.contact_of(breach.witness.received[-1].planned)
        move = self._nearest(contact, self._times_around(contact, begin_of(self._plan, contact.planned)), 2 * _FARTHEST)
        return None if move is None or move.breaks else move

    def of_closing(self, closed: ClosedSend, sign: int, *, is_sought: bool = True) -> Move | None:
        """Return the nearest time before or after at which a send is open all along, better one that breaks no limit.

        Unless it is sought, only the nearest open time is held against the limits.
        """
        begin = begin_of(self._plan, closed.contact.planned)
        times = self._open_times(closed.contact, begin, sign)
        return self._nearest(closed.contact, times, _FARTHEST if is_sought else 1)

    def is_exception(self, closed: ClosedSend) -> bool:
        """Tell whether most dates of a closed send are open."""
        return 2 * len(closed.dates) <= len(self._dates_of(closed.contact))

    def left_after(self, breach: Breach, move: Move | None) -> int:
        """Return how many windows the campaigns of a breach still exceed once its last send is moved, or skipped."""
        planned = breach.witness.received[-1].planned
        others = (one for one in self._slots.contacts if one.planned.campaign.id in breach.witness.actions)
        if move is None:
            left = [one for one in others if not _is_of_occurrence(one, self._slots.contact_of(planned))]
        else:
            moves = self._moved(self._slots.contact_of(planned), move.begin) or []
            gone = {id(contact) for contact, _ in moves}
            left = [*(one for one in others if id(one) not in gone), *(moved for _, moved in moves)]
        (verdict,) = prove_calendar([breach.limit], left, self._slots.population)
        return sum(one.windows for one in verdict.breaches)

    def _nearest(self, contact: Contact, times: Iterable[datetime], probes: int) -> Move | None:
        """Return the first time that breaks nothing, else the first that is open, with a limit that it breaks."""
        broken: Move | None = None
        for begin in times:
            moves = self._moved(contact, begin)
            if moves is None:
                continue
            on = self._written_on(contact, begin, len(moves))
            move = Move(begin, on, len(moves), on != begin.date().isoformat(), self._slots.broken_by(moves))
            if move.breaks is None:
                return move
            broken = broken or move
            probes -= move.dates
            if probes < 1:
                break
        return broken

    def _moved(self, contact: Contact, begin: datetime) -> Moves | None:
        """Return every date of a send as it would be if one of them began at a time; none when one can't be so."""
        planned, offset = contact.planned, contact.planned.send.on.offset
        shift = begin.date() - begin_of(self._plan, planned).date()
        found: Moves = []
        for one in self._dates_of(contact):
            day = begin_of(self._plan, one.planned).date() + shift
            moved = self._moved_to(one, datetime.combine(day, begin.time()))
            if moved is None:
                return None
            found.append((one, moved))
        return None if len(found) > 1 and offset and offset.months else found

    def _dates_of(self, contact: Contact) -> list[Contact]:
        """Return every date of a send."""
        key = (contact.planned.campaign.id, contact.planned.index)
        return [one for one in self._slots.contacts if (one.planned.campaign.id, one.planned.index) == key]

    def _moved_to(self, contact: Contact, begin: datetime) -> Contact | None:
        """Return a date of a send as it would be at another written time; none when it may not be then.

        Neither is an hour that a change of clocks skips or repeats.
        """
        planned = move_send(contact.planned, begin, self._clock)
        days = self._ends.days_to_move(contact.message, contact.planned.at)
        if planned is None or days is None or self._clock.change(begin) or planned.at != begin:
            return None
        moved = replace(contact, planned=planned)
        is_within = days.first <= planned.at.date() and planned.instants[-1].date() <= days.last
        return moved if is_within and self._opening.admits(moved) else None

    def _open_times(self, contact: Contact, begin: datetime, sign: int) -> Iterator[datetime]:
        """Yield the times of each day before or after one, its own day included, the nearest day first."""
        for distance in range(_FARTHEST + 1):
            day = begin.date() + sign * timedelta(days=distance)
            yield from (at for at in self._times_on(contact, begin, day) if at != begin and (at > begin) is (sign > 0))

    def _times_around(self, contact: Contact, begin: datetime) -> Iterator[datetime]:
        """Yield the times of the days around one, the nearest day first, the later of two first."""
        for distance in range(1, _FARTHEST + 1):
            for days in (distance, -distance):
                yield from self._times_on(contact, begin, begin.date() + timedelta(days=days))

    def _times_on(self, contact: Contact, begin: datetime, day: date) -> Iterator[datetime]:
        """Yield the hour of a send on a day, then the hours at which a channel of it opens, before it the last ones."""
        is_late = day < begin.date() and contact.planned.send.spread is None
        ranges = (one for channel in contact.message.used_channels for one in self._opening.hours_of(channel, day))
        cut = {(first, last) for first, last in ranges if last - first < _DAY}
        yield datetime.combine(day, begin.time())
        yield from sorted({max(first, last - _HOUR) if is_late else first for first, last in cut}, reverse=is_late)

    def _written_on(self, contact: Contact, begin: datetime, dates: int) -> str:
        """Return what a send's `on:` says when it begins at a time: a day where it comes once."""
        send, written = contact.planned.send, begin_of(self._plan, contact.planned)
        if dates == 1 and contact.planned.campaign.value.repeat is None:
            return begin.date().isoformat()
        days = (begin.date() - written.date()).days
        days += send.on.sign * send.on.offset.days if send.on.offset else 0
        return str(Dated(send.on.anchor, sign=1 if days > 0 else -1, offset=Duration(days=abs(days)) if days else None))


def _is_of_occurrence(one: Contact, other: Contact) -> bool:
    """Tell whether two dated sends belong to the same occurrence of a campaign."""
    return (one.planned.campaign.id, one.planned.anchor) == (other.planned.campaign.id, other.planned.anchor)
