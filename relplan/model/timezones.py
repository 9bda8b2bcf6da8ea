"""Time zones by name: those that mean the same on every machine, and what was meant by a name that is none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_OF_THE_MACHINE = re.compile(r"localtime|posixrules|Factory|(?:posix|right)/.*")
"""Names that some machines know, each in its own way."""
_OFFSET = re.compile(r"(?:UTC|GMT|Z)?\s*([+-])\s*([0-9]{1,2})(?::?00)?", re.IGNORECASE)
_BEHIND, _AHEAD = 12, 14
"""How many hours a zone is behind or ahead of UTC at most."""
_ABBREVIATIONS = {
    "AEDT": "Australia/Sydney",
    "AEST": "Australia/Sydney",
    "BST": "Europe/London",
    "CDT": "America/Chicago",
    "CEST": "Europe/Paris",
    "CST": "America/Chicago",
    "EDT": "America/New_York",
    "EEST": "Europe/Athens",
    "IST": "Asia/Kolkata",
    "JST": "Asia/Tokyo",
    "MDT": "America/Denver",
    "MSK": "Europe/Moscow",
    "PDT": "America/Los_Angeles",
    "PST": "America/Los_Angeles",
    "WEST": "Europe/Lisbon",
}
"""The zone that an abbreviation mostly means; several zones share each."""


@cache
def find_timezone(name: str) -> ZoneInfo | None:
    """Return a zone of the IANA database; None for a name it doesn't have, or that each machine reads otherwise."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if _OF_THE_MACHINE.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def fixed_timezone(name: str) -> str:
    """Return the zone that is always as far from UTC as a name says: "Etc/GMT-1" for "GMT+1"; empty for others.

    The database counts the other way round: what is one hour ahead of UTC is called "Etc/GMT-1" there.
    """
    match = _OFFSET.fullmatch(name.strip())
    if match is None:
        return ""
    hours, is_ahead = int(match[2]), match[1] == "+"
    if not hours:
        return "UTC"
    if hours > (_AHEAD if is_ahead else _BEHIND):
        return ""
    return f"Etc/GMT{'-' if is_ahead else '+'}{hours}"


def meant_timezones(name: str) -> tuple[str, ...]:
    """Return the zones that a name which is none may mean: by its abbreviation, else by its city."""
    if name.upper() in _ABBREVIATIONS:
        return (_ABBREVIATIONS[name.upper()],)
    city = name.strip().replace(" ", "_").casefold()
    return tuple(zone for zone in known_timezones() if "/" in zone and zone.rpartition("/")[2].casefold() == city)


@cache
def known_timezones() -> tuple[str, ...]:
    """Return the names of all zones, in order."""
    from zoneinfo import available_timezones

    return tuple(sorted(name for name in available_timezones() if not _OF_THE_MACHINE.fullmatch(name)))
