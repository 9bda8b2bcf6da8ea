"""Findings for people: what is wrong, the lines it is about, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.neutral import mask, one_line
from relplan.diagnostics.text import Text
from relplan.output.excerpt import cut_excerpt, find_parent
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
    "note: {count} more {count:place is|places are} concerned; `--format json` lists all of them",
    "note : {count} {count:autre endroit est concerné|autres endroits sont concernés} ; `--format json` les donne tous",
)
_EXPLAIN = Text(
    "Why a rule exists, with an example: relplan explain {code}",
    "Pourquoi une règle existe, avec un exemple : relplan explain {code} --lang fr",
)
_EXPLAIN_OWN = Text(
    "Why a rule exists, and how the plan writes it: relplan explain {code}{plan}",
    "Pourquoi une règle existe, et comment le plan l'écrit : relplan explain {code}{plan} --lang fr",
)
_MAX_RELATED = 10
"""Places beyond this many tell a reader nothing more."""


def write_text(shown: Shown) -> str:
    """Write each finding with excerpts, then a line that sums up."""
    blocks = [write_finding(shown, finding) for finding in shown.findings]
    closing = summarize(shown) + "\n"
    if shown.findings:
        worst = min(shown.findings, key=lambda finding: finding.severity.rank)
        sentence = _EXPLAIN_OWN if worst.rule.place else _EXPLAIN
        values = {"code": worst.rule.code, "plan": f" --plan {mask(shown.base)}" if shown.base else ""}
        closing += sentence.write(shown.language, values) + "\n"
    return "\n".join([*blocks, closing])


def write_finding(shown: Shown, finding: Finding) -> str:
    """Write one finding with its excerpts."""
    return _Block(shown, finding).write()


@dataclass(frozen=True, slots=True)
class _Marked:
    """A place with the sign under it and the words beside the sign."""

    spot: Spot
    arrow: str
    sign: str
    label: str


class _Block:
    """One finding on its lines."""

    def __init__(self, shown: Shown, finding: Finding) -> None:
        self._shown = shown
        self._finding = finding
        self._palette = COLORED if shown.color else COLORLESS
        self._color = self._palette.of(finding.severity)
        plan, language = shown.review.plan, shown.language
        related = finding.found.related[:_MAX_RELATED]
        self._places = [
            _Marked(find_spot(plan, finding.at), "-->", "^", finding.label(language)),
            *(_Marked(find_spot(plan, one.at), ":::", "-", finding.note(one, language)) for one in related),
        ]
        self._gutter = max(len(str(place.spot.line)) for place in self._places)

    def write(self) -> str:
        """Write the finding, with a line break at its end."""
        lines = [self._headline()]
        for place in self._places:
            lines += self._write_place(place)
        lines += [f"{self._margin('=')} {sentence}" for sentence in self._closing()]
        return "\n".join(lines) + "\n"

    def _headline(self) -> str:
        rule, paint = self._finding.rule, self._palette.paint
        severity = SEVERITY_WORDS[self._finding.severity].in_(self._shown.language)
        message = one_line(self._finding.message(self._shown.language))
        colon = Text(": ", " : ").write(self._shown.language, {})
        mark = paint(self._color, f"{severity}[{rule.code} {rule.name}]")
        return mark + paint(self._palette.strong, f"{colon}{message}")

    def _write_place(self, place: _Marked) -> Iterator[str]:
        spot = place.spot
        arrow = self._palette.paint(self._palette.frame, " " * self._gutter + place.arrow)
        where = f"{arrow} {mask(self._shown.path(spot.path))}:{spot.line}:{spot.column}"
        document = self._shown.review.plan.documents.get(spot.path)
        lines = document.lines if document else []
        is_shown = not self._finding.rule.is_confidential
        excerpt = cut_excerpt(lines, spot.span, self._shown.width - self._gutter - 3) if is_shown else None
        label = one_line(place.label)
        if excerpt is None:
            yield f"{where}  {label}".rstrip()
            return
        yield where
        yield self._margin("|")
        if place.sign == "^":
            yield from self._write_parent(lines, spot.line)
        yield f"{self._margin('|', excerpt.number)} {excerpt.text}"
        mark = f"{place.sign * excerpt.run} {label}".rstrip()
        color = self._color if place.sign == "^" else self._palette.frame
        yield f"{self._margin('|')} {' ' * excerpt.indent}{self._palette.paint(color, mark)}"

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

    def _closing(self) -> Iterator[str]:
        left_out = len(self._finding.found.related) - _MAX_RELATED
        if left_out > 0:
            yield _MORE_PLACES.write(self._shown.language, {"count": left_out})
        remedy = one_line(self._finding.remedy(self._shown.language))
        if remedy:
            yield _HELP.write(self._shown.language, {"remedy": remedy})

    def _margin(self, sign: str, number: int | None = None) -> str:
        """Write what stands left of a line: its number, if it has one, and a sign."""
        shown = "" if number is None else str(number)
        return self._palette.paint(self._palette.frame, f"{shown:>{self._gutter}} {sign}")
