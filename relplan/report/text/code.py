"""Sentences in which words between backticks are code; everything else is text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from relplan.diagnostics.markdown import escape_markdown
from relplan.diagnostics.neutral import mask, replace_controls
from relplan.report.text.runs import Look, Run

if TYPE_CHECKING:
    from collections.abc import Callable

_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


def mark_code_in_html(text: str) -> Markup:
    """Return the HTML of a sentence."""
    return _mark(text, lambda words: str(escape(words)), lambda code: f"<code>{escape(code)}</code>")


def mark_code_in_markdown(text: str) -> Markup:
    """Return the Markdown of a sentence, as it may stand in a table."""
    return _mark(text, escape_markdown, lambda code: "`{}`".format(mask(code).replace("|", "\\|")))


def cut_code(text: str) -> tuple[Run, ...]:
    """Return the words and the code of a sentence, in turn."""
    parts = _CODE.split(replace_controls(text))
    return tuple(Run(part, Look.CODE if number % 2 else Look.PLAIN) for number, part in enumerate(parts) if part)


def _mark(text: str, write_words: Callable[[str], str], write_code: Callable[[str], str]) -> Markup:
    """Join the words and the code of a sentence."""
    written = (write_code(run.text) if run.look is Look.CODE else write_words(run.text) for run in cut_code(text))
    return Markup("".join(written))  # noqa: S704
