"""The assessment as a page: every point, with the lines it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.markdown import escape_markdown
from relplan.output.assessment import words
from relplan.output.cells import write_markdown_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.assessment import Point, Section
    from relplan.output.assessment.shown import AssessmentShown, Group

_MOST_LINES = 3
"""So many lines of a point are named; the rest is counted."""


def write_markdown(shown: AssessmentShown) -> str:
    """Write an assessment as Markdown."""
    blocks = [f"# {escape_markdown(shown.title)}", shown.say(words.FOOTER_PAGE)]
    for section in shown.sections:
        blocks += _section(shown, section)
    return "\n\n".join(blocks) + "\n"


def _section(shown: AssessmentShown, section: Section) -> Iterator[str]:
    score = f": {shown.score(section.earned, section.of)}" if section.points else ""
    yield f"## {words.TOPICS[section.topic].in_(shown.language)}{score}"
    for note in shown.notes(section):
        yield f"{escape_markdown(note[:1].upper() + note[1:])}."
    for group in shown.groups(section):
        yield f"### {escape_markdown(shown.heading(group))}"
        yield _table(shown, group)
    if section.steps:
        yield f"### {shown.say(words.NEXT)}"
        steps = (f"{number}. {escape_markdown(shown.step(point))}" for number, point in enumerate(section.steps, 1))
        yield "\n".join(steps)


def _table(shown: AssessmentShown, group: Group) -> str:
    titles = [column.in_(shown.language) for column in words.COLUMNS]
    return write_markdown_table(titles, [_row(shown, point) for point in group.points])


def _row(shown: AssessmentShown, point: Point) -> list[str]:
    rests_on = shown.details(point) if point.is_whole else shown.missing(point)
    lines = [shown.line(place) for place in point.places]
    more = [shown.say(words.MORE, count=len(lines) - _MOST_LINES)] if len(lines) > _MOST_LINES else []
    return [
        shown.name(point),
        shown.score(point.earned, point.of),
        rests_on,
        ", ".join([*lines[:_MOST_LINES], *more]),
    ]
