"""How serious a finding is."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """Error: broken, contradictory or unlawful. Warning: unwise. Info: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Order severities: the worst is 0."""
        return list(Severity).index(self)

    def is_at_least(self, other: Severity) -> bool:
        """Tell whether this severity is as bad as another or worse."""
        return self.rank <= other.rank
