"""The glossary: the team's own words, then those of the field that the report uses, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.model.settings import Language
from relplan.report.text.words import load_texts
from relplan.report.views.names import Names
from relplan.report.views.pieces import Piece

if TYPE_CHECKING:
    from relplan.report.text.words import Words
    from relplan.validation.review import Review

_Test = Callable[["Review"], bool]


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word that the team has agreed on."""

    word: Piece
    definition: str
    synonyms: str
    segment: Piece | None


@dataclass(frozen=True, slots=True)
class FieldWord:
    """A word of relationship marketing."""

    word: str
    other: str
    """The same in the other language."""
    other_language: str
    """The code of that language."""
    meaning: str


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The words of a report."""

    own: tuple[OwnWord, ...]
    field: tuple[FieldWord, ...]


def view_glossary(review: Review, words: Words) -> GlossaryView | None:
    """Show the words that a reader of the report meets; None when the plan has nothing that needs one."""
    own = _own_words(review, words)
    used = [key for key, is_used in FIELD_WORDS.items() if is_used(review)]
    if not own and not used:
        return None
    field = sorted((_field_word(key, words) for key in used), key=lambda one: _sorted_as(one.word))
    return GlossaryView(own, tuple(field))


def _own_words(review: Review, words: Words) -> tuple[OwnWord, ...]:
    names = Names(review.plan, words)
    found = [
        OwnWord(
            word=names.piece(Kind.TERM, item.id),
            definition=item.value.definition,
            synonyms=", ".join(item.value.synonyms),
            segment=names.piece(Kind.SEGMENT, item.value.segment) if item.value.segment else None,
        )
        for item in review.plan.terms.values()
    ]
    return tuple(sorted(found, key=lambda one: _sorted_as(one.word.text)))


def _field_word(key: str, words: Words) -> FieldWord:
    other = Language.EN if words.language is Language.FR else Language.FR
    return FieldWord(
        word=words(f"field_word.{key}"),
        other=load_texts()[f"field_word.{key}"].in_(other),
        other_language=other.value,
        meaning=words(f"field_meaning.{key}"),
    )


def _sorted_as(word: str) -> str:
    """Return a word as it is sorted: without its accents."""
    from unicodedata import normalize

    return normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()


def _has(*kinds: Kind) -> _Test:
    """Return a test for plans that have an object of one of some kinds."""
    return lambda review: any(review.plan.of(kind) for kind in kinds)


def _has_limits(review: Review) -> bool:
    return review.plan.pressure is not None


def _has_priority(review: Review) -> bool:
    return any(item.value.priority is not None for item in review.plan.actions.values())


def _has_lever(review: Review) -> bool:
    return any(item.value.lever is not None for item in review.plan.actions.values())


def _has_control_group(review: Review) -> bool:
    return any(item.value.control_group is not None for item in review.plan.scenarios.values())


def _has_reentry(review: Review) -> bool:
    return any(item.value.reentry is not None for item in review.plan.scenarios.values())


def _has_harmonisation(review: Review) -> bool:
    return any(item.value.with_campaigns is not None for item in review.plan.scenarios.values())


def _has_marks(review: Review) -> bool:
    return any(row.marks for row in review.study.matrix.rows)


FIELD_WORDS: dict[str, _Test] = {
    "programme": _has(Kind.PROGRAMME),
    "scenario": _has(Kind.SCENARIO),
    "campaign": _has(Kind.CAMPAIGN),
    "action": _has(Kind.SCENARIO, Kind.CAMPAIGN),
    "ratio": _has(Kind.SCENARIO, Kind.CAMPAIGN),
    "moment": _has(Kind.SCENARIO),
    "trigger": _has(Kind.SCENARIO),
    "mechanic": _has(Kind.SCENARIO),
    "kpi": _has(Kind.PROGRAMME),
    "segmentation": _has(Kind.SEGMENTATION),
    "lever": _has_lever,
    "priority": _has_priority,
    "harmonisation": _has_harmonisation,
    "control_group": _has_control_group,
    "reentry": _has_reentry,
    "pressure": _has_limits,
    "cap": _has(Kind.CAP),
    "exclusion": _has(Kind.EXCLUSION),
    "contact": _has_limits,
    "matrix": _has_marks,
    "quick_win": _has_marks,
    "consent": _has(Kind.CONSENT),
    "sender": _has(Kind.SENDER),
    "deduplication": _has(Kind.DEDUPLICATION),
    "occasion": _has(Kind.OCCASION),
    "readiness": _has(Kind.EVENT, Kind.ATTRIBUTE),
    "workstream": _has(Kind.WORKSTREAM),
    "offer": _has(Kind.OFFER),
    "card_test": _has(Kind.LOYALTY),
    "waiver": lambda review: bool(review.waived),
}
"""The words of the field, each with a test that tells whether a report uses it."""
