"""The pressure as tables, for a terminal or in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from relplan.diagnostics.markdown import escape_markdown, fence
from relplan.diagnostics.neutral import one_line
from relplan.output.cells import write_grid, write_markdown_table
from relplan.output.pressure import words
from relplan.output.pressure.sections import Case, Drawing, Note, Notes, Table, find_sections
from relplan.output.wrapping import wrap, wrap_item

if TYPE_CHECKING:
    from relplan.output.pressure.sections import Part
    from relplan.output.pressure.shown import PressureShown


def write_table(shown: PressureShown) -> str:
    """Write tables for a terminal."""
    if not shown.study.limits:
        return _broken(shown.say(words.NO_LIMIT), shown.columns) + "\n"
    strong = shown.palette.strong
    blocks = []
    for section in find_sections(shown):
        title = wrap(one_line(section.title), shown.columns)
        blocks.append("\n".join(shown.palette.paint(strong, line) for line in title))
        blocks += [_write_part(part, shown.columns) for part in section.parts]
    return "\n\n".join(blocks) + "\n"


def write_markdown(shown: PressureShown) -> str:
    """Write tables for a page or a comment."""
    if not shown.study.limits:
        return shown.say(words.NO_LIMIT) + "\n"
    blocks = []
    for section in find_sections(shown):
        blocks.append(f"{'#' * section.level} {escape_markdown(section.title)}")
        blocks += map(_mark_down, section.parts)
    return "\n\n".join(blocks) + "\n"


def _write_part(part: Part, columns: int) -> str:
    match part:
        case Drawing():
            return "\n".join(part.lines)
        case Table():
            return write_grid(part.titles, part.rows, columns)
        case Note():
            return _broken(part.sentence, columns)
        case Notes():
            return "\n".join(_broken(sentence, columns, "- ") for sentence in part.sentences)
        case Case():
            particulars = (_broken(sentence, columns, "    ") for sentence in part.particulars)
            return "\n".join([_broken(part.title, columns), *particulars])
        case _:
            assert_never(part)


def _mark_down(part: Part) -> str:
    match part:
        case Drawing():
            return fence(part.lines)
        case Table():
            return write_markdown_table(part.titles, part.rows)
        case Note():
            return escape_markdown(part.sentence)
        case Notes():
            return "\n".join(f"- {escape_markdown(sentence)}" for sentence in part.sentences)
        case Case():
            particulars = (f"    - {escape_markdown(sentence)}" for sentence in part.particulars)
            return "\n".join([f"- **{escape_markdown(part.title)}**", *particulars])
        case _:
            assert_never(part)


def _broken(sentence: str, columns: int, mark: str = "") -> str:
    return "\n".join(wrap_item(one_line(sentence), columns, mark))
