"""Findings of one cause, to be told together: the same rule says the same words about several places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.diagnostics.finding import Finding
    from relplan.model.settings import Language


@dataclass(frozen=True, slots=True)
class Group:
    """A finding, and those that say the same elsewhere."""

    first: Finding
    others: tuple[Finding, ...] = ()


def worst_last(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings so that the most serious end the page, where people look; within a severity, their order stays."""
    return sorted(findings, key=lambda finding: -finding.severity.rank)


def group_findings(findings: Iterable[Finding], language: Language) -> list[Group]:
    """Put findings together that say the same; one that is about several places stays alone."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        said = (finding.message(language), finding.label(language), finding.remedy(language))
        key = (id(finding),) if finding.found.related else (finding.rule.code, finding.severity, *said)
        groups.setdefault(key, []).append(finding)
    return [Group(first, tuple(others)) for first, *others in groups.values()]
