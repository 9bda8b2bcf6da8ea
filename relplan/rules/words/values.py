"""A value as its author wrote it, in the words of a message."""

from __future__ import annotations

import re

from relplan.diagnostics.text import Text
from relplan.model.quantities.numerals import SPACES

_WITHOUT_QUOTES = {
    "": Text("nothing", "rien"),
    "[...]": Text("a list", "une liste"),
    "{...}": Text("keys with values", "des clés avec leurs valeurs"),
}

_CURLY = re.compile("“[^“”]*”|„[^„“”]*[“”]|‘[^‘’]*’|«[^«»]*»", re.DOTALL)
"""A text between quotes that YAML takes for a part of it."""


def quote_value(written: str) -> Text:
    """Return a value between quotes, or say what it is when it is a list, a mapping or nothing."""
    return _WITHOUT_QUOTES.get(written) or Text(f'"{written}"', f"«\u00a0{written}\u00a0»")


def in_yaml_quotes(text: str) -> str:
    """Return a text between quotes, as YAML reads it back, without curly ones; nothing stays nothing."""
    if not text:
        return ""
    if _CURLY.fullmatch(text):
        text = text[1:-1].strip(SPACES)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
