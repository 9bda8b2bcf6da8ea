"""`relplan rules`: the rule book."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from relplan.cli.options import Language


class TableFormat(StrEnum):
    """A way to write a table."""

    TABLE = "table"
    JSON = "json"
    MD = "md"


def rules(
    *,
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How to write it.")] = TableFormat.TABLE,
    plan: Annotated[
        Path | None,
        typer.Option("--plan", metavar="PATH", help="A plan with rules of its own; the one you are in if not given."),
    ] = None,
    lang: Language = None,
) -> None:
    """List every rule with its code, name and severity: relplan's, those of installed packages, the plan's own.

    Example: relplan rules --format md
    """
    from relplan.cli.target import read_rules
    from relplan.model.settings import Language as Tongue
    from relplan.reference.rule_table import TABLES

    known = read_rules(plan)
    sys.stdout.write(TABLES[form.value](known.book, Tongue(lang.value) if lang else known.language))
