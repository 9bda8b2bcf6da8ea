"""Findings for people: what is wrong, the lines it is about, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relplan.diagnostics.neutral import mask, one_line
from relplan.diagnostics.text import Text
from relplan.output.excerpt import cut_excerpt, find_parent
from relplan.output.groups import Group, group_findings, worst_last
from relplan.output.located import Spot, find_spot
from relplan.output.palette import COLORED, COLORLESS
from relplan.output.summary import SEVERITY_WORDS, summarize
from relplan.source.place import Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.diagnostics.finding import Finding
    from relplan.output.shown import Shown

_HELP = Text("help: {remedy}", "aide : {remedy}")
_MORE_PLACES = Text(
    "note: {count} more {count:place is|places are} concerned; `--verbose` shows all of them",
    "note : {count} {count:autre endroit est concerné|autres endroits sont concernés} ; `--verbose` les montre tous",
)
_TIMES = Text(" ({count} times)", " ({count} fois)")
_EXPLAIN = Text(
    "Why a rule exists, with an example: relplan explain {code}",
    "Pourquoi une règle existe, avec un exemple : relplan explain {code} --lang fr",
)
_EXPLAIN_OWN = Text(
    "Why a rule exists, and how the plan writes it: relplan explain {code}{plan}",
    "Pourquoi une règle existe, et comment le plan l'écrit : relplan explain {code}{plan} --lang fr",
)
_MOST_LINES = 19
"""A finding that takes more lines is not read."""
_LINES_OF_PLACE = 4
"""The lines of a place with its excerpt."""


def write_text(shown: Shown) -> str:
    """Write the findings with excerpts, those of one cause together and the worst last, then a line that sums up."""
    blocks = [_Block(shown, group).write() for group in _groups(shown)]
    closing = summarize(shown) + "\n"
    if shown.findings:
        worst = min(shown.findings, key=lambda finding: finding.severity.rank)
        sentence = _EXPLAIN_OWN if worst.rule.place else _EXPLAIN
        values = {"code": worst.rule.code, "plan": f" --plan {mask(shown.base)}" if shown.base else ""}
        closing += sentence.write(shown.language, values) + "\n"
    return "\n".join([*blocks, closing])


def write_finding(shown: Shown, finding: Finding) -> str:
    """Write one finding with its excerpts."""
    return _Block(shown, Group(finding)).write()


def _groups(shown: Shown) -> list[Group]:
    findings = worst_last(shown.findings)
    return [Group(finding) for finding in findings] if shown.is_verbose else group_findings(findings, shown.language)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A place with the sign under it and the words beside the sign."""

    spot: Spot
    arrow: str
    sign: str
    label: str


class _Block:
    """One finding on its lines, with the places of those that say the same."""

    def __init__(self, shown: Shown, group: Group) -> None:
        self._shown = shown
        self._group = group
        self._finding = finding = group.first
        self._palette = COLORED if shown.color else COLORLESS
        self._color = self._palette.of(finding.severity)
        plan, language = shown.review.plan, shown.language
        self._place = _Marked(find_spot(plan, finding.at), "-->", "^", finding.label(language))
        self._others = [
            *(
                _Marked(find_spot(plan, one.at), ":::", "-", finding.note(one, language))
                for one in finding.found.related
            ),
            *(_Marked(find_spot(plan, one.at), ":::", "-", "") for one in group.others),
        ]
        self._gutter = max(len(str(place.spot.line)) for place in (self._place, *self._others))

    def write(self) -> str:
        """Write the finding, with a line break at its end."""
        first = [self._headline(), *self._write_place(self._place)]
        remedy = one_line(self._finding.remedy(self._shown.language))
        help_ = [_HELP.write(self._shown.language, {"remedy": remedy})] if remedy else []
        others, left_out = self._write_others(_MOST_LINES - len(first) - len(help_))
        note = [_MORE_PLACES.write(self._shown.language, {"count": left_out})] if left_out else []
        lines = [*first, *others, *(f"{self._margin('=')} {sentence}" for sentence in (*note, *help_))]
        return "\n".join(lines) + "\n"

    def _write_others(self, room: int) -> tuple[list[str], int]:
        """Write the other places in the lines that are left: some with excerpts, then some without; count the rest."""
        count = len(self._others)
        if self._shown.is_verbose:
            room = count * _LINES_OF_PLACE
        with_excerpt = 0 if self._group.others else min(count, max(room - count, 0) // (_LINES_OF_PLACE - 1) or 1)
        lines = [line for place in self._others[:with_excerpt] for line in self._write_place(place)]
        brief = self._others[with_excerpt:]
        if len(lines) + len(brief) > room:
            brief = brief[: max(room - len(lines) - 1, 0)]
        lines += [self._write_where(place) for place in brief]
        return lines, count - with_excerpt - len(brief)

    def _headline(self) -> str:
        rule, paint = self._finding.rule, self._palette.paint
        severity = SEVERITY_WORDS[self._finding.severity].in_(self._shown.language)
        message = one_line(self._finding.message(self._shown.language))
        if self._group.others:
            message += _TIMES.write(self._shown.language, {"count": 1 + len(self._group.others)})
        colon = Text(": ", " : ").write(self._shown.language, {})
        mark = paint(self._color, f"{severity}[{rule.code} {rule.name}]")
        return mark + paint(self._palette.strong, f"{colon}{message}")

    def _write_place(self, place: _Marked) -> Iterator[str]:
        spot = place.spot
        document = self._shown.review.plan.documents.get(spot.path)
        lines = document.lines if document else []
        is_shown = not self._finding.rule.is_confidential
        excerpt = cut_excerpt(lines, spot.span, self._shown.width - self._gutter - 3) if is_shown else None
        label = one_line(place.label)
        if excerpt is None:
            yield self._write_where(place)
            return
        yield self._write_where(replace(place, label=""))
        yield self._margin("|")
        if place.sign == "^":
            yield from self._write_parent(lines, spot.line)
        yield f"{self._margin('|', excerpt.number)} {excerpt.text}"
        mark = f"{place.sign * excerpt.run} {label}".rstrip()
        color = self._color if place.sign == "^" else self._palette.frame
        yield f"{self._margin('|')} {' ' * excerpt.indent}{self._palette.paint(color, mark)}"

    def _write_where(self, place: _Marked) -> str:
        """Write the line that says where a place is, and what it has to do with the finding."""
        spot = place.spot
        arrow = self._palette.paint(self._palette.frame, " " * self._gutter + place.arrow)
        where = f"{arrow} {mask(self._shown.path(spot.path))}:{spot.line}:{spot.column}"
        return f"{where}  {one_line(place.label)}".rstrip()

    def _write_parent(self, lines: list[str], number: int) -> Iterator[str]:
        """Write the line that the marked line stands under: alone, it would not say what it belongs to."""
        parent = find_parent(lines, number)
        if parent is None:
            return
        start = Position(parent, 1)
        excerpt = cut_excerpt(lines, Span(start, start), self._shown.width - self._gutter - 3)
        if excerpt is not None:
            yield f"{self._margin('|', parent)} {excerpt.text}"
        if parent < number - 1:
            yield self._palette.paint(self._palette.frame, "." * max(self._gutter, 3))

    def _margin(self, sign: str, number: int | None = None) -> str:
        """Write what stands left of a line: its number, if it has one, and a sign."""
        shown = "" if number is None else str(number)
        return self._palette.paint(self._palette.frame, f"{shown:>{self._gutter}} {sign}")
