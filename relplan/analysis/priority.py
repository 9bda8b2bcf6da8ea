"""Priorities: who precedes whom, where that goes round in circles, and where it says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from relplan.analysis.reach import Reach, can_meet
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from networkx import DiGraph

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.reach import Population
    from relplan.model.campaign import Campaign
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Beat:
    """One action that precedes another whatever their priorities."""

    winner: Item[Scenario | Campaign]
    index: int
    """Its place in the winner's `beats`."""
    loser: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Actions of equal priority that can compete for the same customer, with nothing else between them."""

    priority: int
    actions: tuple[Item[Scenario | Campaign], ...]
    """By id."""


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
    for knot in sorted(knots, key=min):
        nodes = _shortest_cycle(graph.subgraph(knot))
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


def _shortest_cycle(graph: DiGraph[str]) -> list[str]:
    """Return the shortest cycle of a graph, the alphabetically first among equals."""
    from networkx import shortest_path

    paths = (
        shortest_path(graph, node, before)
        for node in sorted(graph.nodes)
        for before in sorted(graph.predecessors(node))
    )
    return min(paths, key=len)


def _line_of(plan: Plan, beat: Beat) -> tuple[str, int, int]:
    place = beat.winner.at("beats", beat.index)
    return (place.path, *plan.locate(place))


def find_ties(
    plan: Plan, population: Population, sends: Sequence[PlannedSend], beats: Sequence[Beat]
) -> tuple[Tie, ...]:
    """Return the groups of actions that share a priority and can compete.

    They compete for the same customers, and on the same day if both are dated. Each group holds the actions that
    compete with at least one other of it.
    """
    by_priority: dict[int, list[Item[Scenario | Campaign]]] = {}
    for item in plan.actions.values():
        if item.value.counts and item.value.priority is not None:
            by_priority.setdefault(item.value.priority, []).append(item)
    rivals = _Rivals(population, sends, beats)
    ties = []
    for priority, items in sorted(by_priority.items()):
        tied = rivals.among(sorted(items, key=lambda item: item.id))
        if tied:
            ties.append(Tie(priority, tied))
    return tuple(ties)


class _Rivals:
    """Tells which actions can compete for a customer."""

    def __init__(self, population: Population, sends: Sequence[PlannedSend], beats: Sequence[Beat]) -> None:
        self._population = population
        self._decided = {frozenset((beat.winner.id, beat.loser)) for beat in beats}
        self._days: dict[str, set[date]] = {}
        for planned in sends:
            self._days.setdefault(planned.campaign.id, set()).update(at.date() for at in planned.instants)
        self._reaches: dict[str, Reach] = {}

    def among(self, items: Sequence[Item[Scenario | Campaign]]) -> tuple[Item[Scenario | Campaign], ...]:
        """Return the actions that compete with at least one other, in the order given."""
        tied: set[str] = set()
        for index, item in enumerate(items):
            for other in items[index + 1 :]:
                if not {item.id, other.id} <= tied and self._compete(item, other):
                    tied |= {item.id, other.id}
        return tuple(item for item in items if item.id in tied)

    def _compete(self, one: Item[Scenario | Campaign], other: Item[Scenario | Campaign]) -> bool:
        if frozenset((one.id, other.id)) in self._decided or not self._same_day(one, other):
            return False
        return can_meet(self._reach(one), self._reach(other))

    def _same_day(self, one: Item[Scenario | Campaign], other: Item[Scenario | Campaign]) -> bool:
        """Tell whether two actions can fall on one day: a scenario on any, a campaign on those it sends on."""
        if isinstance(one.value, Scenario) or isinstance(other.value, Scenario):
            return True
        return not self._days.get(one.id, set()).isdisjoint(self._days.get(other.id, set()))

    def _reach(self, item: Item[Scenario | Campaign]) -> Reach:
        if item.id not in self._reaches:
            self._reaches[item.id] = self._population.reach_of_action(item.value)
        return self._reaches[item.id]
