"""The page of commands: the help that the program itself prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from relplan.reference.markdown import write_page

_INTRO = """# Commands

What `relplan --help` and the help of each command print."""
_COMMAND = re.compile(r"^  ([a-z][a-z-]*)  ", re.MULTILINE)


def write_command_page() -> str:
    """Return the page of commands."""
    program = _help()
    commands = _COMMAND.findall(program.partition("Commands:")[2])
    return write_page(
        _INTRO,
        f"## relplan\n\n```text\n{program}\n```",
        *(f"## relplan {command}\n\n```text\n{_help(command)}\n```" for command in commands),
    )


def _help(*words: str) -> str:
    """Return the help of the program or of a command, without colours or boxes."""
    plain = {"TYPER_USE_RICH": "0", "NO_COLOR": "1", "COLUMNS": "100"}
    said = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "relplan", *words, "--help"],
        env={**os.environ, **plain},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return said.stdout.replace("python -m relplan", "relplan").strip("\n")
