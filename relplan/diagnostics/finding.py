"""A finding: a rule, typed values and places; sentences are made from it when somebody reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from relplan.diagnostics.text import say

if TYPE_CHECKING:
    from relplan.diagnostics.rule import Rule
    from relplan.diagnostics.severity import Severity
    from relplan.model.settings import Language
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class Arguments:
    """The values of a finding's sentences; each rule has its own."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding is about."""

    at: Place
    note: str
    """The key of the rule's note that says what the place has to do with it."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """The values of the note."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule's check has found."""

    at: Place
    values: Any
    """A frozen dataclass whose fields are the slots of the rule's sentences."""
    related: tuple[Related, ...] = ()
    objects: tuple[str, ...] = ()
    """The objects concerned, as `campaign/black-friday`: what a waiver may name."""
    identity: tuple[str, ...] | None = None
    """What tells it from other findings of the rule at the same place; the value written there when none is given."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule has to say about a place in the plan."""

    rule: Rule
    severity: Severity
    found: Found
    fingerprint: str
    """The same as long as the same is wrong with the same objects: no line, no list index, no date of reading."""

    @property
    def at(self) -> Place:
        """The place it stands at."""
        return self.found.at

    def message(self, language: Language) -> str:
        """Say what is wrong."""
        return say(self.rule.message, language, slot_values(self.found.values))

    def label(self, language: Language) -> str:
        """Say it in a few words, under the excerpt; empty when the message is enough."""
        return say(self.rule.label, language, slot_values(self.found.values)) if self.rule.label else ""

    def remedy(self, language: Language) -> str:
        """Say what to do."""
        return say(self.rule.remedy, language, slot_values(self.found.values))

    def note(self, related: Related, language: Language) -> str:
        """Say what a related place has to do with it."""
        return say(self.rule.notes[related.note], language, related.values)


def slot_values(values: Any) -> dict[str, Any]:
    """Return a dataclass's fields by name, without going into them."""
    return {one.name: getattr(values, one.name) for one in fields(values)}
