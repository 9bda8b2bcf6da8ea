"""From plain data to a model: what pydantic refuses becomes problems with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from relplan.plan.extensions import PREFIX
from relplan.plan.problems import (
    MissingKey,
    OutOfRange,
    UnknownKey,
    UnknownVariant,
    UnknownWord,
    WrongLength,
    WrongQuantity,
    WrongType,
)
from relplan.plan.spelling import nearest
from relplan.source.place import START_OF_FILE, Part, Place, Route
from relplan.source.problems import FurtherProblems, Problem
from relplan.source.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from relplan.model.base import Element

VARIANT_KEYS = {
    "step": ("message", "task", "wait", "branch", "split", "exit"),
    "wait": ("until", "for"),
    "case": ("if", "else"),
    "condition": ("not", "all", "any"),
}
"""The keys of which one tells the form of a step, a wait, a case or a condition."""
EXPECTED_TYPES = {
    "string_type": "text",
    "int_type": "integer",
    "int_from_float": "integer",
    "bool_type": "boolean",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "union_tag_invalid": "mapping",
    "union_tag_not_found": "mapping",
}
"""What a type is called in problems, by the refusal that pydantic gives."""

_SORTS: dict[str, type[Problem]] = {
    "missing": MissingKey,
    "extra_forbidden": UnknownKey,
    "quantity": WrongQuantity,
    "enum": UnknownWord,
    "literal_error": UnknownWord,
    "unknown_variant": UnknownVariant,
    "greater_than_equal": OutOfRange,
    "less_than_equal": OutOfRange,
    "too_short": WrongLength,
    "too_long": WrongLength,
}
"""What becomes of the refusals that pydantic gives; of any other, a wrong type."""

_WORD = re.compile(r"[^\W\d_][\w-]*")
"""What a team may call a key of its own; a fragment of a text or of a figure is none."""


@cache
def _adapter(model: type[Element]) -> TypeAdapter[Any]:
    return TypeAdapter(model)


@dataclass(frozen=True, slots=True)
class Shaped:
    """What became of some data."""

    value: Any
    """The element; None when it could not be read whole. Unknown keys are left out of it."""
    problems: list[Problem]
    remains: Any = None
    """What could still be read of a broken element: good enough to see whom it mentions, and for nothing else."""


def shape_element(model: type[Element], data: Any, path: str, base: Route) -> Shaped:
    """Make an element of some data, or say what is wrong with it."""
    adapter = _adapter(model)
    try:
        return Shaped(adapter.validate_python(data), [])
    except ValidationError as error:
        details = error.errors(include_url=False)
    tally: Tally[type[Problem]] = Tally()
    told = [detail for sort, detail in _first_at_places(details, data) if tally.lets_through(sort)]
    problems = _one_a_place(_problem(detail, data, path, base, model) for detail in told)
    problems += (FurtherProblems(Place(path, span=START_OF_FILE), sort, count) for sort, count in tally.left_out())
    remains = _read_without(adapter, data, [_walk(data, detail["loc"]) for detail in details])
    if all(detail["type"] == "extra_forbidden" for detail in details):
        return Shaped(remains, problems)
    return Shaped(None, problems, remains)


def _first_at_places(details: Iterable[ErrorDetails], data: Any) -> Iterator[tuple[type[Problem], ErrorDetails]]:
    """Yield the first refusal of each sort at each place, with its sort."""
    seen = set()
    for detail in details:
        sort = _SORTS.get(detail["type"], WrongType)
        key = (_walk(data, detail["loc"]), sort, detail["loc"][-1:] if sort is MissingKey else ())
        if key not in seen:
            seen.add(key)
            yield sort, detail


def _read_without(adapter: TypeAdapter[Any], data: Any, routes: list[Route]) -> Any:
    """Return the element that is left without what stands at some routes, and without what can't do without that.

    An element of a list is only left out with its list: the others keep their places. None when nothing is left.
    """
    doomed = {_key_of(route) for route in routes}
    while () not in doomed:
        data = _without(data, doomed)
        try:
            return adapter.validate_python(data)
        except ValidationError as error:
            doomed = {_key_of(_walk(data, detail["loc"])) for detail in error.errors(include_url=False)}
    return None


def _key_of(route: Route) -> Route:
    """Return the route of the innermost key on the way to a node."""
    while route and isinstance(route[-1], int):
        route = route[:-1]
    return route


def _problem(detail: ErrorDetails, data: Any, path: str, base: Route, model: type[Element]) -> Problem:
    kind, found, context = detail["type"], detail["input"], detail.get("ctx", {})
    route = _walk(data, detail["loc"])
    at = Place(path, base + route)
    if kind == "missing":
        return _missing(detail, data, path, base, route)
    if kind == "extra_forbidden":
        return _unknown_key(detail, Place(path, base + route, Part.KEY), _value_at(data, route[:-1]), model)
    if kind == "quantity":
        return WrongQuantity(at, context["expected"], write_value(found), context["reason"])
    if kind in ("enum", "literal_error"):
        return _unknown_word(at, found, str(context["expected"]))
    if kind == "unknown_variant":
        keys = VARIANT_KEYS[context["expected"]]
        close = next((near for key in found for near in nearest(key, keys)), "") if isinstance(found, dict) else ""
        return UnknownVariant(at, context["expected"], (close,) if close else ())
    if kind in ("greater_than_equal", "less_than_equal"):
        return OutOfRange(at, str(found), context.get("ge"), context.get("le"))
    if kind in ("too_short", "too_long"):
        return WrongLength(at, context["actual_length"], context.get("min_length"), context.get("max_length"))
    return WrongType(at, EXPECTED_TYPES.get(kind, "mapping"), write_value(found))


def _unknown_key(detail: ErrorDetails, at: Place, owner: Any, model: type[Element]) -> UnknownKey:
    key = str(detail["loc"][-1])
    known = _known_keys(model, detail["loc"][:-1])
    unwritten = tuple(sorted(name for name in known if name not in owner))
    return UnknownKey(at, key, nearest(key, known), unwritten, f"{PREFIX}{key}" if _WORD.fullmatch(key) else "")


def _missing(detail: ErrorDetails, data: Any, path: str, base: Route, route: Route) -> MissingKey:
    """Report a missing key where the object says its name, else where the object begins."""
    key = str(detail["loc"][-1])
    owner = _value_at(data, route)
    parent = next((str(part) for part in reversed(route) if isinstance(part, str)), "")
    if isinstance(owner, dict) and "name" in owner and not route:
        return MissingKey(Place(path, (*base, "name"), Part.KEY), key, parent)
    return MissingKey(Place(path, base + route, Part.KEY if base + route else Part.VALUE), key, parent)


def _unknown_word(at: Place, found: Any, expected: str) -> Problem:
    allowed = tuple(part.strip().strip("'") for part in expected.replace(" or ", ",").split(",") if part.strip())
    if isinstance(found, (dict, list)):
        return WrongType(at, "text", write_value(found))
    written = write_value(found)
    return UnknownWord(at, written, allowed, nearest(written, allowed))


def _walk(data: Any, location: tuple[str | int, ...]) -> Route:
    """Return the part of an error's location that the data really has.

    pydantic puts the tags of unions between keys, and names the fields that shorthands expand to.
    """
    route: list[str | int] = []
    here = data
    for step in location:
        is_index = isinstance(here, list) and isinstance(step, int) and step < len(here)
        if is_index or (isinstance(here, dict) and step in here):
            route.append(step)
            here = here[step]
    return tuple(route)


def _value_at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


def write_value(value: Any) -> str:
    """Return a value as its author sees it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{...}"
    if isinstance(value, list):
        return "[...]"
    return str(value)


def _without(data: Any, routes: Iterable[Route]) -> Any:
    """Return a copy of data without the nodes at some routes."""
    doomed = set(routes)

    def copy(value: Any, route: Route) -> Any:
        if isinstance(value, dict):
            return {key: copy(part, (*route, key)) for key, part in value.items() if (*route, key) not in doomed}
        if isinstance(value, list):
            return [copy(part, (*route, index)) for index, part in enumerate(value)]
        return value

    return copy(data, ())


def _one_a_place(problems: Iterator[Problem]) -> list[Problem]:
    """Keep the first of several complaints about one place: a union makes one for each of its parts.

    A list that is called short for elements that are refused is not.
    """
    kept: dict[tuple[Place, type[Problem], str], Problem] = {}
    for problem in problems:
        key = problem.key if isinstance(problem, (MissingKey, UnknownKey)) else ""
        kept.setdefault((problem.at, type(problem), key), problem)
    routes = [problem.at.route for problem in kept.values() if not isinstance(problem, WrongLength)]
    leading = {route[:length] for route in routes for length in range(len(route))}
    return [p for p in kept.values() if not (isinstance(p, WrongLength) and p.at.route in leading)]


def _known_keys(model: type[Element], location: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the keys of the element that a location leads to."""
    from relplan.plan.anatomy import element_at

    element = element_at(model, location)
    return tuple(field.alias or name for name, field in element.model_fields.items())
