"""Tables of cells: a grid for a terminal, Markdown, and CSV that a spreadsheet can open safely."""

from __future__ import annotations

import csv
import io
import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from relplan.diagnostics.markdown import escape_markdown
from relplan.diagnostics.neutral import lines_of_text, one_line
from relplan.output.printable import width
from relplan.output.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BLANKS = r"(?:[^\S\t\n]|[\"'])*"
_FORMULA = re.compile(
    rf"(?:^|(?<=[,;|\t\n]))(?={_BLANKS}[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])|^(?={_BLANKS}[\t\n])"
)
"""Where a spreadsheet would find a formula, whichever delimiter it takes a file to have.

That is at the beginning of a cell, and behind all that may part cells or lines; blanks, quotes and apostrophes may come
before its sign, which may be of full width.
"""
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
    """Write RFC 4180 lines; texts are neutral, and a formula in one gets an apostrophe before it.

    Take out the first apostrophe of each place that `_FORMULA` finds, and the text is what it was.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([_defuse(cell) if isinstance(cell, str) else cell for cell in row])
    return file.getvalue()


def _pad(cell: str, size: int) -> str:
    return cell + " " * (size - width(cell))


def _defuse(cell: str) -> str:
    return _FORMULA.sub("'", lines_of_text(cell))
