"""Crowds: whom each of many actions can meet, found for all of them at once.

Actions are bits of whole numbers. For each choice of each dimension one number tells who leaves it open, so that whom a
box meets takes some operations on numbers and no walk over pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from relplan.analysis.meeting import Action, Meetings
    from relplan.analysis.reach import Box, Reach

    _Reaches: TypeAlias = frozenset[Reach]

Bits: TypeAlias = int
"""A set of actions: bit n stands for the nth."""


def find_met(actions: Sequence[Action], meetings: Meetings) -> tuple[Bits, ...]:
    """Return for each action those whose messages can reach a customer of its own on one day, as `Meetings.can_meet`.

    An action may meet itself.
    """
    met = [0] * len(actions)
    scenarios = 0
    by_day: dict[date, dict[_Reaches, Bits]] = {}
    ever: dict[_Reaches, Bits] = {}
    for number, item in enumerate(actions):
        reached = meetings.reached_by(item)
        ever[reached] = ever.get(reached, 0) | 1 << number
        if isinstance(item.value, Scenario):
            scenarios |= 1 << number
            continue
        for day, reaches in meetings.reached_by_day(item).items():
            there = by_day.setdefault(day, {})
            there[reaches] = there.get(reaches, 0) | 1 << number
    for there in by_day.values():
        for those, found in _meet(there):
            for number in bits_of(those):
                met[number] |= found
    for those, found in _meet(ever):
        for number in bits_of(those):
            met[number] |= found if scenarios >> number & 1 else found & scenarios
    return tuple(met)


def bits_of(bits: Bits) -> Iterator[int]:
    """Yield the places of the bits that are set, in order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _meet(there: Mapping[_Reaches, Bits]) -> Iterator[tuple[Bits, Bits]]:
    """Yield actions that reach the same customers, and all who reach one of those."""
    boxes = {reaches: tuple(dict.fromkeys(box for reach in reaches for box in reach.boxes)) for reaches in there}
    most = max(map(len, boxes.values()), default=0)
    layers = [
        _Layer((boxes[reaches][level], bits) for reaches, bits in there.items() if level < len(boxes[reaches]))
        for level in range(most)
    ]
    for reaches, bits in there.items():
        found = 0
        for box in boxes[reaches]:
            for layer in layers:
                found |= layer.find(box)
        yield bits, found


class _Layer:
    """At most one box of each action."""

    def __init__(self, boxes: Iterable[tuple[Box, Bits]]) -> None:
        self._all = 0
        self._naming: dict[str, Bits] = {}
        self._allowing: dict[tuple[str, str], Bits] = {}
        for box, bits in boxes:
            self._all |= bits
            for name, choices in box:
                self._naming[name] = self._naming.get(name, 0) | bits
                for choice in choices:
                    self._allowing[name, choice] = self._allowing.get((name, choice), 0) | bits

    def find(self, box: Box) -> Bits:
        """Return the actions whose box has a customer of this one."""
        found = self._all
        for name, choices in box:
            if found and name in self._naming:
                allowed = 0
                for choice in choices:
                    allowed |= self._allowing.get((name, choice), 0)
                found &= allowed | ~self._naming[name]
        return found
