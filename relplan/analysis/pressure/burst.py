"""Bursts: the most messages of one scenario that fall into a window, over every launch that the plan allows.

A customer has one instance at a time, at most `max` launches in any half-open stretch of the reentry's length, and
without reentry a new one as soon as the last has ended. The first instance of a window may have begun long before it,
as slowly as it can; those after it go as fast as they can.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count as count_up
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from relplan.analysis.pressure.budget import Steps
    from relplan.analysis.pressure.timing import Edge, Timing

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


_Sent: TypeAlias = "tuple[_Sent | None, int, int]"
"""A counted message, after those before it: its point and minute."""


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far some counted messages lead at the soonest."""

    minute: int
    last: _Sent | None
    """The last of the counted messages so far."""


_ByCount = dict[int, _Reach]

_Made: TypeAlias = "tuple[_Made | None, _Reach, int]"
"""An instance of a burst, after those before it: its messages, and the minute that theirs count from."""

_Begun = tuple[int, int, tuple[int, ...], int, _Made]
"""Launches so far: their end, less their count of messages, the last of them, a turn for equals, their messages."""


def find_burst(timing: Timing, counted: Set[int], launching: Launching, window: int, steps: Steps) -> Burst:
    """Return the most of some messages that one customer can get in a half-open window of so many minutes.

    Where the steps don't suffice, the most that was found, and a figure that no burst exceeds.
    """
    if not counted:
        return Burst(0, 0)
    return _Search(timing, counted, launching, window, steps).run()


class _Search:
    """Looks for the greatest burst, launch by launch."""

    def __init__(self, timing: Timing, counted: Set[int], launching: Launching, window: int, steps: Steps) -> None:
        self._timing = timing
        self._counted = counted
        self._launching = launching
        self._window = window
        self._steps = steps
        self._nodes = NODES
        self._best: tuple[int, _Made | None] = (0, None)
        steps.begin()
        from_launch = self._find_soonest(0)
        self._whole = from_launch.get(self._timing.end, {})
        """From a launch to its end: the soonest end for each count, as far as the window reaches."""
        self._begun = self._lasts(from_launch)
        """From a launch to its last message: the soonest for each count."""

    def run(self) -> Burst:
        shortest = self._shortest()
        if not self._launching.max and shortest == 0:
            return Burst(None, None)
        longest = self._longest_before()
        for point in sorted(self._counted & longest.keys()):
            self._begin(point, -longest[point])
        count, made = self._best
        is_ended = self._nodes > 0 and not self._steps.are_spent
        return Burst(count, count if is_ended else max(count, self._bound(shortest)), _hits(made))

    def _begin(self, point: int, launched: int) -> None:
        """Begin a burst with a message of an instance that was launched so long before it."""
        from_here = self._find_soonest(point)
        for count, reach in self._lasts(from_here).items():
            self._note(count, (None, reach, 0))
        turns = count_up()
        heap: list[_Begun] = []
        for count, reach in _useful(from_here.get(self._timing.end, {})):
            recent = self._recent((), launched)
            heappush(heap, (reach.minute, -count, recent, next(turns), (None, reach, 0)))
        seen: dict[tuple[int, tuple[int, ...]], int] = {}
        while heap and self._nodes > 0:
            end, minus, launches, _, made = heappop(heap)
            start = self._next_launch(end, launches)
            recent = self._recent(launches, start)
            if start >= self._window or seen.get((start, recent), 0) >= -minus:
                continue
            if not self._steps.spend(len(self._begun) + len(self._whole)):
                return
            seen[start, recent] = -minus
            self._nodes -= 1
            for count, reach in self._begun.items():
                if start + reach.minute < self._window:
                    self._note(count - minus, (made, reach, start))
            for count, reach in _useful(self._whole):
                if count and start + reach.minute < self._window:
                    more = (made, reach, start)
                    heappush(heap, (start + reach.minute, minus - count, recent, next(turns), more))

    def _recent(self, launches: tuple[int, ...], start: int) -> tuple[int, ...]:
        """Return the launches that the reentry still looks at."""
        return (*launches, start)[-self._launching.max :] if self._launching.max else ()

    def _next_launch(self, end: int, launches: tuple[int, ...]) -> int:
        """Return the soonest instant of the next launch after an instance that has ended."""
        most = self._launching.max
        if not most or len(launches) < most:
            return end
        return max(end, launches[-most] + self._launching.per)

    def _note(self, count: int, made: _Made) -> None:
        if count > self._best[0]:
            self._best = (count, made)

    def _bound(self, shortest: int | None) -> int:
        """Return a count that no burst exceeds: whole instances as often as they can be launched."""
        launches = self._window // max(1, shortest or 0) + 2
        if self._launching.max:
            by_reentry = (self._window // max(1, self._launching.per) + 2) * self._launching.max
            launches = min(launches, by_reentry)
        return self._most() * launches

    def _most(self) -> int:
        """Return the most counted messages on one way from a launch to its end."""
        most = {0: int(0 in self._counted)}
        for point, ways in enumerate(self._timing.edges):
            for edge in ways if point in most else ():
                most[edge.to] = max(most.get(edge.to, 0), most[point] + (edge.to in self._counted))
        return max(most.values())

    def _shortest(self) -> int | None:
        """Return the soonest end of an instance with a counted message; none when there is no such instance."""
        soonest: dict[tuple[int, bool], int] = {(0, 0 in self._counted): 0}
        for point, ways in enumerate(self._timing.edges):
            for has_counted in (False, True):
                minute = soonest.get((point, has_counted))
                if minute is None:
                    continue
                for edge in ways:
                    key = (edge.to, has_counted or edge.to in self._counted)
                    soonest[key] = min(soonest.get(key, minute + edge.wait.least), minute + edge.wait.least)
        return soonest.get((self._timing.end, True))

    def _longest_before(self) -> dict[int, int]:
        """Return the longest time from a launch to each point; points that can't be reached are left out."""
        longest = {0: 0}
        for point, ways in enumerate(self._timing.edges):
            if point in longest:
                for edge in ways:
                    longest[edge.to] = max(longest.get(edge.to, 0), longest[point] + edge.wait.most)
        return longest

    def _lasts(self, soonest: Mapping[int, _ByCount]) -> _ByCount:
        """Return the soonest last message for each number of counted messages."""
        found: _ByCount = {}
        for point, reaches in soonest.items():
            if point in self._counted:
                for count, reach in reaches.items():
                    if count not in found or reach.minute < found[count].minute:
                        found[count] = reach
        return found

    def _find_soonest(self, start: int) -> dict[int, _ByCount]:
        """Return for each point in the window, and each number of counted messages up to it, the soonest way there.

        Numbers for which a greater one is as soon are left out: they can't lead to a greater burst.
        """
        found: dict[int, _ByCount] = {start: self._first(start)}
        open_ = [start]
        while open_:
            point = heappop(open_)
            found[point] = dict(_useful(found[point]))
            for edge in self._timing.edges[point]:
                if not self._steps.spend(len(found[point])):
                    return found
                is_new = edge.to not in found
                if self._lengthen(found, point, edge) and is_new:
                    heappush(open_, edge.to)
        return found

    def _lengthen(self, found: dict[int, _ByCount], point: int, edge: Edge) -> bool:
        """Follow an edge from a point; tell whether some of its ways are still within the window."""
        is_counted = edge.to in self._counted
        is_within = False
        for count, reach in found[point].items():
            minute = reach.minute + edge.wait.least
            if minute < self._window:
                is_within = True
                reaches = found.setdefault(edge.to, {})
                if count + is_counted not in reaches or minute < reaches[count + is_counted].minute:
                    last = (reach.last, edge.to, minute) if is_counted else reach.last
                    reaches[count + is_counted] = _Reach(minute, last)
        return is_within

    def _first(self, start: int) -> _ByCount:
        return {1: _Reach(0, (None, start, 0))} if start in self._counted else {0: _Reach(0, None)}


def _useful(reaches: _ByCount) -> Iterator[tuple[int, _Reach]]:
    """Yield the numbers of messages for which no greater number ends as soon."""
    soonest: int | None = None
    for count in sorted(reaches, reverse=True):
        if soonest is None or reaches[count].minute < soonest:
            soonest = reaches[count].minute
            yield count, reaches[count]


def _hits(made: _Made | None) -> tuple[Hit, ...]:
    """Return the messages of a burst in order of time."""
    instances = []
    while made is not None:
        before, reach, start = made
        instances.append((reach.last, start))
        made = before
    hits: list[Hit] = []
    for launch, (latest, start) in enumerate(reversed(instances)):
        own, last = [], latest
        while last is not None:
            sent, point, minute = last
            own.append(Hit(point, launch, start + minute))
            last = sent
        hits += reversed(own)
    return tuple(hits)
