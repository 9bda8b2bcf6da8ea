"""What a rule of the plan's own finds: objects chosen by conditions, and keys held against what is asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.plan.shape import write_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.study import Study
    from relplan.house.key import Key, Reading, Written
    from relplan.house.pattern import Pattern
    from relplan.house.subjects import Shelf, Subject
    from relplan.house.values import Bound, Operand
    from relplan.source.place import Place

RULE_NOTE = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach(Arguments):
    """The key, and what was asked of it; what does not concern the breach is empty."""

    key: str
    """Several with commas, where several are missing in one place."""
    found: str = ""
    """What is written there."""
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    least: str = ""
    most: str = ""
    unwanted: str = ""
    """The key, or the value, that should not be there."""
    missing: tuple[str, ...] = ()
    """Keys that should be there, or values that should be among those of the key."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition that objects of a rule meet."""

    key: Key
    values: tuple[Operand, ...]
    """Alternatives; none when the key only has to be there."""
    is_negated: bool

    def holds(self, subject: Subject) -> bool:
        """Tell whether an object meets it."""
        read = self.key.read(subject)
        if read is None:
            return self.is_negated
        if not self.values:
            return read.is_there != self.is_negated
        return any(one.is_same(written.value) for written in read.values() for one in self.values) != self.is_negated


@dataclass(frozen=True, slots=True)
class Tests:
    """What one value is held against; all of it must hold."""

    allowed: tuple[Operand, ...] = ()
    pattern: Pattern | None = None
    bounds: tuple[Bound, ...] = ()

    @property
    def are_none(self) -> bool:
        """Tell whether nothing is asked of a value."""
        return not self.allowed and self.pattern is None and not self.bounds

    def broken_by(self, key: str, value: Any) -> Breach | None:
        """Return the first that a value breaks."""
        found = write_value(value)
        if self.allowed and not any(one.is_same(value) for one in self.allowed):
            return Breach(key=key, found=found, allowed=tuple(one.written for one in self.allowed))
        if self.pattern is not None and not self.pattern.fits(found):
            return Breach(key=key, found=found, pattern=self.pattern.text)
        for bound in self.bounds:
            if not bound.holds(value):
                least, most = (bound.operand.written, "") if bound.is_least else ("", bound.operand.written)
                return Breach(key=key, found=found, least=least, most=most)
        return None


@dataclass(frozen=True, slots=True)
class Demand:
    """A key that must be there, and what is asked of each of its values."""

    key: Key
    tests: Tests
    included: tuple[Operand, ...] = ()
    """Values that must be among them."""

    def breaches(self, read: Reading) -> Iterator[tuple[Place, Breach]]:
        """Yield what is wrong with what an object says under the key, and where."""
        name = self.key.text
        asks_values = not self.tests.are_none or bool(self.included)
        values = list(read.values()) if asks_values else []
        missing = read.missing(with_defaults=asks_values)
        for at in missing:
            yield read.holder_place(at), Breach(key=name, missing=(name,))
        if asks_values and read.is_there and not values:
            yield read.key_place(read.key_routes()[0]), Breach(key=name, missing=(name,))
        for written in values:
            broken = self.tests.broken_by(name, written.value)
            if broken is not None:
                yield read.value_place(written), broken
        missed = tuple(one.written for one in self.included if not _is_among(one, values))
        if missed and values:
            place = read.key_place(read.key_routes()[0]) if read.is_there else read.value_place(values[0])
            yield place, Breach(key=name, missing=missed)


@dataclass(frozen=True, slots=True)
class Ban:
    """A key that must not be there, or must not have such values."""

    key: Key
    tests: Tests

    def breaches(self, read: Reading) -> Iterator[tuple[Place, Breach]]:
        """Yield what must not be there, and where."""
        name = self.key.text
        if self.tests.are_none:
            for at in read.key_routes():
                yield read.key_place(at), Breach(key=name, unwanted=name)
            return
        for written in read.values():
            if self.tests.broken_by(name, written.value) is None:
                found = write_value(written.value)
                yield read.value_place(written), Breach(key=name, found=found, unwanted=found)


@dataclass(frozen=True, slots=True)
class HouseCheck:
    """A rule of the plan's own, ready to be run."""

    kind: str
    conditions: tuple[Condition, ...]
    asked: tuple[Demand | Ban, ...]
    rule: Place
    """Where the plan writes it."""
    shelf: Shelf
    """Where the objects are kept that several rules are about."""

    def __call__(self, study: Study, _: Any) -> Iterator[Found]:
        """Yield every breach in a plan; ideas and what is retired are left alone unless a condition names a status."""
        is_strict = any(condition.key.names_status for condition in self.conditions)
        for subject in self.shelf.find(study.plan, self.kind):
            if not is_strict and not subject.is_awake:
                continue
            if all(condition.holds(subject) for condition in self.conditions):
                yield from self._judge(subject)

    def _judge(self, subject: Subject) -> Iterator[Found]:
        missing: dict[Place, list[Breach]] = {}
        for one in self.asked:
            read = one.key.read(subject)
            for place, breach in one.breaches(read) if read is not None else ():
                if breach.missing:
                    missing.setdefault(place, []).append(breach)
                else:
                    yield self._found(subject, place, breach, (breach.key, breach.found))
        for place, breaches in missing.items():
            yield self._found(subject, place, _together(breaches), ("missing",))

    def _found(self, subject: Subject, place: Place, breach: Breach, identity: tuple[str, ...]) -> Found:
        return Found(place, breach, (Related(self.rule, RULE_NOTE),), subject.refs, identity)


def _together(breaches: list[Breach]) -> Breach:
    """Return what is missing in one place, as one breach."""
    keys = dict.fromkeys(breach.key for breach in breaches)
    missing = dict.fromkeys(one for breach in breaches for one in breach.missing)
    return Breach(key=", ".join(keys), missing=tuple(missing))


def _is_among(operand: Operand, values: Iterable[Written]) -> bool:
    return any(operand.is_same(written.value) for written in values)
