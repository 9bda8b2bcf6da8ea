"""How often each rule speaks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from relplan.output.summary import SEVERITY_WORDS, summarize

if TYPE_CHECKING:
    from relplan.diagnostics.rule import Rule
    from relplan.diagnostics.severity import Severity
    from relplan.output.shown import Shown


def write_statistics(shown: Shown) -> str:
    """Write a row per rule and severity, the most frequent first, then a line that sums up."""
    counts: Counter[tuple[Rule, Severity]] = Counter()
    for finding in shown.findings:
        counts[finding.rule, finding.severity] += finding.count
    ordered = sorted(counts.items(), key=lambda row: (-row[1], row[0][1].rank, row[0][0].code))
    rows = [
        (str(count), rule.code, SEVERITY_WORDS[severity].in_(shown.language), rule.name)
        for (rule, severity), count in ordered
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    lines = [
        f"{count:>{widths[0]}}  {code:<{widths[1]}}  {severity:<{widths[2]}}  {name}"
        for count, code, severity, name in rows
    ]
    return "\n".join([*lines, *([""] if lines else []), summarize(shown), ""])
