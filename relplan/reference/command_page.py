"""The page of commands: the help that the program itself prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from relplan.reference.markdown import write_page

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTRO = """# Commands

What `relplan --help` and the help of each command print."""
_COMMAND = re.compile(r"^  ([a-z][a-z-]*)  ", re.MULTILINE)


def write_command_page() -> str:
    """Return the page of commands."""
    return write_page(_INTRO, *_sections())


def _sections(*words: str) -> Iterator[str]:
    """Yield the section of a command, then those of the commands under it."""
    said = _help(*words)
    yield f"## {' '.join(('relplan', *words))}\n\n```text\n{said}\n```"
    for command in _COMMAND.findall(said.partition("Commands:")[2]):
        yield from _sections(*words, command)


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
