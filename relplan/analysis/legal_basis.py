"""The lawful bases that a plan states in words, and what they stand in for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from relplan.model.consents import ConsentKind, Purpose

if TYPE_CHECKING:
    from relplan.model.action import Action
    from relplan.plan.plan import Plan

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


def rests_on_explicit_consent(plan: Plan, action: Action) -> bool:
    """Tell whether an action says what lets it use sensitive data: in words, or by a consent to personal address."""
    asked = (plan.consents[one].value for one in action.consents if one in plan.consents)
    is_explicit = any(one.purpose is Purpose.PERSONALISATION and one.kind is ConsentKind.OPT_IN for one in asked)
    return stands_for_consent(action) or is_explicit
