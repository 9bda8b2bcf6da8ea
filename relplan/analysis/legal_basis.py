"""The lawful bases that a plan states in words, and what they stand in for."""

from __future__ import annotations

import re
from typing import Protocol

_INTEREST = re.compile(r"\b(?:legitimate interests?|intérêts? légitimes?)\b", re.IGNORECASE)


class Based(Protocol):
    """What may state a lawful basis: scenarios, campaigns, attributes."""

    @property
    def legal_basis(self) -> str:
        """The lawful basis, when it is not plain consent."""


def states_basis(one: Based) -> bool:
    """Tell whether a lawful basis is stated."""
    return bool(one.legal_basis.strip())


def stands_for_consent(one: Based) -> bool:
    """Tell whether a lawful basis is stated that may stand in where the law asks for consent.

    A running contract may, a legitimate interest never does. Every rule that asks for consent asks this.
    """
    return states_basis(one) and not _INTEREST.search(one.legal_basis)
