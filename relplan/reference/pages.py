"""The generated pages of the documentation; `python -m relplan.reference.pages docs` writes them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from relplan.plan.layout import FILE_KINDS
from relplan.reference.command_page import write_command_page
from relplan.reference.families import FAMILIES
from relplan.reference.format_page import write_format_page, write_format_readme
from relplan.reference.kpi_page import write_kpi_page
from relplan.reference.markdown import NOTICE
from relplan.reference.message_page import write_message_page, write_messages_readme
from relplan.reference.occasion_page import write_occasion_page
from relplan.reference.quantity_page import write_quantity_page
from relplan.reference.rule_book import write_rule, write_rules_readme
from relplan.reference.words_page import write_words_page
from relplan.rules.book import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping


def make_pages() -> Mapping[str, str]:
    """Return the text of every generated page, by its path under the folder of the documentation."""
    return {
        "rules/README.md": write_rules_readme(),
        **{f"rules/{rule.code}.md": write_rule(rule) for rule in RULES},
        "rules/messages/README.md": write_messages_readme(),
        **{f"rules/messages/{family}.md": write_message_page(family) for family in FAMILIES},
        "rules/messages/words.md": write_words_page(),
        "reference/format/README.md": write_format_readme(),
        "reference/format/quantities.md": write_quantity_page(),
        **{f"reference/format/{file.name}.md": write_format_page(file) for file in FILE_KINDS.values()},
        "reference/commands.md": write_command_page(),
        "reference/occasions.md": write_occasion_page(),
        "reference/kpis.md": write_kpi_page(),
    }


def main() -> None:
    """Write every generated page under the folder named on the command line; remove those that are no longer made."""
    folder = Path(sys.argv[1])
    pages = {folder / path: text for path, text in make_pages().items()}
    for page, text in pages.items():
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8", newline="\n")
    for page in set(folder.rglob("*.md")) - set(pages):
        if page.read_text(encoding="utf-8").startswith(NOTICE):
            page.unlink()


if __name__ == "__main__":
    main()
