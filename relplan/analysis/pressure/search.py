"""The windows of one limit on the calendar, and the customers who get most in each.

A window ends with a contact, and speaks of customers who get that contact: the figure is that of its instant and of
the segment held then. It is exceeded if its counting contacts outnumber the figure and at least one of them obeys, or
if the contact that ends it obeys without counting and the figure is reached.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

from relplan.analysis.pressure.budget import Budget
from relplan.analysis.pressure.contact import Contact
from relplan.analysis.pressure.load import ALL, NOBODY, Heaviest, LoadTable, Mask, mask_of, numbers_in
from relplan.analysis.pressure.passage import find_passages
from relplan.analysis.pressure.verdict import Received, Witness
from relplan.analysis.pressure.window import Window, slide
from relplan.analysis.reach import EVERYBODY, EVERYBODY_REACH, Box, Reach, can_meet, meet, meet_boxes, whenever

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.reach import Population


@dataclass(slots=True)
class Effort:
    """What searches for some customers may still cost, and what they have left open."""

    upper_excess: int
    """The greatest excess that a search could not rule out."""
    is_cut: bool = False
    """Whether a search was stopped at its budget."""
    budget: Budget = field(default_factory=Budget)


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at: one window, for some customers."""

    window: Window
    figure: int
    holders: Sequence[Box]
    """The customers, at the window's end."""
    among: Mask
    """The contacts that may reach them at some time."""
    endings: Mask
    """Those that may reach them when they come."""
    effort: Effort
    """What has been searched for them."""


class WindowSearch:
    """The windows of one limit, and the customers who get most in each."""

    def __init__(self, limit: Limit, contacts: Sequence[Contact], population: Population) -> None:
        self.limit = limit
        self._population = population
        self._moving = population.moving
        self._is_told_at_end = any(name in population.moving for box in limit.customers.boxes for name, _ in box)
        self.contacts = list(self._concerned(contacts))
        """Those that the limit looks at."""
        self._passages = find_passages(self.contacts, is_moving=bool(self._moving))
        """By contact, the instants at which it may come."""
        self._boxes_at: dict[tuple[int, datetime], tuple[Box, ...]] = {}
        self._ways = [list(self._ways_of(number)) for number in range(len(self.contacts))]
        """By contact, the boxes it reaches, with the instant where they hold then only."""
        self.table = LoadTable([[box for box, _ in ways] for ways in self._ways])
        self._shifting: Mask = sum(1 << n for n, ways in enumerate(self._ways) if any(at for _, at in ways))
        """The contacts that reach others when they come at another instant."""
        self._exact: Mask = sum(1 << n for n, contact in enumerate(self.contacts) if contact.reach.is_exact)
        """The contacts whose audience wasn't widened."""

    def _ways_of(self, number: int) -> Iterator[tuple[Box, datetime | None]]:
        """Yield whom a contact reaches; where that depends on the instant, whom it reaches then."""
        instants = self._passages[number]
        is_shifting = any(name in self._moving for box in self.contacts[number].reach.boxes for name, _ in box)
        if len(instants) == 1 or not is_shifting:
            yield from ((box, None) for box in self._boxes(number, instants[0]))
        else:
            yield from ((box, at) for at in instants for box in self._boxes(number, at))

    def _concerned(self, contacts: Sequence[Contact]) -> Iterator[Contact]:
        """Yield the contacts that the limit looks at, each with those of its customers for whom the limit can hold.

        Whom a limit holds for is told at the window's end; where that can't change in the window, contacts tell it.
        """
        for contact in contacts:
            if (contact.counts or contact.obeys) and self.limit.contacts.include(contact.message):
                sent = meet(contact.reach, contact.message.reach_over(self.limit.contacts.channels))
                reach = meet(sent, self._branded(contact))
                reach = reach if self._is_told_at_end else meet(reach, self.limit.customers)
                if not reach.is_empty:
                    yield replace(contact, reach=reach)

    def _branded(self, contact: Contact) -> Reach:
        """Return the customers whom a contact reaches for one of the limit's brands."""
        brands = self.limit.contacts.brands
        own = contact.planned.campaign.value.brands
        if not brands or not own:
            return EVERYBODY_REACH
        return self._population.reach_of_brands(brand for brand in own if brand in brands)

    def looks(self, effort: Effort) -> Iterator[Look]:
        """Yield every window that ends with a contact, in order, for all whom the limit holds for."""
        for window in slide(self.limit, self.contacts, self._passages, self._moving):
            yield Look(window, self.limit.max_at(window.end), self._holders(window.end), ALL, ALL, effort)

    def narrow(self, look: Look, customers: Reach, among: Mask, endings: Mask, effort: Effort) -> Look:
        """Return a window as some of the customers have it, with the contacts that may reach them."""
        holders = self._tell_apart(customers.boxes, look.window.end)
        return Look(look.window, look.figure, holders, among, endings, effort)

    def find_reaching(self, customers: Reach) -> Mask:
        """Return the contacts that reach some of a set of customers when they come."""
        alike: dict[tuple[Box, ...], Mask] = {}
        for number, contact in enumerate(self.contacts):
            alike[contact.reach.boxes] = alike.get(contact.reach.boxes, 0) | 1 << number
        return sum(numbers for boxes, numbers in alike.items() if can_meet(Reach(boxes), customers))

    def find_reaching_sometime(self, customers: Reach) -> Mask:
        """Return the contacts that may reach some of a set of customers, whatever they change to."""
        return self.table.find_reaching(whenever(customers, self._moving).boxes)

    def unlike(self, endings: Iterable[int]) -> Iterator[int]:
        """Leave out counting contacts that reach the same customers as an earlier one: those get both."""
        seen: set[tuple[Box, ...]] = set()
        for number in endings:
            contact = self.contacts[number]
            if not contact.counts or contact.reach.boxes not in seen:
                yield number
            if contact.counts:
                seen.add(contact.reach.boxes)

    def find_witnesses(self, look: Look, last: int, floor: int, *, with_others: bool = False) -> Iterator[Witness]:
        """Yield the heaviest customer who gets the contact that ends a window, if there is more than the floor.

        Where that customer is not proved to exist, the heaviest of those who are is yielded too; where the limit is
        exceeded and they are asked for, further customers, until each contact with which it is has been told.
        """
        among, must = look.window.inside.mask & look.among | 1 << last, {last: look.window.end}
        found = self.find_heaviest(look, among, must, floor)
        if found.load <= floor:
            return
        yield self._witness(look, found, last)
        among &= self._exact
        if not among >> last & 1:
            return
        if any(not self._exact >> member & 1 for member in found.members):
            found = self.find_heaviest(look, among, must, floor)
            if found.load <= floor:
                return
            yield self._witness(look, found, last)
        if with_others and found.load > look.figure:
            yield from self._others(look, among, last, mask_of(found.members))

    def _others(self, look: Look, among: Mask, last: int, told: Mask) -> Iterator[Witness]:
        """Yield customers in whose window contacts are too many that haven't been told yet."""
        for number in numbers_in(among & ~told):
            for at in look.window.inside.instants(number):
                if told >> number & 1 or not look.effort.budget.spend_on_another():
                    break
                found = self.find_heaviest(look, among, {last: look.window.end, number: at}, look.figure)
                if found.load > look.figure:
                    told |= mask_of(found.members)
                    yield self._witness(look, found, last)

    def find_heaviest(self, look: Look, among: Mask, must: Mapping[int, datetime], floor: int) -> Heaviest:
        """Find the customer who gets some contacts, the one that ends the window first, and most of others.

        A window is only exceeded when a counting contact obeys, or the last one does without counting.
        """
        found = self.search(look, among, must, floor)
        contacts, last = self.contacts, next(iter(must))
        is_bound = contacts[last].counts or not contacts[last].obeys
        if found.load > look.figure and is_bound and not any(contacts[n].obeys for n in found.members):
            others = [
                self.search(look, among, {**must, number: at}, look.figure)
                for number in numbers_in(among)
                if number not in must and contacts[number].obeys
                for at in look.window.inside.instants(number)
            ]
            found = max(others, key=lambda other: other.load, default=NOBODY)
        return found

    def search(self, look: Look, among: Mask, must: Mapping[int, datetime], floor: int) -> Heaviest:
        """Find the heaviest customer in a window among those who get some contacts, each at its instant.

        A contact that may come at several instants is one contact: it reaches whom it reaches at any of them.
        """
        idle = self._idle(look.window, among & self._shifting, must)
        fixed = [self._boxes(number, at) for number, at in must.items()]
        best = NOBODY
        for corner in product(look.holders, *fixed):
            start = _meet_all(corner)
            if start is None:
                continue
            found = self.table.find_heaviest(among, start, max(floor, best.load), look.effort.budget, idle)
            best = max(best, found, key=lambda one: one.load)
            if found.upper > max(found.load, floor):
                look.effort.is_cut = True
                look.effort.upper_excess = max(look.effort.upper_excess, found.upper - look.figure)
        return best

    def _idle(self, window: Window, shifting: Mask, must: Mapping[int, datetime]) -> dict[int, Mask]:
        """Return the contacts that don't come at the instant of a box, by the box's place among theirs."""
        idle: dict[int, Mask] = {}
        for number in numbers_in(shifting):
            instants = [must[number]] if number in must else window.inside.instants(number)
            for place, (_, at) in enumerate(self._ways[number]):
                if at not in instants:
                    idle[place] = idle.get(place, 0) | 1 << number
        return idle

    def _holders(self, end: datetime) -> tuple[Box, ...]:
        """Return the customers for whom the limit holds at an instant; all of them where contacts say so already."""
        return self._tell_apart(self.limit.customers.boxes, end) if self._is_told_at_end else (EVERYBODY,)

    def _boxes(self, number: int, instant: datetime) -> tuple[Box, ...]:
        """Return whom a contact reaches at an instant."""
        if (number, instant) not in self._boxes_at:
            self._boxes_at[number, instant] = self._tell_apart(self.contacts[number].reach.boxes, instant)
        return self._boxes_at[number, instant]

    def _tell_apart(self, boxes: tuple[Box, ...], instant: datetime) -> tuple[Box, ...]:
        """Tell apart the choices of a moving segmentation at different instants."""
        if not self._moving:
            return boxes
        return tuple(
            tuple(sorted((f"{name}@{instant}" if name in self._moving else name, choices) for name, choices in box))
            for box in boxes
        )

    def _witness(self, look: Look, found: Heaviest, last: int) -> Witness:
        contacts, window = self.contacts, look.window
        received = [Received(contacts[n].planned, self._shown_at(window, n)) for n in found.members if n != last]
        return Witness(
            start=window.start,
            end=window.end,
            received=(*sorted(received, key=lambda one: one.at), Received(contacts[last].planned, window.end)),
            cell=found.cell,
            load=found.load,
            max=look.figure,
            is_proved=all(contacts[n].reach.is_exact for n in (*found.members, last)),
        )

    def _shown_at(self, window: Window, number: int) -> datetime:
        """Return when a contact of a window is shown to come: first, but last where it goes on without a pause."""
        return window.inside.instants(number)[-1 if self.contacts[number].planned.goes_on else 0]


def _meet_all(boxes: Iterable[Box]) -> Box | None:
    """Return the customers in every one of some boxes, or None when there are none."""
    met: Box | None = EVERYBODY
    for box in boxes:
        met = meet_boxes(met, box) if met is not None else None
    return met
