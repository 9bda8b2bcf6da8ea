"""Sentences in both languages, with slots for typed values.

A slot is `{name}`, or `{name:form}` where the form is
- `one|many`: the word that agrees with the number, as in `{count} {count:contact|contacts}`;
- `id`: the id of an object, as its files have it;
- `or`, `and`: a list in words, each element quoted;
- `list`: a list with commas, each element quoted;
- `plain`, `plus`: a list with commas, or with plus signs, none quoted.

Days and instants are written in words, numbers with the sign of the language, objects by what people call them.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from relplan.diagnostics.dates import say_day, say_instant
from relplan.model.settings import Language
from relplan.plan.titles import Title


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in English and in French."""

    en: str
    fr: str

    def in_(self, language: Language) -> str:
        """Return the sentence in a language."""
        return _typeset_french(self.fr) if language is Language.FR else self.en

    def slots(self) -> frozenset[str]:
        """Return the names of the values that the sentence takes, the same in both languages."""
        return frozenset(name for _, name, _, _ in string.Formatter().parse(self.en) if name)

    def write(self, language: Language, values: Mapping[str, Any]) -> str:
        """Return the sentence with its values."""
        writer = _WRITERS[language]
        return "".join(
            [
                literal if name is None else literal + writer.write(values[name], form)
                for literal, name, form in _cut(self.in_(language))
            ]
        )


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence that has values of its own."""

    text: Text
    values: Mapping[str, Any]

    def in_(self, language: Language) -> str:
        """Return the part in a language."""
        return self.text.write(language, self.values)


@cache
def _cut(template: str) -> tuple[tuple[str, str | None, str], ...]:
    """Cut a sentence at its slots: what comes before each, its name and its form; no name after the last."""
    return tuple((literal, name, form or "") for literal, name, form, _ in string.Formatter().parse(template))


_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


@lru_cache(maxsize=8192)
def _typeset_french(text: str) -> str:
    """Set French signs as printers do, each on the line of its word; only our own sentences, not the values in them."""
    text = _APOSTROPHE.sub("’", text)
    text = text.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" :", "\u00a0:").replace(" %", "\u00a0%")
    return text.replace(" ;", "\u202f;").replace(" ?", "\u202f?").replace(" !", "\u202f!")


Said = Text | tuple[Text, ...]
"""A sentence, or several of which the first is said whose values are all there."""


def variants_of(said: Said) -> tuple[Text, ...]:
    """Return the sentences among which one is said, in the order in which they are tried."""
    return (said,) if isinstance(said, Text) else said


def choose(said: Said, values: Mapping[str, Any]) -> Text | None:
    """Return the first sentence whose values are all there; none when some are missing for each."""
    return next((text for text in variants_of(said) if all(_is_there(values[slot]) for slot in text.slots())), None)


def say(said: Said, language: Language, values: Mapping[str, Any]) -> str:
    """Write the first sentence whose values are all there; empty when there is none."""
    chosen = choose(said, values)
    return chosen.write(language, values) if chosen else ""


_SIGNS = {"plain": ", ", "plus": " + "}
_SILENCE = Text("", "")


def _is_there(value: Any) -> bool:
    return value is not None and value not in ("", (), _SILENCE)


class _Writer:
    """Writes values as people read them in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._words = {"or": "ou", "and": "et"} if language is Language.FR else {"or": "or", "and": "and"}

    def write(self, value: Any, form: str) -> str:
        """Write one value in its form."""
        if "|" in form:
            one, _, many = form.partition("|")
            return one if self._is_one(value) else many
        if form == "id":
            return str(value)
        if form in self._words:
            return self._in_words(value, self._words[form])
        if form == "list":
            return ", ".join(self._quoted(part) for part in value)
        if form in _SIGNS:
            return _SIGNS[form].join(self._plain(part) for part in value)
        return self._plain(value)

    def _is_one(self, value: Any) -> bool:
        number = len(value) if isinstance(value, tuple) else value
        return bool(number < 2 if self._language is Language.FR else number == 1)

    def _in_words(self, values: Any, word: str) -> str:
        quoted = list(dict.fromkeys(self._quoted(part) for part in ((values,) if isinstance(values, str) else values)))
        return f" {word} ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)

    def _quoted(self, value: Any) -> str:
        plain = self._plain(value)
        return f"«\u00a0{plain}\u00a0»" if self._language is Language.FR else f'"{plain}"'

    def _plain(self, value: Any) -> str:
        if isinstance(value, (Text, Title, Phrase)):
            return value.in_(self._language)
        if isinstance(value, datetime):
            return say_instant(value, self._language)
        if isinstance(value, date):
            return say_day(value, self._language)
        if isinstance(value, float):
            return f"{value:g}".replace(".", "," if self._language is Language.FR else ".")
        return str(value)


_WRITERS = {language: _Writer(language) for language in Language}
