"""Values of a plan held against those that a rule names, each in its own quantity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from relplan.model.quantities import (
    Dated,
    Duration,
    Figure,
    Horizon,
    Money,
    Pace,
    Quantity,
    QuantityError,
    Rate,
    Window,
    parse_clock,
    parse_day,
    read_whole,
)
from relplan.plan.shape import write_value
from relplan.plan.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.plan.keys import Leaf

_MINUTES_A_DAY = 24 * 60
_MINUTES_A_MONTH = 43_830
"""A twelfth of 365.25 days, as paces count years."""
_MEASURED = (int, date, time, Duration, Rate, Money, Pace, Figure, Horizon, Window, Dated, Any)
_TYPE_NAMES = {str: "text", bool: "boolean", int: "integer", date: "date", time: "clock", Any: "figure"}


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a value can't be one of a key."""

    expected: str
    """The kind of quantity or type; empty when it is one of some words."""
    reason: str = ""
    allowed: tuple[str, ...] = ()
    close: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Operand:
    """A value that a rule names."""

    leaf: Leaf
    value: Any
    """In a form that equal values share: `48h` is `2d`, `12/year` is `1/month`."""
    written: str

    def is_same(self, found: Any) -> bool:
        """Tell whether a value of the plan is this one."""
        return bool(_value_or_none(self.leaf, found) == self.value)


@dataclass(frozen=True, slots=True)
class Bound:
    """The least or the most that a value may be."""

    operand: Operand
    is_least: bool

    def holds(self, found: Any) -> bool:
        """Tell whether a value keeps to it; what is measured in something else doesn't."""
        value, bound = _value_or_none(self.operand.leaf, found), self.operand.value
        if not isinstance(value, _Measure) or value.unit != bound.unit:
            return False
        return bool(value.amount >= bound.amount if self.is_least else value.amount <= bound.amount)


@dataclass(frozen=True, slots=True)
class _Measure:
    """An amount of something; amounts of the same thing have an order."""

    unit: str
    amount: Any


def read_operand(leaves: Iterable[Leaf], written: Any) -> Operand | Refused:
    """Read a value that a rule names, as one of the kinds that its key may hold."""
    refused: list[Refused] = []
    for leaf in leaves:
        if written == "":
            return Refused(name_of(leaf), allowed=leaf.words)
        found = _read(leaf, written)
        if not isinstance(found, Refused):
            return Operand(leaf, found, write_value(written))
        refused.append(found)
    return refused[0]


def read_word(leaves: Iterable[Leaf], written: str) -> Operand | Refused:
    """Read a value from a selector, where all is text."""
    for leaf in leaves:
        value = _from_text(leaf, written)
        if value is not None:
            return read_operand((leaf,), value)
    return read_operand(leaves, written)


def read_bound(leaves: Iterable[Leaf], written: Any, *, is_least: bool) -> Bound | Refused:
    """Read the least or the most that the values of a key may be."""
    measured = [leaf for leaf in leaves if has_order(leaf)]
    operand = read_operand(measured, written)
    if isinstance(operand, Refused):
        return operand
    return Bound(operand, is_least) if isinstance(operand.value, _Measure) else Refused(name_of(measured[0]))


def has_order(leaf: Leaf) -> bool:
    """Tell whether values can be more or less than others."""
    return leaf.type in _MEASURED and not leaf.words


def name_of(leaf: Leaf) -> str:
    """Name the kind of quantity, or the type."""
    return _TYPE_NAMES.get(leaf.type) or str(leaf.type.EXPECTED)


def _from_text(leaf: Leaf, written: str) -> Any:
    """Return the number or the truth value that a text says where one is wanted."""
    if leaf.type is bool:
        return {"true": True, "false": False}.get(written)
    if leaf.type is int and written.isascii() and written.removeprefix("-").isdecimal():
        return int(written)
    return None


def _value_or_none(leaf: Leaf, found: Any) -> Any:
    value = _read(leaf, found)
    return None if isinstance(value, Refused) else value


def _read(leaf: Leaf, written: Any) -> Any:
    """Return a value in the form that equal values share, or why it is refused."""
    if leaf.type is Any:
        return _read_free(written)
    if leaf.type is str:
        return _read_text(leaf, written)
    if leaf.type is bool:
        return written if isinstance(written, bool) else Refused(name_of(leaf))
    try:
        return _read_number(leaf, written) if leaf.type is int else _measure(_read_quantity(leaf.type, written))
    except QuantityError as error:
        return Refused(error.expected, error.reason)


def _read_text(leaf: Leaf, written: Any) -> str | Refused:
    if not leaf.words:
        return written if isinstance(written, str) else Refused("text")
    shown = write_value(written)
    return shown if shown in leaf.words else Refused("", allowed=leaf.words, close=nearest(shown, leaf.words))


def _read_quantity(kind: Any, written: Any) -> Any:
    if kind is date:
        return parse_day(write_value(written))
    if kind is time:
        return parse_clock(write_value(written))
    found: Quantity = kind.read(written)
    return found


def _read_free(written: Any) -> Any:
    """Read a value of a team's own key: a figure or a duration when it looks like one, else what is written."""
    if not isinstance(written, bool):
        for kind in (Figure, Duration):
            try:
                return _measure(kind.read(written))
            except QuantityError:
                continue
    return write_value(written)


def _read_number(leaf: Leaf, written: Any) -> _Measure | Refused:
    found = read_whole(written)
    is_whole = isinstance(found, int) and not isinstance(found, bool)
    return _Measure("number", found) if is_whole else Refused(name_of(leaf))


def _measure(value: Any) -> Any:
    """Return the amount of a quantity that has an order; others stay as they are."""
    match value:
        case Duration():
            minutes = _MINUTES_A_MONTH * value.months + _MINUTES_A_DAY * value.days + value.minutes
            return _Measure("duration", minutes)
        case Rate():
            return _Measure("rate", value.value)
        case Money():
            return _Measure(value.currency, value.amount)
        case Figure():
            return _Measure(value.currency or value.unit, value.value)
        case Pace():
            return _Measure("pace", Fraction(value.count) * _times_a_year(value.per))
        case date():
            return _Measure("date", value.toordinal())
        case time():
            return _Measure("clock", 60 * value.hour + value.minute)
        case Horizon():
            return _measure(value.value)
        case Window(length=Duration()):
            return _measure(value.length)
        case Dated(anchor="date"):
            return _measure(value.day)
    return value


def _times_a_year(period: str) -> Fraction:
    days = Fraction(1461, 4)
    return {"hour": 24 * days, "day": days, "week": days / 7, "month": Fraction(12), "year": Fraction(1)}[period]
