"""The calendar against every limit: the worst window of each, exactly.

A contact counts if its type of communication says so; a window is exceeded if its counting contacts outnumber the
figure and at least one of them obeys, or if the contact that ends it obeys without counting and the figure is reached.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relplan.analysis.pressure.load import Heaviest, find_heaviest, group_demands
from relplan.analysis.pressure.verdict import Assumption, Breach, Truth, Verdict, Witness
from relplan.analysis.reach import Box, Reach, meet, meet_boxes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.pressure.limit import Contacts, Limit
    from relplan.analysis.reach import Population
    from relplan.model.pressure import Exclusion, Selector
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Contact:
    """A dated send as limits see it."""

    planned: PlannedSend
    reach: Reach
    """Whom it reaches, exclusions applied."""
    obeys: bool
    counts: bool


def find_contacts(plan: Plan, population: Population, sends: Sequence[PlannedSend]) -> tuple[Contact, ...]:
    """Return every send with whom it reaches and its part in the pressure."""
    maker = _ContactMaker(plan, population)
    return tuple(maker.contact(planned) for planned in sends)


class _ContactMaker:
    """Works out the reach of sends; once for each send of a campaign, whatever its dates."""

    def __init__(self, plan: Plan, population: Population) -> None:
        self._plan = plan
        self._population = population
        pressure = plan.pressure
        self._exclusions: tuple[Exclusion, ...] = tuple(pressure.value.exclusions.values()) if pressure else ()
        self._known: dict[tuple[str, int], Reach] = {}

    def contact(self, planned: PlannedSend) -> Contact:
        communication = self._plan.communications.get(planned.communication or "")
        obeys = communication.value.obeys_pressure if communication else True
        counts = communication.value.counts_in_pressure if communication else True
        key = (planned.campaign.id, planned.index)
        if key not in self._known:
            self._known[key] = self._reach(planned, obeys=obeys)
        return Contact(planned, self._known[key], obeys, counts)

    def _reach(self, planned: PlannedSend, *, obeys: bool) -> Reach:
        campaign = self._population.reach_of_campaign(planned.campaign.value)
        reach = meet(campaign, self._population.reach_of(planned.send.audience))
        for exclusion in self._exclusions:
            if obeys and _is_excluded(planned, exclusion):
                reach = meet(reach, self._population.none_of([exclusion.segment]))
        return reach


def _is_excluded(planned: PlannedSend, exclusion: Exclusion) -> bool:
    """Tell whether an exclusion blocks a send; an exception only lifts its own exclusion."""
    is_named = exclusion.from_ == "all" or _selects(exclusion.from_, planned)
    return is_named and not (exclusion.except_ is not None and _selects(exclusion.except_, planned))


def _selects(selector: Selector, planned: PlannedSend) -> bool:
    return (
        planned.campaign.value.programme in selector.programmes
        or planned.campaign.id in selector.campaigns
        or planned.communication in selector.communications
        or planned.send.channel in selector.channels
    )


def prove_calendar(limits: Iterable[Limit], contacts: Sequence[Contact], population: Population) -> tuple[Verdict, ...]:
    """Return the verdict on every limit."""
    moving = frozenset(name for name, dimension in population.dimensions.items() if dimension.is_moving)
    return tuple(_Proof(limit, contacts, moving).verdict() for limit in limits)


_NOTHING = Heaviest(0, 0, (), ())


@dataclass(frozen=True, slots=True)
class _Hit:
    """One instant at which a contact may come."""

    instant: datetime
    contact: int
    """Its position among the limit's contacts."""


class _Proof:
    """The proof of one limit: every window that ends with a contact, in order."""

    def __init__(self, limit: Limit, contacts: Sequence[Contact], moving: frozenset[str]) -> None:
        self._limit = limit
        self._moving = moving
        self._contacts = [c for c in contacts if _is_counted(limit.contacts, c) and not c.reach.is_empty]
        hits = [_Hit(at, number) for number, c in enumerate(self._contacts) for at in c.planned.instants]
        self._hits = sorted(hits, key=lambda hit: (hit.instant, hit.contact))
        self._instants = [hit.instant for hit in self._hits]
        self._upper = 0
        self._is_undecided = False

    def verdict(self) -> Verdict:
        """Go through the windows; keep the worst and all that exceed."""
        worst: Witness | None = None
        exceeded: list[Witness] = []
        for end in dict.fromkeys(self._instants):
            for witness in self._witnesses(end, worst):
                if worst is None or witness.excess > worst.excess:
                    worst = witness
                if witness.excess > 0:
                    exceeded.append(witness)
        breaches = _group(self._limit, exceeded)
        is_exact = all(contact.reach.is_exact for contact in self._contacts)
        return Verdict(
            limit=self._limit,
            truth=self._truth(is_exact=is_exact, is_broken=bool(breaches)),
            witness=worst,
            upper=self._upper if self._is_undecided else None,
            breaches=breaches,
            assumptions=self._assumptions(is_exact=is_exact),
        )

    def _witnesses(self, end: datetime, worst: Witness | None) -> Iterator[Witness]:
        """Yield the heaviest customer of the window ending at an instant, when it may matter."""
        start = self._limit.window_start(end)
        first, last = bisect_right(self._instants, start), bisect_right(self._instants, end)
        figure = self._limit.max_at(end)
        counting: dict[int, list[datetime]] = {}
        free: dict[int, None] = {}
        for hit in self._hits[first:last]:
            if self._contacts[hit.contact].counts:
                counting.setdefault(hit.contact, []).append(hit.instant)
            elif hit.instant == end:
                free[hit.contact] = None
        if counting and self._may_matter(len(counting), figure, worst):
            yield from self._heaviest_counting(start, end, counting, figure)
        for contact in free:
            if self._may_matter(len(counting) + 1, figure, worst):
                yield from self._heaviest_before(contact, start, end, counting, figure)

    def _may_matter(self, most: int, figure: int, worst: Witness | None) -> bool:
        """Spare the search where all sends together neither exceed nor are worse than the worst so far."""
        return most > figure or worst is None or most - figure > worst.excess

    def _heaviest_counting(
        self, start: datetime, end: datetime, instants: Mapping[int, list[datetime]], figure: int
    ) -> Iterator[Witness]:
        """Find the most counting contacts of one customer, of whom at least one obeys when the figure is exceeded."""
        found = self._search(instants, end)
        if found.load > figure and not any(self._contacts[member].obeys for member in found.members):
            obeying = [number for number in instants if self._contacts[number].obeys]
            others = [self._search(instants, end, must=(number, at)) for number in obeying for at in instants[number]]
            found = max(others, key=lambda other: other.load, default=_NOTHING)
            if found.load <= figure:
                return
        if found.load > 0:
            yield self._witness(start, end, found, figure)

    def _heaviest_before(
        self, contact: int, start: datetime, end: datetime, instants: Mapping[int, list[datetime]], figure: int
    ) -> Iterator[Witness]:
        """Find the counting contacts of a customer whom an obeying, not counting contact reaches at the window's end.

        The contact itself is counted with them: it is one too many where the figure was reached without it.
        """
        found = self._search({**instants, contact: [end]}, end, must=(contact, end))
        if found.load > 0:
            yield self._witness(start, end, found, figure)

    def _search(
        self, instants: Mapping[int, list[datetime]], end: datetime, must: tuple[int, datetime] | None = None
    ) -> Heaviest:
        """Find the heaviest customer in the window, among those for whom the limit holds at its end.

        A contact that may come at several instants is one contact: it reaches whom it reaches at any of them.
        """
        numbers = list(instants)
        reaches = [
            tuple(dict.fromkeys(box for at in instants[number] for box in self._boxes(number, at)))
            for number in numbers
        ]
        demands = group_demands(reaches)
        best = _NOTHING
        for holder in self._tell_apart(self._limit.customers.boxes, end):
            for other in self._boxes(*must) if must else ((),):
                start = meet_boxes(holder, other)
                if start is None:
                    continue
                found = find_heaviest(demands, start)
                best = max(best, found, key=lambda one: one.load)
                if found.upper > found.load:
                    self._is_undecided = True
                    self._upper = max(self._upper, found.upper)
        return replace(best, members=tuple(numbers[member] for member in best.members))

    def _boxes(self, number: int, instant: datetime) -> tuple[Box, ...]:
        return self._tell_apart(self._contacts[number].reach.boxes, instant)

    def _tell_apart(self, boxes: tuple[Box, ...], instant: datetime) -> tuple[Box, ...]:
        """Tell apart the choices of a moving segmentation at different instants."""
        if not self._moving:
            return boxes
        return tuple(
            tuple(sorted((f"{name}@{instant}" if name in self._moving else name, choices) for name, choices in box))
            for box in boxes
        )

    def _witness(self, start: datetime, end: datetime, found: Heaviest, figure: int) -> Witness:
        sends = tuple(self._contacts[number].planned for number in found.members)
        return Witness(start, end, sends, found.cell, found.load, figure)

    def _truth(self, *, is_exact: bool, is_broken: bool) -> Truth:
        if not is_exact:
            return Truth.UPPER_BOUND
        return Truth.UNDECIDED if self._is_undecided and not is_broken else Truth.EXACT

    def _assumptions(self, *, is_exact: bool) -> tuple[Assumption, ...]:
        found = [Assumption.CALENDAR_ONLY, Assumption.HISTORY_UNKNOWN, Assumption.SEGMENTS_STAY]
        if not is_exact:
            found.append(Assumption.REACH_WIDENED)
        if self._is_undecided:
            found.append(Assumption.BUDGET_SPENT)
        return tuple(found)


def _is_counted(contacts: Contacts, contact: Contact) -> bool:
    """Tell whether a limit looks at a contact at all."""
    planned, send, campaign = contact.planned, contact.planned.send, contact.planned.campaign.value
    return (
        (contact.counts or contact.obeys)
        and contacts.only != "scenarios"
        and (not contacts.channels or not contacts.channels.isdisjoint((send.channel, *send.fallback)))
        and (not contacts.programmes or campaign.programme in contacts.programmes)
        and (not contacts.communications or planned.communication in contacts.communications)
        and (not contacts.tags or not contacts.tags.isdisjoint((*send.tags, *campaign.tags)))
        and (not contacts.brands or not campaign.brands or not contacts.brands.isdisjoint(campaign.brands))
    )


def _group(limit: Limit, exceeded: Sequence[Witness]) -> tuple[Breach, ...]:
    """Put the windows that the same actions exceed together: the worst of them, and how many they are."""
    groups: dict[frozenset[str], list[Witness]] = {}
    for witness in exceeded:
        groups.setdefault(witness.actions, []).append(witness)
    return tuple(Breach(limit, max(group, key=lambda witness: witness.excess), len(group)) for group in groups.values())
