"""The calendar against every limit: the worst window of each, exactly.

A window ends with a contact, and speaks of customers who get that contact: the figure is that of its instant and of
the segment held then. It is exceeded if its counting contacts outnumber the figure and at least one of them obeys, or
if the contact that ends it obeys without counting and the figure is reached.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from relplan.analysis.pressure.budget import Budget
from relplan.analysis.pressure.ceiling import Ceiling
from relplan.analysis.pressure.contact import Contact
from relplan.analysis.pressure.load import ALL, NOBODY, Heaviest, LoadTable, Mask, mask_of, numbers_in
from relplan.analysis.pressure.verdict import Assumption, Breach, Received, Verdict, Witness
from relplan.analysis.pressure.window import Window, slide
from relplan.analysis.reach import EVERYBODY, EVERYBODY_REACH, Box, Reach, can_meet, meet, meet_boxes, whenever

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.reach import Population

T = TypeVar("T")


def prove_calendar(limits: Iterable[Limit], contacts: Sequence[Contact], population: Population) -> tuple[Verdict, ...]:
    """Return the verdict on every limit."""
    return tuple(_Proof(limit, contacts, population).verdict() for limit in limits)


def find_worst_by(
    limit: Limit,
    contacts: Sequence[Contact],
    population: Population,
    key: Callable[[datetime], T],
    customers: Sequence[Reach],
) -> list[dict[T, tuple[Witness, int]]]:
    """Return, for each of several sets of customers, the worst window of each group of windows.

    Windows are grouped by what a key makes of their ends. With each comes an excess that no customer of the set goes
    beyond in the group; it is negative when some contacts are left.
    """
    return _Proof(limit, contacts, population).worst_by(key, customers)


def find_excess_beside(limit: Limit, contacts: Sequence[Contact], population: Population, extra: Contact) -> int | None:
    """Return an excess that no customer of one more contact goes beyond, in any window of a limit that holds it.

    None when the limit doesn't look at that contact. The extra contact comes at one instant.
    """
    return _Proof(limit, [*contacts, extra], population).excess_beside(extra)


@dataclass(frozen=True, slots=True)
class _Look:
    """What is looked at: one window, for some customers."""

    window: Window
    figure: int
    holders: Sequence[Box]
    """The customers, at the window's end."""
    among: Mask
    """The contacts that may reach them at some time."""
    endings: Mask
    """Those that may reach them when they come."""
    budget: Budget
    """How much may still be searched for them."""


class _Proof:
    """The proof of one limit: every window that ends with a contact, in order."""

    def __init__(self, limit: Limit, contacts: Sequence[Contact], population: Population) -> None:
        self._limit = limit
        self._population = population
        self._moving = population.moving
        self._is_told_at_end = any(name in population.moving for box in limit.customers.boxes for name, _ in box)
        self._contacts = list(self._concerned(contacts))
        self._boxes_at: dict[tuple[int, datetime], tuple[Box, ...]] = {}
        self._budget = Budget()
        self._ways = [list(self._ways_of(number)) for number in range(len(self._contacts))]
        """By contact, the boxes it reaches, with the instant where they hold then only."""
        self._table = LoadTable([[box for box, _ in ways] for ways in self._ways])
        self._shifting: Mask = sum(1 << n for n, ways in enumerate(self._ways) if any(at for _, at in ways))
        """The contacts that reach others when they come at another instant."""
        self._exact: Mask = sum(1 << n for n, contact in enumerate(self._contacts) if contact.reach.is_exact)
        """The contacts whose audience wasn't widened."""
        self._upper_excess = -limit.max
        """The greatest excess that a search could not rule out."""
        self._is_cut = False
        """Whether a search was stopped at its budget."""

    def _ways_of(self, number: int) -> Iterator[tuple[Box, datetime | None]]:
        """Yield whom a contact reaches; where that depends on the instant, whom it reaches then."""
        instants = self._contacts[number].planned.instants
        is_shifting = any(name in self._moving for box in self._contacts[number].reach.boxes for name, _ in box)
        if len(instants) == 1 or not is_shifting:
            yield from ((box, None) for box in self._boxes(number, instants[0]))
        else:
            yield from ((box, at) for at in instants for box in self._boxes(number, at))

    def _concerned(self, contacts: Sequence[Contact]) -> Iterator[Contact]:
        """Yield the contacts that the limit looks at, each with those of its customers for whom the limit can hold.

        Whom a limit holds for is told at the window's end; where that can't change in the window, contacts tell it.
        """
        for contact in contacts:
            if (contact.counts or contact.obeys) and self._limit.contacts.include(contact.message):
                reach = meet(contact.reach, self._branded(contact))
                reach = reach if self._is_told_at_end else meet(reach, self._limit.customers)
                if not reach.is_empty:
                    yield replace(contact, reach=reach)

    def _branded(self, contact: Contact) -> Reach:
        """Return the customers whom a contact reaches for one of the limit's brands."""
        brands = self._limit.contacts.brands
        own = contact.planned.campaign.value.brands
        if not brands or not own:
            return EVERYBODY_REACH
        return self._population.reach_of_brands(brand for brand in own if brand in brands)

    def verdict(self) -> Verdict:
        """Go through the windows; keep the worst and all that exceed."""
        worst: Witness | None = None
        exceeded: list[Witness] = []
        ceiling = Ceiling(self._table)
        for look in self._looks():
            floor = min(look.figure, look.figure + worst.excess) if worst else 0
            for last in self._may_exceed(look.window, floor, ceiling):
                for witness in self._witnesses(look, last, floor, with_others=True):
                    if worst is None or witness.excess > worst.excess:
                        worst = witness
                        floor = min(look.figure, witness.load)
                    if witness.excess > 0 and witness.is_proved:
                        exceeded.append(witness)
        upper_excess = max(self._upper_excess, worst.excess) if worst else 0
        if worst and not worst.is_proved:
            worst = max(exceeded, key=lambda witness: witness.excess, default=worst)
        return Verdict(
            limit=self._limit,
            witness=worst,
            upper_excess=upper_excess,
            breaches=_group(self._limit, exceeded),
            assumptions=self._assumptions(),
        )

    def _looks(self) -> Iterator[_Look]:
        """Yield every window, for all whom the limit holds for."""
        for window in slide(self._limit, self._contacts, self._moving):
            yield _Look(window, self._limit.max_at(window.end), self._holders(window.end), ALL, ALL, self._budget)

    def _may_exceed(self, window: Window, floor: int, ceiling: Ceiling) -> Iterator[int]:
        """Yield the contacts that end a window with whom a customer may get more than a load."""
        for last in self._unlike(window.endings):
            least = floor - (not self._contacts[last].counts)
            if window.inside.most_beside(last) > least and not ceiling.is_under(least, window.inside):
                yield last

    def worst_by(self, key: Callable[[datetime], T], customers: Sequence[Reach]) -> list[dict[T, tuple[Witness, int]]]:
        """Keep the worst window of each group, for each of some sets of customers."""
        found: list[dict[T, tuple[Witness, int]]] = [{} for _ in customers]
        held = [meet(self._limit.customers, one) for one in customers]
        sometime = [self._table.find_reaching(whenever(one, self._moving).boxes) for one in held]
        at_once = [self._reaching(one) for one in held]
        budgets = [Budget() for _ in held]
        for look in self._looks():
            group = key(look.window.end)
            for reach, among, endings, budget, worst in zip(held, sometime, at_once, budgets, found, strict=True):
                if any(endings >> number & 1 for number in look.window.endings):
                    holders = self._tell_apart(reach.boxes, look.window.end)
                    own = _Look(look.window, look.figure, holders, among, endings, budget)
                    self._keep_worst(own, worst, group)
        return found

    def _keep_worst(self, look: _Look, worst: dict[T, tuple[Witness, int]], group: T) -> None:
        """Keep a window in the place of its group's, for each contact that ends it, if it is worse."""
        inside = look.window.inside
        for last in self._unlike(number for number in look.window.endings if look.endings >> number & 1):
            best = worst.get(group)
            floor = look.figure + best[0].excess if best else 0
            self._upper_excess = best[1] if best else -look.figure
            extra = not self._contacts[last].counts
            if (inside.mask & look.among).bit_count() + extra <= floor or inside.most_beside(last) + extra <= floor:
                continue
            for witness in self._witnesses(look, last, floor):
                if best is None or witness.excess > best[0].excess:
                    best = (witness, max(self._upper_excess, witness.excess))
            if best is not None:
                worst[group] = (best[0], max(best[1], self._upper_excess))

    def _reaching(self, reach: Reach) -> Mask:
        """Return the contacts that reach some of a set of customers."""
        alike: dict[tuple[Box, ...], Mask] = {}
        for number, contact in enumerate(self._contacts):
            alike[contact.reach.boxes] = alike.get(contact.reach.boxes, 0) | 1 << number
        return sum(numbers for boxes, numbers in alike.items() if can_meet(Reach(boxes), reach))

    def excess_beside(self, extra: Contact) -> int | None:
        """Look at the windows that hold one contact, for the customers who get it."""
        numbers = [number for number, one in enumerate(self._contacts) if one.planned is extra.planned]
        if not numbers:
            return None
        (number,), at = numbers, extra.planned.at
        worst: int | None = None
        for look in self._looks():
            window = look.window
            if not window.start < at <= window.end:
                continue
            for last in self._unlike(window.endings):
                self._upper_excess = -look.figure
                among = window.inside.mask | 1 << last | 1 << number
                found = self._search(look, among, {last: window.end, number: at}, 0)
                if found.members:
                    excess = max(found.load - look.figure, self._upper_excess)
                    worst = excess if worst is None else max(worst, excess)
        return worst

    def _unlike(self, endings: Iterable[int]) -> Iterator[int]:
        """Leave out counting contacts that reach the same customers as an earlier one: those get both."""
        seen: set[tuple[Box, ...]] = set()
        for number in endings:
            contact = self._contacts[number]
            if not contact.counts or contact.reach.boxes not in seen:
                yield number
            if contact.counts:
                seen.add(contact.reach.boxes)

    def _witnesses(self, look: _Look, last: int, floor: int, *, with_others: bool = False) -> Iterator[Witness]:
        """Yield the heaviest customer who gets the contact that ends a window, if there is more than the floor.

        Where that customer is not proved to exist, the heaviest of those who are is yielded too; where the limit is
        exceeded and they are asked for, further customers, until each contact with which it is has been told.
        """
        among, must = look.window.inside.mask & look.among | 1 << last, {last: look.window.end}
        found = self._heaviest(look, among, must, floor)
        if found.load <= floor:
            return
        yield self._witness(look, found, last)
        among &= self._exact
        if not among >> last & 1:
            return
        if any(not self._exact >> member & 1 for member in found.members):
            found = self._heaviest(look, among, must, floor)
            if found.load <= floor:
                return
            yield self._witness(look, found, last)
        if with_others and found.load > look.figure:
            yield from self._others(look, among, last, mask_of(found.members))

    def _others(self, look: _Look, among: Mask, last: int, told: Mask) -> Iterator[Witness]:
        """Yield customers in whose window contacts are too many that haven't been told yet."""
        for number in numbers_in(among & ~told):
            for at in look.window.inside.instants(number):
                if told >> number & 1 or not look.budget.spend_on_another():
                    break
                found = self._heaviest(look, among, {last: look.window.end, number: at}, look.figure)
                if found.load > look.figure:
                    told |= mask_of(found.members)
                    yield self._witness(look, found, last)

    def _heaviest(self, look: _Look, among: Mask, must: Mapping[int, datetime], floor: int) -> Heaviest:
        """Find the customer who gets some contacts, the one that ends the window first, and most of others.

        A window is only exceeded when a counting contact obeys, or the last one does without counting.
        """
        found = self._search(look, among, must, floor)
        contacts, last = self._contacts, next(iter(must))
        is_bound = contacts[last].counts or not contacts[last].obeys
        if found.load > look.figure and is_bound and not any(contacts[n].obeys for n in found.members):
            others = [
                self._search(look, among, {**must, number: at}, look.figure)
                for number in numbers_in(among)
                if number not in must and contacts[number].obeys
                for at in look.window.inside.instants(number)
            ]
            found = max(others, key=lambda other: other.load, default=NOBODY)
        return found

    def _search(self, look: _Look, among: Mask, must: Mapping[int, datetime], floor: int) -> Heaviest:
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
            found = self._table.find_heaviest(among, start, max(floor, best.load), look.budget, idle)
            best = max(best, found, key=lambda one: one.load)
            if found.upper > max(found.load, floor):
                self._is_cut = True
                self._upper_excess = max(self._upper_excess, found.upper - look.figure)
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
        return self._tell_apart(self._limit.customers.boxes, end) if self._is_told_at_end else (EVERYBODY,)

    def _boxes(self, number: int, instant: datetime) -> tuple[Box, ...]:
        """Return whom a contact reaches at an instant."""
        if (number, instant) not in self._boxes_at:
            self._boxes_at[number, instant] = self._tell_apart(self._contacts[number].reach.boxes, instant)
        return self._boxes_at[number, instant]

    def _tell_apart(self, boxes: tuple[Box, ...], instant: datetime) -> tuple[Box, ...]:
        """Tell apart the choices of a moving segmentation at different instants."""
        if not self._moving:
            return boxes
        return tuple(
            tuple(sorted((f"{name}@{instant}" if name in self._moving else name, choices) for name, choices in box))
            for box in boxes
        )

    def _witness(self, look: _Look, found: Heaviest, last: int) -> Witness:
        contacts, window = self._contacts, look.window
        received = [Received(contacts[n].planned, window.inside.instants(n)[0]) for n in found.members if n != last]
        return Witness(
            start=window.start,
            end=window.end,
            received=(*sorted(received, key=lambda one: one.at), Received(contacts[last].planned, window.end)),
            cell=found.cell,
            load=found.load,
            max=look.figure,
            is_proved=all(contacts[n].reach.is_exact for n in (*found.members, last)),
        )

    def _assumptions(self) -> tuple[Assumption, ...]:
        found = [Assumption.CALENDAR_ONLY, Assumption.HISTORY_UNKNOWN, Assumption.SEGMENTS_STAY]
        if not all(contact.reach.is_exact for contact in self._contacts):
            found.append(Assumption.REACH_WIDENED)
        if self._is_cut:
            found.append(Assumption.BUDGET_SPENT)
        return tuple(found)


def _meet_all(boxes: Iterable[Box]) -> Box | None:
    """Return the customers in every one of some boxes, or None when there are none."""
    met: Box | None = EVERYBODY
    for box in boxes:
        met = meet_boxes(met, box) if met is not None else None
    return met


def _group(limit: Limit, exceeded: Sequence[Witness]) -> tuple[Breach, ...]:
    """Put the windows that the same actions exceed together: the worst of them, and how many they are."""
    groups: dict[frozenset[str], list[Witness]] = {}
    for witness in exceeded:
        groups.setdefault(witness.actions, []).append(witness)
    return tuple(
        Breach(limit, max(group, key=lambda witness: witness.excess), len({witness.end for witness in group}))
        for group in groups.values()
    )
