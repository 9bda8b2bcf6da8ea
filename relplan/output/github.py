"""Findings for GitHub: workflow commands that mark lines, and the summary of a step."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from relplan.diagnostics.markdown import escape_markdown
from relplan.diagnostics.neutral import mask, one_line
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.output.located import find_spot, worst_first
from relplan.output.summary import SEVERITY_WORDS, summarize

if TYPE_CHECKING:
    from relplan.diagnostics.finding import Finding
    from relplan.output.shown import Shown
    from relplan.validation.waivers import Waiver

MAX_STEP_SUMMARY = 1024 * 1024
"""The bytes that GitHub takes as the summary of a step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_HEADER = Text(
    "| Severity | Where | What is wrong | What to do | Rule |",
    "| Gravité | Où | Ce qui ne va pas | Que faire | Règle |",
)
_RULE_OFF = "| --- | --- | --- | --- | --- |"
_LEFT_OUT = Text(
    "{count} more {count:finding doesn't|findings don't} fit here: the log of the step has them all.",
    "{count} {count:autre constat ne tient|autres constats ne tiennent} pas ici : "
    "le journal de l'étape les donne tous.",
)
_WAIVERS = Text("Accepted by waivers", "Acceptés par dérogation")
_WAIVER = Text(
    "{count} × {rule}: {reason}{until}{approved_by}",
    "{count} × {rule} : {reason}{until}{approved_by}",
)
_UNTIL = Text(", until {until}", ", jusqu'au {until}")
_APPROVED_BY = Text(", approved by {name}", ", approuvé par {name}")


def write_github(shown: Shown) -> str:
    """Write a workflow command for each finding, the worst first, then a line that sums up.

    GitHub marks the lines of the first ten errors, ten warnings and ten notices of a step; the log shows them all.
    """
    commands = [_write_command(shown, finding) for finding in worst_first(shown.findings)]
    return "\n".join([*commands, summarize(shown), ""])


def step_summary(shown: Shown, max_bytes: int = MAX_STEP_SUMMARY) -> str:
    """Write the summary of a step in Markdown: every finding that fits in `max_bytes`, and who accepts what.

    Nothing at all where not even the line that sums up has room: then the log alone has it.
    """
    head = [summarize(shown), ""]
    tail = _tally_waivers(shown)
    room = max_bytes - _size([*head, *tail]) - _size([_HEADER.in_(shown.language), _RULE_OFF])
    room -= _size(["", _LEFT_OUT.write(shown.language, {"count": len(shown.findings)}), ""])
    rows = []
    for finding in worst_first(shown.findings):
        row = _write_row(shown, finding)
        room -= _size([row])
        if room < 0:
            break
        rows.append(row)
    table = [_HEADER.in_(shown.language), _RULE_OFF, *rows, ""] if rows else []
    left_out = len(shown.findings) - len(rows)
    note = [_LEFT_OUT.write(shown.language, {"count": left_out}), ""] if left_out else []
    lines = [*head, *table, *note, *tail]
    return "\n".join(lines) if _size(lines) <= max_bytes else ""


def _write_command(shown: Shown, finding: Finding) -> str:
    spot = find_spot(shown.review.plan, finding.at)
    properties = {"file": mask(shown.path(spot.path)), "line": str(spot.line)}
    if spot.is_on_one_line:
        properties |= {"col": str(spot.column), "endLine": str(spot.line), "endColumn": str(spot.span.end.column)}
    else:
        properties["endLine"] = str(spot.span.end.line)
    properties["title"] = f"{finding.rule.code} {finding.rule.name}"
    written = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    sentences = (finding.message(shown.language), finding.remedy(shown.language))
    text = "\n".join(one_line(sentence) for sentence in sentences if sentence)
    return f"::{_COMMANDS[finding.severity]} {written}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _write_row(shown: Shown, finding: Finding) -> str:
    spot = find_spot(shown.review.plan, finding.at)
    cells = (
        SEVERITY_WORDS[finding.severity].in_(shown.language),
        escape_markdown(f"{shown.path(spot.path)}:{spot.line}"),
        escape_markdown(finding.message(shown.language)),
        escape_markdown(finding.remedy(shown.language)),
        f"{finding.rule.code} {finding.rule.name}",
    )
    return f"| {' | '.join(cells)} |"


def _tally_waivers(shown: Shown) -> list[str]:
    counts: Counter[Waiver] = Counter()
    for finding, waiver in shown.review.waived:
        counts[waiver] += finding.count
    if not counts:
        return []
    lines = [f"- {_write_waiver(shown, waiver, count)}" for waiver, count in counts.items()]
    return [f"**{_WAIVERS.in_(shown.language)}**", "", *lines, ""]


def _write_waiver(shown: Shown, waiver: Waiver, count: int) -> str:
    until = _UNTIL.write(shown.language, {"until": waiver.until}) if waiver.until else ""
    name = escape_markdown(waiver.approved_by)
    approved_by = _APPROVED_BY.write(shown.language, {"name": name}) if name else ""
    values = {
        "count": count,
        "rule": f"{waiver.rule.code} {waiver.rule.name}",
        "reason": escape_markdown(waiver.reason),
        "until": until,
        "approved_by": approved_by,
    }
    return _WAIVER.write(shown.language, values)


def _size(lines: list[str]) -> int:
    """Count the bytes of lines with their line breaks."""
    return sum(len(line.encode("utf-8", "replace")) + 1 for line in lines)
