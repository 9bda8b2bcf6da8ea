"""The calendar against every limit: the worst window of each, exactly.

A window ends with a contact, and speaks of customers who get that contact: the figure is that of its instant and of
the segment held then. It is exceeded if its counting contacts outnumber the figure and at least one of them obeys, or
if the contact that ends it obeys without counting and the figure is reached.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from relplan.analysis.pressure.contact import Contact
from relplan.analysis.pressure.load import Budget, Heaviest, find_heaviest, group_demands
from relplan.analysis.pressure.masks import Mask, MaskTable
from relplan.analysis.pressure.verdict import Assumption, Breach, Received, Verdict, Witness
from relplan.analysis.pressure.window import Window, slide
from relplan.analysis.reach import EVERYBODY, EVERYBODY_REACH, Box, Reach, meet, meet_boxes

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
    limit: Limit, contacts: Sequence[Contact], population: Population, key: Callable[[datetime], T]
) -> dict[T, tuple[Witness, int]]:
    """Return the worst window of each group of windows, and an excess that no customer goes beyond in the group.

    Windows are grouped by what a key makes of their ends; the excess is negative when some contacts are left.
    """
    return _Proof(limit, contacts, population).worst_by(key)


def find_excess_beside(limit: Limit, contacts: Sequence[Contact], population: Population, extra: Contact) -> int | None:
    """Return an excess that no customer of one more contact goes beyond, in any window of a limit that holds it.

    None when the limit doesn't look at that contact. The extra contact comes at one instant.
    """
    return _Proof(limit, [*contacts, extra], population).excess_beside(extra)


_NOTHING = Heaviest(0, 0, (), EVERYBODY)


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
        plain = {number: boxes[0] for number, boxes in self._plain_boxes() if len(boxes) == 1}
        self._table = MaskTable(plain)
        self._plain: Mask = sum(1 << number for number in plain)
        """The contacts that the table knows."""
        self._upper_excess = -limit.max
        """The greatest excess that a search could not rule out."""
        self._is_cut = False
        """Whether a search was stopped at its budget."""

    def _plain_boxes(self) -> Iterator[tuple[int, tuple[Box, ...]]]:
        """Yield whom each contact reaches that reaches the same customers whenever it comes."""
        for number, contact in enumerate(self._contacts):
            first, *others = contact.planned.instants
            if not others or not any(name in self._moving for box in contact.reach.boxes for name, _ in box):
                yield number, self._boxes(number, first)

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
        for window in slide(self._limit, self._contacts, self._moving):
            figure = self._limit.max_at(window.end)
            for last in self._unlike(window.endings):
                floor = min(figure, figure + worst.excess) if worst else 0
                if window.inside.most_beside(last) + (not self._contacts[last].counts) <= floor:
                    continue
                for witness in self._witnesses(window, last, figure, floor):
                    if worst is None or witness.excess > worst.excess:
                        worst = witness
                    if witness.excess > 0 and witness.is_proved:
                        exceeded.append(witness)
        return Verdict(
            limit=self._limit,
            witness=worst,
            upper_excess=max(self._upper_excess, worst.excess) if worst else 0,
            breaches=_group(self._limit, exceeded),
            assumptions=self._assumptions(),
        )

    def worst_by(self, key: Callable[[datetime], T]) -> dict[T, tuple[Witness, int]]:
        """Keep the worst window of each group."""
        found: dict[T, tuple[Witness, int]] = {}
        for window in slide(self._limit, self._contacts, self._moving):
            figure, group = self._limit.max_at(window.end), key(window.end)
            for last in self._unlike(window.endings):
                best = found.get(group)
                floor = figure + best[0].excess if best else 0
                self._upper_excess = best[1] if best else -figure
                if window.inside.most_beside(last) + (not self._contacts[last].counts) <= floor:
                    continue
                for witness in self._witnesses(window, last, figure, floor):
                    if best is None or witness.excess > best[0].excess:
                        best = (witness, max(self._upper_excess, witness.excess))
                if best is not None:
                    found[group] = (best[0], max(best[1], self._upper_excess))
        return found

    def excess_beside(self, extra: Contact) -> int | None:
        """Look at the windows that hold one contact, for the customers who get it."""
        numbers = [number for number, one in enumerate(self._contacts) if one.planned is extra.planned]
        if not numbers:
            return None
        (number,), at = numbers, extra.planned.at
        worst: int | None = None
        for window in slide(self._limit, self._contacts, self._moving):
            if not window.start < at <= window.end:
                continue
            figure = self._limit.max_at(window.end)
            for last in self._unlike(window.endings):
                instants = {one: window.inside.instants(one) for one in window.inside.beside(last)}
                instants |= {last: [window.end], number: [at]}
                self._upper_excess = -figure
                found = self._search(instants, window.end, 0, figure, {last: window.end, number: at})
                if found.members:
                    excess = max(found.load - figure, self._upper_excess)
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

    def _witnesses(self, window: Window, last: int, figure: int, floor: int) -> Iterator[Witness]:
        """Yield the heaviest customer who gets the contact that ends a window, if there is more than the floor.

        Where that customer is not proved to exist, the heaviest of those who are is yielded too.
        """
        numbers = window.inside.beside(last)
        witness = self._heaviest(window, numbers, last, figure, floor)
        if witness is not None:
            yield witness
        if witness is not None and not witness.is_proved and self._contacts[last].reach.is_exact:
            exact = [number for number in numbers if self._contacts[number].reach.is_exact]
            proved = self._heaviest(window, exact, last, figure, floor)
            if proved is not None:
                yield proved

    def _heaviest(self, window: Window, numbers: Sequence[int], last: int, figure: int, floor: int) -> Witness | None:
        """Find the customer who gets the last contact and most of some others.

        A window is only exceeded when a counting contact obeys, or the last one does without counting.
        """
        instants = {number: window.inside.instants(number) for number in numbers} | {last: [window.end]}
        found = self._search(instants, window.end, floor, figure, {last: window.end})
        contacts = self._contacts
        is_bound = contacts[last].counts or not contacts[last].obeys
        if found.load > figure and is_bound and not any(contacts[n].obeys for n in found.members):
            obeying = [(number, at) for number in numbers if contacts[number].obeys for at in instants[number]]
            others = [
                self._search(instants, window.end, figure, figure, {last: window.end, number: at})
                for number, at in obeying
                if number != last
            ]
            found = max(others, key=lambda other: other.load, default=_NOTHING)
        return self._witness(window, found, last, figure) if found.load > floor else None

    def _search(
        self,
        instants: Mapping[int, list[datetime]],
        end: datetime,
        floor: int,
        figure: int,
        must: Mapping[int, datetime],
    ) -> Heaviest:
        """Find the heaviest customer in the window among those who get some contacts, each at its instant.

        A contact that may come at several instants is one contact: it reaches whom it reaches at any of them.
        """
        find = self._finder(instants)
        fixed = [self._boxes(number, at) for number, at in must.items()]
        best = _NOTHING
        for corner in product(self._holders(end), *fixed):
            start = _meet_all(corner)
            if start is None:
                continue
            found = find(start, max(floor, best.load))
            best = max(best, found, key=lambda one: one.load)
            if found.upper > max(found.load, floor):
                self._is_cut = True
                self._upper_excess = max(self._upper_excess, found.upper - figure)
        return best

    def _finder(self, instants: Mapping[int, list[datetime]]) -> Callable[[Box, int], Heaviest]:
        """Return what finds the heaviest customer inside a box: on bits, unless an audience is no plain one."""
        among: Mask = 0
        for number in instants:
            among |= 1 << number
        if among & ~self._plain == 0:
            return lambda start, floor: self._table.find_heaviest(among, start, floor, self._budget)
        numbers = list(instants)
        demands = group_demands([self._boxes_of(number, instants[number]) for number in numbers])

        def find(start: Box, floor: int) -> Heaviest:
            found = find_heaviest(demands, start, floor, self._budget)
            return replace(found, members=tuple(numbers[member] for member in found.members))

        return find

    def _holders(self, end: datetime) -> tuple[Box, ...]:
        """Return the customers for whom the limit holds at an instant; all of them where contacts say so already."""
        return self._tell_apart(self._limit.customers.boxes, end) if self._is_told_at_end else (EVERYBODY,)

    def _boxes_of(self, number: int, instants: Sequence[datetime]) -> tuple[Box, ...]:
        """Return whom a contact reaches at one of some instants."""
        if len(instants) == 1:
            return self._boxes(number, instants[0])
        return tuple(dict.fromkeys(box for at in instants for box in self._boxes(number, at)))

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

    def _witness(self, window: Window, found: Heaviest, last: int, figure: int) -> Witness:
        contacts = self._contacts
        received = [Received(contacts[n].planned, window.inside.instants(n)[0]) for n in found.members if n != last]
        return Witness(
            start=window.start,
            end=window.end,
            received=(*sorted(received, key=lambda one: one.at), Received(contacts[last].planned, window.end)),
            cell=found.cell,
            load=found.load,
            max=figure,
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
