"""The diagnosis that the plan starts from, and the work that it asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relplan.analysis.readiness import is_done
from relplan.model.kinds import Kind
from relplan.report.views.actions import common_facts
from relplan.report.views.names import Names
from relplan.report.views.pieces import Cell, Fact, Pill, Sheet, Source, keep, line, plain, separate

if TYPE_CHECKING:
    from datetime import date

    from relplan.model.diagnosis import Diagnosis, Workstream
    from relplan.plan.plan import Item
    from relplan.report.text.words import Words
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class Named:
    """A tool, or something that exists already, with what is said of it."""

    name: str
    note: str
    owner: str


@dataclass(frozen=True, slots=True)
class Listed:
    """What works, what doesn't, or what is under-used."""

    title: str
    tone: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkView:
    """A workstream."""

    sheet: Sheet
    """Without its status when it is finished, which `lateness` says."""
    due: str
    lateness: Pill | None
    """Said when it is finished, or late on the day of the report."""
    waiting: Cell
    """The scenarios that start from what it unlocks."""


@dataclass(frozen=True, slots=True)
class DiagnosisView:
    """A diagnosis."""

    summary: str
    """In the team's own Markdown."""
    lists: tuple[Listed, ...]
    tools: tuple[Named, ...]
    devices: tuple[Named, ...]
    workstreams: tuple[WorkView, ...]
    """By due date; those without one come last."""
    own: tuple[Fact, ...]
    source: Source


def view_diagnosis(review: Review, words: Words) -> DiagnosisView | None:
    """Show the diagnosis of a plan; None when it has none."""
    item = review.plan.diagnosis
    if item is None:
        return None
    names = Names(review.plan, words)
    work = sorted(review.plan.of(Kind.WORKSTREAM).values(), key=_order)
    return DiagnosisView(
        summary=item.value.summary,
        lists=_lists(item.value, words),
        tools=tuple(Named(tool.name, tool.purpose, tool.owner) for tool in item.value.tools),
        devices=tuple(Named(device.name, device.note, "") for device in item.value.devices),
        workstreams=tuple(_view_work(one, review, names, words) for one in work),
        own=tuple(fact for fact in names.own_keys(item) if not fact.label.startswith("workstreams")),
        source=Source(item.path, 1),
    )


def _lists(diagnosis: Diagnosis, words: Words) -> tuple[Listed, ...]:
    found = (
        Listed(words("diagnosis.strengths"), "good", diagnosis.strengths),
        Listed(words("diagnosis.frictions"), "bad", diagnosis.frictions),
        Listed(words("diagnosis.opportunities"), "open", diagnosis.opportunities),
    )
    return tuple(one for one in found if one.points)


def _order(item: Item[Workstream]) -> tuple[bool, str, str]:
    due = item.value.due
    return due is None, due.isoformat() if due else "", item.id


def _view_work(item: Item[Workstream], review: Review, names: Names, words: Words) -> WorkView:
    workstream, plan = item.value, review.plan
    unlocked = [names.piece(Kind.MOMENT, moment) for moment in workstream.unlocks]
    waiting = [
        names.piece(Kind.SCENARIO, scenario.id)
        for scenario in plan.scenarios.values()
        if scenario.value.counts and scenario.value.trigger.moment in workstream.unlocks
    ]
    facts = keep((words("diagnosis.unlocks"), line(separate(unlocked))), *common_facts(workstream, words))
    sheet = names.sheet(item, facts)
    return WorkView(
        sheet=replace(sheet, pill=None) if workstream.counts and is_done(workstream) else sheet,
        due=words.format.day(workstream.due) if workstream.due else "",
        lateness=_lateness(workstream, review.study.as_of, words),
        waiting=separate(waiting) or plain(words("diagnosis.nothing_waits"))[0],
    )


def _lateness(workstream: Workstream, day: date, words: Words) -> Pill | None:
    if not workstream.counts:
        return None
    if is_done(workstream):
        return Pill(words("diagnosis.done"), "good")
    if workstream.due is not None and workstream.due < day:
        return Pill(words("diagnosis.late"), "bad")
    return None
