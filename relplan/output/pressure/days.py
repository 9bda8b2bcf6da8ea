"""Stretches of days in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from relplan.analysis.occasions import Edition
    from relplan.model.settings import Language

_DAYS = Text("from {first} to {last}", "du {first} au {last}")
_DAY = Text("on {first}", "le {first}")


def say_days(days: Edition, language: Language) -> str:
    """Write a stretch of days: `from 1 May 2027 to 9 May 2027`, or `on 1 May 2027` when it is one day."""
    text = _DAY if days.first == days.last else _DAYS
    return text.write(language, {"first": days.first, "last": days.last})
