"""Tables of cells: a grid for a terminal, Markdown, and CSV that a spreadsheet can open safely."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from relplan.output.printable import one_line, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def write_grid(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write columns under their titles, as wide as their cells."""
    cells = [[one_line(cell) for cell in row] for row in (titles, *rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(titles))]
    head, *body = ["  ".join(_pad(cell, widths[n]) for n, cell in enumerate(row)).rstrip() for row in cells]
    return "\n".join([head, "  ".join("-" * one for one in widths), *body])


def write_markdown_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table; a bar in a cell stays a bar."""
    lines = [[_escape(cell) for cell in row] for row in (titles, *rows)]
    lines.insert(1, ["---"] * len(titles))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write RFC 4180 lines; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_defuse(cell) if isinstance(cell, str) else cell for cell in row])
    return file.getvalue()


def _pad(cell: str, size: int) -> str:
    return cell + " " * (size - width(cell))


def _escape(cell: str) -> str:
    return one_line(cell).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _defuse(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
