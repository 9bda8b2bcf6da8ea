"""The objects that a rule may be about: every kind of the plan, and the messages, tasks and sends of actions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from relplan.model.base import Element, Status
from relplan.model.kinds import Kind
from relplan.plan.keys import models_at, walk_written_steps
from relplan.plan.layout import FILE_KINDS, Shape
from relplan.source.place import Part, Place, Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.plan.plan import Item, Plan

MESSAGE = "message"
SEND = "send"
KIND_WORDS = (*(kind.value for kind in Kind), MESSAGE, SEND)
"""The words for the kinds of object that a rule may be about."""
ACTION_OF = {MESSAGE: Kind.SCENARIO, SEND: Kind.CAMPAIGN}
"""The kind of action that messages and sends are part of: its keys can be reached under this word."""

_STEP_KEYS = ("message", "task")
_ASLEEP = (Status.IDEA.value, Status.RETIRED.value)
_WITHOUT_ID = (Kind.SETTINGS, Kind.DIAGNOSIS, Kind.LOYALTY, Kind.PRESSURE, Kind.OVERLAP, Kind.WAIVER)
_NAMELESS = (Kind.OVERLAP, Kind.WAIVER)
"""Kinds whose objects are told apart by where they stand only."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An object, as its file writes it."""

    model: type[Element]
    path: str
    route: Route
    data: Any
    id: str
    place: Place
    """Where it says its name or its id."""
    id_place: Place
    refs: tuple[str, ...]
    """The object that a waiver names; an action for its messages and sends."""
    action: Subject | None = None
    """The action that a message or a send is part of."""

    def at(self, route: Route, part: Part = Part.VALUE) -> Place:
        """Return the place of something in it."""
        return Place(self.path, self.route + route, part)

    @property
    def is_awake(self) -> bool:
        """Tell whether it is neither an idea nor retired, nor part of an action that is."""
        return self.data.get("status") not in _ASLEEP and (self.action is None or self.action.is_awake)


class Shelf:
    """The objects of the plan that was asked for last, by kind, so that each is made once for many rules."""

    def __init__(self) -> None:
        self._plan: Plan | None = None
        self._found: dict[str, tuple[Subject, ...]] = {}

    def find(self, plan: Plan, kind: str) -> tuple[Subject, ...]:
        """Return every object of a kind that could be read."""
        if self._plan is not plan:
            self._plan, self._found = plan, {}
        if kind not in self._found:
            self._found[kind] = tuple(self._make(plan, kind))
        return self._found[kind]

    def _make(self, plan: Plan, kind: str) -> Iterator[Subject]:
        if kind == MESSAGE:
            for scenario in self.find(plan, Kind.SCENARIO):
                yield from _messages_of(scenario)
        elif kind == SEND:
            for campaign in self.find(plan, Kind.CAMPAIGN):
                yield from _sends_of(campaign)
        elif kind == Kind.ACTION:
            yield from self.find(plan, Kind.SCENARIO)
            yield from self.find(plan, Kind.CAMPAIGN)
        else:
            yield from _objects(plan, Kind(kind))


def has_id(kind: str) -> bool:
    """Tell whether the objects of a kind have ids."""
    return kind not in _WITHOUT_ID


@cache
def models_of(kind: str) -> tuple[type[Element], ...]:
    """Return the models of the objects of a kind; several where they are of several forms."""
    if kind == MESSAGE:
        from relplan.model.mechanic import MessageStep, TaskStep

        return MessageStep, TaskStep
    if kind == SEND:
        from relplan.model.campaign import Send

        return (Send,)
    if kind == Kind.ACTION:
        return models_of(Kind.SCENARIO) + models_of(Kind.CAMPAIGN)
    if kind == Kind.OVERLAP:
        from relplan.model.segments import Overlap

        return (Overlap,)
    for file in FILE_KINDS.values():
        route = dict(file.declares).get(Kind(kind))
        if file.shape is Shape.SECTIONS and route is not None:
            return models_at(file.model, route)
        if file.kind == kind:
            return (file.model,)
    raise KeyError(kind)


def _objects(plan: Plan, kind: Kind) -> Iterator[Subject]:
    (model,) = models_of(kind)
    for item in _items(plan, kind):
        document = plan.documents.get(item.path)
        data = _at(document.data, item.route) if document else None
        if isinstance(data, dict):
            refs = () if kind in _NAMELESS else (item.ref,)
            yield Subject(model, item.path, item.route, data, item.id, item.place, item.place, refs)


def _items(plan: Plan, kind: Kind) -> Iterable[Item[Any]]:
    if kind is Kind.WAIVER:
        return plan.waivers
    return plan.overlaps if kind is Kind.OVERLAP else plan.of(kind).values()


def _at(data: Any, route: Route) -> Any:
    for key in route:
        is_index = isinstance(data, list) and isinstance(key, int) and key < len(data)
        if not is_index and not (isinstance(data, dict) and key in data):
            return None
        data = data[key]
    return data


def _messages_of(scenario: Subject) -> Iterator[Subject]:
    message, task = models_of(MESSAGE)
    for at, step in walk_written_steps(scenario.data):
        key = next((key for key in _STEP_KEYS if key in step), None)
        if key is not None:
            yield _part_of(scenario, message if key == "message" else task, at, step, key)


def _sends_of(campaign: Subject) -> Iterator[Subject]:
    (model,) = models_of(SEND)
    for index, send in enumerate(campaign.data.get("sends") or ()):
        if isinstance(send, dict):
            yield _part_of(campaign, model, ("sends", index), send, "id")


def _part_of(action: Subject, model: type[Element], at: Route, data: Any, key: str) -> Subject:
    path, route = action.path, (*action.route, *at)
    here, value = Place(path, (*route, key), Part.KEY), Place(path, (*route, key))
    return Subject(model, path, route, data, str(data.get(key, "")), here, value, action.refs, action)
