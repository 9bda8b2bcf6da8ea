"""Options that several commands share."""

from __future__ import annotations

import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from relplan.diagnostics.neutral import one_line

_NARROWEST = 40
"""Narrower than this, nothing can be read anyway."""


class Color(StrEnum):
    """When to write in colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Lang(StrEnum):
    """A language that relplan writes."""

    FR = "fr"
    EN = "en"


PlanPath = Annotated[
    Path,
    typer.Argument(metavar="PATH", help="The plan's folder, or any file or folder inside it.", show_default=False),
]
PlanPaths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH]...", help="The plan's folder, or files and folders inside it.", show_default=False),
]
Revision = Annotated[
    str | None,
    typer.Option("--rev", metavar="REV", help="Read the plan as this git revision holds it, without a checkout."),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Read the plan as of this day: 2027-01-06. Today in the plan's time zone if not given.",
    ),
]
ByIds = Annotated[bool, typer.Option("--ids", help="Call objects by their ids, rather than by their names.")]
Language = Annotated[
    Lang | None,
    typer.Option("--lang", envvar="RELPLAN_LANG", help="The language to write in. The plan's own if not given."),
]


def wants_color(choice: Color, stream: TextIO) -> bool:
    """Tell whether to write in colour, as https://no-color.org and FORCE_COLOR ask."""
    if choice is not Color.AUTO:
        return choice is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def terminal_columns() -> int:
    """Return how wide lines may be: the terminal's width, or COLUMNS; 100 where there is no terminal."""
    return max(_NARROWEST, shutil.get_terminal_size((100, 24)).columns)


def fail(message: str) -> typer.Exit:
    """Say why the job can't be done; raise what is returned."""
    sys.stderr.write(f"relplan: {one_line(message)}\n")
    return typer.Exit(2)
