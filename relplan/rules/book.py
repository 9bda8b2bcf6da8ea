"""The table of all rules."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from relplan.rules.ref import unknown_reference
from relplan.rules.sch import unknown_key
from relplan.rules.syn import unquoted_colon

if TYPE_CHECKING:
    from relplan.diagnostics.rule import Rule

EDITIONS = ("2026.1",)
"""The editions of the rule book, oldest first; a plan that pins one is spared the rules of later ones."""

RULES: tuple[Rule, ...] = (
    unquoted_colon.RULE,
    unknown_key.RULE,
    unknown_reference.RULE,
)
"""Every rule, by code."""


@cache
def _by_name() -> dict[str, Rule]:
    return {key: rule for rule in RULES for key in (rule.code.lower(), rule.name)}


def find_rule(name: str) -> Rule | None:
    """Return the rule with a code or a name."""
    return _by_name().get(name.lower())


def rule_names() -> tuple[str, ...]:
    """Return every code and name that a rule may be called by."""
    return tuple(name for rule in RULES for name in (rule.code, rule.name))
