"""Several words in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence


def all_of(words: Sequence[Text]) -> Text:
    """Return words with commas and a last `and`; at least one must be given."""
    return Text(_join([word.en for word in words], "and"), _join([word.fr for word in words], "et"))


def _join(words: Sequence[str], last_word: str) -> str:
    *others, last = words
    return f"{', '.join(others)} {last_word} {last}" if others else last
