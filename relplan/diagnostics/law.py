"""The law behind a rule: where it holds, from when until when, and what the rule rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relplan.model.settings import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_WITHIN = {Jurisdiction.FR: frozenset({Jurisdiction.FR, Jurisdiction.EU})}
"""The law that holds somewhere beside its own: a member state's is the union's too."""


class Ground(StrEnum):
    """What is known of the text that a rule warns of."""

    READ = "read"
    """It was read, or several sources say the same of it."""
    ONE_SOURCE = "one_source"
    """What is said of it rests on one secondary source."""
    NOT_FOUND = "not_found"
    """It could not be found in open sources; one note quotes it."""


@dataclass(frozen=True, slots=True)
class Law:
    """The legal text that a rule warns of; a rule cites it and is no legal advice."""

    jurisdiction: Jurisdiction
    """Where it holds."""
    since: date
    """The first day it is in force."""
    until: date | None = None
    """The last day it is in force; none while it holds."""
    ground: Ground = Ground.READ
    """What the rule rests on; where that is less than the text, it is no error and its reader asks a counsel."""

    def holds(self, jurisdictions: Iterable[Jurisdiction], day: date) -> bool:
        """Tell whether it is in force on a day for a plan under the law of some places."""
        held = {part for place in jurisdictions for part in _WITHIN.get(place, {place})}
        return self.jurisdiction in held and self.since <= day and (self.until is None or day <= self.until)
