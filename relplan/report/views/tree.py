"""The scenario tree of each target: moments, levers, scenarios and their channels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.report.diagrams.mermaid import Chart
from relplan.report.diagrams.target_tree import TargetDrawing, Twin, draw_target_tree
from relplan.report.diagrams.tree_chart import draw_tree_chart
from relplan.report.views.names import Names
from relplan.report.views.pieces import anchor_of
from relplan.report.views.scenarios import channels_of

if TYPE_CHECKING:
    from relplan.analysis.scenario_tree import LeverBranch, MomentBranch, TargetTree
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item
    from relplan.report.text.words import Words
    from relplan.report.views.pieces import Chip, Piece, Pill
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class LeafView:
    """A scenario in the tree."""

    scenario: Piece
    status: Pill | None
    priority: str
    channels: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class LeverView:
    """The scenarios of a lever."""

    title: str
    tone: str
    """The lever; empty when none is said."""
    scenarios: tuple[LeafView, ...]


@dataclass(frozen=True, slots=True)
class MomentView:
    """The scenarios that start at a moment, by lever."""

    title: str
    levers: tuple[LeverView, ...]


@dataclass(frozen=True, slots=True)
class TargetView:
    """The tree of a target."""

    title: str
    anchor: str
    summary: str
    moments: tuple[MomentView, ...]
    drawing: TargetDrawing | None
    """None when nothing grows."""


@dataclass(frozen=True, slots=True)
class TreeView:
    """The trees of all targets."""

    targets: tuple[TargetView, ...]
    channels: tuple[Chip, ...]
    """Those that the trees show, in the order of the conventions."""
    chart: Chart
    """All of them in one Mermaid chart, as deep as hosts draw; empty when none would be small enough."""


def view_tree(review: Review, words: Words) -> TreeView | None:
    """Show the scenario trees; None when no scenario reaches a target."""
    trees = review.study.scenario_trees
    if not any(tree.moments for tree in trees):
        return None
    names = Names(review.plan, words)
    targets = tuple(_view_target(tree, names, words) for tree in trees)
    shown = {
        chip
        for target in targets
        for moment in target.moments
        for lever in moment.levers
        for leaf in lever.scenarios
        for chip in leaf.channels
    }
    channels = tuple(chip for chip in map(names.channel, review.plan.channels) if chip in shown)
    return TreeView(targets, channels, draw_tree_chart([_twin(one.title, one.moments) for one in targets]))


def _view_target(tree: TargetTree, names: Names, words: Words) -> TargetView:
    title = names.text(Kind.SEGMENT, tree.segment.id)
    moments = tuple(_view_moment(branch, names, words) for branch in tree.moments)
    scenarios = sum(len(lever.scenarios) for moment in moments for lever in moment.levers)
    return TargetView(
        title=title,
        anchor=anchor_of("tree", tree.segment.id),
        summary=words("tree.summary", scenarios=scenarios, moments=len(moments)) if moments else words("tree.hole"),
        moments=moments,
        drawing=draw_target_tree(_twin(title, moments)) if moments else None,
    )


def _view_moment(branch: MomentBranch, names: Names, words: Words) -> MomentView:
    levers = tuple(_view_lever(lever, names, words) for lever in branch.levers)
    return MomentView(names.text(Kind.MOMENT, branch.moment), levers)


def _view_lever(branch: LeverBranch, names: Names, words: Words) -> LeverView:
    title = words.of(branch.lever) if branch.lever else words("tree.no_lever")
    leaves = tuple(_view_leaf(scenario, names) for scenario in branch.scenarios)
    return LeverView(title, branch.lever.value if branch.lever else "", leaves)


def _view_leaf(item: Item[Scenario], names: Names) -> LeafView:
    scenario = item.value
    return LeafView(
        scenario=names.piece(Kind.SCENARIO, item.id),
        status=names.status(scenario.status),
        priority="" if scenario.priority is None else str(scenario.priority),
        channels=tuple(names.channel(channel) for channel in channels_of(scenario)),
    )


def _twin(title: str, moments: tuple[MomentView, ...]) -> Twin:
    """Say a tree in the words of its drawing."""
    return Twin(title, inner=tuple(Twin(one.title, inner=tuple(map(_lever_twin, one.levers))) for one in moments))


def _lever_twin(lever: LeverView) -> Twin:
    leaves = (
        Twin(one.scenario.text, one.status.tone if one.status else "", one.priority, one.channels)
        for one in lever.scenarios
    )
    return Twin(lever.title, lever.tone, inner=tuple(leaves))
