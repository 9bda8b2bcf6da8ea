"""Values of findings as JSON types."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from relplan.diagnostics.neutral import escape_in_json
from relplan.diagnostics.text import Phrase, Text

if TYPE_CHECKING:
    from relplan.model.settings import Language


def dump_json(value: Any) -> str:
    """Write JSON that any reader takes and no terminal obeys: its texts are escaped, and a line break ends it."""
    return escape_in_json(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def dump_json_line(value: Any) -> str:
    """Write JSON on one line, as it may stand in a cell."""
    return escape_in_json(json.dumps(value, ensure_ascii=False, default=str))


def as_json(value: Any, language: Language) -> Any:
    """Return a value as JSON types; what has no like of it there, as people read it."""
    if isinstance(value, Mapping):
        return {str(key): as_json(part, language) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [as_json(part, language) for part in value]
    if isinstance(value, AbstractSet):
        return sorted((as_json(part, language) for part in value), key=str)
    if _is_record(value):
        return {one.name: as_json(getattr(value, one.name), language) for one in fields(value)}
    return _plain(value, language)


def _is_record(value: Any) -> bool:
    """Tell whether a value is made of fields and has no writing of its own, as quantities have."""
    return is_dataclass(value) and not isinstance(value, (Text, Phrase)) and type(value).__str__ is object.__str__


def _plain(value: Any, language: Language) -> bool | int | float | str | None:
    if isinstance(value, (Text, Phrase)):
        return value.in_(language)
    if isinstance(value, Enum):
        return _plain(value.value, language)
    if value is None or isinstance(value, (bool, int)) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return str(value)
