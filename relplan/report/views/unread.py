"""What could not be read of a plan, and what is therefore not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.severity import Severity
from relplan.model.kinds import Kind
from relplan.plan.layout import file_kind
from relplan.rules.prs.cap_exceeded import RULE as CAP_RULE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.diagnostics.finding import Finding
    from relplan.report.text.words import Words
    from relplan.report.views.names import Names
    from relplan.report.views.pieces import Source
    from relplan.validation.review import Review

_READING = ("SYN", "SCH", "CFG", "REF001")
"""The families of rules that say why a file can't be read."""
_SENDS = frozenset({Kind.CAMPAIGN, Kind.OCCASION, Kind.SETTINGS})
"""What dated sends are made from."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A warning that something is not known, and the places to mend."""

    title: str
    sentence: str
    lead: str
    """What comes before the places; empty when there are none."""
    places: tuple[Source, ...]
    note: str


def view_unread(review: Review, names: Names, words: Words) -> Unread | None:
    """Say that checks were not made, and for which files; None when every check was."""
    if not review.suspended:
        return None
    needed = frozenset(kind for rule in review.suspended for kind in rule.needs)
    places = find_unread(review, needed, names)
    return Unread(
        title=words("unread.title"),
        sentence=words("unread.checks", count=len(review.suspended)),
        lead=words("unread.files", count=len(places)) if places else "",
        places=places,
        note=words("unread.figures", count=len(places)) if places else "",
    )


def say_unproved(review: Review, names: Names, words: Words) -> str:
    """Say why nothing is proved of the pressure; empty when everything the proof is made from could be read."""
    if not review.study.lacking(CAP_RULE.needs):
        return ""
    if review.plan.pressure is None and Kind.PRESSURE in review.plan.incomplete:
        files = _paths(find_unread(review, frozenset({Kind.PRESSURE}), names))
        return words("unread.rules", files=words.all_of(files) or "conventions/pressure.yaml")
    files = _paths(find_unread(review, CAP_RULE.needs, names))
    return (
        words("unread.proof", files=words.all_of(files), count=len(files)) if files else words("unread.proof_unknown")
    )


def find_unread(review: Review, needed: frozenset[Kind], names: Names) -> tuple[Source, ...]:
    """Return where files can't be read that hold objects of some kinds: the first place of each."""
    lacking = review.study.lacking(needed)
    found: dict[str, Source] = {}
    for finding in _reading_errors(review):
        if _may_hold(finding.at.path, lacking):
            found.setdefault(finding.at.path, names.source(finding.at))
    return tuple(found.values())


def is_whole(review: Review, *kinds: Kind) -> bool:
    """Tell whether every object of some kinds could be read."""
    return not review.study.lacking(frozenset(kinds))


def are_sends_whole(review: Review) -> bool:
    """Tell whether every dated send is known."""
    return is_whole(review, *_SENDS)


def _reading_errors(review: Review) -> Iterator[Finding]:
    """Yield the findings, accepted or not, that say why a file can't be read."""
    for finding in (*review.findings, *(finding for finding, _ in review.waived)):
        if finding.severity is Severity.ERROR and finding.rule.code.startswith(_READING):
            yield finding


def _may_hold(path: str, kinds: frozenset[Kind]) -> bool:
    """Tell whether a file may hold objects of some kinds; one in the wrong place may hold any."""
    kind = file_kind(path)
    return kind is None or bool(kinds.intersection({kind.kind, *(inner for inner, _ in kind.declares)}))


def _paths(places: tuple[Source, ...]) -> list[str]:
    return [place.path for place in places]
