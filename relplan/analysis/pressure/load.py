"""The heaviest load: the customer who gets most of some sends.

Hard in general (flags with exclusions encode independent set), easy in real plans. Sends with the same reach are one
demand. A dimension is chosen, its choices that make no difference are merged, and each is tried, best bound first; what
shares no dimension is solved apart. The work is bounded by a budget of nodes, never by a clock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relplan.analysis.reach import EVERYBODY, Box, common_choices, meet_boxes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FREE_NODES = 100
"""Choices that every search may try; real plans need fewer than ten."""

SHARED_NODES = 10_000
"""Further choices for all searches of one limit together; then a search gives an interval instead of a figure."""


class Budget:
    """How many choices may still be tried for one limit."""

    def __init__(self) -> None:
        self._shared = SHARED_NODES
        self._free = 0

    def begin(self) -> None:
        """Begin a search."""
        self._free = FREE_NODES

    def spend(self) -> bool:
        """Take one choice; False when there is none left."""
        if self._free:
            self._free -= 1
            return True
        self._shared = max(0, self._shared - 1)
        return self._shared > 0


@dataclass(frozen=True, slots=True)
class Demand:
    """Sends that reach exactly the same customers."""

    boxes: tuple[Box, ...]
    members: tuple[int, ...]
    """Positions of the sends."""


@dataclass(frozen=True, slots=True)
class Heaviest:
    """The most sends one customer can get, and who that is."""

    load: int
    """Of the best customer found."""
    upper: int
    """No customer gets more; equal to `load` when the search ended."""
    members: tuple[int, ...]
    cell: Box
    """What must be true of the customer."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A demand that depends on choices still to be made."""

    index: int
    weight: int
    boxes: tuple[Box, ...]
    """What is still asked; no box asks nothing."""


@dataclass(frozen=True, slots=True)
class _Best:
    """The best choices for some demands."""

    load: int
    upper: int
    taken: tuple[int, ...]
    choices: Box
    """The choices made; those of one demand alone stand as it asks them."""


_NONE = _Best(0, 0, (), EVERYBODY)


class _Search:
    """Branch and bound over choices; the first best found wins ties.

    A customer with no more than `floor` is of no interest: where nobody can have more, any answer will do.
    """

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        budget.begin()

    def best(self, demands: Sequence[_Open], floor: int) -> _Best:
        """Solve demands that share no dimension apart, and add them up."""
        parts = _parts(demands)
        bounds = [_bound(part) for part in parts]
        total = sum(bounds)
        found = _NONE
        for part, bound in zip(parts, bounds, strict=True):
            if total <= floor:
                return found
            best = self._best_of_part(part, floor - (total - bound))
            total += best.upper - bound
            found = _add(found, best)
        return found

    def _best_of_part(self, demands: Sequence[_Open], floor: int) -> _Best:
        if len(demands) == 1:
            only = demands[0]
            return _Best(only.weight, only.weight, (only.index,), only.boxes[0])
        return self._branch(demands, floor)

    def _branch(self, demands: Sequence[_Open], floor: int) -> _Best:
        """Try every choice that makes a difference in the dimension on which most depends."""
        dimension = _heaviest_dimension(demands)
        found = _NONE
        for choice, bound in _choices(demands, dimension):
            if bound <= max(floor, found.load):
                break
            option = _choose(demands, dimension, choice)
            best = self._best_of_option(option, max(floor, found.load))
            upper = max(found.upper, best.upper)
            found = replace(best if best.load > found.load else found, upper=upper)
        return found

    def _best_of_option(self, option: _Option, floor: int) -> _Best:
        """Go on from one choice, unless nobody with it is of interest or the budget is spent."""
        bound = option.settled.load + _bound(option.open)
        if bound <= floor:
            return option.settled
        if not self._budget.spend():
            return replace(option.settled, upper=bound)
        return _add(option.settled, self.best(option.open, floor - option.settled.load))


def _bound(demands: Sequence[_Open]) -> int:
    """Return a load that no customer exceeds.

    A customer has one choice in each dimension: at most what asks nothing there, and what the best choice gets.
    """
    total = sum(demand.weight for demand in demands)
    named: dict[str, int] = {}
    by_choice: dict[str, dict[str, int]] = {}
    for demand in demands:
        for name, allowed in common_choices(demand.boxes):
            named[name] = named.get(name, 0) + demand.weight
            choices = by_choice.setdefault(name, {})
            for choice in allowed:
                choices[choice] = choices.get(choice, 0) + demand.weight
    return min((total - weight + max(by_choice[name].values()) for name, weight in named.items()), default=total)


@dataclass(frozen=True, slots=True)
class _Option:
    """What is left to decide once one choice is made."""

    settled: _Best
    open: tuple[_Open, ...]


def _choose(demands: Sequence[_Open], dimension: str, choice: str) -> _Option:
    taken: list[int] = []
    load = 0
    left: list[_Open] = []
    for demand in demands:
        boxes = tuple(dict.fromkeys(rest for box in demand.boxes if (rest := _fix(box, dimension, choice)) is not None))
        if not boxes:
            continue
        if EVERYBODY in boxes:
            load += demand.weight
            taken.append(demand.index)
        else:
            left.append(_Open(demand.index, demand.weight, boxes))
    choices = ((dimension, frozenset({choice})),)
    return _Option(_Best(load, load, tuple(taken), choices), tuple(left))


def _fix(box: Box, dimension: str, choice: str) -> Box | None:
    """Return what a box still asks once a choice is made; None when the choice is against it."""
    for name, allowed in box:
        if name == dimension:
            return tuple(part for part in box if part[0] != dimension) if choice in allowed else None
    return box


def _choices(demands: Sequence[_Open], dimension: str) -> list[tuple[str, int]]:
    """Return one choice for each way in which demands can be met, with a load that no customer who has it exceeds.

    The most promising come first, then those first in the alphabet.
    """
    weights: dict[str, int] = {}
    meanings: dict[str, list[tuple[int, int]]] = {}
    elsewhere = 0
    for demand in demands:
        asked = [dict(box).get(dimension) for box in demand.boxes]
        for number, allowed in enumerate(asked):
            for choice in allowed or ():
                meanings.setdefault(choice, []).append((demand.index, number))
        if None in asked:
            elsewhere += demand.weight
        else:
            for choice in set().union(*(allowed for allowed in asked if allowed)):
                weights[choice] = weights.get(choice, 0) + demand.weight
    different = {tuple(met): choice for choice, met in sorted(meanings.items(), reverse=True)}
    bounds = [(choice, elsewhere + weights.get(choice, 0)) for choice in different.values()]
    return sorted(bounds, key=lambda bound: (-bound[1], bound[0]))


def _heaviest_dimension(demands: Sequence[_Open]) -> str:
    """Return the dimension on which most sends depend; of equals the one with the fewest choices, then by name."""
    weights: dict[str, int] = {}
    choices: dict[str, set[str]] = {}
    for demand in demands:
        for name in {name for box in demand.boxes for name, _ in box}:
            weights[name] = weights.get(name, 0) + demand.weight
        for box in demand.boxes:
            for name, allowed in box:
                choices.setdefault(name, set()).update(allowed)
    return min(weights, key=lambda name: (-weights[name], len(choices[name]), name))


def _parts(demands: Sequence[_Open]) -> list[list[_Open]]:
    """Divide demands into parts that share no dimension."""
    parts: list[tuple[set[str], list[_Open]]] = []
    for demand in demands:
        names = {name for box in demand.boxes for name, _ in box}
        members = [demand]
        apart = []
        for other_names, others in parts:
            if names.isdisjoint(other_names):
                apart.append((other_names, others))
            else:
                names |= other_names
                members = [*others, *members]
        parts = [*apart, (names, members)]
    return [members for _, members in parts]


def _add(one: _Best, other: _Best) -> _Best:
    return _Best(one.load + other.load, one.upper + other.upper, one.taken + other.taken, one.choices + other.choices)


def find_heaviest(demands: Sequence[Demand], start: Box, floor: int, budget: Budget) -> Heaviest:
    """Return the customer inside a box who gets the most sends; deterministic in the order of the demands.

    When nobody gets more than `floor`, the answer may be any customer.
    """
    within = dict(start)
    settled, left = _NONE, []
    for index, demand in enumerate(demands):
        met = (meet_boxes(start, box) for box in demand.boxes)
        boxes = tuple(dict.fromkeys(_beyond(box, within) for box in met if box is not None))
        if EVERYBODY in boxes:
            settled = _add(settled, _Best(len(demand.members), len(demand.members), (index,), EVERYBODY))
        elif boxes:
            left.append(_Open(index, len(demand.members), boxes))
    best = _add(settled, _Search(budget).best(left, floor - settled.load))
    members = tuple(sorted(member for index in best.taken for member in demands[index].members))
    cell = _cell_of(start, [demands[index] for index in best.taken], dict(best.choices))
    return Heaviest(best.load, best.upper, members, cell)


def _beyond(box: Box, within: Mapping[str, frozenset[str]]) -> Box:
    """Return what a box asks beyond what is true anyway."""
    return tuple((name, allowed) for name, allowed in box if within.get(name) != allowed)


def _cell_of(start: Box, taken: Iterable[Demand], choices: Mapping[str, frozenset[str]]) -> Box:
    """Return what must be true of a customer who gets all of some demands: of the choices made, those they ask for."""
    cell = start
    for demand in taken:
        met = (meet_boxes(start, box) for box in demand.boxes)
        asked = next(box for box in met if box is not None and _is_given(_beyond(box, dict(start)), choices))
        cell = meet_boxes(cell, asked) or cell
    return cell


def _is_given(box: Box, choices: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether the choices made give all that a box asks."""
    return all(name in choices and choices[name] <= allowed for name, allowed in box)


def group_demands(reaches: Sequence[tuple[Box, ...]]) -> list[Demand]:
    """Put sends with the same reach together, the largest groups first, then in order."""
    groups: dict[tuple[Box, ...], list[int]] = {}
    for position, boxes in enumerate(reaches):
        if boxes:
            groups.setdefault(boxes, []).append(position)
    demands = [Demand(boxes, tuple(members)) for boxes, members in groups.items()]
    return sorted(demands, key=lambda demand: (-len(demand.members), demand.members))
