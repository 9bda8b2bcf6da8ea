"""What can be wrong with the shape and the names of a plan: one class per sentence."""

from __future__ import annotations

from dataclasses import dataclass

from relplan.source.place import Place
from relplan.source.problems import Problem


@dataclass(frozen=True, slots=True)
class UnknownKey(Problem):
    """A key that the object doesn't have."""

    key: str
    close: tuple[str, ...]
    """Known keys that are spelt nearly alike."""
    known: tuple[str, ...] = ()
    """The keys that could be meant: those of the object that are not written in it."""
    own: str = ""
    """What a team would call it as a key of its own; empty for what is no word."""
    before: str = ""
    """The key whose text it may be the end of, when it follows one between braces."""
    text: str = ""
    """That text as a whole."""


@dataclass(frozen=True, slots=True)
class MissingKey(Problem):
    """A key that the object must have."""

    key: str
    parent: str
    """The key of the object that lacks it; empty for the file's own object."""


@dataclass(frozen=True, slots=True)
class WrongType(Problem):
    """A value of another type than expected."""

    expected: str
    """`text`, `list`, `mapping`, `boolean`, `integer`."""
    found: str
    """The value as written, or the type of what is written."""


@dataclass(frozen=True, slots=True)
class UnknownWord(Problem):
    """A value that is none of the words allowed."""

    found: str
    allowed: tuple[str, ...]
    close: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrongQuantity(Problem):
    """A duration, rate, amount or date that is not written as one."""

    expected: str
    found: str
    reason: str


@dataclass(frozen=True, slots=True)
class OutOfRange(Problem):
    """A number that is too small or too large."""

    found: str
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class WrongLength(Problem):
    """A list with too few or too many elements."""

    found: int
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class UnknownVariant(Problem):
    """A step, wait, branch or condition of no known form."""

    expected: str
    """`step`, `wait`, `case` or `condition`."""
    close: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BadId(Problem):
    """An id that is not spelt as ids are."""

    id: str
    signs: tuple[str, ...]
    """Signs in it that no id holds."""
    first: str
    """The sign that it begins with."""
    suggestion: str
    """The id nearest to it; empty when there is none, or another object has it."""
    twin: str
    """The id that another object has, and that it would be or that it is a copy of; empty when there is none."""


@dataclass(frozen=True, slots=True)
class DuplicateId(Problem):
    """An id that two objects of one namespace have."""

    id: str
    first: Place


@dataclass(frozen=True, slots=True)
class CaseCollision(Problem):
    """Two ids that differ in case only."""

    id: str
    other: str
    first: Place


@dataclass(frozen=True, slots=True)
class UnreadFile(Problem):
    """A YAML file that the layout gives no meaning to."""


@dataclass(frozen=True, slots=True)
class MisplacedFile(Problem):
    """A YAML file that is nearly where the layout would give it a meaning."""

    meant: str
    """The path it was perhaps meant to have; empty when only its folder can be told."""
    folder: str = ""
    """The folder that its name is the name of: what it holds belongs into files there."""


@dataclass(frozen=True, slots=True)
class NestedPlan(Problem):
    """A plan inside the plan."""


@dataclass(frozen=True, slots=True)
class RedefinedKpi(Problem):
    """A plan's KPI has the id of a built-in one."""

    id: str


@dataclass(frozen=True, slots=True)
class UnknownTimezone(Problem):
    """A time zone that doesn't exist, or that each machine reads otherwise."""

    found: str
    close: tuple[str, ...]
    fixed: str
    """The zone that is always as far from UTC as was written; empty when no distance was."""


@dataclass(frozen=True, slots=True)
class UnknownCountry(Problem):
    """A country, or a region of one, whose public holidays are not known."""

    found: str
    close: tuple[str, ...]
    """The code that was probably meant."""
    country: str
    """The country when it is known, and only its region isn't; empty otherwise."""


@dataclass(frozen=True, slots=True)
class UnknownFormat(Problem):
    """The plan is written in a version of the format that this program doesn't read."""

    found: int


@dataclass(frozen=True, slots=True)
class VersionRefused(Problem):
    """The plan asks for another version of the program."""

    required: str
    version: str


@dataclass(frozen=True, slots=True)
class ReversedPeriod(Problem):
    """A period that ends before it begins."""

    first: str
    last: str
