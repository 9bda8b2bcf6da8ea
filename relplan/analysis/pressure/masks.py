"""The heaviest load of contacts with plain audiences: the same search on sets of bits, many times as fast.

An audience is plain when it is one box: so many choices in some dimensions. Each contact is a bit. A dimension holds
the contacts that name it, and for each choice those that allow it. Choosing leaves the contacts that allow the choice
or don't name its dimension. What no customer exceeds is found by giving each contact to one dimension that it names:
of those, a customer gets at most what the best choice allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.pressure.load import Heaviest
from relplan.analysis.reach import EVERYBODY, Box, meet_boxes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.analysis.pressure.load import Budget

Mask = int
"""A set of contacts: the bit of each by its number."""


@dataclass(frozen=True, slots=True)
class _Dimension:
    """A dimension that still makes a difference."""

    name: str
    named: Mask
    """The contacts that name it."""
    owned: Mask
    """Those of them that are counted here in a bound."""
    options: tuple[tuple[str, Mask], ...]
    """The choices, with the contacts that allow them; those that don't name the dimension are left out."""


class MaskTable:
    """Contacts with plain audiences, by the choices that they allow."""

    def __init__(self, boxes: Mapping[int, Box]) -> None:
        self._boxes = boxes
        self._named: dict[str, Mask] = {}
        self._allowing: dict[str, dict[str, Mask]] = {}
        for number, box in boxes.items():
            bit = 1 << number
            for name, allowed in box:
                self._named[name] = self._named.get(name, 0) | bit
                choices = self._allowing.setdefault(name, {})
                for choice in allowed:
                    choices[choice] = choices.get(choice, 0) | bit

    def find_heaviest(self, among: Mask, start: Box, floor: int, budget: Budget) -> Heaviest:
        """Return the customer inside a box who gets most of some contacts.

        When nobody gets more than `floor`, the answer may be any customer.
        """
        alive = self._within(among, start)
        search = _Search(self._dimensions(alive, dict(start)), floor, budget)
        search.run(alive)
        members = tuple(_numbers(search.best))
        load = search.best.bit_count()
        return Heaviest(load, max(load, search.upper), members, self._cell(start, members))

    def _within(self, among: Mask, start: Box) -> Mask:
        """Return the contacts that some customer inside a box can get."""
        for name, allowed in start:
            named = self._named.get(name, 0)
            choices = self._allowing.get(name, {})
            compatible = 0
            for choice in allowed:
                compatible |= choices.get(choice, 0)
            among &= ~named | compatible
        return among

    def _dimensions(self, alive: Mask, start: Mapping[str, frozenset[str]]) -> list[_Dimension]:
        """Return the dimensions that part some contacts, those first on which most depend."""
        found: list[tuple[str, Mask, tuple[tuple[str, Mask], ...]]] = []
        for name, named in self._named.items():
            concerned = alive & named
            if not concerned:
                continue
            choices = self._allowing[name]
            wanted = start.get(name, choices)
            options = [(choice, choices[choice] & concerned) for choice in sorted(wanted) if choice in choices]
            if all(mask != concerned for _, mask in options):
                different = {mask: choice for choice, mask in reversed(options) if mask}
                found.append((name, concerned, tuple((choice, mask) for mask, choice in different.items())))
        found.sort(key=lambda one: (-one[1].bit_count(), len(one[2]), one[0]))
        taken = 0
        dimensions = []
        for name, concerned, options_of in reversed(found):
            dimensions.append(_Dimension(name, concerned, concerned & ~taken, options_of))
            taken |= concerned
        return dimensions[::-1]

    def _cell(self, start: Box, members: Sequence[int]) -> Box:
        """Return what must be true of a customer who gets some contacts."""
        cell = start
        for number in members:
            cell = meet_boxes(cell, self._boxes[number]) or EVERYBODY
        return cell


class _Search:
    """Branch and bound over the choices of one dimension after the other."""

    def __init__(self, dimensions: Sequence[_Dimension], floor: int, budget: Budget) -> None:
        self._dimensions = dimensions
        self._floor = floor
        self._budget = budget
        self.best: Mask = 0
        self.upper = 0
        """What a search that was cut off could not rule out."""
        budget.begin()

    def run(self, alive: Mask) -> None:
        """Look through everything that may be better than the floor."""
        if self._bound(0, alive) > self._floor or not self._dimensions:
            self._go(0, alive)

    def _go(self, depth: int, alive: Mask) -> None:
        if depth == len(self._dimensions):
            if alive.bit_count() > self.best.bit_count():
                self.best = alive
            return
        dimension = self._dimensions[depth]
        rest = alive & ~dimension.named
        options = [(rest | (alive & mask)) for _, mask in dimension.options]
        bounds = sorted(((self._bound(depth + 1, option), -n) for n, option in enumerate(options)), reverse=True)
        for bound, minus in bounds:
            if bound <= max(self._floor, self.best.bit_count()):
                return
            if not self._budget.spend():
                self.upper = max(self.upper, bound)
                return
            self._go(depth + 1, options[-minus])

    def _bound(self, depth: int, alive: Mask) -> int:
        """Return a load that no customer exceeds who has made the choices so far."""
        total = alive.bit_count()
        open_ = self._dimensions[depth:]
        shared = total
        least = total
        for dimension in open_:
            owned = alive & dimension.owned
            if owned:
                shared -= owned.bit_count() - max((owned & mask).bit_count() for _, mask in dimension.options)
            named = alive & dimension.named
            if named:
                best = max((named & mask).bit_count() for _, mask in dimension.options)
                least = min(least, total - named.bit_count() + best)
        return min(shared, least)


def _numbers(mask: Mask) -> Iterator[int]:
    while mask:
        bit = mask & -mask
        yield bit.bit_length() - 1
        mask ^= bit
