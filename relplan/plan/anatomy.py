"""What a model is made of: which of its fields hold references, and which hold further elements.

Worked out once for each class from its annotations, and then followed through values at little cost.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeGuard, Union, get_args, get_origin, get_type_hints

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


Visit = Callable[[Any, Route, list[Mention]], None]
"""Adds the ids mentioned in a value to a list: generators in generators would cost more than what they find."""


def mentions_in(element: Element, base: Route = ()) -> list[Mention]:
    """Return every id mentioned in an element, in the order of its fields."""
    found: list[Mention] = []
    _visit_element(element, base, found)
    return found


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
        hint = next((hint for c in candidates for key, hint in key_hints(c) if key == step), None)
        if hint is not None:
            found = list(_elements(hint))
            candidates = found or candidates
            here = candidates[0]
    return here


@cache
def key_hints(model: type[Element]) -> tuple[tuple[str, Any], ...]:
    """Return the keys of an element with their annotations."""
    hints = _annotations(model)
    return tuple((field.alias or name, hints[name]) for name, field in model.model_fields.items())


@cache
def _annotations(model: type[Element]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


@cache
def _keys(model: type[Element]) -> frozenset[str]:
    return frozenset(key for key, _ in key_hints(model))


@cache
def _fields(model: type[Element]) -> tuple[tuple[str, str, Visit], ...]:
    """Return the fields in which references may stand: name, key in the file, visitor."""
    hints = _annotations(model)
    return tuple(
        (name, field.alias or name, visit)
        for name, field in model.model_fields.items()
        if (visit := _visitor(hints[name])) is not None
    )


def _visitor(hint: Any) -> Visit | None:
    """Return what finds the references in values of a type, or None when there can be none."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *marks = get_args(hint)
        mark = next((mark for mark in marks if isinstance(mark, Ref)), None)
        return _visit_reference(mark) if mark else _visitor(inner)
    if origin in (Union, types.UnionType):
        return _visit_any([visit for part in get_args(hint) if (visit := _visitor(part))])
    if origin is tuple:
        return _visit_list(_visitor(get_args(hint)[0]))
    if origin is dict:
        key_hint, value_hint = get_args(hint)
        return _visit_mapping(_visitor(key_hint), _visitor(value_hint))
    if _is_element(hint) and _may_refer(hint):
        return _visit_element
    return None


@cache
def _may_refer(model: type[Element]) -> bool:
    """Tell whether a reference may stand in an element, or in one that may stand in it."""
    seen, ahead = {model}, [model]
    while ahead:
        for _, hint in key_hints(ahead.pop()):
            if any(isinstance(part, Ref) for part in _parts(hint)):
                return True
            inner = set(_elements(hint)) - seen
            seen |= inner
            ahead += inner
    return False


def _visit_element(element: Any, base: Route, found: list[Mention]) -> None:
    model: type[Element] = type(element)
    for name, key, visit in _fields(model):
        value = getattr(element, name)
        if value:
            visit(value, (*base, key), found)


def _visit_reference(mark: Ref) -> Visit:
    def visit(value: Any, route: Route, found: list[Mention]) -> None:
        if isinstance(value, str) and not mark.is_other_word(value):
            found.append(Mention(mark.kind, value, route, Part.VALUE))

    return visit


def _visit_any(visitors: list[Visit]) -> Visit | None:
    """Visit a union: an element by its own fields, anything else as the plain part of the union."""
    if not visitors:
        return None
    plain = next((visit for visit in visitors if visit is not _visit_element), None)

    def visit(value: Any, route: Route, found: list[Mention]) -> None:
        if isinstance(value, Element):
            _visit_element(value, route, found)
        elif plain is not None:
            plain(value, route, found)

    return visit


def _visit_list(inner: Visit | None) -> Visit | None:
    if inner is None:
        return None

    def visit(value: Any, route: Route, found: list[Mention]) -> None:
        for index, part in enumerate(value):
            inner(part, (*route, index), found)

    return visit


def _visit_mapping(keys: Visit | None, values: Visit | None) -> Visit | None:
    if keys is None and values is None:
        return None

    def visit(value: Any, route: Route, found: list[Mention]) -> None:
        for key, part in value.items():
            here = (*route, str(key))
            if keys is not None:
                at_key: list[Mention] = []
                keys(key, here, at_key)
                found += [mention._replace(part=Part.KEY) for mention in at_key]
            if values is not None:
                values(part, here, found)

    return visit


def _elements(hint: Any) -> Iterator[type[Element]]:
    """Yield the element classes that stand somewhere in an annotation."""
    return (part for part in _parts(hint) if _is_element(part))


def _is_element(part: Any) -> TypeGuard[type[Element]]:
    return isinstance(part, type) and issubclass(part, Element)


def _parts(hint: Any) -> Iterator[Any]:
    """Yield an annotation and everything it is made of."""
    yield hint
    for part in get_args(hint):
        yield from _parts(part)
