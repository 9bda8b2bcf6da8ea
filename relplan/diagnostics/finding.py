"""A finding: a rule, typed values and places; sentences are made from it when somebody reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from relplan.diagnostics.text import Phrase, Said, Text, say
from relplan.plan.titles import Title

if TYPE_CHECKING:
    from relplan.diagnostics.rule import Rule
    from relplan.diagnostics.severity import Severity
    from relplan.model.settings import Language
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class Arguments:
    """The values of a finding's sentences; each rule has its own."""


@dataclass(frozen=True, slots=True)
class Further(Arguments):
    """More that a rule finds in a file than is told; it is said in the same words for every rule."""

    count: int


_FURTHER = Text("and {count} more of the same in this file", "et {count} de plus du même genre dans ce fichier")
_FURTHER_REMEDY = Text(
    "mend those shown, or what made them all; the rest is reported next",
    "corrigez ceux qui sont montrés, ou ce qui les a tous causés ; le reste sera dit ensuite",
)


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

    @property
    def count(self) -> int:
        """How often the rule has something to say here; once, but for what is only counted."""
        return self.found.values.count if self._is_further else 1

    @property
    def _is_further(self) -> bool:
        return isinstance(self.found.values, Further)

    def message(self, language: Language) -> str:
        """Say what is wrong."""
        return self._say(_FURTHER if self._is_further else self.rule.message, language)

    def label(self, language: Language) -> str:
        """Say it in a few words, under the excerpt; empty when the message is enough."""
        return self._say(self.rule.label, language) if self.rule.label and not self._is_further else ""

    def remedy(self, language: Language) -> str:
        """Say what to do."""
        return self._say(_FURTHER_REMEDY if self._is_further else self.rule.remedy, language)

    def note(self, related: Related, language: Language) -> str:
        """Say what a related place has to do with it."""
        return say(self.rule.notes[related.note], language, related.values)

    def by_ids(self) -> Finding:
        """Return the finding as those read it who edit files: objects are called by their ids."""
        return replace(self, found=by_ids(self.found))

    def _say(self, sentence: Said, language: Language) -> str:
        return say(sentence, language, slot_values(self.found.values))


def slot_values(values: Any) -> dict[str, Any]:
    """Return a dataclass's fields by name, without going into them."""
    return {one.name: getattr(values, one.name) for one in fields(values)}


def by_ids(value: Any) -> Any:
    """Return values of sentences with the ids of objects in the place of their titles."""
    if isinstance(value, Title):
        return str(value)
    if isinstance(value, tuple):
        return tuple(by_ids(part) for part in value)
    if isinstance(value, Mapping):
        return {key: by_ids(part) for key, part in value.items()}
    if isinstance(value, (Found, Arguments, Related, Phrase)):
        return replace(value, **{one.name: by_ids(getattr(value, one.name)) for one in fields(value)})
    return value
