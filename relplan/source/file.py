"""The one door to files that a plan or its reader names: regular ones only, and no longer than they may be.

Whatever a branch puts in the place of a file, nothing waits for it: a pipe or a device is not opened, and what has more
bytes than it may is told from its size, before any is read.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_SORTS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class UnusableFileError(Exception):
    """A file can't be read; says why, to follow its name."""


class NotRegularError(UnusableFileError):
    """Something else stands where a file should."""

    def __init__(self, mode: int) -> None:
        sort = next((name for is_sort, name in _SORTS if is_sort(mode)), "something else")
        super().__init__(f"is {sort}, not a file")


class TooLongError(UnusableFileError):
    """A file has more bytes than it may."""

    def __init__(self, most: int) -> None:
        super().__init__(f"has more than {most // 1000:,} kB")


def read_file(path: str | Path, most: int) -> bytes:
    """Read a regular file of at most so many bytes; raises `UnusableFileError`, or `OSError` as the system does.

    It is looked at again once it is open: another may have been put in its place.
    """
    _check(os.stat(path), most)
    handle = os.open(path, _FLAGS)
    with open(handle, "rb") as file:
        _check(os.fstat(handle), most)
        content = file.read(most + 1)
    if len(content) > most:
        raise TooLongError(most)
    return content


def _check(found: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotRegularError(found.st_mode)
    if found.st_size > most:
        raise TooLongError(most)
