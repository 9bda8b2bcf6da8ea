"""The report's own words in both languages; sentences with slots, as findings have them."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from relplan.diagnostics.text import Text
from relplan.model.quantities import Duration
from relplan.model.settings import Language
from relplan.report.text.format import Format
from relplan.source.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relplan.model.quantities import Horizon, Pace


_ONE_OF = {(12, 0, 0): "year", (1, 0, 0): "month", (0, 7, 0): "week", (0, 1, 0): "day", (0, 0, 60): "hour"}
"""What a duration of one is called, by its months, days and minutes."""


class Words:
    """Says things in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.format = Format(language)

    def __call__(self, key: str, **values: Any) -> str:
        """Write the sentence of a key with its values; raises `KeyError` for a key that isn't there."""
        return load_texts()[key].write(self.language, values)

    def of(self, value: StrEnum) -> str:
        """Name a value of a closed set."""
        return self(f"{section_of(type(value))}.{value.value.replace(' ', '_')}")

    def pace(self, pace: Pace) -> str:
        """Write how many of something there are in a time."""
        return self(f"pace.{pace.per}", number=self.format.number(pace.count))

    def every(self, duration: Duration) -> str:
        """Say how often something comes back: every day, every 3 months."""
        unit = _ONE_OF.get((duration.months, duration.days, duration.minutes))
        if unit:
            return self(f"every.{unit}")
        is_short = not duration.months and not duration.days
        return self("every.short" if is_short else "every.long", duration=self.format.duration(duration))

    def horizon(self, horizon: Horizon) -> str:
        """Say by when something is to be reached: by a day, or within a time."""
        value = horizon.value
        if isinstance(value, Duration):
            return self("measure.within", duration=self.format.duration(value))
        return self("measure.by", day=self.format.day(value))

    def any_of(self, parts: Sequence[str]) -> str:
        """Join alternatives: A, B or C."""
        return self._join(parts, self("join.or"))

    def all_of(self, parts: Sequence[str]) -> str:
        """Join what holds together: A, B and C."""
        return self._join(parts, self("join.and"))

    def _join(self, parts: Sequence[str], word: str) -> str:
        return f" {word} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def section_of(closed: type[StrEnum]) -> str:
    """Return the section of the locale files that names the values of a closed set."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", closed.__name__).lower()


@cache
def load_texts() -> Mapping[str, Text]:
    """Read the sentences of both languages, by `section.key`."""
    french, english = (read_locale(language) for language in (Language.FR, Language.EN))
    return {key: Text(en=english[key], fr=french[key]) for key in english}


def read_locale(language: Language) -> Mapping[str, str]:
    """Read the sentences of one language, by `section.key`: those of all, and those of each part."""
    texts: dict[str, str] = {}
    for file in sorted((files("relplan.report") / "locales").iterdir(), key=lambda file: file.name):
        if file.name.split(".")[-2:] == [language.value, "yaml"]:
            texts |= _flatten(read_yaml(file.name, file.read_bytes()).data)
    return texts


def _flatten(sections: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for section, texts in sections.items():
        for key, text in texts.items():
            yield f"{section}.{key}", text
