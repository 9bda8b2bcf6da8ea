"""Records as a table: one row each, keys within keys joined by dots, lists in one cell."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from relplan.output.cells import write_csv
from relplan.output.export.records import nested_model
from relplan.output.json_value import dump_json_line

if TYPE_CHECKING:
    from relplan.output.export.records import Export, Record, Shape

_BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""
_OWN = "x-"
_Path = tuple[str, ...]


def write_table(export: Export, delimiter: str, *, is_marked: bool) -> str:
    """Write the records of a kind as CSV; a marked file begins with the byte-order mark that spreadsheets expect."""
    rows = [dict(_flatten(record, ())) for record in export.records]
    known = {path for row in rows for path in row} | {("id",)}
    columns = sorted(known, key=lambda path: _rank(path, export.shape))
    cells = [[row.get(path, "") for path in columns] for row in rows]
    text = write_csv([".".join(path) for path in columns], cells, delimiter)
    return _BYTE_ORDER_MARK + text if is_marked else text


def _flatten(record: Record, above: _Path) -> Iterator[tuple[_Path, object]]:
    for key, value in record.items():
        path = (*above, str(key))
        if isinstance(value, Mapping):
            yield from _flatten(dict(value), path)
        else:
            yield path, _cell(value)


def _cell(value: Any) -> object:
    """Return a value as one cell; a list of words is joined, any other list is JSON."""
    if isinstance(value, list):
        if any(isinstance(one, (list, dict)) for one in value):
            return dump_json_line(value)
        return ", ".join(str(_cell(one)) for one in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return "" if value is None else str(value)


def _rank(path: _Path, shape: Shape) -> tuple[tuple[int, str], ...]:
    """Place a column: in the order of the format, then by name; the team's own keys come last."""
    order = list(shape)
    model = shape.get(path[0])
    ranks = [_place(path[0], order)]
    for key in path[1:]:
        fields = [field.alias or name for name, field in model.model_fields.items()] if model else []
        ranks.append(_place(key, fields))
        model = nested_model(model, key) if model else None
    return tuple(ranks)


def _place(key: str, order: list[str]) -> tuple[int, str]:
    if key in order:
        return order.index(key), ""
    return len(order) + key.startswith(_OWN), key
