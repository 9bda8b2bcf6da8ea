"""Tables of cells: a grid for a terminal, Markdown, and CSV that a spreadsheet can open safely."""

from __future__ import annotations

import csv
import io
from itertools import zip_longest
from typing import TYPE_CHECKING

from relplan.output.printable import one_line, width
from relplan.output.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula; the last four are the full-width forms of the first."""
_NARROWEST = 6
_HANGING = "  "
"""Before what is broken off the first cell of a row."""


def write_grid(titles: Sequence[str], rows: Iterable[Sequence[str]], columns: int | None = None) -> str:
    """Write columns under their titles, as wide as their cells; on a terminal of some columns, cells are broken."""
    cells = [[one_line(cell) for cell in row] for row in (titles, *rows)]
    widths = _fit(cells, columns)
    head, *body = ["\n".join(_lines(row, widths)) for row in cells]
    return "\n".join([head, "  ".join("-" * one for one in widths), *body])


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a row whose cells are broken to their columns."""
    first, *others = (wrap(cell, size) for cell, size in zip(row, widths, strict=True))
    if len(first) > 1:
        head, *rest = wrap(row[0], widths[0] - width(_HANGING))
        first = [head, *(_HANGING + line for line in rest)]
    for parts in zip_longest(first, *others, fillvalue=""):
        yield "  ".join(_pad(part, size) for part, size in zip(parts, widths, strict=True)).rstrip()


def _fit(cells: Sequence[Sequence[str]], columns: int | None) -> list[int]:
    """Return the widths of columns: those of their cells, or less in the widest ones until all of them fit.

    Words are only cut where nothing else makes room, and no column gets narrower than a few cells.
    """
    by_column = list(zip(*cells, strict=True))
    widths = [max(map(width, column)) for column in by_column]
    words = [max(width(word) for cell in column for word in cell.split(" ")) for column in by_column]
    words[0] += width(_HANGING)
    for floors in (words, [_NARROWEST] * len(words)):
        while columns is not None and sum(widths) + 2 * (len(widths) - 1) > columns:
            wide = [n for n, size in enumerate(widths) if size > floors[n]]
            if not wide:
                break
            widths[max(wide, key=lambda n: widths[n])] -= 1
    return widths


def write_markdown_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table; a bar in a cell stays a bar."""
    lines = [[escape_markdown(cell) for cell in row] for row in (titles, *rows)]
    lines.insert(1, ["---"] * len(titles))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_csv(header: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """Write RFC 4180 lines; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_defuse(cell) if isinstance(cell, str) else cell for cell in row])
    return file.getvalue()


def _pad(cell: str, size: int) -> str:
    return cell + " " * (size - width(cell))


def escape_markdown(cell: str) -> str:
    """Return a text on one line in which Markdown finds no cell and no tag."""
    return one_line(cell).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _defuse(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
