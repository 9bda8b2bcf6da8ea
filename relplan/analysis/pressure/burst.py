"""Bursts: the most messages of one scenario that fall into a window, over every launch that the plan allows.

A customer has one instance at a time, at most `max` launches in any half-open stretch of the reentry's length, and
without reentry a new one as soon as the last has ended. The first instance of a window may have begun long before it,
as slowly as it can; those after it go as fast as they can.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count as count_up
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from relplan.analysis.pressure.timing import Timing

NODES = 5_000
"""Ways of following one launch by another that are tried; then a bound takes the place of the search."""


@dataclass(frozen=True, slots=True)
class Launching:
    """How often a scenario may be launched for one customer."""

    max: int
    """The most launches in any half-open stretch of `per`; 0 when only the end of one allows the next."""
    per: int
    """In minutes."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A message in a burst."""

    point: int
    """Of the scenario's timing."""
    launch: int
    """Which of the burst's launches it belongs to, from 0."""
    minute: int
    """After the first message of the burst."""


@dataclass(frozen=True, slots=True)
class Burst:
    """The most messages in a window."""

    count: int | None
    """None when there is no end to them."""
    upper: int | None
    """No burst has more; the same as `count` when the search ended."""
    hits: tuple[Hit, ...] = ()
    """One that has as many, in order of time."""


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far some counted messages lead at the soonest."""

    minute: int
    hits: tuple[tuple[int, int], ...]
    """The counted messages so far: their points and minutes."""


_ByCount = dict[int, _Reach]

_Begun = tuple[int, int, tuple[int, ...], int, int, tuple[Hit, ...]]
"""Launches so far: their end, less their count of messages, the last of them, a turn that orders equals, how many they
are, the messages."""


def find_burst(timing: Timing, counted: Set[int], launching: Launching, window: int) -> Burst:
    """Return the most of some messages that one customer can get in a half-open window of so many minutes."""
    if not counted:
        return Burst(0, 0)
    return _Search(timing, counted, launching, window).run()


class _Search:
    """Looks for the greatest burst, launch by launch."""

    def __init__(self, timing: Timing, counted: Set[int], launching: Launching, window: int) -> None:
        self._timing = timing
        self._counted = counted
        self._launching = launching
        self._window = window
        self._known: dict[int, dict[int, _ByCount]] = {}
        self._whole = self._ends(0)
        """From a launch to its end: the soonest end for each count."""
        self._begun = self._lasts(0)
        """From a launch to its last message: the soonest for each count."""
        self._nodes = NODES
        self._best: tuple[int, tuple[Hit, ...]] = (0, ())

    def run(self) -> Burst:
        if self._is_endless():
            return Burst(None, None)
        longest = self._longest_before()
        for point in sorted(self._counted & longest.keys()):
            self._begin(point, -longest[point])
        count, hits = self._best
        upper = count if self._nodes > 0 else max(count, self._bound())
        return Burst(count, upper, hits)

    def _is_endless(self) -> bool:
        """Tell whether a scenario that takes no time can be launched again without limit."""
        return not self._launching.max and any(n and reach.minute == 0 for n, reach in self._whole.items())

    def _begin(self, point: int, launched: int) -> None:
        """Begin a burst with a message of an instance that was launched so long before it."""
        for count, reach in self._lasts(point).items():
            if reach.minute < self._window:
                self._note(count, _hits(reach, 0, 0))
        turns = count_up()
        heap: list[_Begun] = []
        for count, reach in _useful(self._ends(point)):
            recent = self._recent((), launched)
            heappush(heap, (reach.minute, -count, recent, next(turns), 1, _hits(reach, 0, 0)))
        seen: dict[tuple[int, tuple[int, ...]], int] = {}
        while heap and self._nodes > 0:
            end, minus, launches, _, number, hits = heappop(heap)
            start = self._next_launch(end, launches)
            recent = self._recent(launches, start)
            if start >= self._window or seen.get((start, recent), 0) >= -minus:
                continue
            seen[start, recent] = -minus
            self._nodes -= 1
            for count, reach in self._begun.items():
                if start + reach.minute < self._window:
                    self._note(count - minus, (*hits, *_hits(reach, number, start)))
            for count, reach in _useful(self._whole):
                if count and start + reach.minute < self._window:
                    more = (*hits, *_hits(reach, number, start))
                    heappush(heap, (start + reach.minute, minus - count, recent, next(turns), number + 1, more))

    def _recent(self, launches: tuple[int, ...], start: int) -> tuple[int, ...]:
        """Return the launches that the reentry still looks at."""
        return (*launches, start)[-self._launching.max :] if self._launching.max else ()

    def _next_launch(self, end: int, launches: tuple[int, ...]) -> int:
        """Return the soonest instant of the next launch after an instance that has ended."""
        most = self._launching.max
        if not most or len(launches) < most:
            return end
        return max(end, launches[-most] + self._launching.per)

    def _note(self, count: int, hits: tuple[Hit, ...]) -> None:
        if count > self._best[0]:
            self._best = (count, hits)

    def _bound(self) -> int:
        """Return a count that no burst exceeds: whole instances as often as they can be launched."""
        most = max(count for count in self._whole)
        shortest = max(1, min(reach.minute for count, reach in self._whole.items() if count))
        launches = self._window // shortest + 2
        if self._launching.max:
            by_reentry = (self._window // max(1, self._launching.per) + 2) * self._launching.max
            launches = min(launches, by_reentry)
        return most * launches

    def _longest_before(self) -> dict[int, int]:
        """Return the longest time from a launch to each point; points that can't be reached are left out."""
        longest = {0: 0}
        for point, ways in enumerate(self._timing.edges):
            if point in longest:
                for edge in ways:
                    longest[edge.to] = max(longest.get(edge.to, 0), longest[point] + edge.wait.most)
        return longest

    def _ends(self, start: int) -> _ByCount:
        """Return the soonest end from a point for each number of counted messages, the point's own included."""
        return self._soonest(start).get(self._timing.end, {})

    def _lasts(self, start: int) -> _ByCount:
        """Return the soonest last message from a point for each number of counted messages."""
        found: _ByCount = {}
        for point, reaches in self._soonest(start).items():
            if point in self._counted:
                for count, reach in reaches.items():
                    if count not in found or reach.minute < found[count].minute:
                        found[count] = reach
        return found

    def _soonest(self, start: int) -> dict[int, _ByCount]:
        """Return for each point, and each number of counted messages up to it, the soonest way there."""
        if start not in self._known:
            self._known[start] = self._find_soonest(start)
        return self._known[start]

    def _find_soonest(self, start: int) -> dict[int, _ByCount]:
        found: dict[int, _ByCount] = {start: self._first(start)}
        for point in range(start, len(self._timing.edges)):
            for edge in self._timing.edges[point] if point in found else ():
                reaches = found.setdefault(edge.to, {})
                for count, reach in found[point].items():
                    is_counted = edge.to in self._counted
                    minute = reach.minute + edge.wait.least
                    if count + is_counted not in reaches or minute < reaches[count + is_counted].minute:
                        more = ((edge.to, minute),) if is_counted else ()
                        reaches[count + is_counted] = _Reach(minute, (*reach.hits, *more))
        return found

    def _first(self, start: int) -> _ByCount:
        return {1: _Reach(0, ((start, 0),))} if start in self._counted else {0: _Reach(0, ())}


def _useful(reaches: _ByCount) -> Iterator[tuple[int, _Reach]]:
    """Yield the numbers of messages for which no greater number ends as soon."""
    soonest: int | None = None
    for count in sorted(reaches, reverse=True):
        if soonest is None or reaches[count].minute < soonest:
            soonest = reaches[count].minute
            yield count, reaches[count]


def _hits(reach: _Reach, launch: int, start: int) -> tuple[Hit, ...]:
    return tuple(Hit(point, launch, start + minute) for point, minute in reach.hits)
