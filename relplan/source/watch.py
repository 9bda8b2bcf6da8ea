"""Notices when files in a folder change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.source.tree import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_QUIET = 200
"""So many milliseconds are waited for further changes, and before telling that none have come yet."""


class NoWatcherError(Exception):
    """The library that notices changes isn't installed."""

    def __init__(self) -> None:
        super().__init__("watching needs the library watchfiles: pip install 'relplan[watch]'")


def watch_folder(root: Path, besides: Path) -> Iterator[tuple[str, ...]]:
    """Yield the paths of what changes under a folder, together where it changes together; at first none.

    From that first time on no change is missed, whatever the caller does meanwhile. Hidden files are left out, and
    another folder with all in it. Raises `NoWatcherError`.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise NoWatcherError from None
    top, left_out = root.resolve(), besides.resolve()
    is_first = True
    for changes in watch(
        top, watch_filter=None, debounce=_QUIET, rust_timeout=_QUIET, yield_on_timeout=True, raise_interrupt=True
    ):
        paths = {path for _, name in changes if (path := _path_inside(name, top, left_out))}
        if paths or is_first:
            yield () if is_first else tuple(sorted(paths))
        is_first = False


def _path_inside(name: str, top: Path, left_out: Path) -> str:
    """Return the path of a file from the watched folder; empty when it is none of those to be told."""
    file = type(top)(name)
    if not file.is_relative_to(top) or file.is_relative_to(left_out):
        return ""
    path = file.relative_to(top)
    return "" if any(is_hidden(part) for part in path.parts) else path.as_posix()
