"""Priorities: who precedes whom, where that goes round in circles, and where it says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import islice
from typing import TYPE_CHECKING

from relplan.analysis.crowd import bits_of, find_met
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from networkx import DiGraph

    from relplan.analysis.crowd import Bits
    from relplan.analysis.meeting import Action, Meetings
    from relplan.plan.plan import Plan


MOST_LINES = 2_000_000
"""Lines of `beats` that are followed in search of shortest circles; then any circle of a knot will do."""

RIVALS_TOLD = 3
"""How many rivals are kept of an action without a priority: all of them would grow with the square of the plan."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One action that precedes another whatever their priorities."""

    winner: Action
    index: int
    """Its place in the winner's `beats`."""
    loser: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Actions of equal priority that can compete for the same customer, with nothing else between them."""

    priority: int
    actions: tuple[Action, ...]
    """By id."""


@dataclass(frozen=True, slots=True)
class Unranked:
    """An action without a priority that competes with others that have one."""

    action: Action
    rivals: tuple[Action, ...]
    """The first of those that have one, by id."""
    number: int
    """How many have one."""


def find_beats(plan: Plan) -> tuple[Beat, ...]:
    """Return every pair that the plan decides by name, among actions that count."""
    return tuple(
        Beat(item, index, loser)
        for item in plan.actions.values()
        if item.value.counts
        for index, loser in enumerate(item.value.beats)
        if loser in plan.actions
    )


def find_beat_cycles(plan: Plan, beats: Sequence[Beat]) -> tuple[tuple[Beat, ...], ...]:
    """Return a shortest cycle through each knot of actions that beat each other, from its earliest line."""
    by_pair = {(beat.winner.id, beat.loser): beat for beat in beats}
    if _is_acyclic(by_pair):
        return ()
    from networkx import DiGraph, strongly_connected_components

    graph: DiGraph[str] = DiGraph(list(by_pair))
    knots = [part for part in strongly_connected_components(graph) if len(part) > 1 or _beats_itself(graph, part)]
    cycles = []
    followed = 0
    for knot in sorted(knots, key=min):
        nodes, lines = _shortest_cycle(
            {node: [loser for loser in graph[node] if loser in knot] for node in sorted(knot)}, MOST_LINES - followed
        )
        followed += lines
        pairs = [by_pair[pair] for pair in zip(nodes, (*nodes[1:], nodes[0]), strict=True)]
        first = min(range(len(pairs)), key=lambda index: _line_of(plan, pairs[index]))
        cycles.append((*pairs[first:], *pairs[:first]))
    return tuple(cycles)


def _is_acyclic(pairs: Iterable[tuple[str, str]]) -> bool:
    """Tell whether some order of all actions respects every pair; the usual case, told without a graph library."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for winner, loser in pairs:
        sorter.add(loser, winner)
    try:
        sorter.prepare()
    except CycleError:
        return False
    return True


def _beats_itself(graph: DiGraph[str], part: Iterable[str]) -> bool:
    node = next(iter(part))
    return graph.has_edge(node, node)


def _shortest_cycle(losers: Mapping[str, Sequence[str]], most: int) -> tuple[list[str], int]:
    """Return the shortest cycle of a knot, the alphabetically first among equals, and how many lines were followed.

    When more than `most` were followed, the shortest cycle so far.
    """
    best: list[str] = []
    followed = 0
    for node in losers:
        if best and followed > most:
            break
        found, lines = _cycle_through(losers, node, len(best) or len(losers) + 1)
        best = found or best
        followed += lines
    return best, followed


def _cycle_through(losers: Mapping[str, Sequence[str]], node: str, below: int) -> tuple[list[str], int]:
    """Return the shortest cycle through a node if it is shorter than a figure, and how many lines were followed."""
    winner_of: dict[str, str] = {}
    level, length, followed = [node], 1, 0
    while level and length < below:
        closing = sorted(one for one in level if node in losers[one])
        if closing:
            cycle = [closing[0]]
            while cycle[-1] != node:
                cycle.append(winner_of[cycle[-1]])
            return cycle[::-1], followed
        beyond = []
        for one in level:
            followed += len(losers[one])
            for loser in losers[one]:
                if loser not in winner_of and loser != node:
                    winner_of[loser] = one
                    beyond.append(loser)
        level, length = beyond, length + 1
    return [], followed


def _line_of(plan: Plan, beat: Beat) -> tuple[str, int, int]:
    place = beat.winner.at("beats", beat.index)
    return (place.path, *plan.locate(place))


def find_ties(rivalry: Rivalry) -> tuple[Tie, ...]:
    """Return the groups of actions that share a priority and can compete.

    Each group holds the actions that compete with at least one other of it.
    """
    by_priority: dict[int, Bits] = {}
    for number, item in enumerate(rivalry.actions):
        if item.value.priority is not None:
            by_priority[item.value.priority] = by_priority.get(item.value.priority, 0) | 1 << number
    ties = []
    for priority, group in sorted(by_priority.items()):
        tied = tuple(rivalry.actions[number] for number in bits_of(group) if rivalry.of(number) & group)
        if tied:
            ties.append(Tie(priority, tied))
    return tuple(ties)


def find_unranked(rivalry: Rivalry) -> tuple[Unranked, ...]:
    """Return the actions without a priority most of whose rivals have one, by id."""
    has_priority = sum(1 << number for number, item in enumerate(rivalry.actions) if item.value.priority is not None)
    found = []
    for number, item in enumerate(rivalry.actions):
        if item.value.priority is None:
            rivals = rivalry.of(number)
            ranked = rivals & has_priority
            if 2 * ranked.bit_count() > rivals.bit_count():
                first = tuple(rivalry.actions[other] for other in islice(bits_of(ranked), RIVALS_TOLD))
                found.append(Unranked(item, first, ranked.bit_count()))
    return tuple(found)


class Rivalry:
    """Tells which actions can compete for a customer with nothing but their numbers between them.

    They compete where messages that limits may hold back can reach the same customer on the same day. Pairs decided by
    name, and scenarios that say what becomes of a campaign, don't.
    """

    def __init__(self, plan: Plan, meetings: Meetings, beats: Iterable[Beat]) -> None:
        self.actions = sorted((item for item in plan.actions.values() if item.value.counts), key=lambda item: item.id)
        """By id; in sets of actions, bit n stands for the nth."""
        self._met = find_met(self.actions, meetings)
        self._decided = self._find_decided(beats)

    def of(self, number: int) -> Bits:
        """Return the actions that one competes with."""
        return self._met[number] & ~self._decided[number] & ~(1 << number)

    def _find_decided(self, beats: Iterable[Beat]) -> Sequence[Bits]:
        """Return for each action those against which something else than their numbers decides."""
        numbers = {item.id: number for number, item in enumerate(self.actions)}
        pairs = [(numbers[beat.winner.id], numbers[beat.loser]) for beat in beats if beat.loser in numbers]
        campaigns, scenarios = 0, 0
        for number, item in enumerate(self.actions):
            if not isinstance(item.value, Scenario):
                campaigns |= 1 << number
                continue
            if "default" in item.value.with_campaigns:
                scenarios |= 1 << number
            named = (numbers[ident] for ident in item.value.with_campaigns if ident in numbers)
            pairs += ((number, other) for other in named if not isinstance(self.actions[other].value, Scenario))
        decided = [
            campaigns if scenarios >> number & 1 else scenarios if campaigns >> number & 1 else 0
            for number in range(len(self.actions))
        ]
        for one, other in pairs:
            decided[one] |= 1 << other
            decided[other] |= 1 << one
        return decided
