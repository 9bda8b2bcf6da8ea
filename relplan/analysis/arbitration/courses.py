"""Courses: what becomes of a message that is refused, as the plan says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.arbitration.decision import Decision, Outcome
from relplan.analysis.arbitration.ledger import Course, CourseKind
from relplan.model.action import LastWord, OnCapped

if TYPE_CHECKING:
    from relplan.analysis.arbitration.candidate import Candidate
    from relplan.analysis.arbitration.pending import Pending
    from relplan.analysis.pressure.message import Message
    from relplan.analysis.validity import Ends
    from relplan.analysis.wall_clock import WallClock

_DAY = timedelta(days=1)

HasRide = Callable[["Candidate", str, datetime], bool]
"""Tells whether a campaign has a send to come, up to an instant, over one of a message's channels."""


@dataclass(frozen=True, slots=True)
class Next:
    """A course, and the message as it goes on."""

    course: Course
    pending: Pending | None = None
    """None when there is nothing left to try."""

    @property
    def is_too_late(self) -> bool:
        """Tell whether what the message announces has ended by then."""
        return self.pending is not None and not self.pending.candidate.allows(self.pending.candidate.at)


class Courses:
    """Chooses what becomes of refused messages."""

    def __init__(
        self,
        messages: Mapping[tuple[str, str], Message],
        has_ride: HasRide,
        ends: Ends,
        last: datetime,
        clock: WallClock,
    ) -> None:
        self._messages = messages
        self._has_ride = has_ride
        self._ends = ends
        self._last = last
        self._clock = clock

    def choose(self, decision: Decision, pending: Pending, possible: datetime | None) -> Next:
        """Return what becomes of a message that is refused now.

        It goes on waiting when it is held, or when its channel opens later, or while its deferral lasts; else what the
        plan says is tried in turn. Where a deferral is under way, the channel must open before its end. Possible is the
        first instant at which it could go, if there is one.
        """
        waiting = self._wait_on(decision, pending, possible)
        if waiting is not None and not waiting.is_too_late:
            return waiting
        pending = replace(pending, is_ended=pending.is_ended or waiting is not None)
        is_final = pending.candidate.is_shifted or pending.is_held
        return self.try_policy(decision, pending, None if is_final else pending.policy, possible)

    def try_policy(
        self, decision: Decision, pending: Pending, policy: OnCapped | LastWord | None, possible: datetime | None
    ) -> Next:
        """Return the first attempt of a policy that leads anywhere; its last word when there is none."""
        while isinstance(policy, OnCapped):
            rest = policy.then if isinstance(policy.then, OnCapped) else OnCapped(then=policy.then)
            attempt = self._attempt(policy, replace(pending, policy=rest), decision.at)
            if attempt is not None and not attempt.is_too_late:
                return attempt
            pending = replace(pending, is_ended=pending.is_ended or attempt is not None)
            policy = policy.then
        if policy is LastWord.HOLD and (decision.again or possible):
            held = self._hold(replace(pending, is_held=True, deferred_until=None), decision, possible)
            if not held.is_too_late:
                return held
            pending = replace(pending, is_ended=True)
        is_exit = policy is LastWord.EXIT and pending.instance is not None
        end = pending.candidate.end if pending.is_ended else None
        return Next(Course(CourseKind.EXITS if is_exit else CourseKind.DROPPED, place=pending.place, end=end))

    def _wait_on(self, decision: Decision, pending: Pending, possible: datetime | None) -> Next | None:
        again, end = decision.again, pending.deferred_until
        if pending.is_held:
            return self._hold(pending, decision, possible) if again or possible else None
        is_closed = decision.outcome is Outcome.CLOSED and pending.candidate.is_triggered
        if is_closed and again is not None and (end is None or again <= end):
            return Next(Course(CourseKind.HELD, again), pending.moved_to(again))
        return self._defer(pending, end, decision.at) if end is not None else None

    def _attempt(self, policy: OnCapped, pending: Pending, now: datetime) -> Next | None:
        """Return what one attempt does; none when it leads nowhere."""
        candidate = pending.candidate
        if policy.defer is not None:
            return self._defer(pending, self._clock.after(candidate.due, policy.defer), now)
        if policy.substitute is not None:
            return self._substitute(policy.substitute, pending)
        if policy.merge_into is not None:
            until = _until(candidate, self._clock.after(now, policy.within) if policy.within else self._last)
            if self._has_ride(candidate, policy.merge_into, until):
                waiting = replace(pending.moved_to(until), ride=policy.merge_into)
                return Next(Course(CourseKind.MERGED_LATER, until, policy.merge_into, pending.place), waiting)
        return None

    def _substitute(self, ident: str, pending: Pending) -> Next | None:
        message = self._messages.get((pending.candidate.action, ident))
        if message is None:
            return None
        end = self._ends.end_of(message, pending.candidate.at)
        other = replace(pending, candidate=replace(pending.candidate, message=message, end=end), deferred_until=None)
        return Next(Course(CourseKind.SUBSTITUTED, other=ident, place=pending.place), other)

    def _defer(self, pending: Pending, until: datetime, now: datetime) -> Next | None:
        """Try a message again at its own wall time, the next of the days after it was due, if that isn't too late."""
        due = pending.candidate.due
        at = self._clock.meant(due + max(1, (now - due) // _DAY + 1) * _DAY)
        if at > until:
            return None
        course = Course(CourseKind.DEFERRED, at, place=pending.place)
        return Next(course, replace(pending.moved_to(at), deferred_until=until))

    def _hold(self, pending: Pending, decision: Decision, possible: datetime | None) -> Next:
        """Try a message again when it may be sent; a day later when only what is due later stands against it."""
        now, again = decision.at, decision.again
        at = again if again is not None and again > now else self._clock.meant(now + _DAY)
        if possible is not None and possible > now:
            at = min(at, possible)
        if decision.outcome is Outcome.NO_RIDE:
            at = now
        return Next(Course(CourseKind.HELD, at, place=pending.place), pending.moved_to(at))


def _until(candidate: Candidate, last: datetime) -> datetime:
    """Return how long a message may wait for a ride: no longer than it makes sense."""
    end = datetime.combine(candidate.end.day, time.max) if candidate.end else last
    return min(last, end.replace(second=0, microsecond=0), candidate.expires or last)
