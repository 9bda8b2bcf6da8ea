"""Audiences and conditions in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.conditions import OUTCOMES
from relplan.analysis.contacts import contacts_of
from relplan.model.kinds import Kind
from relplan.model.mechanic import AllOf, Not
from relplan.report.views.pieces import Cell, Piece, Plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relplan.model.audience import Audience
    from relplan.model.campaign import Campaign
    from relplan.model.mechanic import Condition
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Plan
    from relplan.report.text.words import Words
    from relplan.report.views.names import Names


class Audiences:
    """Says whom something is for."""

    def __init__(self, plan: Plan, names: Names, words: Words) -> None:
        self._plan = plan
        self._names = names
        self._words = words

    def cell(self, audience: Audience | None) -> Cell:
        """Say whom an audience means: everybody when nothing is chosen."""
        return self.narrowing(audience) or (Plain(self._words("audience.everybody")),)

    def of_action(self, action: Scenario | Campaign) -> Cell:
        """Say whom an action means: by its own word, else by that of its messages, which may differ."""
        own = self.narrowing(action.audience)
        parts = dict.fromkeys(self.narrowing(contact.audience) for contact in contacts_of(action))
        if own or set(parts) <= {()}:
            return own or (Plain(self._words("audience.everybody")),)
        return next(iter(parts)) if len(parts) == 1 else (Plain(self._words("audience.by_message")),)

    def narrowing(self, audience: Audience | None) -> Cell:
        """Say what an audience asks; nothing when it asks nothing."""
        if audience is None:
            return ()
        groups = [
            *self._groups(audience.segments, self._words("join.or")),
            *([self._together(audience.all_of)] if audience.all_of else []),
            *self._choice(audience.any_of),
        ]
        wanted = _join(groups, self._words("audience.and"))
        if not audience.exclude:
            return wanted
        start = wanted or (Plain(self._words("audience.everybody")),)
        unwanted = _join(self._groups(audience.exclude, self._words("join.nor")), self._words("audience.nor"))
        return (*start, Plain(self._words("audience.except") + " "), *unwanted)

    def segment(self, ident: str) -> Cell:
        """Name a segment with its segmentation."""
        return self._group([ident], "")

    def _groups(self, segments: Iterable[str], word: str) -> list[Cell]:
        by_segmentation: dict[str, list[str]] = {}
        for segment in segments:
            by_segmentation.setdefault(segment.partition(".")[0], []).append(segment)
        return [self._group(group, word) for group in by_segmentation.values()]

    def _group(self, segments: Sequence[str], word: str) -> Cell:
        """Name segments of one segmentation: Engagement: high or medium."""
        segmentation = self._names.text(Kind.SEGMENTATION, segments[0].partition(".")[0])
        named: list[Cell] = [(self._names.piece(Kind.SEGMENT, segment),) for segment in segments]
        start = [Plain(self._words("audience.segmentation", name=segmentation) + " ")]
        return (*start, *_join(named[:-1], ", "), *([Plain(f" {word} ")] if named[:-1] else []), *named[-1])

    def _together(self, segments: Sequence[str]) -> Cell:
        return _join([self._group([segment], "") for segment in segments], self._words("audience.and"))

    def _choice(self, lists: Sequence[Sequence[str]]) -> list[Cell]:
        ways: list[Cell] = [(Plain("("), *self._together(segments), Plain(")")) for segments in lists if segments]
        return [_join(ways, f" {self._words('join.or')} ")] if ways else []


def _join(cells: Sequence[Cell], mark: str) -> Cell:
    found: list[Piece] = []
    for number, cell in enumerate(cells):
        if number:
            found.append(Plain(mark))
        found.extend(cell)
    return tuple(found)


class Conditions:
    """Says what a branch asks."""

    def __init__(self, plan: Plan, names: Names, words: Words, contacts: Mapping[str, str]) -> None:
        self._plan = plan
        self._names = names
        self._words = words
        self._contacts = contacts
        """The names of the scenario's messages and tasks, by id."""

    def write(self, condition: Condition) -> str:
        """Write a condition in words."""
        if isinstance(condition, str):
            return self._word(condition)
        if isinstance(condition, Not):
            return self._words("condition.not", condition=self.write(condition.not_))
        if isinstance(condition, AllOf):
            return self._words.all_of([self._inner(part) for part in condition.all])
        return self._words.any_of([self._inner(part) for part in condition.any])

    def _inner(self, condition: Condition) -> str:
        text = self.write(condition)
        return text if isinstance(condition, str | Not) else f"({text})"

    def _word(self, word: str) -> str:
        contact, _, outcome = word.rpartition(".")
        if contact in self._contacts and outcome in OUTCOMES:
            return self._words(f"outcome.{outcome}", message=self._contacts[contact])
        if word in self._plan.segments:
            return self._words("condition.segment", segment=self._names.text(Kind.SEGMENT, word))
        return self._words("condition.event", event=self._names.text(Kind.EVENT, word))
