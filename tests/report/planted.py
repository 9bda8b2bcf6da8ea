"""A plan in which every field of every model is filled, each text and each amount with one of its own."""

from __future__ import annotations

import json
from datetime import date, time
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from relplan.model.base import Count, Element, Ref, Status
from relplan.model.kinds import Kind
from relplan.model.quantities import Figure, Money, Pace, Quantity, Rate
from relplan.plan.layout import FILES, FOLDERS, Shape
from relplan.rules.words.quantities import QUANTITY_WORDS


class Field(NamedTuple):
    """A field of a model."""

    model: str
    name: str


IDS = {Kind.SEGMENT: "one.one", Kind.CAMPAIGN: "two"}
"""The id of the one object of a kind, where it isn't `one`: scenarios and campaigns share a namespace."""
GIVEN: dict[Field, Any] = {
    Field("Settings", "relplan"): 1,
    Field("Settings", "required_version"): "",
    Field("Settings", "language"): "en",
    Field("Settings", "timezone"): "Europe/Paris",
    Field("Settings", "currency"): "EUR",
    Field("Settings", "countries"): ["FR"],
    Field("Settings", "rules"): {},
    Field("Settings", "house_rules"): {},
    Field("Settings", "overrides"): [],
    Field("Settings", "ignore"): [],
    Field("Settings", "period"): {"from": "2027-01-01", "to": "2027-12-31"},
    Field("Repeat", "skip"): [],
    Field("Repeat", "rule"): "FREQ=MONTHLY;BYMONTHDAY=1",
    Field("Touchpoint", "stage"): "one",
    Field("Touchpoint", "channel"): "one",
    Field("Stage", "id"): "one",
    Field("JourneyChannel", "id"): "one",
    Field("Occasion", "rule"): None,
    Field("Spread", "days"): [],
    Field("MinimumGap", "by_channel"): None,
    Field("Waiver", "rule"): "cap-exceeded",
    Field("Overlap", "segments"): ["one.one", "one.one"],
}
"""Fields that take some values only, and those whose value decides what else is read."""


class Planter:
    """Fills models, and remembers which text or amount stands for which field."""

    def __init__(self) -> None:
        self.fields: dict[str, Field] = {}
        """By what was planted."""
        self._open: list[type] = []
        self.files = self._files()

    def _files(self) -> dict[str, str]:
        """Return the files of the plan: YAML takes JSON."""
        data: dict[str, Any] = {}
        for folder, kind in FOLDERS.items():
            data[f"{folder}/{'two' if kind.kind is Kind.CAMPAIGN else 'one'}.yaml"] = self._element(kind.model)
        for path, kind in FILES.items():
            made = self._element(kind.model)
            data[path] = {Shape.MAPPING: {"one": made}, Shape.LIST: [made]}.get(kind.shape, made)
        return {path: json.dumps(made) for path, made in data.items()}

    def _element(self, model: type[Element]) -> dict[str, Any]:
        self._open.append(model)
        hints = get_type_hints(model, include_extras=True)
        made = {}
        for name, info in model.model_fields.items():
            field = Field(model.__name__, name)
            value = GIVEN[field] if field in GIVEN else self._value(hints[name], field)
            if value is not None:
                made[info.alias or name] = value
        self._open.pop()
        return made

    def _value(self, hint: Any, field: Field) -> Any:
        origin, args = get_origin(hint), get_args(hint)
        if hint == Count:
            return int(self._plant(field, "{}"))
        if origin is Annotated:
            mark = next((mark for mark in args[1:] if isinstance(mark, Ref)), None)
            return IDS.get(mark.kind, "one") if mark else self._value(args[0], field)
        if origin in (Union, UnionType):
            return next((value for part in reversed(args) if (value := self._value(part, field)) is not None), None)
        if origin is Literal:
            return args[0]
        if origin is tuple:
            return self._list(args, field)
        if origin is dict:
            value = self._value(args[1], field)
            return None if value is None else {self._key(args[0], field): value}
        return self._plain(hint, field)

    def _list(self, args: tuple[Any, ...], field: Field) -> list[Any]:
        if args[-1] is not Ellipsis:
            return [self._value(part, field) for part in args]
        inner = args[0]
        while get_origin(inner) is Annotated and not any(isinstance(mark, Ref) for mark in get_args(inner)):
            inner = get_args(inner)[0]
        parts = get_args(inner) if get_origin(inner) in (Union, UnionType) else (args[0],)
        return [value for part in parts if (value := self._value(part, field)) is not None]

    def _key(self, hint: Any, field: Field) -> str:
        return "one" if hint is str else str(self._value(hint, field))

    def _plain(self, hint: Any, field: Field) -> Any:
        if not isinstance(hint, type) or hint is type(None) or hint in self._open:
            return None
        if issubclass(hint, Element):
            return self._element(hint)
        if issubclass(hint, (Money, Figure)):
            return f"{self._plant(field, '{}')} EUR"
        if issubclass(hint, Pace):
            return f"{self._plant(field, '{}')}/month"
        if issubclass(hint, Rate):
            return f"{self._plant(field, '7.{}')} %"
        if issubclass(hint, Quantity):
            return QUANTITY_WORDS[hint.EXPECTED].examples[0]
        if issubclass(hint, Status):
            return Status.LIVE.value
        if issubclass(hint, Enum):
            return next(iter(hint)).value
        if hint is str:
            return self._plant(field, "planted{}")
        return {bool: True, int: 1, date: "2027-03-01", time: "10:00"}[hint]

    def _plant(self, field: Field, form: str) -> str:
        planted = form.format(70_001 + len(self.fields))
        self.fields[planted] = field
        return planted
