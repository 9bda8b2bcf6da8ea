"""The program's entry; it answers `--version` before anything heavy is imported."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper

from relplan import __version__

FAILED = 2
"""The exit code of a run that could not do its job."""
_INTERRUPTED = 130
KEPT_OBJECTS = 200_000
"""As many new objects before the collector walks them: a run makes many that stay, and hardly any that circle."""


def main() -> None:
    """Run the program on the command line's words."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"relplan {__version__}\n")
        return
    gc.set_threshold(KEPT_OBJECTS)
    try:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        from relplan.cli.app import run

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except Exception as error:
        if os.environ.get("RELPLAN_TRACEBACK"):
            raise
        from relplan.diagnostics.neutral import one_line

        sys.stderr.write(
            f"relplan: internal error: {type(error).__name__}: {one_line(str(error))}\n"
            "This is a fault of relplan, not of your plan: please report what it prints with RELPLAN_TRACEBACK=1 set.\n"
        )
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
