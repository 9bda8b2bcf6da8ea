"""The order of priorities: who is served first under a limit, who comes before whom by name, and who ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.model.scenario import Scenario
from relplan.report.diagrams.mermaid import Chart, escape_label
from relplan.report.views.capped import say_suppression
from relplan.report.views.names import Names
from relplan.report.views.pieces import Cell, Piece, Pill, Source, separate
from relplan.report.views.precedence_graph import Edge, GraphView, draw_graph
from relplan.report.views.unread import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relplan.analysis.meeting import Action
    from relplan.analysis.priority import Beat
    from relplan.analysis.study import Study
    from relplan.analysis.suppression import Suppressing
    from relplan.report.text.words import Words
    from relplan.validation.review import Review

_MOST_ARROWS = 60
"""A graph of more would be no picture any more."""
_BEATS, _SUPPRESSES = "beats", "suppresses"
_ARROWS = {_BEATS: "-->", _SUPPRESSES: "-.->"}
"""In Mermaid's language."""


@dataclass(frozen=True, slots=True)
class PriorityRow:
    """An action in its rank."""

    action: Piece
    kind: str
    status: Pill | None
    first: Cell
    """The actions that it comes before, whatever their numbers."""
    holds_back: Cell
    """The scenarios that are not launched in its favour."""
    ties: Cell
    """The actions of its number that it can compete with."""


@dataclass(frozen=True, slots=True)
class RankView:
    """The actions of one number."""

    number: str
    """Empty for those without one, which come last."""
    rows: tuple[PriorityRow, ...]


@dataclass(frozen=True, slots=True)
class RelationView:
    """A decision by name, in words."""

    first: Piece
    sentence: str
    source: Source


@dataclass(frozen=True, slots=True)
class PriorityView:
    """The order of all actions, and the decisions by name."""

    ranks: tuple[RankView, ...]
    relations: tuple[RelationView, ...]
    graph: GraphView | None
    """None when nothing is decided by name, or too much to be drawn."""
    diagram: Chart
    """The same in Mermaid's language."""
    caution: str

    @property
    def are_independent(self) -> bool:
        """Whether numbers alone order the actions: none is named by another, none ties."""
        return not any(row.first or row.holds_back or row.ties for rank in self.ranks for row in rank.rows)


def view_priority(review: Review, words: Words) -> PriorityView | None:
    """Show the order of priorities; None when no action has a number and nothing is decided by name."""
    study, names = review.study, Names(review.plan, words)
    actions = [item for item in review.plan.actions.values() if item.value.counts]
    edges = tuple(_edges(study))
    is_drawn = 0 < len(edges) <= _MOST_ARROWS
    if not edges and all(item.value.priority is None for item in actions):
        return None
    titles = {ident: names.text(_kind(study, ident), ident) for edge in edges for ident in (edge.first, edge.second)}
    return PriorityView(
        ranks=tuple(_view_ranks(actions, study, names, words)),
        relations=tuple(_relations(study, names, words)),
        graph=draw_graph(edges, titles) if is_drawn else None,
        diagram=_draw_mermaid(edges, titles) if is_drawn else Chart(""),
        caution="" if is_whole(review, Kind.SCENARIO, Kind.CAMPAIGN) else words("figures.partial"),
    )


def _edges(study: Study) -> Iterator[Edge]:
    yield from (Edge(beat.winner.id, beat.loser, _BEATS) for beat in study.beats)
    yield from (Edge(one.winner.id, one.loser, _SUPPRESSES) for one in study.suppressions)


def _kind(study: Study, action: str) -> Kind:
    return Kind.SCENARIO if action in study.plan.scenarios else Kind.CAMPAIGN


def _view_ranks(actions: Sequence[Action], study: Study, names: Names, words: Words) -> Iterator[RankView]:
    by_number: dict[int | None, list[Action]] = {}
    for item in actions:
        by_number.setdefault(item.value.priority, []).append(item)
    ties = {item.id: tie.actions for tie in study.ties for item in tie.actions}
    for number, items in sorted(by_number.items(), key=lambda entry: (entry[0] is None, entry[0] or 0)):
        ordered = sorted(
            items, key=lambda item: (not isinstance(item.value, Scenario), item.value.name.casefold(), item.id)
        )
        rows = tuple(_view_row(item, ties.get(item.id, ()), study, names, words) for item in ordered)
        yield RankView("" if number is None else str(number), rows)


def _view_row(item: Action, ties: Sequence[Action], study: Study, names: Names, words: Words) -> PriorityRow:
    losers = [beat.loser for beat in study.beats if beat.winner.id == item.id]
    held = [one.loser for one in study.suppressions if one.winner.id == item.id]
    is_scenario = isinstance(item.value, Scenario)
    return PriorityRow(
        action=names.piece(Kind.ACTION, item.id),
        kind=words("priority.scenario" if is_scenario else "priority.campaign"),
        status=names.status(item.value.status),
        first=names.cell(Kind.ACTION, dict.fromkeys(losers)),
        holds_back=names.cell(Kind.SCENARIO, dict.fromkeys(held)),
        ties=separate([names.piece(Kind.ACTION, other.id) for other in ties if other.id != item.id]),
    )


def _relations(study: Study, names: Names, words: Words) -> Iterator[RelationView]:
    yield from (_say_beat(beat, study, names, words) for beat in study.beats)
    yield from (_say_suppressing(one, names, words) for one in study.suppressions)


def _say_beat(beat: Beat, study: Study, names: Names, words: Words) -> RelationView:
    return RelationView(
        first=names.piece(Kind.ACTION, beat.winner.id),
        sentence=words("priority.beats", name=names.text(_kind(study, beat.loser), beat.loser)),
        source=names.source(beat.winner.at("beats", beat.index)),
    )


def _say_suppressing(one: Suppressing, names: Names, words: Words) -> RelationView:
    rule = one.winner.value.suppresses[one.index]
    return RelationView(
        first=names.piece(Kind.SCENARIO, one.winner.id),
        sentence=words("priority.suppresses", what=say_suppression(rule, words, names)),
        source=names.source(one.winner.at("suppresses", one.index)),
    )


def _draw_mermaid(edges: Sequence[Edge], titles: Mapping[str, str]) -> Chart:
    numbers = {ident: number for number, ident in enumerate(titles)}
    nodes = [f'n{number}["{escape_label(titles[ident])}"]' for ident, number in numbers.items()]
    arrows = [f"n{numbers[edge.first]} {_ARROWS[edge.kind]} n{numbers[edge.second]}" for edge in edges]
    return Chart("\n".join(["flowchart LR", *nodes, *arrows]))
