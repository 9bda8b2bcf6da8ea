"""What a rule is: an address, a reason, two examples, sentences in both languages, and a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from relplan.diagnostics.text import Said, Text
from relplan.model.base import Element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.analysis.study import Study
    from relplan.diagnostics.finding import Found
    from relplan.diagnostics.law import Law
    from relplan.diagnostics.severity import Severity
    from relplan.model.kinds import Kind
    from relplan.source.place import Place
    from relplan.source.problems import Problem

FIRST_EDITION = "2026.1"


EXAMPLE_DAY = date(2027, 1, 1)
"""The day on which examples are read."""


class Options(Element):
    """The settings of a rule beside its severity; none unless a rule has its own."""


Check = Callable[["Study", Any], Iterator["Found"]]
"""Finds what is wrong, given the study of a plan and the rule's options."""

Describe = Callable[[Any], "Found"]
"""Turns a problem found while loading into a finding."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Rule:
    """A rule of the book.

    A rule either checks the study of a plan, or puts into words one kind of problem that loading meets.
    """

    code: str
    """Its address: three letters of its family and a number, never used again."""
    name: str
    """The problem, in kebab case."""
    severity: Severity
    statement: Text
    """What it finds, in one sentence."""
    why: Text
    """Why that matters: the practice or the law behind it."""
    source: str = ""
    """Where the practice or the law is written, with its date."""
    links: tuple[str, ...] = ()
    """Pages where that can be read, the text itself first."""
    law: Law | None = None
    """The law that it warns of: it only speaks where and when that holds."""
    message: Said
    """What is wrong, with the values of the finding."""
    label: Said | None = None
    """The same in a few words, to stand under the excerpt."""
    remedy: Said
    """What to do."""
    notes: Mapping[str, Said] = field(default_factory=dict)
    """What related places have to do with it, by role."""
    bad: str
    """Files that break it, as `relplan.validation.example` reads them; `# <- here` marks the lines it speaks on."""
    good: str
    """The same, mended."""
    fine: tuple[str, ...] = ()
    """Changes of the bad example, as `relplan.validation.example` applies them: one for each exemption of the rule."""
    is_confidential: bool = False
    """Whether the lines it stands on must not be shown: logs are kept and read by others."""
    since: str = FIRST_EDITION
    """The edition of the rule book that it came with."""
    needs: frozenset[Kind] = frozenset()
    """Kinds of which every object must be readable, or its answer would be wrong."""
    hangs_on_days: bool = False
    """Whether it may speak, or be silent, by the days of sends: no day is proposed on which it would speak."""
    options: type[Options] = Options
    """The settings it takes."""
    check: Check | None = None
    problem: type[Problem] | None = None
    describe: Describe | None = None
    package: str = ""
    """The installed package that gives it; empty for relplan's own and for a plan's own."""
    place: Place | None = None
    """Where the plan writes it, when it is one of the plan's own: such a rule has no examples."""

    @property
    def family(self) -> str:
        """The three letters of its family."""
        return self.code[:3]

    @property
    def example_day(self) -> date:
        """The day on which its examples are read: the last on which its law holds, if it no longer does."""
        return self.law.until or EXAMPLE_DAY if self.law else EXAMPLE_DAY
