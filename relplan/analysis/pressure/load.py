"""The heaviest load: the customer who gets most of some contacts.

Hard in general (flags with exclusions encode independent set), easy in real plans. Whom a contact reaches is a union of
boxes, and sets of contacts are numbers, a bit each. A dimension holds the boxes that name it, and for each choice those
that allow it: choosing leaves the boxes that allow the choice or don't name the dimension. Choices are tried dimension
by dimension, best bound first. What no customer exceeds is found by giving each contact to one dimension that all its
boxes name: of those, a customer gets at most what the best choice leaves. The work is bounded by a budget of choices.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relplan.analysis.reach import EVERYBODY, Box, meet_boxes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from relplan.analysis.pressure.budget import Budget

Mask = int
"""A set of contacts: the bit of each by its number."""

ALL: Mask = -1
"""Every contact, whatever its number."""


@dataclass(frozen=True, slots=True)
class Heaviest:
    """The most contacts one customer can get, and who that is."""

    load: int
    """Of the best customer found."""
    upper: int
    """No customer gets more; equal to `load` when the search ended."""
    members: tuple[int, ...]
    cell: Box
    """What must be true of the customer."""


NOBODY = Heaviest(0, 0, (), EVERYBODY)


class LoadTable:
    """Contacts by the choices that the boxes they reach allow."""

    def __init__(self, boxes: Sequence[Sequence[Box]]) -> None:
        self._boxes = boxes
        self._planes = [_Plane() for _ in range(max(map(len, boxes), default=0))]
        for number, reached in enumerate(boxes):
            for plane, box in zip(self._planes, reached, strict=False):
                plane.add(number, box)

    def find_heaviest(
        self, among: Mask, start: Box, floor: int, budget: Budget, idle: Mapping[int, Mask] | None = None
    ) -> Heaviest:
        """Return the customer inside a box who gets most of some contacts.

        When nobody gets more than `floor`, the answer may be any customer, and its cell is the box. `idle` has, by
        its place among a contact's boxes, the contacts whose box is left out.
        """
        alive = [plane.within(among, start) for plane in self._planes]
        for number, mask in (idle or {}).items():
            alive[number] &= ~mask
        packing = _Packing(alive)
        if not packing.planes:
            return Heaviest(0, 0, (), start)
        search = _Search(self._dimensions(packing, dict(start)), packing.count, floor, budget)
        search.run(packing.alive)
        members = tuple(number + packing.low for number in numbers_in(packing.fold(search.best)))
        load = len(members)
        cell = self._cell(start, packing, search.best) if load > floor else start
        return Heaviest(load, max(load, search.upper), members, cell)

    def find_reaching(self, boxes: Iterable[Box]) -> Mask:
        """Return the contacts that some customer in any of the boxes can get."""
        found = 0
        for box in boxes:
            for plane in self._planes:
                found |= plane.within(ALL, box)
        return found

    def _dimensions(self, packing: _Packing, start: Mapping[str, frozenset[str]]) -> list[_Dimension]:
        """Return the dimensions that part some contacts, those first on which most depend."""
        planes = [self._planes[number] for number in packing.planes]
        found: list[tuple[int, int, str, _Dimension]] = []
        for name in self._names(planes, packing.fold(packing.alive) << packing.low):
            named = packing.pack([plane.named.get(name, 0) for plane in planes]) & packing.alive
            if not named:
                continue
            allowing = [plane.allowing.get(name, {}) for plane in planes]
            choices = start.get(name) or {choice for masks in allowing for choice in masks}
            packed = (packing.pack([masks.get(choice, 0) for masks in allowing]) for choice in sorted(choices))
            options = tuple(dict.fromkeys(option & named for option in packed if option & named))
            if named not in options:
                found.append((-named.bit_count(), len(options), name, _Dimension(named, 0, options)))
        return _give_out([dimension for *_, dimension in sorted(found, key=lambda one: one[:3])], packing)

    def _names(self, planes: Sequence[_Plane], contacts: Mask) -> list[str]:
        """Return the dimensions that some contacts may depend on; a moving one is another at each instant."""
        if sum(len(plane.named) for plane in planes) <= contacts.bit_count():
            return sorted({name for plane in planes for name in plane.named})
        return sorted({name for number in numbers_in(contacts) for box in self._boxes[number] for name, _ in box})

    def _cell(self, start: Box, packing: _Packing, best: Mask) -> Box:
        """Return what must be true of a customer who gets contacts by one of their boxes each."""
        cell = start
        for number in numbers_in(packing.fold(best)):
            place = packing.first_plane(best, number)
            cell = meet_boxes(cell, self._boxes[number + packing.low][place]) or EVERYBODY
        return cell


@dataclass(slots=True)
class _Plane:
    """The first box of every contact, or the second of those that have one, and so on."""

    everyone: Mask = 0
    """The contacts that have such a box."""
    named: dict[str, Mask] = field(default_factory=dict)
    """By dimension, those whose box names it."""
    allowing: dict[str, dict[str, Mask]] = field(default_factory=dict)
    """Of those, by choice, the ones that allow it."""

    def add(self, number: int, box: Box) -> None:
        """Add a contact's box."""
        bit = 1 << number
        self.everyone |= bit
        for name, allowed in box:
            self.named[name] = self.named.get(name, 0) | bit
            choices = self.allowing.setdefault(name, {})
            for choice in allowed:
                choices[choice] = choices.get(choice, 0) | bit

    def within(self, among: Mask, start: Box) -> Mask:
        """Return the contacts that some customer inside a box can get by this one."""
        among &= self.everyone
        for name, allowed in start:
            compatible = 0
            choices = self.allowing.get(name, {})
            for choice in allowed:
                compatible |= choices.get(choice, 0)
            among &= ~self.named.get(name, 0) | compatible
        return among


class _Packing:
    """The planes of some contacts in one number, one after the other; contacts are numbered from the first of them."""

    def __init__(self, alive: Sequence[Mask]) -> None:
        together = 0
        for mask in alive:
            together |= mask
        self.planes = [number for number, mask in enumerate(alive) if mask]
        """The planes that hold any."""
        self.low = (together & -together).bit_length() - 1 if together else 0
        """The number of the first contact."""
        self._width = together.bit_length() - self.low
        self._full = (1 << self._width) - 1
        self.alive = self.pack([alive[number] for number in self.planes])
        self.count: Callable[[Mask], int] = Mask.bit_count if len(self.planes) <= 1 else self._count_folded
        """Counts the contacts in a packed set."""

    def pack(self, masks: Sequence[Mask]) -> Mask:
        """Put sets of contacts, a plane each, into one number; contacts beyond the last may stay in a single one."""
        if len(masks) == 1:
            return masks[0] >> self.low
        packed = 0
        for place, mask in enumerate(masks):
            packed |= (mask >> self.low & self._full) << place * self._width
        return packed

    def fold(self, packed: Mask) -> Mask:
        """Return the contacts that a packed set holds in any plane."""
        if len(self.planes) <= 1:
            return packed
        folded = 0
        while packed:
            folded |= packed & self._full
            packed >>= self._width
        return folded

    def repeat(self, contacts: Mask) -> Mask:
        """Return contacts in every plane."""
        return self.pack([contacts << self.low] * len(self.planes))

    def first_plane(self, packed: Mask, contact: int) -> int:
        """Return the first plane in which a packed set holds a contact."""
        return next(number for place, number in enumerate(self.planes) if packed >> (place * self._width + contact) & 1)

    def _count_folded(self, packed: Mask) -> int:
        return self.fold(packed).bit_count()


@dataclass(frozen=True, slots=True)
class _Dimension:
    """A dimension that makes a difference, over packed sets."""

    named: Mask
    """The boxes that name it."""
    owned: Mask
    """The boxes of the contacts that are counted here in a bound."""
    options: tuple[Mask, ...]
    """By choice, the boxes that allow it; those that don't name the dimension are left out."""


def _give_out(dimensions: Sequence[_Dimension], packing: _Packing) -> list[_Dimension]:
    """Give each contact to the last dimension that all its boxes name."""
    taken = 0
    found = []
    for dimension in reversed(dimensions):
        contacts = packing.fold(dimension.named) & ~packing.fold(packing.alive & ~dimension.named)
        owned = packing.repeat(contacts & ~taken) & dimension.named
        found.append(_Dimension(dimension.named, owned, dimension.options))
        taken |= contacts
    return found[::-1]


class _Search:
    """Branch and bound over the choices of one dimension after the other."""

    def __init__(
        self, dimensions: Sequence[_Dimension], count: Callable[[Mask], int], floor: int, budget: Budget
    ) -> None:
        self._left = [dimensions[depth:] for depth in range(len(dimensions) + 1)]
        """By depth, the dimensions still to be chosen in."""
        self._count = count
        self._floor = floor
        self._budget = budget
        self._elsewhere: Mask = 0 if count is Mask.bit_count else -1
        """The contacts that may have a box in two planes: none when there is one plane."""
        self._is_cut = False
        self.best: Mask = 0
        self.upper = 0
        """What a search that was cut off could not rule out."""
        budget.begin()

    def run(self, alive: Mask) -> None:
        """Look through everything that may be better than the floor."""
        bound = self._bound(0, alive) if self._left[0] else self._count(alive)
        if bound <= self._floor:
            return
        if self._budget.is_spent:
            self._cut(0, alive, bound)
        else:
            self._go(0, alive)

    def _go(self, depth: int, alive: Mask) -> None:
        if not self._left[depth]:
            self._keep(alive)
            return
        dimension = self._left[depth][0]
        rest = alive & ~dimension.named
        options = [rest | (alive & option) for option in dimension.options]
        bounds = sorted(((self._bound(depth + 1, option), -n) for n, option in enumerate(options)), reverse=True)
        for bound, minus in bounds:
            if bound <= max(self._floor, self._count(self.best)):
                return
            if self._is_cut or not self._budget.spend():
                self._cut(depth + 1, options[-minus], bound)
                return
            self._go(depth + 1, options[-minus])

    def _cut(self, depth: int, alive: Mask, bound: int) -> None:
        """Leave the rest unsearched, with what it may hold at most; make the other choices once, as they look best."""
        self.upper = max(self.upper, bound)
        if not self._is_cut:
            self._keep(self._take_most(depth, alive))
        self._is_cut = True

    def _keep(self, alive: Mask) -> None:
        """Keep the contacts of a customer if they are the most so far."""
        if self._count(alive) > self._count(self.best):
            self.best = alive

    def _take_most(self, depth: int, alive: Mask) -> Mask:
        """Return the contacts of the customer who takes, in each dimension, the choice that leaves most."""
        for dimension in self._left[depth]:
            rest = alive & ~dimension.named
            alive = max([rest | (alive & option) for option in dimension.options], key=self._count)
        return alive

    def _bound(self, depth: int, alive: Mask) -> int:
        """Return a load that no customer exceeds who made the choices so far; any that is no more than the floor."""
        total = shared = least = self._count(alive)
        for dimension in self._left[depth]:
            if shared <= self._floor or least <= self._floor:
                break
            named, owned = alive & dimension.named, alive & dimension.owned
            if not named:
                continue
            lost = self._loss(named, alive & self._elsewhere & ~named, dimension.options)
            least = min(total - lost, least)
            shared -= lost if owned == named else self._loss(owned, 0, dimension.options)
        return min(shared, least)

    def _loss(self, named: Mask, rest: Mask, options: Iterable[Mask]) -> int:
        """Return how many contacts even the best option loses; those are not lost that are in the rest too."""
        count = self._count
        if rest:
            return count(rest | named) - max([count(rest | (named & option)) for option in options])
        return count(named) - max([count(named & option) for option in options])


def numbers_in(mask: Mask) -> Iterator[int]:
    """Yield the numbers of the contacts in a set, in order."""
    while mask:
        bit = mask & -mask
        yield bit.bit_length() - 1
        mask ^= bit


def mask_of(numbers: Iterable[int]) -> Mask:
    """Return a set of contacts."""
    mask = 0
    for number in numbers:
        mask |= 1 << number
    return mask
