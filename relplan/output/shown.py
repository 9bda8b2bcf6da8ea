"""What a writer is given: a review, the findings of it to show, and for whom."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from relplan.diagnostics.severity import Severity

if TYPE_CHECKING:
    from datetime import date

    from relplan.diagnostics.finding import Finding
    from relplan.model.settings import Language
    from relplan.validation.review import Review

DEFAULT_WIDTH = 100


@dataclass(frozen=True)
class Shown:
    """A review, as one reader is to see it."""

    review: Review
    findings: tuple[Finding, ...]
    """Those of the review's findings to show, in its order; the caller has left out what is not serious enough."""
    language: Language
    base: str = ""
    """The folder of the plan as seen from the reader's own, with `/`; empty when it is the same."""
    width: int = DEFAULT_WIDTH
    """The cells of a line; excerpts are cut to it, sentences are not."""
    color: bool = False
    is_verbose: bool = False
    """Whether to show every finding and every place in full, rather than what can be read at once."""

    def path(self, path: str) -> str:
        """Return the path of a plan's file as the reader would type it."""
        return posixpath.join(self.base, path)

    def count(self, severity: Severity) -> int:
        """Count the findings shown of a severity."""
        return sum(finding.count for finding in self.findings if finding.severity is severity)

    @property
    def hidden(self) -> int:
        """Count the findings that are not shown."""
        return sum(self.review.count(severity) - self.count(severity) for severity in Severity)

    @property
    def files(self) -> int:
        """Count the files read."""
        return len(self.review.plan.documents)

    @cached_property
    def objects(self) -> int:
        """Count the objects reviewed."""
        return sum(1 for _ in self.review.plan.everything())

    @property
    def next_expiry(self) -> date | None:
        """Return the day on which the first of the waivers in use ends."""
        return min((waiver.until for _, waiver in self.review.waived if waiver.until), default=None)
