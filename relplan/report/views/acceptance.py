"""Exceeded limits that somebody accepts, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.rules.prs.cap_exceeded import RULE as CAP_RULE
from relplan.rules.prs.gap_too_short import RULE as GAP_RULE
from relplan.rules.prs.reserve_exceeded import RULE as RESERVE_RULE

if TYPE_CHECKING:
    from relplan.analysis.pressure.verdict import Breach, Verdict
    from relplan.diagnostics.finding import Finding
    from relplan.report.text.words import Words
    from relplan.validation.review import Review
    from relplan.validation.waivers import Waiver

_RULES = {LimitKind.CAP: CAP_RULE, LimitKind.GAP: GAP_RULE, LimitKind.RESERVE: RESERVE_RULE}


def find_waivers(verdict: Verdict, review: Review) -> tuple[Waiver, ...]:
    """Return the waivers that accept breaches of a limit, one for each breach accepted."""
    return tuple(
        waiver
        for breach in verdict.breaches
        for finding, waiver in review.waived
        if finding.rule is _RULES[verdict.limit.kind] and _tells(finding, breach)
    )


def say_acceptance(verdict: Verdict, waivers: tuple[Waiver, ...], words: Words) -> str:
    """Say until when a limit's breaches are accepted, or how many of them are; empty when none is."""
    if not waivers:
        return ""
    if len(waivers) < len(verdict.breaches):
        return words("verdict.accepted_partly", count=len(waivers))
    ends = [waiver.until for waiver in waivers if waiver.until]
    return words("verdict.accepted_until", day=words.format.day(min(ends))) if ends else words("verdict.accepted")


def _tells(finding: Finding, breach: Breach) -> bool:
    """Tell whether a finding is about a breach: the same campaigns, figure and brand."""
    limit = breach.limit
    refs = {f"campaign/{action}" for action in breach.witness.actions}
    refs |= {f"brand/{limit.brand}"} if limit.brand else set()
    objects = {ref for ref in finding.found.objects if ref.startswith(("campaign/", "brand/"))}
    return objects == refs and any(related.at == limit.place for related in finding.found.related)
