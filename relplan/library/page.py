"""The page of a classic for a terminal: its purpose, facts and sequence, advice, and what it needs in a plan."""

from __future__ import annotations

import shlex
import textwrap
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from relplan.analysis.pressure.message import Messages
from relplan.analysis.reach import Population
from relplan.diagnostics.text import say
from relplan.library.classic import load_classics
from relplan.library.needs import lacking, needs_of
from relplan.library.plan import library_plan
from relplan.library.words import ADAPT, BEWARE, CONTACT, PLAN_HAS_ALL, PLAN_LACKS, SEQUENCE, STANDS_ON, TAKE
from relplan.model.kinds import Kind
from relplan.output.palette import COLORLESS
from relplan.output.printable import width
from relplan.report.text.words import Words
from relplan.report.views.names import Names
from relplan.report.views.pieces import Chip
from relplan.report.views.scenarios import view_scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relplan.model.kpi import Bilingual
    from relplan.model.settings import Language
    from relplan.output.palette import Palette
    from relplan.plan.plan import Item, Plan
    from relplan.report.views.mechanic import StepView
    from relplan.report.views.pieces import Cell, Fact
    from relplan.report.views.scenarios import ScenarioView

_WIDTH = 100
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Target:
    """The plan that a classic is looked at for."""

    plan: Plan
    base: str
    """Its folder as the reader types it; empty for the one they are in."""


def write_page(ident: str, language: Language, target: Target | None = None, palette: Palette = COLORLESS) -> str:
    """Return the page of a classic; with a plan, what that plan lacks for it."""
    return "\n".join(_Page(ident, language, palette).write(target)) + "\n"


class _Page:
    """Writes one classic in one language."""

    def __init__(self, ident: str, language: Language, palette: Palette) -> None:
        self._library = library_plan(language)
        self._item = self._library.scenarios[ident]
        self._classic = load_classics()[ident]
        self._words = Words(language)
        self._language = language
        self._palette = palette

    def write(self, target: Target | None) -> Iterator[str]:
        """Yield the lines of the page."""
        messages = Messages(self._library, Population(self._library))
        view = view_scenario(self._item, self._library, messages, Names(self._library, self._words), self._words)
        yield f"{self._strong(self._item.value.name)} ({self._item.id})"
        yield from ("", *_wrap(self._item.value.description, ""), "")
        yield from _table(self._facts(view))
        yield from ("", self._strong(SEQUENCE.in_(self._language)))
        yield _INDENT + view.mechanic.start
        yield from (_INDENT + line for line in self._tree(view.mechanic.steps))
        yield from ("", self._strong(ADAPT.in_(self._language)), *self._bullets(self._classic.adapt))
        yield from ("", self._strong(BEWARE.in_(self._language)), *self._bullets(self._classic.beware))
        yield from ("", *self._needs(target.plan if target else None))
        yield from ("", self._strong(TAKE.in_(self._language)), _INDENT + self._command(target))

    def _facts(self, view: ScenarioView) -> Iterator[tuple[str, str]]:
        """Yield labels with a line each; what the team alone can say of a scenario is left out."""
        left_out = {self._words(key) for key in ("sheet.owner", "scenario.channels", "action.matrix", "needs.events")}
        yield self._words("action.programme"), view.programme.text
        for fact in (*view.sheet.facts, *view.details):
            if fact.label not in left_out:
                yield from _lines_of(fact)

    def _tree(self, steps: Sequence[StepView]) -> Iterator[str]:
        for number, step in enumerate(steps):
            last = number == len(steps) - 1
            yield from _branch([self._step(step), *self._ways(step)], is_last=last)

    def _ways(self, step: StepView) -> Iterator[str]:
        for number, way in enumerate(step.ways):
            inner = list(self._tree(way.steps)) or [f"└─ {self._words('step.goes_on')}"]
            yield from _branch([way.label, *inner], is_last=number == len(step.ways) - 1)

    def _step(self, step: StepView) -> str:
        if step.chip is None:
            return step.text
        facts = {fact.label: _text(fact.cells[0]) for fact in step.facts}
        values = {
            "channel": step.chip.text,
            "id": step.text,
            "subject": facts.get(self._words("step.subject"), "") or facts.get(self._words("step.assignee"), ""),
            "fallback": facts.get(self._words("step.fallback"), ""),
        }
        return say(CONTACT, self._language, values)

    def _bullets(self, texts: Iterable[Bilingual]) -> Iterator[str]:
        for text in texts:
            first, *others = _wrap(getattr(text, self._language.value), _INDENT + _INDENT)
            yield from (f"{_INDENT}- {first.strip()}", *others)

    def _needs(self, plan: Plan | None) -> Iterator[str]:
        """Yield what a classic stands on, by file."""
        items = lacking(needs_of(self._item, self._library), plan)
        yield self._strong((STANDS_ON if plan is None else PLAN_LACKS).in_(self._language))
        if not items:
            yield _INDENT + PLAN_HAS_ALL.write(self._language, {})
        yield from _table(_by_file(items))

    def _command(self, target: Target | None) -> str:
        """Return the command that copies the classic into the plan."""
        ident, base = self._item.id, target.base if target else ""
        option = f" --plan {shlex.quote(base or '.')}" if target else ""
        path = f"{base}/scenarios/{ident}.yaml" if base else f"scenarios/{ident}.yaml"
        return f"relplan library show {ident}{option} --output {shlex.quote(path)}"

    def _strong(self, text: str) -> str:
        return self._palette.paint(self._palette.strong, text)


def _by_file(items: Iterable[Item[Any]]) -> Iterator[tuple[str, str]]:
    """Yield files with the ids that belong in them; a file of sections has a line for each."""
    shown = [item for item in items if item.kind is not Kind.SEGMENTATION]
    before = ""
    for (path, section), found in groupby(shown, key=_file_and_section):
        ids = ", ".join(item.id for item in found if item.route)
        yield "" if path == before else path, f"{section}: {ids}" if section else ids
        before = path


def _file_and_section(item: Item[Any]) -> tuple[str, str]:
    return item.path, str(item.route[0]) if len(item.route) == 2 else ""


def _table(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield labels and what is said under them, side by side."""
    cells = list(rows)
    size = max((width(label) for label, _ in cells), default=0)
    for label, text in cells:
        start = f"{_INDENT}{label}{' ' * (size - width(label))}{_INDENT}"
        lines = _wrap(text, " " * width(start)) or [""]
        yield (start + lines[0].strip()).rstrip()
        yield from lines[1:]


def _lines_of(fact: Fact) -> Iterator[tuple[str, str]]:
    for number, cell in enumerate(fact.cells):
        yield "" if number else fact.label, _text(cell)


def _text(cell: Cell) -> str:
    """Return the words of a cell; channels, which stand apart by their colour, get commas."""
    parts = [piece.text for piece in cell]
    return ", ".join(parts) if cell and all(isinstance(piece, Chip) for piece in cell) else "".join(parts)


def _branch(lines: Sequence[str], *, is_last: bool) -> Iterator[str]:
    """Hang lines on a branch of the tree."""
    first, *others = lines
    yield f"{'└' if is_last else '├'}─ {first}"
    yield from (f"{' ' if is_last else '│'}  {line}" for line in others)


def _wrap(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
