"""Several words in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relplan.diagnostics.text import Phrase, Text

if TYPE_CHECKING:
    from collections.abc import Sequence


def all_of(words: Sequence[Text]) -> Text:
    """Return words with commas and a last `and`; at least one must be given."""
    return Text(_link([word.en for word in words], ", ", " and "), _link([word.fr for word in words], ", ", " et "))


def chain(parts: Sequence[Any], between: Text, last: Text | None = None) -> Phrase:
    """Return values one after the other with words between them, and others before the last where given."""
    names = [f"part{number}" for number in range(len(parts))]
    slots, end = [f"{{{name}}}" for name in names], last or between
    words = Text(_link(slots, between.en, end.en), _link(slots, between.fr, end.fr))
    return Phrase(words, dict(zip(names, parts, strict=True)))


def _link(words: Sequence[str], between: str, end: str) -> str:
    *others, last = words
    return f"{between.join(others)}{end}{last}" if others else last
