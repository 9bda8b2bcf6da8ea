"""How a plan writes a rule of its own."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relplan.diagnostics.rule import Rule
    from relplan.source.document import Document


@dataclass(frozen=True, slots=True)
class RuleSource:
    """The lines of a rule in the plan's settings."""

    place: str
    """File and line."""
    yaml: str


def find_source(rule: Rule, settings: Document, base: str) -> RuleSource | None:
    """Return the lines of a plan's own rule; None when the rule is none. `base` is the folder of the plan."""
    if rule.place is None:
        return None
    own, first = rule.place.route, settings.locate(rule.place).start.line
    others = (span.start.line for route, span in settings.spans.keys.items() if route[: len(own)] != own)
    following = min((line for line in others if line > first), default=len(settings.lines) + 1)
    lines = settings.lines[first - 1 : following - 1]
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return RuleSource(f"{posixpath.join(base, settings.path)}:{first}", dedent("\n".join(lines)))
