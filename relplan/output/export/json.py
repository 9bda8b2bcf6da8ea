"""Records as JSON: the plan's own data, with the id of each object first."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from relplan.output.json_value import dump_json

if TYPE_CHECKING:
    from relplan.output.export.records import Export


def write_records(export: Export) -> str:
    """Write the records of a kind as a JSON array."""
    return dump_json([_plain(record) for record in export.records])


def _plain(value: Any) -> Any:
    """Return a value of a YAML file as JSON has it; what JSON has no like of is a text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, (bool, int, str)) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return str(value)
