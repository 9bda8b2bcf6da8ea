"""The objects inside a file's sections: patterns of routes, followed through plain data and through models.

A pattern is a route in which `*` stands for any key; the keys that it stands for, joined by dots, are the object's id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.source.place import Route

Pattern = tuple[str, ...]
ANY = "*"


def ids_in(data: Any, pattern: Pattern) -> Iterator[tuple[str, Route]]:
    """Yield the ids in plain data with their routes, whether or not their objects can be read."""
    for route in _routes_in(data, pattern):
        yield ".".join(str(key) for key, star in zip(route, pattern, strict=True) if star == ANY), route


def objects_in(value: Any, pattern: Pattern) -> Iterator[tuple[str, Route, Any]]:
    """Yield the objects in a model with their ids and routes."""
    yield from _descend(value, pattern, (), ())


def leads_to(route: Route, pattern: Pattern) -> bool:
    """Tell whether a route is a beginning of what a pattern describes."""
    return len(route) < len(pattern) and all(star in (ANY, key) for key, star in zip(route, pattern, strict=False))


def _routes_in(data: Any, pattern: Pattern, route: Route = ()) -> Iterator[Route]:
    if not pattern:
        yield route
    elif isinstance(data, dict):
        for key in data if pattern[0] == ANY else (pattern[0],):
            if key in data and not str(key).startswith("x-"):
                yield from _routes_in(data[key], pattern[1:], (*route, key))


def _descend(value: Any, pattern: Pattern, ids: tuple[str, ...], route: Route) -> Iterator[tuple[str, Route, Any]]:
    if not pattern:
        yield ".".join(ids), route, value
    elif pattern[0] == ANY:
        for key, part in value.items():
            yield from _descend(part, pattern[1:], (*ids, key), (*route, key))
    else:
        yield from _descend(getattr(value, pattern[0]), pattern[1:], ids, (*route, pattern[0]))
