"""What can be wrong with the settings of rules and with waivers: one class per sentence."""

from __future__ import annotations

from dataclasses import dataclass

from relplan.source.place import Place
from relplan.source.problems import Problem


@dataclass(frozen=True, slots=True)
class UnknownRule(Problem):
    """A rule is named that doesn't exist."""

    name: str
    close: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnknownOption(Problem):
    """A rule is given a setting that it doesn't take."""

    rule: str
    option: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrongOption(Problem):
    """A setting of a rule has a value that it can't have."""

    rule: str
    option: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class UnknownEdition(Problem):
    """The plan asks for an edition of the rule book that this program doesn't have."""

    found: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnusedWaiver(Problem):
    """A waiver accepts something that is not found."""

    rule: str


@dataclass(frozen=True, slots=True)
class ExpiredWaiver(Problem):
    """A waiver held until a day that has passed."""

    rule: str
    until: str


@dataclass(frozen=True, slots=True)
class WaiverWithoutReason(Problem):
    """A waiver doesn't say why."""

    rule: str


@dataclass(frozen=True, slots=True)
class UnknownWaivedRule(Problem):
    """A waiver names a rule that doesn't exist."""

    name: str
    close: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MalformedWaiver(Problem):
    """A comment begins like a waiver and can't be read as one."""

    found: str


@dataclass(frozen=True, slots=True)
class LockedRule(Problem):
    """A waiver accepts findings of a rule that the plan has locked."""

    rule: str
    lock: Place


@dataclass(frozen=True, slots=True)
class UnknownWaivedObject(Problem):
    """A waiver names an object that doesn't exist."""

    ref: str
    close: tuple[str, ...]
