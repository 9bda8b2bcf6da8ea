"""`relplan rules`: the rule book."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from relplan.cli.options import Lang, Language


class TableFormat(StrEnum):
    """A way to write a table."""

    TABLE = "table"
    JSON = "json"
    MD = "md"


def rules(
    *,
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How to write it.")] = TableFormat.TABLE,
    lang: Language = Lang.EN,
) -> None:
    """List every rule with its code, name and severity.

    Example: relplan rules --format md
    """
    from relplan.model.settings import Language as Tongue
    from relplan.reference.rule_table import TABLES
    from relplan.rules.book import BUILT_IN

    sys.stdout.write(TABLES[form.value](BUILT_IN, Tongue((lang or Lang.EN).value)))
