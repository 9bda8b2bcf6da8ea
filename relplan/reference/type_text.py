"""What may be written under a key, in words."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from relplan.model.action import OnCapped
from relplan.model.base import Element, PlanObject, Ref
from relplan.model.campaign import Expected, Local, Repeat
from relplan.model.house_rule import Bilingual
from relplan.model.journey import Lived
from relplan.model.kinds import Kind
from relplan.model.mechanic import Case, Otherwise, WaitFor, WaitUntil
from relplan.model.persona import Buying, Digital
from relplan.model.pressure import MinimumGap
from relplan.model.quantities import Quantity
from relplan.plan.layout import FILE_KINDS
from relplan.reference.markdown import anchor_of
from relplan.reference.quantity_page import quantity_heading
from relplan.rules.words.kinds import KIND_NAMES

_PLAIN: dict[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "`true` or `false`",
    Any: "a severity, or settings as [each rule's page](../../rules/README.md) gives them",
    date: "[a date](quantities.md#date)",
    time: "[a time of day](quantities.md#time-of-day)",
    MinimumGap: "[a duration](quantities.md#duration), or durations by channel and `any`",
}
"""Types with words of their own."""
_SCALARS = frozenset({str, bool, int, float})
_HEADINGS: dict[type, str] = {
    Bilingual: "Bilingual text",
    Buying: "Buying habits",
    Case: "Way",
    Digital: "Digital habits",
    Expected: "Expected results",
    Lived: "Experience",
    Local: "Local campaign",
    OnCapped: "Course under a limit",
    Otherwise: "Last way",
    Repeat: "Repetition",
    WaitFor: "Wait for an event",
    WaitUntil: "Wait until an hour",
}
"""Headings of elements whose class's name is no noun."""
_PAGES: dict[Kind, str] = {
    kind: file.name for file in FILE_KINDS.values() for kind in (file.kind, *(kind for kind, _ in file.declares))
}
"""The page on which a kind of object is described."""
_DATES = ("2027-11-22..2027-11-29", "[dates](quantities.md#first-and-last-day)")


def field_hints(model: type[Element]) -> dict[str, Any]:
    """Return the annotation of each field of an element, by name."""
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def describe_field(model: type[Element], name: str) -> str:
    """Say what may be written under a field's key."""
    return _describe(field_hints(model)[name], tuple(model.model_fields[name].metadata))


def heading_of(part: type) -> str:
    """Return the heading of an element or a set of words: its class's name in words."""
    if part in _HEADINGS:
        return _HEADINGS[part]
    name = part.__name__.strip("_")
    return "".join(f" {char.lower()}" if char.isupper() and at else char for at, char in enumerate(name))


def parts_of(hint: Any) -> Iterator[type[Element | StrEnum]]:
    """Yield the elements and the sets of words that stand in an annotation."""
    if hint is MinimumGap:
        return
    if isinstance(hint, type) and issubclass(hint, (Element, StrEnum)):
        yield hint
    for part in get_args(hint):
        yield from parts_of(part)


def _describe(hint: Any, marks: Sequence[Any] = ()) -> str:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _describe_marked(parts[0], (*parts[1:], *marks))
    if origin in (Union, types.UnionType):
        return _describe_choice([part for part in parts if part is not types.NoneType], marks)
    if origin is Literal:
        return _or([f"`{word}`" for word in parts])
    if origin is tuple:
        return f"a list{_numbers(marks, 'elements')}, each {_describe(parts[0])}"
    if origin is dict:
        return _describe_mapping(*parts)
    if hint in _PLAIN:
        return _PLAIN[hint] + _numbers(marks)
    return _describe_class(hint)


def _describe_choice(parts: Sequence[Any], marks: Sequence[Any]) -> str:
    """Say what may be chosen; any text, number or truth value is a value."""
    bare = [get_args(part)[0] if get_origin(part) is Annotated else part for part in parts]
    if not _SCALARS.issubset(part for part in bare if isinstance(part, type)):
        return _or([_describe(part, marks) for part in parts])
    others = [part for part, plain in zip(parts, bare, strict=True) if plain not in _SCALARS]
    return _or(["a value", *(_describe(part, marks) for part in others)])


def _describe_marked(inner: Any, marks: Sequence[Any]) -> str:
    reference = next((mark for mark in marks if isinstance(mark, Ref)), None)
    if reference is None:
        return _describe(inner, marks)
    words = [f"the id of {link_kind(reference.kind)}"]
    if reference.is_other_word(_DATES[0]):
        words.append(_DATES[1])
    elif reference.other_words is not None:
        words.append(f"`{reference.other_words.pattern}`")
    return _or(words)


def _describe_mapping(key: Any, value: Any) -> str:
    if isinstance(value, type) and issubclass(value, PlanObject) and key is str:
        return f"objects by id, each {_describe(value)}"
    return f"keys with values: each key {_describe(key)}, each value {_describe(value)}"


def _describe_class(part: Any) -> str:
    if issubclass(part, Quantity):
        heading = quantity_heading(part.EXPECTED)
        return f"[{_article(heading.lower())}](quantities.md#{anchor_of(heading)})"
    heading = heading_of(part)
    if issubclass(part, StrEnum):
        words = ", ".join(f"`{word}`" for word in part)
        return f"{'one of ' if len(part) > 1 else ''}{words} ([meaning](#{anchor_of(heading)}))"
    return f"[{_article(heading.lower())}](#{anchor_of(heading)})"


def link_kind(kind: Kind) -> str:
    """Name a kind of object, with a link to the page it is described on."""
    if kind is Kind.ACTION:
        return f"{link_kind(Kind.SCENARIO)} or {link_kind(Kind.CAMPAIGN)}"
    return f"[{_article(KIND_NAMES[kind].one.en)}]({_PAGES[kind]}.md)"


def _numbers(marks: Sequence[Any], what: str = "") -> str:
    """Say what bounds are set to a number, or to the length of a list."""
    bounds: dict[str, int] = {}
    for mark in marks:
        for one in mark.metadata if isinstance(mark, FieldInfo) else (mark,):
            names = ("ge", "le", "min_length", "max_length")
            bounds |= {name: getattr(one, name) for name in names if getattr(one, name, None) is not None}
    least, most = bounds.get("ge", bounds.get("min_length")), bounds.get("le", bounds.get("max_length"))
    of = f" {what}" if what else ""
    if least is not None and most is not None:
        return f" of {least}{of}" if least == most else f" from {least} to {most}"
    if least is None:
        return ""
    return f" of at least one {what.removesuffix('s')}" if what else f", {least} or more"


def _article(noun: str) -> str:
    if noun.endswith(("s", " of")) or noun == "not":
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _or(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} or {parts[-1]}" if len(parts) > 1 else parts[0]


def is_element(part: type) -> bool:
    """Tell whether a part is an element rather than a set of words."""
    return issubclass(part, BaseModel)
