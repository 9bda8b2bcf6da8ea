"""Signals that tell the program to end: like Ctrl+C, they let it clean up what it has begun."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
_told: list[int] = []
"""The signals that came."""


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let signals that would kill the program at once leave with 128 and their number, as `SystemExit`, meanwhile.

    One that whoever started the program has it ignore, as nohup does, stays ignored.
    """
    _told.clear()
    taken = [number for number in _SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, _leave)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _leave(number: int, _: object) -> None:
    _told.append(number)
    leave_if_told()


def leave_if_told() -> None:
    """Leave if a signal came: some libraries that wait tell of each as if it were Ctrl+C."""
    if _told:
        sys.exit(128 + _told[0])
