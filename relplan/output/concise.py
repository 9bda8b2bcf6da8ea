"""Findings one a line, for editors and for `grep`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.neutral import mask, one_line
from relplan.output.located import find_spot
from relplan.output.summary import summarize

if TYPE_CHECKING:
    from relplan.diagnostics.finding import Finding
    from relplan.output.shown import Shown


def write_concise(shown: Shown) -> str:
    """Write `path:line:column: severity CODE name: message` for each finding, then a line that sums up.

    The severity is the word of the settings in every language, so that a pattern for it holds.
    """
    lines = [write_line(shown, finding) for finding in shown.findings]
    return "\n".join([*lines, summarize(shown), ""])


def write_line(shown: Shown, finding: Finding) -> str:
    """Write one finding."""
    spot = find_spot(shown.review.plan, finding.at)
    where = f"{mask(shown.path(spot.path))}:{spot.line}:{spot.column}"
    rule = f"{finding.severity} {finding.rule.code} {finding.rule.name}"
    return f"{where}: {rule}: {one_line(finding.message(shown.language))}"
