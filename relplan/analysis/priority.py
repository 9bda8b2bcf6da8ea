"""Priorities: who precedes whom, where that goes round in circles, and where it says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import product
from typing import TYPE_CHECKING, cast

from relplan.analysis.reach import Reach, can_meet
from relplan.model.scenario import Scenario
from relplan.plan.plan import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from networkx import DiGraph

    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.message import Messages
    from relplan.model.campaign import Campaign
    from relplan.plan.plan import Plan


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
    from networkx import single_source_shortest_path

    paths: list[list[str]] = []
    for node in sorted(graph.nodes):
        from_here = single_source_shortest_path(graph, node)
        paths += [from_here[before] for before in sorted(graph.predecessors(node))]
    return min(paths, key=len)


def _line_of(plan: Plan, beat: Beat) -> tuple[str, int, int]:
    place = beat.winner.at("beats", beat.index)
    return (place.path, *plan.locate(place))


def find_ties(plan: Plan, messages: Messages, contacts: Sequence[Contact], beats: Sequence[Beat]) -> tuple[Tie, ...]:
    """Return the groups of actions that share a priority and can compete.

    They compete where messages that limits may hold back can reach the same customer on the same day: a campaign's on
    the days it sends, a scenario's on any day. Pairs decided by name, and scenarios that say what becomes of a
    campaign, don't. Each group holds the actions that compete with at least one other of it.
    """
    by_priority: dict[int, list[Item[Scenario | Campaign]]] = {}
    for item in plan.actions.values():
        if item.value.counts and item.value.priority is not None:
            by_priority.setdefault(item.value.priority, []).append(item)
    rivals = _Rivals(messages, contacts, beats)
    ties = []
    for priority, items in sorted(by_priority.items()):
        tied = rivals.among(sorted(items, key=lambda item: item.id)) if len(items) > 1 else ()
        if tied:
            ties.append(Tie(priority, tied))
    return tuple(ties)


class _Rivals:
    """Tells which actions can compete for a customer."""

    def __init__(self, messages: Messages, contacts: Sequence[Contact], beats: Sequence[Beat]) -> None:
        self._messages = messages
        self._decided = {frozenset((beat.winner.id, beat.loser)) for beat in beats}
        self._by_day: dict[str, dict[date, set[Reach]]] = {}
        """Whom each campaign reaches on which day."""
        for contact in contacts:
            if contact.obeys:
                days = self._by_day.setdefault(contact.planned.campaign.id, {})
                for instant in contact.planned.instants:
                    days.setdefault(instant.date(), set()).add(contact.reach)
        self._of_scenario: dict[str, set[Reach]] = {}

    def among(self, items: Sequence[Item[Scenario | Campaign]]) -> tuple[Item[Scenario | Campaign], ...]:
        """Return the actions that compete with at least one other, in the order given."""
        tied: set[str] = set()
        for index, item in enumerate(items):
            for other in items[index + 1 :]:
                if not {item.id, other.id} <= tied and self._compete(item, other):
                    tied |= {item.id, other.id}
        return tuple(item for item in items if item.id in tied)

    def _compete(self, one: Item[Scenario | Campaign], other: Item[Scenario | Campaign]) -> bool:
        if frozenset((one.id, other.id)) in self._decided or _harmonises(one, other) or _harmonises(other, one):
            return False
        return any(can_meet(left, right) for pair in self._common_days(one, other) for left, right in product(*pair))

    def _common_days(
        self, one: Item[Scenario | Campaign], other: Item[Scenario | Campaign]
    ) -> Iterator[tuple[set[Reach], set[Reach]]]:
        """Yield whom both reach, for each day that both may fall on."""
        left, right = self._days(one), self._days(other)
        if left is None or right is None:
            yield self._anybody(one), self._anybody(other)
        else:
            yield from ((left[day], right[day]) for day in left.keys() & right.keys())

    def _days(self, item: Item[Scenario | Campaign]) -> dict[date, set[Reach]] | None:
        """Return whom a campaign reaches on each of its days; none for a scenario, which may fall on any."""
        return None if isinstance(item.value, Scenario) else self._by_day.get(item.id, {})

    def _anybody(self, item: Item[Scenario | Campaign]) -> set[Reach]:
        """Return whom an action reaches on some day."""
        if not isinstance(item.value, Scenario):
            return set().union(*self._by_day.get(item.id, {}).values())
        if item.id not in self._of_scenario:
            found = self._messages.of_scenario(cast("Item[Scenario]", item))
            self._of_scenario[item.id] = {message.reach for _, message in found if message.obeys}
        return self._of_scenario[item.id]


def _harmonises(one: Item[Scenario | Campaign], other: Item[Scenario | Campaign]) -> bool:
    """Tell whether a scenario says what becomes of a campaign on the same day."""
    if not isinstance(one.value, Scenario) or isinstance(other.value, Scenario):
        return False
    return other.id in one.value.with_campaigns or "default" in one.value.with_campaigns
