"""The arbiter: of the messages due to one customer at one instant, which are sent.

A pure function of the plan, the customer, the contacts made so far and the messages whose instant is fixed. Messages
that limits can't hold back go first. Then, in order of rank, each is admitted while every limit, contact hour and
capacity leaves room, counting what was sent and what was admitted before it: what is refused blocks nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import TYPE_CHECKING

from relplan.analysis.arbitration.admission import Admission
from relplan.analysis.arbitration.candidate import Candidate, Made
from relplan.analysis.arbitration.decision import Decision, Outcome
from relplan.analysis.arbitration.eligibility import Eligibility
from relplan.analysis.arbitration.harmony import combines, place_of_harmonisation, say_of, wins, yields
from relplan.analysis.arbitration.rank import Rank, put_in_order, rank_of
from relplan.analysis.wall_clock import clock_of
from relplan.model.quantities import Duration

if TYPE_CHECKING:
    from relplan.analysis.arbitration.customer import Customer
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.opening import Opening
    from relplan.analysis.reach import Population
    from relplan.plan.plan import Plan

_DAY = timedelta(days=1)
_LONGEST_SEARCH = 400 * _DAY
"""How far ahead the first legal instant of a refused message is looked for."""

HasCapacity = Callable[[str, date], bool]
"""Tells whether a channel can take one more contact on a day; capacity is shared by all customers."""


def _always(_channel: str, _day: date) -> bool:
    return True


class Arbiter:
    """Decides by the rules of one plan."""

    def __init__(
        self,
        plan: Plan,
        population: Population,
        limits: Sequence[Limit],
        opening: Opening,
        has_capacity: HasCapacity = _always,
    ) -> None:
        self.plan = plan
        self.population = population
        self.limits = limits
        self.opening = opening
        self.clock = clock_of(plan)
        self.has_capacity = has_capacity
        self.beats = frozenset((item.id, loser) for item in plan.actions.values() for loser in item.value.beats)
        arbitration = plan.pressure.value.arbitration if plan.pressure else None
        self.horizon = (arbitration.horizon if arbitration else None) or Duration(days=1)
        self.looks_beyond_a_day = self.horizon.longest > _DAY
        """Whether messages of later days are ranked with those of an instant."""

    def decide(
        self, customer: Customer, made: Sequence[Made], pool: Sequence[Candidate], at: datetime
    ) -> tuple[Decision, ...]:
        """Decide every candidate of a pool that is due at an instant.

        The rest of the pool is due later and fixed. It is looked at on the same day, where a scenario has a say about a
        campaign, and within the plan's horizon when that is longer than a day; nothing final is decided of it, except
        that a message due later may be served by a campaign's send now. The order of the pool makes no difference.
        """
        return tuple(_Sitting(self, customer, made, at).decide(pool))

    def earliest_in_sight(self, at: datetime) -> datetime:
        """Return the instant up to which contacts made no longer matter: in no window, and not of the same day."""
        starts = [limit.window_start(at) - limit.slack for limit in self.limits]
        return min([datetime.combine(at.date(), time()) - _DAY, *starts])


class _Sitting:
    """One instant of one customer."""

    def __init__(self, arbiter: Arbiter, customer: Customer, made: Sequence[Made], at: datetime) -> None:
        self._arbiter = arbiter
        earliest = arbiter.earliest_in_sight(at)
        self._made = [one for one in made if one.at > earliest]
        self._at = at
        self._eligibility = Eligibility(arbiter.plan, arbiter.population, customer)
        self._admission = Admission(arbiter.limits, arbiter.population, customer)
        self._admitted: list[tuple[Candidate, Made]] = []

    @property
    def _tomorrow(self) -> datetime:
        """The same hour of the next day."""
        return self._arbiter.clock.meant(self._at + _DAY)

    def decide(self, pool: Sequence[Candidate]) -> list[Decision]:
        decisions: list[Decision] = []
        contacts: dict[int, Made] = {}
        open_: list[Candidate] = []
        for candidate in self._in_sight(sorted(pool, key=lambda one: (one.at, rank_of(one)))):
            answer = self._check(candidate)
            if isinstance(answer, Made):
                contacts[len(open_)] = answer
                open_.append(candidate)
            elif candidate.at == self._at:
                decisions.append(answer)
        for index in self._in_order(open_):
            decision = self._admit(open_[index], contacts[index])
            if decision is not None:
                decisions.append(decision)
        return decisions

    def _in_sight(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates due now, and those fixed later that are ranked with them."""
        due = [one for one in candidates if one.at == self._at]
        later = [one for one in candidates if one.at > self._at]
        if self._arbiter.looks_beyond_a_day:
            taken = list(due)
            for one in later:
                if one.at < self._arbiter.clock.after(taken[-1].at, self._arbiter.horizon):
                    taken.append(one)
            return taken
        return [*due, *(one for one in later if any(_is_harmonised(one, now) for now in due))]

    def _check(self, candidate: Candidate) -> Made | Decision:
        """Return the contact that a candidate may become, or what rules it out whatever else is sent."""
        answer = self._eligibility.check(candidate)
        if isinstance(answer, Decision) or not candidate.message.obeys:
            return answer
        (channel,) = answer.message.channels
        closing = self._arbiter.opening.closing(channel, candidate.at)
        if closing is not None:
            opens = self._arbiter.opening.next_open(channel, candidate.at, candidate.at + _LONGEST_SEARCH)
            return Decision(candidate, Outcome.CLOSED, self._at, place=closing.place, again=opens, channel=channel)
        if not self._arbiter.has_capacity(channel, candidate.day):
            return Decision(candidate, Outcome.FULL, self._at, again=self._tomorrow, channel=channel)
        return answer

    def _in_order(self, candidates: Sequence[Candidate]) -> Sequence[int]:
        """Return the positions of candidates in the order in which they are served."""
        numbers = range(len(candidates))
        ranks = [rank_of(candidate) for candidate in candidates]
        for (one, message), (other, send) in product(enumerate(candidates), repeat=2):
            if combines(say_of(message, send)):
                ranks[other] = min(ranks[other], ranks[one])

        def rank(number: int) -> tuple[bool, Rank]:
            return candidates[number].message.obeys, ranks[number]

        def precedes(one: int, other: int) -> bool:
            return self._precedes(candidates[one], candidates[other])

        return put_in_order(numbers, rank, precedes)

    def _precedes(self, one: Candidate, other: Candidate) -> bool:
        """Tell whether one candidate is served before another whatever their ranks."""
        if not one.message.obeys or not other.message.obeys:
            return other.message.obeys and wins(say_of(one, other))
        said, answered = say_of(one, other), say_of(other, one)
        if said is not None:
            return wins(said)
        if answered is not None:
            return not wins(answered)
        return (one.action, other.action) in self._arbiter.beats

    def _admit(self, candidate: Candidate, contact: Made) -> Decision | None:
        """Decide one candidate, in its turn; nothing is said of one that is due later."""
        by_scenario = self._by_harmonisation(candidate)
        if by_scenario is not None:
            return by_scenario if candidate.at == self._at or by_scenario.outcome is Outcome.COMBINED else None
        refusals = self._admission.refusals(contact, [*self._made, *(made for _, made in self._admitted)])
        if not refusals:
            self._admitted.append((candidate, contact))
        if candidate.at > self._at:
            return None
        if refusals:
            return Decision(candidate, Outcome.CAPPED, self._at, refusals=refusals, again=self._first_legal(contact))
        return Decision(candidate, Outcome.SENT, self._at, made=contact)

    def _by_harmonisation(self, candidate: Candidate) -> Decision | None:
        """Return what is decided of a candidate by what scenarios say of campaigns that day."""
        for rival in self._rivals():
            judge = self._as_message if candidate.is_triggered else self._as_send
            decision = judge(candidate, rival)
            if decision is not None:
                return decision
        return None

    def _rivals(self) -> list[Candidate | Made]:
        return [*(candidate for candidate, _ in self._admitted), *self._made]

    def _as_message(self, candidate: Candidate, rival: Candidate | Made) -> Decision | None:
        said = say_of(candidate, rival)
        if not yields(said) and (not combines(said) or isinstance(rival, Made)):
            return None
        place = place_of_harmonisation(candidate, rival)
        if yields(said):
            return Decision(candidate, Outcome.YIELDED, self._at, again=self._tomorrow, rival=rival, place=place)
        if rival.at > self._at:
            return Decision(candidate, Outcome.RIDES_LATER, self._at, again=rival.at, rival=rival, place=place)
        return Decision(candidate, Outcome.COMBINED, self._at, rival=rival, place=place)

    def _as_send(self, candidate: Candidate, rival: Candidate | Made) -> Decision | None:
        said = say_of(rival, candidate)
        if said is None or not wins(said):
            return None
        place = place_of_harmonisation(rival, candidate)
        if said.wins_and_shifts is None:
            return Decision(candidate, Outcome.WITHHELD, self._at, rival=rival, place=place)
        later = self._arbiter.clock.after(candidate.at, said.wins_and_shifts)
        if not candidate.allows(later):
            return Decision(candidate, Outcome.WITHHELD, self._at, rival=rival, place=place, end=candidate.end)
        return Decision(candidate, Outcome.SHIFTED, self._at, again=later, rival=rival, place=place)

    def _first_legal(self, contact: Made) -> datetime | None:
        """Return the first instant at which neither limits nor hours refuse a contact beside what was sent."""
        made = [*self._made, *(one for _, one in self._admitted if one.at <= self._at)]
        (channel,) = contact.message.channels
        at: datetime | None = contact.at
        last = contact.at + _LONGEST_SEARCH
        while at is not None:
            legal = self._admission.first_legal(replace(contact, at=at), made, last)
            at = self._arbiter.opening.next_open(channel, legal, last) if legal else None
            if at is not None and at == legal:
                return at
        return None


def _is_harmonised(one: Candidate, other: Candidate) -> bool:
    """Tell whether a scenario has a say about two candidates."""
    return say_of(one, other) is not None or say_of(other, one) is not None
