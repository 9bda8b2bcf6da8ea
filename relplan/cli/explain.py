"""`relplan explain`: what a rule finds, why, and how to mend it."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from relplan.cli.options import Lang, Language, fail


class PageFormat(StrEnum):
    """A way to write a page."""

    TEXT = "text"
    MD = "md"


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A rule's code or name: PRS002, cap-exceeded.")],
    *,
    form: Annotated[PageFormat, typer.Option("--format", "-f", help="How to write it.")] = PageFormat.TEXT,
    lang: Language = Lang.EN,
) -> None:
    """Explain a rule: what it finds, why that matters, an example with what relplan says of it, and its settings.

    Example: relplan explain cap-exceeded --lang fr
    """
    from relplan.model.settings import Language as Tongue
    from relplan.plan.spelling import nearest
    from relplan.reference.rule_page import write_rule_page, write_rule_text
    from relplan.rules.book import find_rule, rule_names

    found = find_rule(rule)
    if found is None:
        close = nearest(rule, rule_names())
        hint = f"; did you mean {' or '.join(close)}?" if close else "; see relplan rules"
        raise fail(f'there is no rule "{rule}"{hint}')
    write = write_rule_page if form is PageFormat.MD else write_rule_text
    sys.stdout.write(write(found, Tongue((lang or Lang.EN).value)))
