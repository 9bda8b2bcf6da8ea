"""What may be shown of a plan: all of it, with the personal data masked that stand where they may not.

A plan is judged as it is written and shown as it is veiled: the same objects at the same places, so that whoever
writes something of it has nothing to hide. A datum has one mask throughout, whatever signs stand between its parts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import BaseModel

from relplan.analysis.personal_data import is_meant_to_be_read, search_name
from relplan.analysis.personal_text import DatumKind
from relplan.plan.plan import Item, Plan
from relplan.plan.titles import Title
from relplan.source.document import Document
from relplan.source.place import Position, Route, Span
from relplan.source.yaml import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.personal_data import Written
    from relplan.analysis.personal_text import Sighting

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

    @property
    def is_number(self) -> bool:
        """Tell whether it ends where its digits do, whatever letters stand beside it."""
        return self.kind is not DatumKind.EMAIL


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where a datum stands in a text, from its first sign to its last."""

    datum: _Datum
    start: int
    stop: int


class Veil:
    """Masks the personal data of a plan in whatever is made of its texts."""

    def __init__(self, found: Iterable[Written]) -> None:
        sightings = {one.text: one for written in found for one in written.sightings}
        masks = _Masks()
        read = [masks.read(sightings[text]) for text in sorted(sightings, key=len, reverse=True)]
        self._known: dict[str, _Datum] = {one.plain: one for one in reversed(read)}
        self._lengths = sorted({len(plain) for plain in self._known}, reverse=True)
        self._first_words = {_WORD.findall(text.lower())[0] for text in sightings}
        numbers = (one for one in read if one.is_number)
        self._fewest_digits = min((len(_NO_DIGIT.sub("", one.plain)) for one in numbers), default=0)
        self._walk = _Walk(self)

    @property
    def is_needed(self) -> bool:
        """Tell whether there is anything to mask."""
        return bool(self._known)

    def hide(self, value: T) -> T:
        """Return a value without personal data: itself when it has none."""
        hidden: T = self._walk.hide(value) if self.is_needed else value
        return hidden

    def keep(self, values: Iterable[object]) -> None:
        """Leave records as they are that hold nothing of the plan."""
        self._walk.keep(values)

    def find(self, text: str) -> Iterator[_Hit]:
        """Yield the data in a text, in order and apart, the longest where several begin at one place."""
        if not self._may_hold(text):
            return
        signs = _Signs(text)
        at = 0
        while at < len(signs.plain):
            datum = self._datum_at(signs, at)
            if datum is None:
                at += 1
                continue
            yield signs.hit(datum, at)
            at += len(datum.plain)

    def _datum_at(self, signs: _Signs, at: int) -> _Datum | None:
        for length in self._lengths:
            datum = self._known.get(signs.plain[at : at + length])
            if datum is not None and signs.is_whole(datum, at):
                return datum
        return None

    def _may_hold(self, text: str) -> bool:
        """Tell whether a text is worth a look: whether it has a word that some datum begins with, or digits enough."""
        has_number = self._fewest_digits and len(_NO_DIGIT.sub("", text)) >= self._fewest_digits
        return bool(has_number) or not self._first_words.isdisjoint(_WORD.findall(text.lower()))


class _Signs:
    """The letters and digits of a text, and where they stand in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offsets = [offset for offset, sign in enumerate(text) if sign.isalnum()]
        self.plain = "".join(text[offset].lower()[0] for offset in self._offsets)

    def is_whole(self, datum: _Datum, at: int) -> bool:
        """Tell whether a datum's signs stand close together, and aren't part of a longer word or number."""
        last = at + len(datum.plain) - 1
        before, after = self._offsets[at] - 1, self._offsets[last] + 1
        goes_on = str.isdigit if datum.is_number else str.isalnum
        if last > self._last_beside[at] or goes_on(self._text[after : after + 1]):
            return False
        return not goes_on(
            self._before_zeros[before + 1] if datum.is_number else self._text[max(before, 0) : before + 1]
        )

    def hit(self, datum: _Datum, at: int) -> _Hit:
        """Return where a datum stands that begins with a sign; a number's signs before its digits are its own."""
        first, stop = self._offsets[at], self._offsets[at + len(datum.plain) - 1] + 1
        if datum.is_number:
            first -= len(_BEFORE_NUMBER.findall(self._text[max(first - 4, 0) : first])[0])
        return _Hit(datum, first, stop)

    @cached_property
    def _last_beside(self) -> list[int]:
        """For each sign, the last of those that follow it close together."""
        last = list(range(len(self._offsets)))
        for at in reversed(range(len(last) - 1)):
            if self._offsets[at + 1] - self._offsets[at] <= _WIDEST_GAP:
                last[at] = last[at + 1]
        return last

    @cached_property
    def _before_zeros(self) -> list[str]:
        """For each place of the text, what stands before it and the zeros there."""
        before = [""]
        for sign in self._text:
            before.append(before[-1] if sign == "0" else sign)
        return before


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
        if isinstance(value, Title):
            return self._hide_title(value, where)
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
        hits = self._veil.find(text)
        return _cover(text, ((h, h.datum.masked) for h in hits if not _is_meant(where, h.datum.kind)))

    def _hide_title(self, title: Title, where: _Where) -> Title:
        said = (str(title), *title.names)
        hidden = [self._hide_text(text, where) for text in said]
        return title if all(new is old for new, old in zip(hidden, said, strict=True)) else Title(*hidden)

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
        hits = [list(self._veil.find(line)) for line in document.lines]
        if path == document.path and not any(hits):
            return document
        shown = cache(lambda kind: _Shown(document, kind))
        hidden = []
        for number, (line, found) in enumerate(zip(document.lines, hits, strict=True), start=1):
            kept = (h for h in found if not shown(h.datum.kind).holds(Position(number, h.start + 1)))
            hidden.append(_cover(line, ((h, _fit(h.datum.masked, h.stop - h.start)) for h in kept)))
        breaks = [*_LINE_BREAK.findall(document.text), ""]
        text = "".join(chain(*zip(hidden, breaks, strict=True)))
        data = self.hide(document.data, _Where(document.path, ()))
        return VeiledDocument(path, text.encode("utf-8", "replace"), data, document, self._veil)


def _is_meant(where: _Where, kind: DatumKind) -> bool:
    return is_meant_to_be_read(where.path, where.route, kind)


def _cover(text: str, hits: Iterable[tuple[_Hit, str]]) -> str:
    """Return a text with something else in the place of each datum, which come in order; itself when there are none."""
    parts, done = [], 0
    for hit, mask in hits:
        parts += [text[done : hit.start], mask]
        done = hit.stop
    return "".join([*parts, text[done:]]) if parts else text


def hide_name(path: str) -> str:
    """Return the name of a file as it may be shown, before anything is read."""
    return Veil(search_name(path)).hide(path)


class _Shown:
    """Where keys and texts of a file stand that may name somebody."""

    def __init__(self, document: Document, kind: DatumKind) -> None:
        values = document.spans.values if document.data is not None else {}
        keys = document.spans.keys if document.data is not None else {}
        parents = {route[:-1] for route in values}
        spans = (
            span
            for route, span in chain(values.items(), keys.items())
            if route not in parents and is_meant_to_be_read(document.path, route, kind)
        )
        self._spans = sorted(spans)

    def holds(self, at: Position) -> bool:
        """Tell whether a place is in one of them."""
        index = bisect_right(self._spans, at, key=lambda span: span.start) - 1
        return index >= 0 and at < self._spans[index].end


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
