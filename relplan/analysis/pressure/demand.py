"""Demand against what the limits admit: contacts a year for a customer of each segment, as expectations.

Demand is the dated sends, each with the share of the segment that it reaches, and the moments at their declared rates
times the messages of one entry. What sizes and branches leave open is an interval; a moment without a declared rate is
counted as nothing and named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from math import ceil
from typing import TYPE_CHECKING

from relplan.analysis.interval import NOTHING, Interval
from relplan.analysis.pressure.allowance import YEAR, Allowances
from relplan.analysis.pressure.timing import find_timing
from relplan.analysis.pressure.verdict import Truth
from relplan.analysis.reach import can_meet, meet
from relplan.analysis.volumes import messages_on_ways

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relplan.analysis.headcount import Census
    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.allowance import Allowance
    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.message import Messages
    from relplan.analysis.reach import Reach
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item


@dataclass(frozen=True, slots=True)
class Demand:
    """What customers of a segment would get in a year on average, and what the limits admit to whom."""

    segment: str
    asked: Interval
    """Contacts a year, on average over the segment."""
    allowances: tuple[Allowance, ...]
    """What the caps admit a year to which of its customers, the most first."""
    by_action: Mapping[str, Interval]
    """What each action asks for; the weakest ranks last."""
    unrated: tuple[str, ...]
    """Scenarios for the segment whose moment has no declared rate for it: not counted."""
    truth: Truth = Truth.EXPECTATION

    @property
    def is_partial(self) -> bool:
        """Tell whether what is asked is a lower bound, since some scenarios could not be counted."""
        return bool(self.unrated)

    @property
    def admitted(self) -> float | None:
        """Contacts a year that no customer of the segment is admitted more than; none when some have no cap."""
        most = self.allowances[0].a_year
        return None if most is None else float(most)

    @property
    def limit(self) -> Limit | None:
        """The cap that admits so many."""
        return self.allowances[0].limit

    @property
    def over(self) -> float:
        """By what share of the most that is admitted the least demand is over it; zero or less when it is not."""
        if self.admitted is None:
            return 0.0
        return self.asked.low / self.admitted - 1 if self.admitted else float(self.asked.low > 0)

    @property
    def losers(self) -> tuple[str, ...]:
        """The actions of weakest rank whose contacts have no place, by what they ask for at least."""
        if self.admitted is None:
            return ()
        room, found = self.admitted, []
        for action, asked in self.by_action.items():
            room -= asked.low
            if room < 0 and asked.low > 0:
                found.append(action)
        return tuple(found)


def find_demands(
    census: Census, period: Edition, messages: Messages, contacts: Sequence[Contact], limits: Sequence[Limit]
) -> tuple[Demand, ...]:
    """Return the demand of every segment for which some cap counts every contact, in the order of the file."""
    asker = _Asker(census, period, messages, contacts)
    caps = Allowances(limits, census, period)
    found = []
    for segment in census.plan.segments:
        reach = census.population.all_of([segment])
        allowances = caps.find(reach)
        if allowances:
            by_action, unrated = asker.ask(segment, reach)
            found.append(Demand(segment, sum(by_action.values(), NOTHING), allowances, by_action, unrated))
    return tuple(found)


def raise_caps(demand: Demand, census: Census, period: Edition, limits: Sequence[Limit]) -> Mapping[str, int]:
    """Return the least figures of caps, each by its key, with which a segment is admitted what it is asked to take.

    Empty where a cap of no contacts, or one with other figures for some days, is in the way.
    """
    reach, raised = census.population.all_of([demand.segment]), dict[str, int]()
    while True:
        allowance = Allowances(limits, census, period).find(reach)[0]
        cap, a_year = allowance.limit, allowance.a_year
        if a_year is None or cap is None or demand.asked.low <= a_year:
            return raised
        if not cap.max or cap.during:
            return {}
        raised[cap.key] = max(cap.max + 1, ceil(demand.asked.low / (a_year / cap.max)))
        limits = [replace(one, max=raised[cap.key]) if one.key == cap.key else one for one in limits]


class _Asker:
    """Adds up what actions ask for."""

    def __init__(self, census: Census, period: Edition, messages: Messages, contacts: Sequence[Contact]) -> None:
        self._plan = census.plan
        self._years = ((period.last - period.first).days + 1) / float(YEAR)
        self._messages = messages
        self._contacts = contacts
        self._census = census
        self._scenarios = [
            (scenario, census.population.reach_of_action(scenario.value))
            for scenario in census.plan.scenarios.values()
            if scenario.value.runs
        ]

    def ask(self, segment: str, reach: Reach) -> tuple[Mapping[str, Interval], tuple[str, ...]]:
        """Return what each action asks of a segment, by rank, and the scenarios whose rate nobody knows."""
        found: dict[str, Interval] = {}
        share_of = cache(partial(self._share, segment=reach))
        for contact in self._contacts:
            if contact.counts:
                share = share_of(contact.reach)
                once = Interval(share.low / self._years, share.high / self._years)
                found[contact.planned.campaign.id] = found.get(contact.planned.campaign.id, NOTHING) + once
        unrated = []
        for scenario, audience in self._scenarios:
            share = share_of(audience)
            if not share.high:
                continue
            entries = self._entries(scenario, segment)
            if entries is None:
                unrated.append(scenario.id)
            else:
                found[scenario.id] = entries * share * self._messages_of(scenario, reach)
        ranked = sorted((ident for ident, asked in found.items() if asked.high), key=self._rank)
        return {ident: found[ident] for ident in ranked}, tuple(unrated)

    def _rank(self, ident: str) -> tuple[float, str]:
        priority = self._plan.actions[ident].value.priority
        return (float("inf") if priority is None else float(priority), ident)

    def _share(self, audience: Reach, segment: Reach) -> Interval:
        """Return the share of a segment that an audience reaches."""
        both = meet(audience, segment)
        if both.is_empty:
            return NOTHING
        if set(both.boxes) == set(segment.boxes) and both.is_exact:
            return Interval(1, 1)
        crossing, whole = self._census.count(both), self._census.count(segment)
        if crossing is None or whole is None or not whole.low:
            return Interval(0, 1)
        return Interval(min(1.0, crossing.low / whole.high), min(1.0, crossing.high / whole.low))

    def _entries(self, scenario: Item[Scenario], segment: str) -> Interval | None:
        """Return the entries of a customer a year, within what `reentry` allows; none when no rate is declared."""
        moment = self._plan.moments.get(scenario.value.trigger.moment)
        pace = moment.value.rate.get(segment) if moment else None
        if pace is None:
            return None
        entries = float(pace.per_year)
        reentry = scenario.value.reentry
        if reentry is not None:
            entries = min(entries, reentry.max * float(YEAR) / (reentry.per.shortest.total_seconds() / 86_400))
        return Interval(entries, entries)

    def _messages_of(self, scenario: Item[Scenario], segment: Reach) -> Interval:
        """Return the fewest and the most counting messages of one entry for a segment."""
        timing = find_timing(scenario.value)
        by_route = dict(self._messages.of_scenario(scenario))
        counted = {
            point
            for point, route in timing.messages.items()
            if by_route[route].counts and can_meet(by_route[route].receivers, segment)
        }
        return messages_on_ways(timing, counted)
