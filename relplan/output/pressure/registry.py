"""The ways to write the pressure, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from relplan.output.pressure.csv import write_limit_csv, write_week_csv
from relplan.output.pressure.json import write_json
from relplan.output.pressure.tables import write_markdown, write_table

if TYPE_CHECKING:
    from relplan.output.pressure.shown import PressureShown

WRITERS: Mapping[str, Callable[[PressureShown], str]] = {
    "table": write_table,
    "markdown": write_markdown,
    "json": write_json,
}

CSV_WRITERS: Mapping[str, Callable[[PressureShown], str]] = {"weeks": write_week_csv, "limits": write_limit_csv}
"""By what a line is about."""
