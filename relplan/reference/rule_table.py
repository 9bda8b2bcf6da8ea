"""The table of all rules, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.law import Ground
from relplan.diagnostics.neutral import one_line
from relplan.output.json_value import dump_json
from relplan.reference.rule_page import say_in_markdown
from relplan.rules.book import EDITIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relplan.diagnostics.book import RuleBook
    from relplan.diagnostics.law import Law
    from relplan.diagnostics.rule import Rule
    from relplan.model.settings import Language


def write_table(book: RuleBook, language: Language) -> str:
    """Return the rules as lines of a terminal."""
    width = max(len(rule.name) for rule in book.rules)
    rows = [
        f"{rule.code}  {rule.name:<{width}}  {rule.severity:<7}  {one_line(rule.statement.in_(language))}"
        for rule in book.rules
    ]
    return "\n".join(rows) + "\n"


def write_markdown(book: RuleBook, language: Language) -> str:
    """Return the rules as a Markdown table with links to their pages."""
    rows = [
        f"| [{r.code}]({r.code}.md) | {r.name} | {r.severity} | {say_in_markdown(r, r.statement, language)} |"
        for r in book.rules
    ]
    return "\n".join(["| Code | Name | Severity | Finds |", "|---|---|---|---|", *rows]) + "\n"


def write_catalogue(book: RuleBook, language: Language) -> str:
    """Return the rules as JSON."""
    catalogue = {
        "format_version": "1.0",
        "editions": EDITIONS,
        "rules": [
            {
                "code": rule.code,
                "name": rule.name,
                "family": rule.family,
                "severity": rule.severity,
                "since": rule.since,
                "origin": _origin(rule),
                "statement": rule.statement.in_(language),
                "why": rule.why.in_(language),
                "source": rule.source,
                "links": list(rule.links),
                "law": _law(rule.law) if rule.law else None,
                "options": sorted(rule.options.model_fields),
            }
            for rule in book.rules
        ],
    }
    return dump_json(catalogue)


def _origin(rule: Rule) -> str:
    """Say who gives a rule: relplan, an installed package by its name, or the plan."""
    return "plan" if rule.place else rule.package or "relplan"


def _law(law: Law) -> dict[str, str | bool | None]:
    return {
        "jurisdiction": law.jurisdiction.value,
        "since": law.since.isoformat(),
        "until": law.until.isoformat() if law.until else None,
        "rests_on_one_secondary_source": law.ground is not Ground.READ,
        "ground": law.ground.value,
    }


TABLES: Mapping[str, Callable[[RuleBook, Language], str]] = {
    "table": write_table,
    "md": write_markdown,
    "json": write_catalogue,
}
"""The ways to write the table, by name."""
