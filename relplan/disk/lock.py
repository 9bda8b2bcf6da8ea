"""A lock between runs that the system takes back from a run that is gone, however it ended."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOT_KNOWN = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}
"""How file systems that have no locks say so."""
_PAUSE = 0.02
"""So many seconds pass before a lock is tried again."""


class BusyError(Exception):
    """Another run holds a lock."""

    def __init__(self, path: Path) -> None:
        super().__init__(f'another run is writing "{path}": wait for it to end, then run this again')


class ObstructedLockError(BusyError):
    """Something else stands where a lock is to be."""

    def __init__(self, lock: Path) -> None:
        Exception.__init__(self, f'"{lock}" is no file, and relplan makes one there: remove it, then run this again')


@contextmanager
def locked(lock: Path, path: Path, patience: float = 0.0) -> Iterator[bool]:
    """Hold the lock that a file is; tells whether it keeps others out, which a file system without locks doesn't.

    A lock file that nobody holds is in nobody's way. Raises `BusyError` with the path that is locked, when others still
    hold it after some seconds, or what it can't be locked for.
    """
    if lock.is_symlink() or (lock.exists() and not lock.is_file()):
        raise ObstructedLockError(lock)
    end = time.monotonic() + patience
    while (handle := _take(lock)) is None:
        if time.monotonic() >= end:
            raise BusyError(path)
        time.sleep(_PAUSE)
    try:
        yield handle.is_held
    finally:
        handle.release()


class _Handle:
    """An open lock file."""

    def __init__(self, lock: Path) -> None:
        self._lock = lock
        self._number = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        self.is_held = False

    def try_to_hold(self) -> bool:
        """Tell whether nobody else holds it now; one whose file was removed meanwhile is no lock any more."""
        try:
            _hold(self._number)
        except OSError as error:
            if error.errno not in _NOT_KNOWN:
                raise
            return True
        self.is_held = True
        with suppress(FileNotFoundError):
            return os.path.samestat(os.fstat(self._number), self._lock.stat())
        return False

    def close(self) -> None:
        os.close(self._number)

    def release(self) -> None:
        """Remove the file, while it is held where the system allows that, and let go."""
        if sys.platform != "win32":
            self._lock.unlink(missing_ok=True)
        self.close()
        if sys.platform == "win32":
            with suppress(OSError):
                self._lock.unlink()


def _take(lock: Path) -> _Handle | None:
    """Return the lock, or none when somebody else has it."""
    handle = _Handle(lock)
    try:
        if handle.try_to_hold():
            return handle
    except BlockingIOError:
        pass
    except BaseException:
        handle.close()
        raise
    handle.close()
    return None


if sys.platform == "win32":
    import msvcrt

    def _hold(number: int) -> None:
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            raise BlockingIOError(errno.EAGAIN, "locked") from None
else:
    import fcntl

    def _hold(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
