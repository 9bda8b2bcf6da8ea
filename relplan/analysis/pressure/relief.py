"""What would mend a broken limit or a closed time: another day of the send on which it breaks nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.calendar import begin_of, move_send
from relplan.analysis.pressure.calendar import prove_calendar
from relplan.analysis.wall_clock import clock_of
from relplan.model.quantities import Dated, Duration
from relplan.plan.rewrite import rewrite_send, skip_occurrence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, time

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.opening import ClosedSend
    from relplan.analysis.pressure.slots import Slots
    from relplan.analysis.pressure.verdict import Breach
    from relplan.analysis.validity import Ends
    from relplan.plan.plan import Plan

_FARTHEST = 31
"""So many days before and after are looked at."""
_QUESTIONS = 20
"""So often the rules are asked what they say of a send on another day: each answer takes a while."""
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)

Moves = list[tuple["Contact", "Contact"]]
"""Each date of a send, as it is planned and as it would be."""


@dataclass(frozen=True, slots=True)
class Move:
    """Another time for a send; all its dates are moved alike."""

    begin: datetime
    """When its first date would begin, as it is written."""
    on: Dated
    """What its `on:` would say."""
    dates: int
    """How many dates it has."""
    comes_back: bool
    """Whether they are counted from occasions or occurrences that may come several times."""
    breaks: Limit | None
    """A limit that it would break; none when it breaks none."""
    rule: str = ""
    """The name of a rule that would speak then and is silent now; empty when there is none."""

    @property
    def is_free(self) -> bool:
        """Tell whether nothing stands against it."""
        return not self.breaks and not self.rule


@dataclass(frozen=True, slots=True)
class Search:
    """What came of looking for another time."""

    move: Move | None
    """The nearest that nothing stands against, else the nearest that is open; none when there is none."""
    is_whole: bool = True
    """Whether every time of the stretch was tried, or one was found: a search that takes too long is given up."""


class Reliefs:
    """Finds what would mend the dates of a plan; the rest of its calendar stays as it is."""

    def __init__(self, plan: Plan, slots: Slots, ends: Ends, objecting: Callable[[Plan], str]) -> None:
        """`objecting` names a rule that would speak of the plan if it were so, and is silent now; empty for none."""
        self._plan = plan
        self._objecting = objecting
        self._moved_rules: dict[tuple[str, int, Dated, time], str] = {}
        self._skipped_rules: dict[tuple[str, date], str] = {}
        self._clock = clock_of(plan)
        self._slots = slots
        self._opening = slots.opening
        self._ends = ends

    def of_breach(self, breach: Breach) -> Search:
        """Look for the nearest time on another day at which nothing stands against the last send of a breach.

        It lies within a month, the plan's period and what the send announces.
        """
        contact = self._slots.contact_of(breach.witness.received[-1].planned)
        times = self._times_around(contact, begin_of(self._plan, contact.planned))
        found = self._nearest(contact, times, 2 * _FARTHEST)
        return found if found.move is None or found.move.is_free else replace(found, move=None)

    def of_closing(self, closed: ClosedSend, sign: int, *, is_sought: bool = True) -> Move | None:
        """Return the nearest time before or after at which a send is open all along, better one that is free.

        Unless it is sought, only the nearest open time is held against limits and rules.
        """
        begin = begin_of(self._plan, closed.contact.planned)
        times = self._open_times(closed.contact, begin, sign)
        return self._nearest(closed.contact, times, _FARTHEST if is_sought else 1).move

    def may_skip(self, planned: PlannedSend) -> bool:
        """Tell whether a dated send belongs to an occurrence that can be left out without a rule speaking then."""
        if planned.campaign.value.repeat is None or planned.anchor is None:
            return False
        key = (planned.campaign.id, planned.anchor)
        if key not in self._skipped_rules:
            self._skipped_rules[key] = self._objecting(skip_occurrence(self._plan, *key))
        return not self._skipped_rules[key]

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

    def _nearest(self, contact: Contact, times: Iterable[datetime], probes: int) -> Search:
        """Return the first time that nothing stands against, else the first that is open, with what does."""
        nearest: Move | None = None
        questions = _QUESTIONS
        for begin in times:
            moves = self._moved(contact, begin)
            if moves is None:
                continue
            move = self._judged(contact, begin, moves)
            if move.is_free:
                return Search(move)
            nearest = nearest or move
            probes -= move.dates
            questions -= bool(move.rule)
            if probes < 1 or questions < 1:
                return Search(nearest, is_whole=False)
        return Search(nearest)

    def _judged(self, contact: Contact, begin: datetime, moves: Moves) -> Move:
        """Return a move with what stands against it: a limit, else a rule."""
        on = self._written_on(contact, begin, len(moves))
        move = Move(begin, on, len(moves), on.day is None, self._slots.broken_by(moves))
        return move if move.breaks else replace(move, rule=self._objection(contact, move))

    def _objection(self, contact: Contact, move: Move) -> str:
        """Name a rule that would speak if the send were written so; empty when there is none."""
        campaign, index = contact.planned.campaign.id, contact.planned.index
        key = (campaign, index, move.on, move.begin.time())
        if key not in self._moved_rules:
            self._moved_rules[key] = self._objecting(rewrite_send(self._plan, *key))
        return self._moved_rules[key]

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

    def _written_on(self, contact: Contact, begin: datetime, dates: int) -> Dated:
        """Return what a send's `on:` says when it begins at a time: a day where it comes once."""
        send, written = contact.planned.send, begin_of(self._plan, contact.planned)
        if dates == 1 and contact.planned.campaign.value.repeat is None:
            return Dated("date", begin.date())
        days = (begin.date() - written.date()).days
        days += send.on.sign * send.on.offset.days if send.on.offset else 0
        if not days:
            return Dated(send.on.anchor)
        return Dated(send.on.anchor, sign=1 if days > 0 else -1, offset=Duration(days=abs(days)))


def _is_of_occurrence(one: Contact, other: Contact) -> bool:
    """Tell whether two dated sends belong to the same occurrence of a campaign."""
    return (one.planned.campaign.id, one.planned.anchor) == (other.planned.campaign.id, other.planned.anchor)
