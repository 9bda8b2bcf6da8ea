"""Doing a job again each time the plan's files change."""

from __future__ import annotations

import sys
from time import perf_counter
from typing import TYPE_CHECKING

import typer

from relplan.cli.ending import leave_if_told
from relplan.cli.options import fail

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def do_at_each_change(root: Path, output: Path, job: Callable[[], None]) -> None:
    """Do a job now and after each change under a folder, until Ctrl+C; changes in the output are none.

    A job that can't be done says why: the first time the command leaves as the job does, later it waits for the next
    change.
    """
    from relplan.source.watch import NoWatcherError, watch_folder

    try:
        for changed in watch_folder(root, output):
            if changed:
                sys.stdout.write(f"changed: {name_some(changed)}\n")
            _do(job, may_fail=bool(changed))
    except NoWatcherError as error:
        raise fail(str(error)) from None
    except KeyboardInterrupt:
        leave_if_told()
        sys.stdout.write("stopped\n")


def _do(job: Callable[[], None], *, may_fail: bool) -> None:
    began = perf_counter()
    try:
        job()
    except typer.Exit:
        if not may_fail:
            raise
        sys.stdout.write("nothing written; watching, Ctrl+C stops\n")
    else:
        sys.stdout.write(f"took {perf_counter() - began:.1f} s; watching, Ctrl+C stops\n")
    sys.stdout.flush()


def name_some(paths: tuple[str, ...]) -> str:
    """Name a few files as they may be shown, and how many more there are."""
    from relplan.analysis.veil import hide_name
    from relplan.diagnostics.neutral import one_line

    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return one_line(", ".join(map(hide_name, paths[:3]))) + more
