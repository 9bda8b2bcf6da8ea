"""What the rule book has to say about the plan, and what somebody accepts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.severity import Severity
from relplan.report.views.names import Names
from relplan.report.views.pieces import Piece, Pill, Source

if TYPE_CHECKING:
    from relplan.diagnostics.finding import Finding
    from relplan.report.text.words import Words
    from relplan.validation.review import Review
    from relplan.validation.waivers import Waiver


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding."""

    code: str
    rule: str
    about: Piece | None
    """The object it stands in; None when that has no name."""
    statement: str
    """What the rule finds, whatever the plan says."""
    message: str
    remedy: str
    source: Source | None
    """Where it stands; None when that isn't to be shown."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one severity."""

    pill: Pill
    """How many they are."""
    title: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class WaiverView:
    """A finding that somebody accepts."""

    finding: FindingView
    reason: str
    until: str
    approved_by: str
    source: Source
    """Where the waiver is written."""


@dataclass(frozen=True, slots=True)
class ChecksView:
    """Findings, the worst first, and what is accepted."""

    title: str
    summary: str
    counts: tuple[Pill, ...]
    """How many findings of each severity, and how many are accepted."""
    groups: tuple[FindingGroup, ...]
    waivers: tuple[WaiverView, ...]
    suspended: tuple[str, ...]
    """Rules that could not be run."""


def view_checks(review: Review, words: Words) -> ChecksView:
    """Show the findings of a review."""
    names = Names(review.plan, words)
    groups = []
    for severity in Severity:
        found = [finding for finding in review.findings if finding.severity is severity]
        if found:
            pill = Pill(words(f"severity_count.{severity}", count=review.count(severity)), severity.value)
            views = tuple(_view_finding(finding, names, words) for finding in found)
            groups.append(FindingGroup(pill, words(f"severity_title.{severity}"), views))
    return ChecksView(
        title=words("page.checks"),
        summary=_summary(review, words),
        counts=(*(group.pill for group in groups), *_count_waived(review, words)),
        groups=tuple(groups),
        waivers=tuple(_view_waiver(finding, waiver, names, words) for finding, waiver in review.waived),
        suspended=tuple(f"{rule.code} {rule.name}" for rule in review.suspended),
    )


def _summary(review: Review, words: Words) -> str:
    """Say how many rules were run, and how many could not be."""
    if not review.findings and not review.suspended:
        return words("checks.none", count=review.rules_run)
    run = words("checks.rules_run", count=review.rules_run)
    return f"{run} {words('checks.not_run', count=len(review.suspended))}" if review.suspended else run


def _count_waived(review: Review, words: Words) -> tuple[Pill, ...]:
    count = review.waived_count
    return (Pill(words("checks.waived", count=count), "waived"),) if count else ()


def _view_finding(finding: Finding, names: Names, words: Words) -> FindingView:
    return FindingView(
        code=finding.rule.code,
        rule=finding.rule.name,
        about=names.about(finding.at),
        statement=finding.rule.statement.write(words.language, {}),
        message=_as_sentence(finding.message(words.language)),
        remedy=_as_sentence(finding.remedy(words.language)),
        source=names.source(finding.at),
    )


def _view_waiver(finding: Finding, waiver: Waiver, names: Names, words: Words) -> WaiverView:
    return WaiverView(
        finding=_view_finding(finding, names, words),
        reason=waiver.reason,
        until=words.format.day(waiver.until) if waiver.until else "",
        approved_by=waiver.approved_by,
        source=names.source(waiver.at),
    )


def _as_sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""
