"""Findings for who decides: what is wrong and what to decide, without the words of the plan's files."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from relplan.report.text.words import load_texts

if TYPE_CHECKING:
    from relplan.report.text.words import Words
    from relplan.report.views.checks import ChecksView, FindingGroup, FindingView

_FIRST = 5
"""As many findings as a director reads."""
_OF_FILES = re.compile(r"`|\.ya?ml\b|[A-Za-z]_[a-z]|[a-z]:(?:\s|$)|\b[A-Z]{3}\d{3}\b")
"""What only who edits the files understands: code, file names, ids, keys and codes of rules."""


def narrow_checks(view: ChecksView, words: Words) -> ChecksView:
    """Keep the first findings, the worst first, each with what to decide; how many there are is still told."""
    groups: list[FindingGroup] = []
    left = _FIRST
    for group in view.groups:
        if left:
            findings = tuple(_decide(finding, words) for finding in group.findings[:left])
            groups.append(replace(group, findings=findings))
            left -= len(findings)
    total = sum(len(group.findings) for group in view.groups)
    summary = words("decide.lead" if total else "decide.none")
    if total > _FIRST:
        summary = f"{summary} {words('scope.first_findings', count=_FIRST, total=total)}"
    counts = tuple(group.pill for group in view.groups)
    return replace(
        view,
        title=words("decide.title"),
        summary=summary,
        counts=counts,
        groups=tuple(groups),
        waivers=(),
        suspended=(),
    )


def _decide(view: FindingView, words: Words) -> FindingView:
    """Say a finding without code, place and rule; where its advice is for the files, say what is to be decided.

    What only the team can mend, such as a file that can't be read, is handed to them.
    """
    key = f"decide.{view.code[:3].lower()}"
    is_theirs = key not in load_texts()
    advice = words("decide.team" if is_theirs else key)
    return replace(
        view,
        code="",
        rule="",
        message=view.statement if _OF_FILES.search(view.message) else view.message,
        remedy=advice if is_theirs or _OF_FILES.search(view.remedy) else view.remedy,
        source=None,
    )
