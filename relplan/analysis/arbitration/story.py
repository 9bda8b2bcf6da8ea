"""Stories: what became of each message, however often it was tried."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from relplan.analysis.arbitration.decision import Outcome
from relplan.analysis.arbitration.ledger import CourseKind, Decided, GivenUp, Merged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from relplan.analysis.arbitration.ledger import Entry, Fact

    _Key: TypeAlias = tuple[str, datetime]

_TRIED_AGAIN = (CourseKind.DEFERRED, CourseKind.HELD)
_WAITING = (*_TRIED_AGAIN, CourseKind.MERGED_LATER)


class End(StrEnum):
    """What became of a message in the end."""

    SENT = "sent"
    SERVED = "served"
    """Combined with another, or merged into it: no contact of its own."""
    REFUSED = "refused"
    GIVEN_UP = "given_up"
    """Its scenario ended while it was waiting."""
    WAITING = "waiting"
    """Nothing yet."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A message that is tried again, told once."""

    first: int
    """The number of the entry that makes it wait."""
    retries: tuple[int, ...]
    """The numbers of those at which it was tried in vain and went on waiting."""
    last: int | None
    """The number of the entry that ends the wait; none when it goes on."""


def find_ends(entries: Sequence[Entry]) -> Counter[End]:
    """Count what became of the messages of some entries."""
    return Counter(end_of(entries[numbers[-1]].fact) for numbers in _by_message(entries).values())


def find_waits(entries: Sequence[Entry]) -> tuple[Wait, ...]:
    """Return the waits of the messages of some entries; a message may wait again after something else was tried."""
    found = []
    for numbers in _by_message(entries).values():
        run: list[int] = []
        for number in numbers:
            if is_tried_again(entries[number].fact):
                run.append(number)
            elif run:
                found.append(Wait(run[0], tuple(run[1:]), number))
                run = []
        if run:
            found.append(Wait(run[0], tuple(run[1:]), None))
    return tuple(found)


def is_tried_again(fact: Fact) -> bool:
    """Tell whether a message is refused for now, and tried again at an instant that is known."""
    return isinstance(fact, Decided) and fact.course is not None and fact.course.kind in _TRIED_AGAIN


def is_waiting(fact: Fact) -> bool:
    """Tell whether a message may still go."""
    return end_of(fact) is End.WAITING


def end_of(fact: Fact) -> End:
    """Return what becomes of a message by the last that is known of it."""
    if isinstance(fact, Merged):
        return End.SERVED
    if isinstance(fact, GivenUp):
        return End.GIVEN_UP
    if not isinstance(fact, Decided):
        return End.WAITING
    if fact.course is not None:
        return End.WAITING if fact.course.kind in _WAITING else End.REFUSED
    return _ENDS.get(fact.decision.outcome, End.REFUSED)


_ENDS = {
    Outcome.SENT: End.SENT,
    Outcome.COMBINED: End.SERVED,
    Outcome.RIDES_LATER: End.WAITING,
    Outcome.SHIFTED: End.WAITING,
}


def _by_message(entries: Sequence[Entry]) -> dict[_Key, list[int]]:
    """Return the numbers of the entries that are about each message, told apart by when it was first due."""
    found: dict[_Key, list[int]] = {}
    for number, entry in enumerate(entries):
        fact = entry.fact
        if isinstance(fact, Decided):
            candidate = fact.decision.candidate
            found.setdefault((candidate.id, candidate.due), []).append(number)
        elif isinstance(fact, (Merged, GivenUp)):
            found.setdefault((fact.message, fact.due), []).append(number)
    return found
