"""Priorities: who precedes whom, where that goes round in circles, and where it says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from networkx import DiGraph

    from relplan.analysis.meeting import Action, Meetings
    from relplan.plan.plan import Plan


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
    """Those that have one, by id."""


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
    from networkx import single_source_shortest_path

    paths: list[list[str]] = []
    for node in sorted(graph.nodes):
        from_here = single_source_shortest_path(graph, node)
        paths += [from_here[before] for before in sorted(graph.predecessors(node))]
    return min(paths, key=len)


def _line_of(plan: Plan, beat: Beat) -> tuple[str, int, int]:
    place = beat.winner.at("beats", beat.index)
    return (place.path, *plan.locate(place))


def find_ties(plan: Plan, meetings: Meetings, beats: Sequence[Beat]) -> tuple[Tie, ...]:
    """Return the groups of actions that share a priority and can compete.

    Each group holds the actions that compete with at least one other of it.
    """
    by_priority: dict[int, list[Action]] = {}
    for item in plan.actions.values():
        if item.value.counts and item.value.priority is not None:
            by_priority.setdefault(item.value.priority, []).append(item)
    rivalry = Rivalry(meetings, beats)
    ties = []
    for priority, items in sorted(by_priority.items()):
        tied = rivalry.among(sorted(items, key=lambda item: item.id)) if len(items) > 1 else ()
        if tied:
            ties.append(Tie(priority, tied))
    return tuple(ties)


def find_unranked(plan: Plan, meetings: Meetings, beats: Sequence[Beat]) -> tuple[Unranked, ...]:
    """Return the actions without a priority most of whose rivals have one, by id."""
    actions = sorted((item for item in plan.actions.values() if item.value.counts), key=lambda item: item.id)
    rivalry = Rivalry(meetings, beats)
    found = []
    for item in actions:
        if item.value.priority is None:
            rivals = [other for other in actions if other.id != item.id and rivalry.compete(item, other)]
            ranked = tuple(other for other in rivals if other.value.priority is not None)
            if 2 * len(ranked) > len(rivals):
                found.append(Unranked(item, ranked))
    return tuple(found)


class Rivalry:
    """Tells which actions can compete for a customer with nothing but their numbers between them.

    They compete where messages that limits may hold back can reach the same customer on the same day. Pairs decided by
    name, and scenarios that say what becomes of a campaign, don't.
    """

    def __init__(self, meetings: Meetings, beats: Sequence[Beat]) -> None:
        self._meetings = meetings
        self._decided = {frozenset((beat.winner.id, beat.loser)) for beat in beats}

    def among(self, items: Sequence[Action]) -> tuple[Action, ...]:
        """Return the actions that compete with at least one other, in the order given."""
        tied: set[str] = set()
        for index, item in enumerate(items):
            for other in items[index + 1 :]:
                if not {item.id, other.id} <= tied and self.compete(item, other):
                    tied |= {item.id, other.id}
        return tuple(item for item in items if item.id in tied)

    def compete(self, one: Action, other: Action) -> bool:
        """Tell whether two actions compete."""
        if frozenset((one.id, other.id)) in self._decided or _harmonises(one, other) or _harmonises(other, one):
            return False
        return self._meetings.can_meet(one, other)


def _harmonises(one: Action, other: Action) -> bool:
    """Tell whether a scenario says what becomes of a campaign on the same day."""
    if not isinstance(one.value, Scenario) or isinstance(other.value, Scenario):
        return False
    return other.id in one.value.with_campaigns or "default" in one.value.with_campaigns
