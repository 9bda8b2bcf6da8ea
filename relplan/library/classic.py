"""A classic as the library keeps it: a scenario in two languages, and advice to whoever copies it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pydantic import Field

from relplan.model.base import Element
from relplan.model.kpi import Bilingual
from relplan.source.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.model.settings import Language


class Classic(Element):
    """A scenario that most plans have (`classics/ID.yaml`)."""

    adapt: tuple[Bilingual, ...] = Field(min_length=1)
    """What differs from one company to the next."""

    beware: tuple[Bilingual, ...] = Field(min_length=1)
    """What goes wrong, by habit or before the law."""

    scenario: dict[str, Any]
    """The scenario as a plan holds it, each text as `{en: ..., fr: ...}`."""


@cache
def load_classics() -> Mapping[str, Classic]:
    """Read every classic, by id in alphabetical order."""
    from pydantic import TypeAdapter

    read = {name.removesuffix(".yaml"): data for name, data in _read_folder("classics")}
    return TypeAdapter(dict[str, Classic]).validate_python(read)


@cache
def load_surroundings() -> Mapping[str, Any]:
    """Read what classics stand on, by path in the plan: moments, data, segments, each text in both languages."""
    found = dict(_read_folder("surroundings"))
    for folder in ("programmes", "conventions"):
        found |= {f"{folder}/{name}": data for name, data in _read_folder(f"surroundings/{folder}")}
    return found


def in_language(data: Any, language: Language) -> Any:
    """Return data with the texts of one language in place of those of both."""
    if isinstance(data, dict):
        if data.keys() == Bilingual.model_fields.keys():
            return data[language.value]
        return {key: in_language(value, language) for key, value in data.items()}
    return [in_language(value, language) for value in data] if isinstance(data, list) else data


def _read_folder(folder: str) -> list[tuple[str, Any]]:
    """Read the files of a folder of the library, by name."""
    found = sorted((files("relplan.library") / folder).iterdir(), key=lambda file: file.name)
    return [(one.name, read_yaml(one.name, one.read_bytes()).data) for one in found if one.name.endswith(".yaml")]
