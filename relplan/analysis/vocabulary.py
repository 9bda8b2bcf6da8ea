"""The vocabulary: words and segments that two terms claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.vocabulary import Term
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class Claim:
    """A word or a segment that a term says is its own."""

    term: Item[Term]
    key: str
    """`term`, `synonyms` or `segment`."""
    text: str
    """As it is written."""
    place: Place


@dataclass(frozen=True, slots=True)
class Contested:
    """A word or a segment that several terms claim."""

    is_segment: bool
    claims: tuple[Claim, ...]
    """One of each term, by the terms' ids."""


def find_contested(plan: Plan) -> Iterator[Contested]:
    """Yield what more than one term claims; case makes no difference between words."""
    found: dict[tuple[bool, str], dict[str, Claim]] = {}
    for _, term in sorted(plan.terms.items()):
        for claim in _claims(term) if term.value.counts else ():
            is_segment = claim.key == "segment"
            word = claim.text if is_segment else " ".join(claim.text.split()).casefold()
            found.setdefault((is_segment, word), {}).setdefault(term.id, claim)
    for (is_segment, _), claims in found.items():
        if len(claims) > 1:
            yield Contested(is_segment, tuple(claims.values()))


def _claims(term: Item[Term]) -> Iterator[Claim]:
    value = term.value
    yield Claim(term, "term", value.term, term.at("term"))
    for index, synonym in enumerate(value.synonyms):
        yield Claim(term, "synonyms", synonym, term.at("synonyms", index))
    if value.segment:
        yield Claim(term, "segment", value.segment, term.at("segment"))
