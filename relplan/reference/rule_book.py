"""The pages of the rule book: a table by family, and a page for each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.settings import Language
from relplan.reference.families import FAMILIES
from relplan.reference.markdown import write_page, write_table
from relplan.reference.rule_page import say_of_example, write_rule_page
from relplan.rules.book import EDITIONS, RULES

if TYPE_CHECKING:
    from relplan.diagnostics.rule import Rule


def write_rules_readme() -> str:
    """Return the table of all rules, by family."""
    intro = (
        f"# Rules\n\nThe rule book has {len(RULES)} rules; its newest edition is {EDITIONS[-1]}. A rule is named by "
        "its code or its name, wherever one is named. `relplan explain RULE` prints its page; how to set rules is told "
        "in [settings](../how-to/settings.md), how to accept what one finds in [waivers](../how-to/waivers.md). What "
        "they say stands [side by side](messages/README.md) in English and in French."
    )
    return write_page(intro, *(_family(family) for family in dict.fromkeys(rule.family for rule in RULES)))


def write_rule(rule: Rule) -> str:
    """Return the page of a rule in English, with what it says in French at its end."""
    french = "\n\n".join(
        (
            "## En français",
            rule.statement.in_(Language.FR),
            rule.why.in_(Language.FR),
            f"```text\n{say_of_example(rule, Language.FR)}\n```",
        )
    )
    return write_page(write_rule_page(rule, Language.EN), french)


def _family(family: str) -> str:
    rows = [
        (f"[{rule.code}]({rule.code}.md)", rule.name, rule.severity, rule.statement.in_(Language.EN))
        for rule in RULES
        if rule.family == family
    ]
    return f"## {family}: {FAMILIES[family]}\n\n{write_table(('Code', 'Name', 'Severity', 'Finds'), rows)}"
