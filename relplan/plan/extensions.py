"""The team's own keys: those that begin with `x-` are kept apart and never judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from relplan.source.place import Route

PREFIX = "x-"
_NAMING = (("house_rules", "require"), ("house_rules", "forbid"))
"""Sections of rules whose keys name keys: there, one that begins with `x-` is asked for."""


def split_extensions(data: Any) -> tuple[Any, dict[Route, Any]]:
    """Return data without the team's own keys, and those keys with their routes and values."""
    kept: dict[Route, Any] = {}

    def strip(value: Any, route: Route) -> Any:
        if isinstance(value, dict) and len(route) == 3 and (route[0], route[2]) in _NAMING:
            return {key: strip(part, (*route, key)) for key, part in value.items()}
        if isinstance(value, dict):
            kept.update({(*route, key): part for key, part in value.items() if key.startswith(PREFIX)})
            return {key: strip(part, (*route, key)) for key, part in value.items() if not key.startswith(PREFIX)}
        if isinstance(value, list):
            return [strip(part, (*route, index)) for index, part in enumerate(value)]
        return value

    return strip(data, ()), kept
