"""What is proved of a limit: the kind of truth, the worst case, a witness or the margin left."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.reach import Box


class Truth(StrEnum):
    """How far a result can be relied on."""

    EXACT = "exact"
    UPPER_BOUND = "upper bound"
    LOWER_BOUND = "lower bound"
    EXPECTATION = "expectation"
    UNDECIDED = "undecided"


class Assumption(StrEnum):
    """What a result takes for granted."""

    SEGMENTS_STAY = "segments_stay"
    """A customer's segments don't change inside a window, except those of moving segmentations."""
    HISTORY_UNKNOWN = "history_unknown"
    """Contacts before the plan's period are unknown and not counted."""
    CALENDAR_ONLY = "calendar_only"
    """Only dated sends of campaigns are counted, no triggered messages."""
    REACH_WIDENED = "reach_widened"
    """An audience with very many alternatives was taken wider than it is."""
    EVERY_WAY_POSSIBLE = "every_way_possible"
    """Every way of a branch is possible, every wait as short as it may be, and events come as often as they can."""
    BUDGET_SPENT = "budget_spent"
    """The search for the worst customer was stopped at its budget."""


@dataclass(frozen=True, slots=True)
class Received:
    """A send that a customer gets, and when."""

    planned: PlannedSend
    at: datetime
    """One of its instants."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A customer and a window in which a limit is reached or exceeded."""

    start: datetime
    """The instant after which contacts count; itself excluded."""
    end: datetime
    """The instant of the last contact; included."""
    received: tuple[Received, ...]
    """What the customer gets in the window, by instant; the one that ends it last."""
    cell: Box
    """What must be true of the customer; anything else may be."""
    load: int
    """Counting contacts, and the one that ends the window even if it doesn't count."""
    max: int
    """The limit's figure for the window."""
    is_proved: bool
    """False when one of the audiences was taken wider than it is: then such a customer may not exist."""

    @property
    def excess(self) -> int:
        """By how much the load is over the figure; zero or less when it is not."""
        return self.load - self.max

    @property
    def actions(self) -> frozenset[str]:
        """The campaigns concerned."""
        return frozenset(one.planned.campaign.id for one in self.received)


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit exceeded by a set of actions: the worst window, and how many others."""

    limit: Limit
    witness: Witness
    """The worst of its windows."""
    witnesses: tuple[Witness, ...]
    """Every window that the same actions exceed, each once for every customer told of it."""

    @property
    def windows(self) -> int:
        """How many windows the same actions exceed."""
        return len({witness.end for witness in self.witnesses})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is proved of one limit over the calendar."""

    limit: Limit
    witness: Witness | None
    """The worst window found: greatest excess, then earliest end, then order of the files; none when nothing counts.

    Where the limit is exceeded for certain, the worst that is proved.
    """
    upper_excess: int
    """No customer is over the figure by more, in any window; negative when some contacts are left everywhere."""
    breaches: tuple[Breach, ...]
    """Proved ones only."""
    assumptions: tuple[Assumption, ...]

    @property
    def holds(self) -> bool:
        """Tell whether the limit is proved never to be exceeded."""
        return self.upper_excess <= 0

    @property
    def truth(self) -> Truth:
        """Tell how far the worst window can be relied on."""
        worst = self.witness
        if worst is None or (worst.is_proved and worst.excess == self.upper_excess):
            return Truth.EXACT
        if self.breaches:
            return Truth.LOWER_BOUND
        return Truth.UPPER_BOUND if self.holds else Truth.UNDECIDED

    @property
    def at_most(self) -> int:
        """No customer gets more in a window with the figure of the worst one."""
        return self.witness.max + self.upper_excess if self.witness else 0

    @property
    def worst_breach(self) -> Breach | None:
        """The breach that the worst window shows; none when no breach is proved."""
        return next((breach for breach in self.breaches if breach.witness is self.witness), None)

    @property
    def margin(self) -> int | None:
        """How many more contacts every window admits for certain; none when nothing counts."""
        if self.witness is None:
            return None
        return -self.witness.excess if self.truth is Truth.EXACT else -self.upper_excess
