"""Foresight: when a refused message could go first, with the calendar and the running scenarios going on as fixed."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from relplan.analysis.arbitration.decision import Decision, Outcome
from relplan.analysis.arbitration.harmony import combines, say_any_day
from relplan.analysis.pressure.timing import MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relplan.analysis.arbitration.arbiter import Arbiter
    from relplan.analysis.arbitration.candidate import Candidate, Made
    from relplan.analysis.arbitration.customer import Customer

_SERVED = frozenset({Outcome.SENT, Outcome.COMBINED, Outcome.RIDES_LATER})
_OF_THE_CUSTOMER = frozenset({Outcome.NOT_ADDRESSED, Outcome.EXCLUDED, Outcome.NO_CONSENT})


class Foresight:
    """Looks at what is to come for one customer."""

    def __init__(self, arbiter: Arbiter, customer: Customer) -> None:
        self._arbiter = arbiter
        self._customer = customer

    def find_first_possible(
        self, refused: Candidate, made: Iterable[Made], fixed: Iterable[Candidate], last: datetime
    ) -> datetime | None:
        """Return the first instant, up to the last, at which the arbiter would let a refused message go.

        It is asked at each instant at which its answer may change, after it has decided what is fixed before that;
        what it refuses then isn't tried again. The message is taken as valid for as long as it takes.
        """
        return _Ahead(self._arbiter, self._customer, made, fixed).find(refused, last)


class _Ahead:
    """The contacts made, and those to come as far as they have been decided."""

    def __init__(self, arbiter: Arbiter, customer: Customer, made: Iterable[Made], fixed: Iterable[Candidate]) -> None:
        self._arbiter = arbiter
        self._customer = customer
        self._made = list(made)
        self._fixed = deque(sorted(fixed, key=lambda one: one.at))

    def find(self, refused: Candidate, last: datetime) -> datetime | None:
        at: datetime | None = refused.at
        while at is not None and at <= last:
            self._go_to(at)
            expires = max(refused.expires, at) if refused.expires else None
            probe = replace(refused, at=at, expires=expires)
            decisions = self._decide([probe, *self._near(at)], at)
            answer = next(decision for decision in decisions if decision.candidate is probe)
            if answer.outcome in _SERVED:
                return at
            at = self._next_change(answer)
        return None

    def _go_to(self, at: datetime) -> None:
        """Decide what is fixed before an instant."""
        while self._fixed and self._fixed[0].at < at:
            instant = self._fixed[0].at
            decisions = self._decide(self._near(instant), instant)
            self._made += [decision.made for decision in decisions if decision.made is not None]
            early = {id(decision.candidate) for decision in decisions if decision.candidate.at > instant}
            while self._fixed and self._fixed[0].at <= instant:
                self._fixed.popleft()
            if early:
                self._fixed = deque(one for one in self._fixed if id(one) not in early)

    def _near(self, at: datetime) -> list[Candidate]:
        """Return what is fixed and may be looked at when an instant is decided: the rest of its day, or all of it."""
        if self._arbiter.looks_beyond_a_day:
            return list(self._fixed)
        return list(takewhile(lambda one: one.at.date() <= at.date(), self._fixed))

    def _decide(self, pool: Sequence[Candidate], at: datetime) -> Sequence[Decision]:
        return self._arbiter.decide(self._customer, self._made, pool, at)

    def _next_change(self, answer: Decision) -> datetime | None:
        """Return the next instant at which a message that was refused at another may be answered otherwise."""
        at = answer.at
        if answer.outcome in (Outcome.CAPPED, Outcome.CLOSED):
            return min((change for change in self._changes(answer) if change > at), default=None)
        if answer.outcome in _OF_THE_CUSTOMER:
            return min((state.since for state in self._customer.states if state.since > at), default=None)
        return self._arbiter.clock.meant(datetime.combine(at.date() + timedelta(days=1), time()))

    def _changes(self, answer: Decision) -> Iterator[datetime]:
        """Yield the instants at which limits and hours may let a refused message go, or a send serve it."""
        if answer.again is not None:
            yield answer.again
        if answer.again is None or answer.again <= answer.at:
            for refusal in answer.refusals:
                for one in refusal.holders:
                    yield from (one.at + MINUTE, refusal.limit.leaves_at(one.at, answer.at))
        for send in self._fixed:
            if combines(say_any_day(answer.candidate, send)):
                yield datetime.combine(send.day, time())
                yield send.at
