"""The rule book of a plan: the built-in rules, those of installed packages, and its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.rules.book import BUILT_IN

if TYPE_CHECKING:
    from relplan.diagnostics.book import RuleBook
    from relplan.diagnostics.rule import Rule
    from relplan.plan.plan import Plan


def book_of(plan: Plan, installed: tuple[Rule, ...] = ()) -> RuleBook:
    """Return the rules that a plan is held against, in that order, those of each sort by code."""
    book = BUILT_IN.with_rules(installed) if installed else BUILT_IN
    document = plan.documents.get(plan.settings.path)
    data = document.data if document else None
    if isinstance(data, dict) and "house_rules" not in data:
        return book
    from relplan.house.read import read_house_rules

    return read_house_rules(plan, book)
