"""The calendar against every limit: the worst window of each, exactly.

A contact counts if its type of communication says so; a window is exceeded if its counting contacts outnumber the
figure and at least one of them obeys, or if the contact that ends it obeys without counting and the figure is reached.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relplan.analysis.pressure.contact import Contact
from relplan.analysis.pressure.load import Heaviest, find_heaviest, group_demands
from relplan.analysis.pressure.verdict import Assumption, Breach, Truth, Verdict, Witness
from relplan.analysis.pressure.window import Window, slide
from relplan.analysis.reach import EVERYBODY, Box, meet, meet_boxes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from relplan.analysis.pressure.limit import Contacts, Limit
    from relplan.analysis.reach import Population


def prove_calendar(limits: Iterable[Limit], contacts: Sequence[Contact], population: Population) -> tuple[Verdict, ...]:
    """Return the verdict on every limit."""
    moving = frozenset(name for name, dimension in population.dimensions.items() if dimension.is_moving)
    return tuple(_Proof(limit, contacts, moving).verdict() for limit in limits)


_NOTHING = Heaviest(0, 0, (), ())


class _Proof:
    """The proof of one limit: every window that ends with a contact, in order."""

    def __init__(self, limit: Limit, contacts: Sequence[Contact], moving: frozenset[str]) -> None:
        self._limit = limit
        self._moving = moving
        self._is_told_at_end = any(name in moving for box in limit.customers.boxes for name, _ in box)
        self._contacts = list(self._concerned(contacts))
        self._upper = 0
        self._is_undecided = False

    def _concerned(self, contacts: Sequence[Contact]) -> Iterator[Contact]:
        """Yield the contacts that the limit looks at, each with those of its customers for whom the limit can hold.

        Whom a limit holds for is told at the window's end; where that can't change in the window, contacts tell it.
        """
        for contact in contacts:
            if _is_counted(self._limit.contacts, contact):
                reach = contact.reach if self._is_told_at_end else meet(contact.reach, self._limit.customers)
                if not reach.is_empty:
                    yield replace(contact, reach=reach)

    def verdict(self) -> Verdict:
        """Go through the windows; keep the worst and all that exceed."""
        worst: Witness | None = None
        exceeded: list[Witness] = []
        for window in slide(self._limit, self._contacts, self._moving):
            for witness in self._witnesses(window, worst):
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

    def _witnesses(self, window: Window, worst: Witness | None) -> Iterator[Witness]:
        """Yield the heaviest customer of a window, when it may matter."""
        figure = self._limit.max_at(window.end)
        if window.most and self._may_matter(window.most, figure, worst):
            yield from self._heaviest_counting(window, figure, self._floor(figure, worst))
        for contact in window.free:
            if self._may_matter(window.most + 1, figure, worst):
                yield from self._heaviest_before(contact, window, figure, self._floor(figure, worst))

    def _may_matter(self, most: int, figure: int, worst: Witness | None) -> bool:
        """Spare the search where no customer can exceed the figure or be worse off than the worst so far."""
        return most > self._floor(figure, worst)

    def _floor(self, figure: int, worst: Witness | None) -> int:
        """Return the load up to which a customer is of no interest."""
        return min(figure, figure + worst.excess) if worst else 0

    def _heaviest_counting(self, window: Window, figure: int, floor: int) -> Iterator[Witness]:
        """Find the most counting contacts of one customer, of whom at least one obeys when the figure is exceeded."""
        instants = window.counting()
        found = self._search(instants, window.end, floor)
        if found.load > figure and not any(self._contacts[member].obeys for member in found.members):
            obeying = [number for number in instants if self._contacts[number].obeys]
            others = [
                self._search(instants, window.end, figure, must=(number, at))
                for number in obeying
                for at in instants[number]
            ]
            found = max(others, key=lambda other: other.load, default=_NOTHING)
            floor = figure
        if found.load > floor:
            yield self._witness(window, found, figure)

    def _heaviest_before(self, contact: int, window: Window, figure: int, floor: int) -> Iterator[Witness]:
        """Find the counting contacts of a customer whom an obeying, not counting contact reaches at the window's end.

        The contact itself is counted with them: it is one too many where the figure was reached without it.
        """
        instants = {**window.counting(), contact: [window.end]}
        found = self._search(instants, window.end, floor, must=(contact, window.end))
        if found.load > floor:
            yield self._witness(window, found, figure)

    def _search(
        self,
        instants: Mapping[int, list[datetime]],
        end: datetime,
        floor: int,
        must: tuple[int, datetime] | None = None,
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
        for holder in self._holders(end):
            for other in self._boxes(*must) if must else ((),):
                start = meet_boxes(holder, other)
                if start is None:
                    continue
                found = find_heaviest(demands, start, max(floor, best.load))
                best = max(best, found, key=lambda one: one.load)
                if found.upper > max(found.load, floor):
                    self._is_undecided = True
                    self._upper = max(self._upper, found.upper)
        return replace(best, members=tuple(numbers[member] for member in best.members))

    def _holders(self, end: datetime) -> tuple[Box, ...]:
        """Return the customers for whom the limit holds at an instant; all of them where contacts say so already."""
        return self._tell_apart(self._limit.customers.boxes, end) if self._is_told_at_end else (EVERYBODY,)

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

    def _witness(self, window: Window, found: Heaviest, figure: int) -> Witness:
        sends = tuple(self._contacts[number].planned for number in found.members)
        return Witness(window.start, window.end, sends, found.cell, found.load, figure)

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
