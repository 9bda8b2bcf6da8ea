"""The assessment for a terminal: what is missing, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.neutral import one_line
from relplan.output.assessment import words
from relplan.output.wrapping import wrap_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.assessment import Point, Section
    from relplan.output.assessment.shown import AssessmentShown, Group
    from relplan.output.palette import Palette

_MOST = 5
"""So many missing points of a kind are told; the rest is counted."""


def write_text(shown: AssessmentShown, palette: Palette, columns: int) -> str:
    """Write an assessment for a terminal of some columns."""
    return _Writer(shown, palette, columns).write()


class _Writer:
    def __init__(self, shown: AssessmentShown, palette: Palette, columns: int) -> None:
        self._shown = shown
        self._palette = palette
        self._columns = columns

    def write(self) -> str:
        blocks = [self._broken(self._shown.title, "")]
        blocks += ["\n".join(self._section(section)) for section in self._shown.sections]
        blocks.append(self._broken(self._shown.say(words.FOOTER), ""))
        return "\n\n".join(blocks) + "\n"

    def _section(self, section: Section) -> Iterator[str]:
        shown = self._shown
        score = f"  {shown.score(section.earned, section.of)}" if section.points else ""
        yield self._palette.paint(self._palette.strong, words.TOPICS[section.topic].in_(shown.language)) + score
        for note in shown.notes(section):
            yield self._broken(note, "  ")
        for group in shown.groups(section):
            yield from self._group(group)
        if section.steps:
            yield f"  {shown.say(words.NEXT)}"
            for number, point in enumerate(section.steps, 1):
                yield self._broken(self._with_line(shown.step(point), point), f"    {number}. ")

    def _group(self, group: Group) -> Iterator[str]:
        """Yield the points of a kind: how many, and what is missing."""
        shown = self._shown
        yield self._broken(shown.heading(group), "  ")
        missing = sorted((one for one in group.points if not one.is_whole), key=lambda one: -one.weight)
        for point in missing[:_MOST]:
            yield self._broken(shown.missing(point), "    - ")
        if len(missing) > _MOST:
            yield self._broken(shown.say(words.MORE, count=len(missing) - _MOST), "    - ")

    def _with_line(self, sentence: str, point: Point) -> str:
        return f"{sentence} ({self._shown.line(point.places[0])})" if point.places else sentence

    def _broken(self, sentence: str, mark: str) -> str:
        return "\n".join(wrap_item(one_line(sentence), self._columns, mark))
