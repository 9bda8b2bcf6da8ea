"""Findings on the lines of their files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.source.place import START_OF_FILE, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.diagnostics.finding import Finding
    from relplan.plan.plan import Plan
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a file."""

    path: str
    """Relative to the plan's root."""
    span: Span
    route: str
    """The keys that lead there, as people write them: `sends[2].on`; empty for a whole file."""

    @property
    def line(self) -> int:
        """The line it begins on, from 1."""
        return self.span.start.line

    @property
    def column(self) -> int:
        """The column it begins at, from 1, in code points."""
        return self.span.start.column

    @property
    def is_on_one_line(self) -> bool:
        """Tell whether it ends on the line that it begins on."""
        return self.span.end.line == self.span.start.line


def find_spot(plan: Plan, place: Place) -> Spot:
    """Return where a place is written; the start of its file when that could not be read."""
    document = plan.documents.get(place.path)
    if document is None:
        return Spot(place.path, place.span or START_OF_FILE, "")
    return Spot(place.path, document.locate(place), document.write_route(place.route))


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by severity; within one, their order stays."""
    return sorted(findings, key=lambda finding: finding.severity.rank)
