"""The vocabulary: what two terms claim."""

from __future__ import annotations

import pytest

from relplan.analysis.vocabulary import find_contested
from tests.conftest import plan_of


@pytest.mark.parametrize(
    ("other", "claims"),
    [
        ("term: Buyer", []),
        ("term: ' customer '", ["term", "term"]),
        ("term: Buyer, synonyms: [CUSTOMER]", ["term", "synonyms"]),
        ("term: Buyer, synonyms: [client]", ["synonyms", "synonyms"]),
        ("term: Buyer, segment: l.active", ["segment", "segment"]),
        ("term: Buyer, synonyms: [client], status: retired", []),
    ],
)
def test_a_word_or_a_segment_belongs_to_one_term(other: str, claims: list[str]) -> None:
    text = f"a: {{term: Customer, synonyms: [client, Client], segment: l.active}}\nb: {{{other}}}\n"
    segments = "segmentations: {l: {segments: {active: {}}}}\n"
    plan = plan_of({"conventions/vocabulary.yaml": text, "conventions/segments.yaml": segments})
    found = [claim.key for one in find_contested(plan) for claim in one.claims]
    assert found == claims
