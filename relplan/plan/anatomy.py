"""What a model is made of: which of its fields hold references, and which hold further elements.

Worked out once for each class from its annotations, and then followed through values at little cost.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from relplan.model.base import Element, Ref
from relplan.model.kinds import Kind
from relplan.source.place import Part, Route


class Mention(NamedTuple):
    """An id written in an element."""

    kind: Kind
    """The kind of object referred to."""
    id: str
    route: Route
    part: Part
    """Whether the id is a key or a value."""


Visit = Callable[[Any, Route], Iterator[Mention]]
"""Yields the ids mentioned in a value."""


def mentions_in(element: Element, base: Route = ()) -> Iterator[Mention]:
    """Yield every id mentioned in an element, in the order of its fields."""
    for name, key, visit in _fields(type(element)):
        value = getattr(element, name)
        if value:
            yield from visit(value, (*base, key))


def element_at(model: type[Element], location: tuple[str | int, ...]) -> type[Element]:
    """Return the class of the element that a location of an error leads to."""
    here: type[Element] = model
    candidates: list[type[Element]] = [model]
    for step in location:
        if isinstance(step, str) and step.startswith("<"):
            tag = step.strip("<>")
            candidates = [c for c in candidates if tag in _keys(c)] or candidates
            here = candidates[0]
            continue
        hint = next((hint for c in candidates for key, hint in _hints(c) if key == step), None)
        if hint is not None:
            found = list(_elements(hint))
            candidates = found or candidates
            here = candidates[0]
    return here


@cache
def _hints(model: type[Element]) -> tuple[tuple[str, Any], ...]:
    """Return the keys of an element with their annotations."""
    hints = get_type_hints(model, include_extras=True)
    return tuple((field.alias or name, hints[name]) for name, field in model.model_fields.items())


@cache
def _keys(model: type[Element]) -> frozenset[str]:
    return frozenset(key for key, _ in _hints(model))


@cache
def _fields(model: type[Element]) -> tuple[tuple[str, str, Visit], ...]:
    """Return the fields in which references may stand: name, key in the file, visitor."""
    hints = get_type_hints(model, include_extras=True)
    found = []
    for name, field in model.model_fields.items():
        visit = _visitor(hints[name], frozenset())
        if visit is not None:
            found.append((name, field.alias or name, visit))
    return tuple(found)


def _visitor(hint: Any, seen: frozenset[type]) -> Visit | None:
    """Return what finds the references in values of a type, or None when there can be none."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *marks = get_args(hint)
        mark = next((mark for mark in marks if isinstance(mark, Ref)), None)
        return _visit_reference(mark) if mark else _visitor(inner, seen)
    if origin in (Union, types.UnionType):
        return _visit_any([v for part in get_args(hint) if (v := _visitor(part, seen))])
    if origin is tuple:
        return _visit_list(_visitor(get_args(hint)[0], seen))
    if origin is dict:
        key_hint, value_hint = get_args(hint)
        return _visit_mapping(_visitor(key_hint, seen), _visitor(value_hint, seen))
    if isinstance(hint, type) and issubclass(hint, Element) and _may_refer(hint, seen):
        return mentions_in
    return None


def _may_refer(model: type[Element], seen: frozenset[type]) -> bool:
    """Tell whether an element can hold a reference; a recursive one is followed once."""
    if model in seen:
        return False
    return any(_visitor(hint, seen | {model}) for _, hint in _hints(model))


def _visit_reference(mark: Ref) -> Visit:
    def visit(value: Any, route: Route) -> Iterator[Mention]:
        if isinstance(value, str) and not mark.is_other_word(value):
            yield Mention(mark.kind, value, route, Part.VALUE)

    return visit


def _visit_any(visitors: list[Visit]) -> Visit | None:
    """Visit a union: an element by its own fields, anything else as the plain part of the union."""
    if not visitors:
        return None
    plain = next((visit for visit in visitors if visit is not mentions_in), None)

    def visit(value: Any, route: Route) -> Iterator[Mention]:
        if isinstance(value, Element):
            yield from mentions_in(value, route)
        elif plain is not None:
            yield from plain(value, route)

    return visit


def _visit_list(inner: Visit | None) -> Visit | None:
    if inner is None:
        return None

    def visit(value: Any, route: Route) -> Iterator[Mention]:
        for index, part in enumerate(value):
            yield from inner(part, (*route, index))

    return visit


def _visit_mapping(keys: Visit | None, values: Visit | None) -> Visit | None:
    if keys is None and values is None:
        return None

    def visit(value: Any, route: Route) -> Iterator[Mention]:
        for key, part in value.items():
            here = (*route, str(key))
            if keys is not None:
                yield from (mention._replace(part=Part.KEY) for mention in keys(key, here))
            if values is not None:
                yield from values(part, here)

    return visit


def _elements(hint: Any) -> Iterator[type[Element]]:
    """Yield the element classes that stand somewhere in an annotation."""
    if isinstance(hint, type) and issubclass(hint, Element):
        yield hint
    for part in get_args(hint):
        yield from _elements(part)
