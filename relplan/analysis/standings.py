"""The four words on which every other agreement rests: who is a customer, and an active, a passive, an inactive one."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from relplan.analysis.conventions import defined_segments
from relplan.plan.spelling import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.plan.plan import Plan


class Standing(StrEnum):
    """How somebody stands to the company."""

    CUSTOMER = "customer"
    ACTIVE = "active"
    PASSIVE = "passive"
    INACTIVE = "inactive"


_CALLED = {
    Standing.CUSTOMER: "customers? clients? clientes? buyers? acheteurs? members? adherents? subscribers? abonnes?"
    " users? utilisateurs? accounts? comptes? donors? donateurs? patients? guests? assures? policyholders? emprunteurs?"
    " locataires? tenants? societaires?",
    Standing.ACTIVE: "actives? actifs? engaged engages?",
    Standing.PASSIVE: "passives? passifs? dormants? sleeping sleepers? endormis? at.risk a.risque lapsing",
    Standing.INACTIVE: "inactives? inactifs? lapsed lost perdus? churned former anciens? anciennes? resilies?",
}
"""What companies call people of each standing, in small letters without accents."""

_NAMES = {one: re.compile(rf"\b({'|'.join(words.split())})\b") for one, words in _CALLED.items()}


def find_undefined(plan: Plan) -> tuple[Standing, ...]:
    """Return the standings for which neither a term nor a segment with a definition has a word."""
    said = [re.sub(r"[-_.\s]+", " ", unaccented(text)) for text in _defined(plan)]
    return tuple(one for one in Standing if not any(_NAMES[one].search(text) for text in said))


def _defined(plan: Plan) -> Iterator[str]:
    """Yield what is defined: the terms with their synonyms and ids, and the segments by their names and ids."""
    for ident, item in plan.terms.items():
        if item.value.counts and item.value.definition.strip():
            yield from (ident, item.value.term, *item.value.synonyms)
    for ident in defined_segments(plan):
        yield from (ident.partition(".")[2], plan.segments[ident].value.name)
