"""What may be shown of a plan: all of it, with the personal data masked that stand where they may not.

A plan is judged as it is written and shown as it is veiled: the same objects at the same places, so that whoever
writes something of it has nothing to hide. A datum has one mask throughout, whatever signs stand between its parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from functools import cache, cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import BaseModel

from relplan.analysis.personal_data import DatumKind, is_meant_to_be_read, search_name
from relplan.plan.plan import Item, Plan
from relplan.source.document import Document
from relplan.source.place import Position, Route, Span
from relplan.source.yaml import Spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from relplan.analysis.personal_data import Sighting, Written

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
_SIGNS = re.compile(r"[\W_]+")
_NO_DIGIT = re.compile(r"\D+")
_BEFORE_NUMBER = re.compile(r"[(+]{0,2}0{0,2}$")
"""What a number may begin with that its digits don't tell: nothing is left of it when it is read as a number."""
_LINE_BREAK = re.compile("\r\n|\n|\r")
_WIDEST_GAP = 4


@dataclass(frozen=True, slots=True)
class _Datum:
    """A personal datum, whatever signs it is written with: an id made of an address names its owner as well."""

    kind: DatumKind
    masked: str
    plain: str
    """Its letters and digits."""

    def mask(self, text: str) -> str:
        """Return a text without it."""
        return self._replace(text, lambda _: self.masked)

    def mask_in_line(self, line: str, number: int, shown: Iterable[Span]) -> str:
        """Return a line of a file without it and as wide as before, except where it is shown."""

        def cover(stretch: slice) -> str:
            at = Position(number, stretch.start + 1)
            is_shown = any(span.start <= at < span.end for span in shown)
            return line[stretch] if is_shown else _fit(self.masked, stretch.stop - stretch.start)

        return self._replace(line, cover)

    def _replace(self, text: str, cover: Callable[[slice], str]) -> str:
        parts, done = [], 0
        for stretch in self._stretches(text):
            parts += [text[done : stretch.start], cover(stretch)]
            done = stretch.stop
        return "".join([*parts, text[done:]])

    def _stretches(self, text: str) -> Iterator[slice]:
        """Yield where it stands in a text, from its first sign to its last."""
        offsets = [offset for offset, sign in enumerate(text) if sign.isalnum()]
        plain = "".join(text[offset].lower()[0] for offset in offsets)
        at = plain.find(self.plain)
        while at >= 0:
            end = at + len(self.plain)
            if self._is_whole(text, offsets[at:end]):
                first = offsets[at]
                if self.kind is not DatumKind.EMAIL:
                    first -= len(_BEFORE_NUMBER.findall(text[max(first - 4, 0) : first])[0])
                yield slice(first, offsets[end - 1] + 1)
            at = plain.find(self.plain, end)

    def _is_whole(self, text: str, offsets: Sequence[int]) -> bool:
        """Tell whether letters and digits stand close together, and aren't part of a longer word or number."""
        goes_on = str.isalnum if self.kind is DatumKind.EMAIL else str.isdigit
        before, after = text[: offsets[0]].rstrip("0")[-1:], text[offsets[-1] + 1 : offsets[-1] + 2]
        return (
            not goes_on(before)
            and not goes_on(after)
            and all(later - former <= _WIDEST_GAP for former, later in pairwise(offsets))
        )


class Veil:
    """Masks the personal data of a plan in whatever is made of its texts."""

    def __init__(self, found: Iterable[Written]) -> None:
        sightings = {one.text: one for written in found for one in written.sightings}
        self._mails: dict[str, list[_Datum]] = {}
        self._numbers: list[_Datum] = []
        masks = _Masks()
        for text in sorted(sightings, key=len, reverse=True):
            datum = masks.read(sightings[text])
            if datum.kind is DatumKind.EMAIL:
                self._mails.setdefault(_WORD.findall(text.lower())[0], []).append(datum)
            else:
                self._numbers.append(datum)
        self._fewest_digits = min((len(_NO_DIGIT.sub("", one.plain)) for one in self._numbers), default=0)
        self._walk = _Walk(self)

    @property
    def is_needed(self) -> bool:
        """Tell whether there is anything to mask."""
        return bool(self._mails or self._numbers)

    def hide(self, value: T) -> T:
        """Return a value without personal data: itself when it has none."""
        hidden: T = self._walk.hide(value) if self.is_needed else value
        return hidden

    def keep(self, values: Iterable[object]) -> None:
        """Leave records as they are that hold nothing of the plan."""
        self._walk.keep(values)

    def held(self, text: str) -> Iterator[_Datum]:
        """Yield what a text may hold, the longest first."""
        mails = [one for word in set(_WORD.findall(text.lower())) for one in self._mails.get(word, ())]
        has_number = self._numbers and len(_NO_DIGIT.sub("", text)) >= self._fewest_digits
        if mails or has_number:
            plain = _SIGNS.sub("", text).lower()
            yield from (datum for datum in (*mails, *(self._numbers if has_number else ())) if datum.plain in plain)


@dataclass(frozen=True)
class VeiledDocument(Document):
    """A file as it may be shown: everything in it stands where it stands in the file as it is written."""

    written: Document = field(repr=False)
    veil: Veil = field(repr=False)

    @cached_property
    def spans(self) -> Spans:
        """Every key and value with its span."""
        spans = self.written.spans
        return Spans(self.veil.hide(spans.keys), self.veil.hide(spans.values), spans.texts)

    @cached_property
    def _first_key(self) -> tuple[Route, Span] | None:
        """The key that the file begins with is looked up as any other."""
        return None


class _Where(NamedTuple):
    """What a value belongs to: what is allowed there stays."""

    path: str
    route: Route
    is_model: bool = False
    """Whether it is part of an object of the plan: numbers are counted with there, and stay."""

    def under(self, step: str | int) -> _Where:
        """Return what a part of the value belongs to."""
        return _Where(self.path, (*self.route, step), self.is_model)


_NOWHERE = _Where("", ())


class _Walk:
    """Goes through records and collections; what holds nothing to mask comes back as the same thing."""

    def __init__(self, veil: Veil) -> None:
        self._veil = veil
        self._seen: dict[int, tuple[Any, Any]] = {}

    def keep(self, values: Iterable[object]) -> None:
        """Let records come back as they are."""
        self._seen |= {id(value): (value, value) for value in values}

    def hide(self, value: Any, where: _Where = _NOWHERE) -> Any:
        """Return a value without personal data."""
        if isinstance(value, (Enum, bool)):
            return value
        if isinstance(value, str):
            return self._hide_text(value, where)
        if isinstance(value, int):
            hidden = str(value) if where.is_model else self._hide_text(str(value), where)
            return value if hidden == str(value) else hidden
        if isinstance(value, Mapping):
            return self._hide_mapping(value, where)
        if isinstance(value, (tuple, list, set, frozenset)):
            return self._hide_collection(value, where)
        if isinstance(value, BaseModel) or (is_dataclass(value) and not isinstance(value, type)):
            known = self._seen.get(id(value))
            if known is None:
                known = self._seen[id(value)] = (value, self._hide_record(value, where))
            return known[1]
        return value

    def _hide_text(self, text: str, where: _Where) -> str:
        for datum in self._veil.held(text):
            if not is_meant_to_be_read(where.path, where.route, datum.kind):
                text = datum.mask(text)
        return text

    def _hide_mapping(self, value: Mapping[Any, Any], where: _Where) -> Any:
        hidden = {self.hide(key): self.hide(part, where.under(key)) for key, part in value.items()}
        is_same = all(new is old and hidden[new] is value[old] for new, old in zip(hidden, value, strict=False))
        return value if is_same else hidden

    def _hide_collection(self, value: Any, where: _Where) -> Any:
        hidden = [self.hide(part, where.under(index)) for index, part in enumerate(value)]
        if all(new is old for new, old in zip(hidden, value, strict=True)):
            return value
        return value._make(hidden) if hasattr(value, "_make") else type(value)(hidden)

    def _hide_record(self, value: Any, where: _Where) -> Any:
        match value:
            case Document():
                return self._hide_document(value)
            case Item():
                inside = _Where(value.path, value.route, is_model=True)
                return self._hide_fields(value, _NOWHERE, value=self.hide(value.value, inside))
            case Plan():
                return self._hide_fields(value, _NOWHERE, extensions=self._hide_extensions(value))
            case BaseModel():
                return self._hide_model(value, where)
        return self._hide_fields(value, where)

    def _hide_model(self, value: BaseModel, where: _Where) -> BaseModel:
        changed = {}
        for name, one in type(value).model_fields.items():
            written = getattr(value, name)
            hidden = self.hide(written, where.under(one.alias or name))
            if hidden is not written:
                changed[name] = hidden
        return value.model_copy(update=changed) if changed else value

    def _hide_fields(self, record: Any, where: _Where, **hidden: Any) -> Any:
        """Return a record with its fields masked, but for those that already are."""
        parts = {one.name: getattr(record, one.name) for one in fields(record) if one.init}
        hidden |= {name: self.hide(part, where.under(name)) for name, part in parts.items() if name not in hidden}
        changed = {name: part for name, part in hidden.items() if part is not parts[name]}
        return replace(record, **changed) if changed else record

    def _hide_extensions(self, plan: Plan) -> Mapping[str, Mapping[Route, Any]]:
        return {
            self.hide(path): {
                self.hide(route): self.hide(value, _Where(path, route)) for route, value in by_route.items()
            }
            for path, by_route in plan.extensions.items()
        }

    def _hide_document(self, document: Document) -> Document:
        path = self.hide(document.path)
        if path == document.path and not any(self._veil.held(document.text)):
            return document
        shown = cache(lambda kind: [*_spans_meant_to_be_read(document, kind)])
        hidden = [*document.lines]
        for number, line in enumerate(document.lines, start=1):
            for datum in self._veil.held(line):
                hidden[number - 1] = datum.mask_in_line(hidden[number - 1], number, shown(datum.kind))
        breaks = [*_LINE_BREAK.findall(document.text), ""]
        text = "".join(chain(*zip(hidden, breaks, strict=True)))
        data = self.hide(document.data, _Where(document.path, ()))
        return VeiledDocument(path, text.encode("utf-8", "replace"), data, document, self._veil)


def hide_name(path: str) -> str:
    """Return the name of a file as it may be shown, before anything is read."""
    return Veil(search_name(path)).hide(path)


def _spans_meant_to_be_read(document: Document, kind: DatumKind) -> Iterator[Span]:
    """Yield where keys and texts of a file stand that may name somebody."""
    if document.data is None:
        return
    values = document.spans.values
    parents = {route[:-1] for route in values}
    for route, span in chain(values.items(), document.spans.keys.items()):
        is_text = route not in parents
        if is_text and is_meant_to_be_read(document.path, route, kind):
            yield span


class _Masks:
    """The masks given so far: no two data have the same, as what they are the ids of must stay apart."""

    def __init__(self) -> None:
        self._given: dict[str, dict[str, str]] = {}

    def read(self, sighting: Sighting) -> _Datum:
        """Return the datum that a sighting is one of."""
        plain = _SIGNS.sub("", sighting.text).lower()
        if sighting.kind is not DatumKind.EMAIL:
            plain = plain.lstrip("0")
        given = self._given.setdefault(sighting.masked, {})
        mask = f"{sighting.masked}#{len(given) + 1}" if given else sighting.masked
        return _Datum(sighting.kind, given.setdefault(plain, mask), plain)


def _fit(mask: str, width: int) -> str:
    """Return a mask with as many stars as a width leaves room for."""
    if len(mask) <= width:
        return mask.replace("*", "*" * (width - len(mask) + 1), 1)
    first, last = re.split(r"\*.*\*|\*", mask, maxsplit=1)
    stars = width - len(first) - len(last)
    return f"{first}{'*' * stars}{last}" if stars > 0 else "*" * width
