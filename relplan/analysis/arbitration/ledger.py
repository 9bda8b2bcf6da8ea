"""The ledger: everything that happens to one customer under a plan, in order of time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from relplan.analysis.arbitration.decision import Decision
    from relplan.analysis.validity import Expiry
    from relplan.model.quantities import Rate
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that the customer did, or that came about."""

    word: str


@dataclass(frozen=True, slots=True)
class Launched:
    """A scenario begun."""

    scenario: str
    place: Place
    """Of its trigger."""


class Obstacle(StrEnum):
    """Why a trigger doesn't launch its scenario."""

    RUNNING = "running"
    """An instance is still running."""
    REENTRY = "reentry"
    """As many launches as `reentry` allows have been made."""
    SUPPRESSED = "suppressed"
    """Another scenario is preferred to it."""
    PAUSED = "paused"
    """It is stopped for a time."""
    NO_DAY = "no_day"
    """Its day is counted from something else than its moment."""
    BEFORE_PERIOD = "before_period"
    """It is counted from a moment to a day before the plan's period."""
    NOT_ADDRESSED = "not_addressed"
    """The customer is not in its audience."""
    EXIT_EVENT = "exit_event"
    """It was put off, and an event of `exit_when` came before it was tried again."""


@dataclass(frozen=True, slots=True)
class NotLaunched:
    """A trigger without effect, or put off."""

    scenario: str
    obstacle: Obstacle
    place: Place
    """Of what stands against it."""
    by: str = ""
    """The scenario that suppresses it, or the event that came first."""
    until: datetime | None = None
    """When it is tried again; none when it is dropped, or when nobody knows yet."""
    is_waiting: bool = False
    """Whether it is tried again when the scenario that suppresses it ends."""


class CourseKind(StrEnum):
    """What becomes of a message that was refused."""

    DEFERRED = "deferred"
    """Tried again the next day at the same hour."""
    HELD = "held"
    """Waits until it may be sent."""
    SUBSTITUTED = "substituted"
    """Another message of the scenario is tried in its place."""
    MERGED_LATER = "merged_later"
    """Waits for a campaign's send to ride on."""
    DROPPED = "dropped"
    """Is not sent."""
    EXITS = "exits"
    """Is not sent, and the customer leaves the scenario."""


@dataclass(frozen=True, slots=True)
class Course:
    """What becomes of a refused message."""

    kind: CourseKind
    until: datetime | None = None
    """When it is tried again, or how long it waits at most."""
    other: str = ""
    """The message that takes its place, or the campaign that it rides on."""
    place: Place | None = None
    """Where the plan says so; none when it says nothing and a message is dropped."""
    end: Expiry | None = None
    """The end of what the message announces, behind which something else would have led it."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, and what becomes of a message that it refuses."""

    decision: Decision
    course: Course | None = None
    """What is tried next; none when the message isn't refused by limits, hours, capacity or its scenario."""
    possible: datetime | None = None
    """The first instant at which a message with a course could go, the calendar and the running scenarios going on as
    fixed; none when there is none in the plan's period."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A refused message that rides on a campaign's send."""

    message: str
    due: datetime
    """When it was first due."""
    send: str


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A message that was still waiting when its scenario ended."""

    message: str
    due: datetime
    """When it was first due."""


@dataclass(frozen=True, slots=True)
class Chose:
    """A way that the customer takes: of a branch, by what is known, or of a split, the largest share."""

    scenario: str
    way: str
    """The number of the case from 1, `else`, the name of the share; empty when no case came true."""
    place: Place
    share: Rate | None = None
    """The share of customers who take it, when it is a split's: that one does is an assumption."""


class Ending(StrEnum):
    """How an instance of a scenario ends."""

    FINISHED = "finished"
    """Its steps are done."""
    EXIT_STEP = "exit_step"
    """It came to an `exit` step."""
    EXIT_EVENT = "exit_event"
    """An event of `exit_when` came."""
    CAPPED = "capped"
    """A refused message's `on_capped` says `exit`."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A scenario ended for the customer."""

    scenario: str
    ending: Ending
    reason: str
    """The exit's own words, or the event."""
    place: Place


Fact = Happened | Launched | NotLaunched | Decided | Merged | GivenUp | Chose | Ended


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger."""

    at: datetime
    fact: Fact
