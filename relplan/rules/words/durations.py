"""Durations and windows of time in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.text import Text
from relplan.model.quantities import Duration

if TYPE_CHECKING:
    from relplan.model.quantities import Window

WINDOW_NAMES = {
    "day": Text("on one day", "le même jour"),
    "week": Text("in one week (Monday to Sunday)", "en une semaine (du lundi au dimanche)"),
    "month": Text("in one calendar month", "en un mois civil"),
}
WINDOWS_APART = {
    "day": Text("on different days", "des jours différents"),
    "week": Text("in different weeks (Monday to Sunday)", "des semaines différentes (du lundi au dimanche)"),
    "month": Text("in different calendar months", "des mois civils différents"),
}
"""How two messages must lie so that one window of the calendar doesn't hold both."""


def window_words(window: Window) -> Text:
    """Return within which time something is counted: `within 7 days`, `en 7 jours`."""
    if window.unit:
        return WINDOW_NAMES[window.unit]
    length = duration_words(window.length) if window.length else Text("", "")
    return Text(f"within {length.en}", f"en {length.fr}")


def minutes_words(minutes: int) -> Text:
    """Return a number of minutes in words; empty for none."""
    days, rest = divmod(minutes, 24 * 60)
    return duration_words(Duration(days=days, minutes=rest))


def duration_words(duration: Duration) -> Text:
    """Return a duration in words: `7 days`, `7 jours`."""
    hours, minutes = divmod(duration.minutes, 60)
    parts = [
        (duration.months, "month", "months", "mois", "mois"),
        (duration.days, "day", "days", "jour", "jours"),
        (hours, "hour", "hours", "heure", "heures"),
        (minutes, "minute", "minutes", "minute", "minutes"),
    ]
    english = [f"{n} {one if n == 1 else many}" for n, one, many, _, _ in parts if n]
    french = [f"{n} {one if n == 1 else many}" for n, _, _, one, many in parts if n]
    return Text(" ".join(english), " ".join(french))
