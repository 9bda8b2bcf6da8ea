"""The keys that files may hold: dotted paths of them, what stands at their end, and the way there through data.

A path is checked once against the models; then it is followed through plain data, as files hold it.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from relplan.model.base import Element, Ref, Shorthand
from relplan.model.kinds import Kind
from relplan.model.pressure import MinimumGap
from relplan.model.scenario import Scenario
from relplan.plan.anatomy import key_hints
from relplan.plan.extensions import PREFIX
from relplan.plan.spelling import nearest
from relplan.source.place import Route

ANY_KEY = "*"
"""Stands in a path for each key of a mapping."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A kind of value without keys of its own."""

    type: Any
    """`str`, `bool`, `int`, a day, a time of day, a class of quantity, or `Any` for what is never judged."""
    words: tuple[str, ...] = ()
    """The words of which it must be one."""
    ref: Ref | None = None
    """Whose id it is."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One key of a path."""

    key: str
    """As files write it; `*` for each key of a mapping."""
    is_short: bool = False
    """Whether a value that stands alone may stand for a mapping with this key."""
    holds_steps: bool = False
    """Whether it holds steps: those inside of steps are among them."""
    is_expected: bool = True
    """Whether every form of the mapping has the key: where it is not written, it is missing."""


@dataclass(frozen=True, slots=True)
class Trail:
    """A path of keys, and what may stand at its end."""

    hops: tuple[Hop, ...]
    leaves: tuple[Leaf, ...]
    """Kinds of values; none when it leads to further keys only."""
    main_keys: tuple[str, ...] = ()
    """The keys under which a value that may stand alone is written in a mapping."""
    default: tuple[Any, ...] = ()
    """The values that hold when the last key is not written."""
    ids: tuple[tuple[Ref, str], ...] = ()
    """The ids among its keys."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A path that leads nowhere."""

    path: str
    """Up to the key that is unknown."""
    close: tuple[str, ...]
    """Paths that are spelt nearly alike."""


@dataclass(frozen=True, slots=True)
class _Entries:
    """Mappings with free keys."""

    key: Leaf
    value: Any


_Form = Leaf | _Entries | type[Element]


def find_trail(model: type[Element], path: str, also: tuple[str, ...] = ()) -> Trail | Stranger:
    """Check a path against a model; `also` are paths that may have been meant beside the model's own."""
    forms: tuple[_Form, ...] = (model,)
    parts = path.split(".")
    done: list[str] = []
    hops: list[Hop] = []
    ids: list[tuple[Ref, str]] = []
    default: tuple[Any, ...] = ()
    while parts:
        if parts[0].startswith(PREFIX) or any(isinstance(form, Leaf) and form.type is Any for form in forms):
            hops += (Hop(part) for part in parts)
            return Trail(tuple(hops), (Leaf(Any),), ids=tuple(ids))
        step = _step(forms, parts)
        if step is None:
            close = nearest(parts[0], tuple(dict.fromkeys((*_known(forms), *(() if done else also)))))
            return Stranger(".".join([*done, parts[0]]), tuple(".".join([*done, key]) for key in close))
        hops.append(step.hop)
        ids += step.ids
        forms, default = step.forms, step.default
        done += parts[: step.length]
        del parts[: step.length]
    leaves, main_keys = _ends(forms)
    return Trail(tuple(hops), leaves, main_keys, default, tuple(ids))


def models_at(model: type[Element], path: tuple[str, ...]) -> tuple[type[Element], ...]:
    """Return the models of the elements that a path of keys leads to."""
    forms: tuple[_Form, ...] = (model,)
    parts = list(path)
    while parts:
        step = _step(forms, parts)
        assert step is not None
        forms = step.forms
        del parts[: step.length]
    return tuple(form for form in forms if isinstance(form, type))


@dataclass(frozen=True, slots=True)
class _Step:
    """What some forms make of the next key."""

    hop: Hop
    forms: tuple[_Form, ...]
    length: int = 1
    """How many parts of the path the key takes: the id of a segment has a dot."""
    default: tuple[Any, ...] = ()
    ids: tuple[tuple[Ref, str], ...] = ()


def _step(forms: tuple[_Form, ...], parts: list[str]) -> _Step | None:
    elements = [form for form in forms if isinstance(form, type)]
    having = [model for model in elements if parts[0] in _keys(model)]
    if having:
        return _into_elements(elements, having, parts[0])
    entries = next((form for form in (*forms, *_channel_gaps(elements)) if isinstance(form, _Entries)), None)
    return _into_entries(entries, parts) if entries else None


def _into_elements(elements: list[type[Element]], having: list[type[Element]], key: str) -> _Step:
    hop = Hop(
        key,
        is_short=any(_main_key(model) == key for model in having),
        holds_steps=key == "steps" and Scenario in having,
        is_expected=len(having) == len(elements),
    )
    forms = tuple(dict.fromkeys(form for model in having for form in _forms(dict(key_hints(model))[key])))
    return _Step(hop, forms, default=_default(having[0], key))


def _into_entries(entries: _Entries, parts: list[str]) -> _Step | None:
    if parts[0] == ANY_KEY:
        return _Step(Hop(ANY_KEY), tuple(_forms(entries.value)))
    ref = entries.key.ref
    length = 2 if ref and ref.kind is Kind.SEGMENT else 1
    key = ".".join(parts[:length])
    if entries.key.words and key not in entries.key.words:
        return None
    return _Step(Hop(key), tuple(_forms(entries.value)), length, ids=((ref, key),) if ref else ())


def _channel_gaps(elements: list[type[Element]]) -> Iterator[_Entries]:
    """Yield the channels that stand beside `any` in a gap, whose model keeps them apart."""
    if MinimumGap in elements:
        yield from (form for form in _forms(dict(key_hints(MinimumGap))["by_channel"]) if isinstance(form, _Entries))


def _keys(model: type[Element]) -> tuple[str, ...]:
    return tuple(key for key, _ in key_hints(model) if not (model is MinimumGap and key == "by_channel"))


def _known(forms: tuple[_Form, ...]) -> Iterator[str]:
    for form in forms:
        if isinstance(form, _Entries):
            yield from form.key.words
        elif not isinstance(form, Leaf):
            yield from _keys(form)


def _main_key(model: type[Element]) -> str:
    """Return the key whose value may be written alone; empty when there is none."""
    if model is MinimumGap:
        return "any"
    if issubclass(model, Shorthand):
        return model.model_fields[model.short_field].alias or model.short_field
    return ""


def _default(model: type[Element], key: str) -> tuple[Any, ...]:
    """Return the values that hold when a key is not written, as files would write them."""
    field = next(field for name, field in model.model_fields.items() if (field.alias or name) == key)
    default = field.default
    if isinstance(default, tuple):
        return default
    if isinstance(default, StrEnum):
        return (default.value,)
    return (default,) if isinstance(default, (bool, int, str)) and default != "" else ()


def _ends(forms: tuple[_Form, ...]) -> tuple[tuple[Leaf, ...], tuple[str, ...]]:
    """Return the values that may stand where a path ends, and the keys that they may be written under."""
    leaves: list[Leaf] = []
    main_keys: list[str] = []
    ahead, seen = list(forms), set(forms)
    for form in ahead:
        if isinstance(form, Leaf):
            leaves.append(form)
        elif not isinstance(form, _Entries) and (key := _main_key(form)):
            main_keys.append(key)
            inner = [one for one in _forms(dict(key_hints(form))[key]) if one not in seen]
            seen.update(inner)
            ahead += inner
    return tuple(dict.fromkeys(leaves)), tuple(dict.fromkeys(main_keys))


def _forms(hint: Any, ref: Ref | None = None) -> Iterator[_Form]:
    """Yield what may stand where an annotation is; a list is what its elements are."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        yield from _forms(parts[0], next((mark for mark in parts[1:] if isinstance(mark, Ref)), ref))
    elif origin in (Union, types.UnionType):
        for part in parts:
            yield from _forms(part, ref)
    elif origin is tuple:
        yield from _forms(parts[0], ref)
    elif origin is dict:
        key = next(form for form in _forms(parts[0]) if isinstance(form, Leaf))
        yield _Entries(key, parts[1])
    elif origin is Literal:
        yield Leaf(str, parts)
    elif isinstance(hint, type) and issubclass(hint, StrEnum):
        yield Leaf(str, tuple(word.value for word in hint))
    elif isinstance(hint, type) and issubclass(hint, Element):
        yield hint
    elif hint is not types.NoneType:
        yield Leaf(hint, ref=ref)


Spot = tuple[Route, Any]
"""A node of a file: its route and what stands there."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What a path leads to in some data."""

    nodes: list[Spot]
    """What is written at its end."""
    ends: list[Route]
    """Mappings that lack its last key."""
    gaps: list[Route]
    """Where it breaks off earlier."""


def follow(trail: Trail, data: dict[str, Any]) -> Followed:
    """Follow a path through an object's data; what says nothing is not there."""
    if len(trail.hops) == 1:
        found = _hop(trail.hops[0], (), data)
        return Followed(found, [] if found or not trail.hops[0].is_expected else [()], [])
    here: list[Spot] = [((), data)]
    gaps: list[Route] = []
    ends: list[Route] = []
    last = len(trail.hops) - 1
    for depth, hop in enumerate(trail.hops):
        ahead: list[Spot] = []
        for spot in here:
            for at, node in _spread(spot) if isinstance(spot[1], list) else (spot,):
                found = _hop(hop, at, node)
                if found:
                    ahead += found
                elif hop.is_expected:
                    (ends if depth == last else gaps).append(at)
        here = ahead
    return Followed(here, ends, gaps)


def values_of(trail: Trail, spot: Spot) -> Iterator[Spot]:
    """Yield the values at the end of a path: the elements of lists, and what mappings hold under their main key."""
    for at, node in _spread(spot):
        if not isinstance(node, dict):
            yield at, node
            continue
        for key in trail.main_keys:
            if key in node:
                yield from values_of(trail, ((*at, key), node[key]))


def is_written(node: Any) -> bool:
    """Tell whether something says anything."""
    return bool(node) or (node is not None and not isinstance(node, (str, list, dict)))


def _hop(hop: Hop, at: Route, node: Any) -> list[Spot]:
    if not isinstance(node, dict):
        return [(at, node)] if hop.is_short else []
    if hop.key == ANY_KEY:
        return [((*at, key), part) for key, part in node.items() if not key.startswith(PREFIX) and is_written(part)]
    part = node.get(hop.key)
    if not is_written(part):
        return []
    return list(_walk_steps(part, (*at, hop.key))) if hop.holds_steps else [((*at, hop.key), part)]


def _spread(spot: Spot) -> Iterator[Spot]:
    """Yield the elements of lists, those of lists in lists too; what is no list is itself."""
    at, node = spot
    if not isinstance(node, list):
        yield spot
        return
    for index, element in enumerate(node):
        yield from _spread(((*at, index), element))


def walk_written_steps(data: Any) -> Iterator[Spot]:
    """Yield every step of a scenario's data with its route from the scenario, in the order they are written."""
    yield from _walk_steps(data.get("steps"), ("steps",))


def _walk_steps(steps: Any, route: Route) -> Iterator[Spot]:
    for index, step in enumerate(steps if isinstance(steps, list) else ()):
        if not isinstance(step, dict):
            continue
        at = (*route, index)
        yield at, step
        for key, inner in (("branch", ("then", "else")), ("split", ("then",))):
            ways = step.get(key)
            for number, way in enumerate(ways if isinstance(ways, list) else ()):
                for name in inner if isinstance(way, dict) else ():
                    yield from _walk_steps(way.get(name), (*at, key, number, name))
