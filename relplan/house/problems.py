"""What can be wrong with a plan's own rules: one class per sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from relplan.model.kinds import Kind
from relplan.source.place import Place
from relplan.source.problems import Problem


@dataclass(frozen=True, slots=True)
class MalformedAddress(Problem):
    """The code or the name of a house rule is not spelt as one."""

    found: str
    is_code: bool


@dataclass(frozen=True, slots=True)
class TakenAddress(Problem):
    """The code or the name of a house rule belongs to another rule."""

    found: str
    family: str
    """The letters of the family whose numbers are not the plan's to give; empty when it is a rule's own."""
    first: Place | None
    """The house rule that has it, when it is one."""


@dataclass(frozen=True, slots=True)
class MalformedSelector(Problem):
    """The choice of a house rule's objects can't be read."""

    found: str


@dataclass(frozen=True, slots=True)
class UnknownHouseKind(Problem):
    """A house rule is about a kind of object that doesn't exist."""

    found: str
    close: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnknownHouseKey(Problem):
    """A house rule names a key that its objects don't have."""

    key: str
    kind: str
    close: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrongHouseValue(Problem):
    """A house rule gives a value that its key can't have."""

    key: str
    found: str
    expected: str
    """The kind of quantity or type; empty when it is one of some words."""
    reason: str
    """Why a quantity is refused; empty when nothing more is known."""
    allowed: tuple[str, ...]
    close: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnknownHouseId(Problem):
    """A house rule names an object that the plan doesn't have."""

    kind: Kind
    id: str
    close: tuple[str, ...]


class Fault(StrEnum):
    """Why a text is no pattern."""

    EMPTY = "it says nothing"
    OPEN = "a bracket is opened and not closed"
    CLOSED = "a bracket is closed that is not open"
    NOTHING_TO_REPEAT = "a sign of repetition follows nothing that could be repeated"
    REVERSED = "a range or a count ends before it begins"
    UNSUPPORTED = "it uses something that patterns here don't have"
    TOO_LARGE = "it is too large"


@dataclass(frozen=True, slots=True)
class BadPattern(Problem):
    """A house rule has a pattern that can't be matched."""

    found: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class MisplacedTest(Problem):
    """A house rule holds a key against something that its values can't be held against."""

    key: str
    test: str
    """`matches`, `at_least`, `at_most`, `includes` or `absent`; empty for a value or a list of them."""
    holds: str
    """The kind of quantity or type that the key holds; `mapping` for further keys; empty when the test would be in
    place under `require`, and stands under `forbid`."""


@dataclass(frozen=True, slots=True)
class NothingAsked(Problem):
    """A house rule asks for nothing."""
