"""Data for every model of the plan, as files hold it, made from what the models say of themselves."""

from __future__ import annotations

from datetime import date, time
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le, MaxLen, MinLen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pydantic.fields import FieldInfo

from relplan.model.base import Element, Shorthand
from relplan.model.pressure import MinimumGap
from relplan.model.quantities import Duration, Quantity
from relplan.rules.words.quantities import QUANTITY_WORDS

Data = SearchStrategy[Any]

WORDS = ("a", "first-orders", "lifecycle.new", "Chère cliente", "", "2027-11-22..2027-11-29", "12", "true")
IDS = st.sampled_from(("one", "b_2"))
REFERENCES = st.sampled_from(("one", "lifecycle.new", "2027-11-22..2027-11-29", "default"))
NUMBERS = {"rate": (0, 1, 0.5), "figure": (0, -3, 1250, 0.08)}
"""Bare numbers that some quantities may be."""


def data_of(model: type[Element]) -> Data:
    """Make data that a model accepts, with every way to write it."""
    return _data(model, ())


def junk() -> Data:
    """Make values that are seldom right, and sometimes are."""
    scalars = st.sampled_from(
        (None, True, 0, 1, -1, 2.5, "", "drop", "all", "3h", " 3h ", "\tweek", "8,5 %", "national")
    )
    return st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(IDS, inner, max_size=2), max_leaves=3
    )


@st.composite
def spoilt(draw: st.DrawFn, data: Data) -> Any:
    """Make data in which one part was replaced by some other value."""
    made = draw(data)
    route = draw(st.sampled_from(list(_routes(made))))
    return _replaced(made, route, draw(junk()))


def _data(kind: Any, limits: tuple[Any, ...]) -> Data:
    origin, args = get_origin(kind), get_args(kind)
    if kind is Any:
        return junk()
    if origin is Annotated:
        return _data(args[0], (*limits, *_limits(args[1:])))
    if origin in (Union, UnionType):
        return st.one_of([_data(arg, limits) for arg in reversed(args)])
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple:
        several = [*args, args[0]] if args[-1] is Ellipsis else args
        return _list(several[0], limits)
    if origin is dict:
        return st.dictionaries(_key(args[0]), st.deferred(lambda: _data(args[1], ())), max_size=2)
    if isinstance(kind, type):
        return _plain(kind, limits)
    raise NotImplementedError(kind)


def _plain(kind: type, limits: tuple[Any, ...]) -> Data:
    if issubclass(kind, MinimumGap):
        durations = _data(Duration, ())
        return durations | st.dictionaries(st.sampled_from(("any", "sms")), durations) | st.just({"any": None})
    if issubclass(kind, Element):
        return st.deferred(lambda: _element(kind))
    if issubclass(kind, Quantity):
        words = QUANTITY_WORDS[kind.EXPECTED]
        spelled = [*words.examples, *words.names(), f" {words.examples[0]}\u00a0"]
        return st.sampled_from([*spelled, *NUMBERS.get(kind.EXPECTED, ())])
    if issubclass(kind, Enum):
        return st.sampled_from([member.value for member in kind])
    if issubclass(kind, int) and kind is not bool:
        least: Any = next((limit.ge for limit in limits if isinstance(limit, Ge)), -10)
        most: Any = next((limit.le for limit in limits if isinstance(limit, Le)), 1000)
        return st.integers(least, most)
    return {
        bool: st.booleans(),
        float: st.sampled_from((0.5, 12.25)),
        str: st.sampled_from(WORDS),
        date: st.sampled_from(("2027-01-06", " 2028-02-29 ")),
        time: st.sampled_from(("00:00", "09:30", "23:59")),
        type(None): st.none(),
    }[kind]


def _list(kind: Any, limits: tuple[Any, ...]) -> Data:
    least = next((limit.min_length for limit in limits if isinstance(limit, MinLen)), 0)
    most = next((limit.max_length for limit in limits if isinstance(limit, MaxLen)), None)
    return st.lists(st.deferred(lambda: _data(kind, ())), min_size=least, max_size=most or max(least, 2))


def _key(kind: Any) -> SearchStrategy[str]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from([member.value for member in kind])
    return IDS if kind is str else REFERENCES


@cache
def _element(model: type[Element]) -> Data:
    hints = get_type_hints(model, include_extras=True)
    required: dict[str, Data] = {}
    optional: dict[str, Data] = {}
    for name, field in model.model_fields.items():
        chosen = required if field.is_required() else optional
        chosen[field.alias or name] = _field(hints[name], field)
    mapping = st.fixed_dictionaries(required, optional=optional)
    if not issubclass(model, Shorthand):
        return _few_of(mapping, required, optional)
    short = (required | optional)[model.model_fields[model.short_field].alias or model.short_field]
    return _few_of(mapping, required, optional) | short.filter(lambda value: not isinstance(value, dict))


def _few_of(mapping: Data, required: dict[str, Data], optional: dict[str, Data]) -> Data:
    """Prefer mappings with few keys: those with all of them nest without end."""
    if not optional:
        return mapping
    few = st.lists(st.sampled_from(sorted(optional)), max_size=3, unique=True)
    return few.flatmap(lambda keys: st.fixed_dictionaries(required | {key: optional[key] for key in keys}))


def _field(hint: Any, field: FieldInfo) -> Data:
    return _data(hint, _limits(field.metadata))


def _limits(metadata: Any) -> tuple[Any, ...]:
    """Return the bounds among the annotations of a type, those inside pydantic's `Field` too."""
    found: list[Any] = []
    for one in metadata:
        found += one.metadata if isinstance(one, FieldInfo) else [one]
    return tuple(one for one in found if isinstance(one, (Ge, Le, MinLen, MaxLen)))


def _routes(data: Any, route: tuple[str | int, ...] = ()) -> Any:
    yield route
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from _routes(value, (*route, key))


def _replaced(data: Any, route: tuple[str | int, ...], value: Any) -> Any:
    if not route:
        return value
    if isinstance(data, dict):
        return {key: _replaced(part, route[1:], value) if key == route[0] else part for key, part in data.items()}
    return [_replaced(part, route[1:], value) if index == route[0] else part for index, part in enumerate(data)]
