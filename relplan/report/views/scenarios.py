"""Scenarios: one list by programme, and a sheet each with its mechanic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.model.mechanic import MessageStep, TaskStep, walk_steps
from relplan.report.views.actions import competing_facts, first_facts, last_facts
from relplan.report.views.audience import Audiences
from relplan.report.views.capped import say_harmonisation, say_suppression
from relplan.report.views.mechanic import Mechanic, view_mechanic
from relplan.report.views.names import Names
from relplan.report.views.pieces import Chip, Fact, Link, Plain, Sheet, keep, line, lines, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.scenario import Needs, Scenario, Trigger
    from relplan.plan.plan import Item, Plan
    from relplan.report.views.actions import LabelledCells
    from relplan.report.words import Words
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class ScenarioView:
    """The sheet of a scenario."""

    sheet: Sheet
    programme: str
    trigger: str
    """What starts it, in words."""
    channels: tuple[Chip, ...]
    priority: str
    mechanic: Mechanic


@dataclass(frozen=True, slots=True)
class ScenarioGroup:
    """The scenarios of one programme."""

    title: str
    programme: Link | None
    """None when the programme isn't known."""
    scenarios: tuple[ScenarioView, ...]


@dataclass(frozen=True, slots=True)
class ScenariosView:
    """Every scenario, by programme in the order of the plan's files, then by name."""

    groups: tuple[ScenarioGroup, ...]


def view_scenarios(review: Review, words: Words) -> ScenariosView:
    """Show the scenarios of a plan."""
    plan = review.plan
    names = Names(plan, words)
    by_programme: dict[str, list[Item[Scenario]]] = {ident: [] for ident in plan.programmes}
    for item in plan.scenarios.values():
        by_programme.setdefault(item.value.programme, []).append(item)
    groups = []
    for programme, items in by_programme.items():
        if items:
            piece = names.piece(Kind.PROGRAMME, programme)
            ordered = sorted(items, key=lambda item: (item.value.name.casefold(), item.id))
            views = tuple(_view_scenario(item, plan, names, words) for item in ordered)
            groups.append(ScenarioGroup(piece.text, piece if isinstance(piece, Link) else None, views))
    return ScenariosView(tuple(groups))


def _view_scenario(item: Item[Scenario], plan: Plan, names: Names, words: Words) -> ScenarioView:
    scenario = item.value
    contacts = {_contact_id(step): step for _, step in walk_steps(scenario.steps) if _is_contact(step)}
    channels = dict.fromkeys(channel for step in contacts.values() for channel in _channels_of(step))
    trigger = say_trigger(scenario.trigger, names, words)
    return ScenarioView(
        sheet=names.sheet(item, _facts(item, tuple(channels), plan, names, words)),
        programme=names.text(Kind.PROGRAMME, scenario.programme),
        trigger=trigger,
        channels=tuple(names.channel(channel) for channel in channels),
        priority="" if scenario.priority is None else str(scenario.priority),
        mechanic=view_mechanic(item, trigger, plan, names, words),
    )
