"""The program's entry; it answers `--version` before anything heavy is imported."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from traceback import extract_tb

from relplan import __version__
from relplan.cli.ending import ended_by_signals

FAILED = 2
"""The exit code of a run that could not do its job."""
_INTERRUPTED = 130
_PROGRAM = Path(__file__).parent
KEPT_OBJECTS = 200_000
"""As many new objects before the collector walks them: a run makes many that stay, and hardly any that circle."""


class _SurroundingsError(Exception):
    """The program can't work where it was started."""


def main() -> None:
    """Run the program on the command line's words."""
    gc.set_threshold(KEPT_OBJECTS)
    _fill_streams()
    try:
        with ended_by_signals():
            code = _run()
    finally:
        _drop_unwritten()
    sys.exit(code)


def _run() -> int | str | None:
    """Return the exit code; what is wrong has been said."""
    try:
        code = _answer()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        return FAILED
    except Exception as error:
        if os.environ.get("RELPLAN_TRACEBACK"):
            raise
        with suppress(OSError):
            sys.stderr.write(f"relplan: {_say(error)}\n")
        return FAILED
    return code


def _answer() -> int | str | None:
    """Do what the words ask for; return the exit code."""
    if sys.stdout is None:
        raise _SurroundingsError("the standard output is closed: open it, or send it to a file")
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"relplan {__version__}\n")
        return 0
    _see_folder()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    from relplan.cli.app import run

    try:
        run()
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):
            raise end.__context__ from None
        return end.code
    return 0


def _see_folder() -> None:
    """Raise when the folder that the program was started in is gone: no path could be told from there."""
    try:
        os.getcwd()  # noqa: PTH109
    except OSError as error:
        name = os.environ.get("PWD", "")
        folder = f'the folder "{name}", in which relplan was started,' if name else "the folder it was started in"
        raise _SurroundingsError(f"{folder} is gone or can't be read ({error.strerror}): go to another one") from None


def _say(error: Exception) -> str:
    """Return what is said of an error that ended the run."""
    from relplan.analysis.calendar import TooManySendsError
    from relplan.diagnostics.neutral import one_line

    if isinstance(error, _SurroundingsError):
        return str(error)
    if isinstance(error, TooManySendsError):
        return one_line(str(error))
    if isinstance(error, OSError):
        from relplan.disk.refusal import refusal_of_any

        return one_line(refusal_of_any(error))
    if isinstance(error, MemoryError):
        return "there is not enough memory: close some programs, or run this where there is more"
    return (
        f"internal error: {type(error).__name__}{_where(error)}\n"
        "This is a fault of relplan, not of your plan: please report what it prints with RELPLAN_TRACEBACK=1 set."
    )


def _where(error: Exception) -> str:
    """Return the line of the program that an error is from; what it says itself may hold anything of the plan."""
    ours = [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(_PROGRAM)]
    return f" in {Path(ours[-1].filename).name}, line {ours[-1].lineno}" if ours else ""


def _fill_streams() -> None:
    """Open what was closed of the first three streams on nothing, or files would be opened in their place."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _drop_unwritten() -> None:
    """Let go of what a stream doesn't take, or the interpreter would complain when it ends."""
    for number, stream in ((1, sys.__stdout__), (2, sys.__stderr__)):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)


if __name__ == "__main__":
    main()
