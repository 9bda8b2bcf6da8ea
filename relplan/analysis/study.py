"""Everything that is computed from a plan, each thing once.

Rules, report and diff ask the study, never each other and never the clock.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from relplan.plan.references import Reference, find_references

if TYPE_CHECKING:
    from datetime import date

    from relplan.plan.plan import Plan


class Study:
    """The analyses of one plan, as of one day."""

    def __init__(self, plan: Plan, as_of: date) -> None:
        self.plan = plan
        self.as_of = as_of

    @cached_property
    def mentions(self) -> tuple[Reference, ...]:
        """Every id that an object mentions."""
        return tuple(find_references(self.plan))
