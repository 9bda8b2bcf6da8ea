"""`relplan schema`: JSON Schemas, for completion and hovers in editors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from relplan.cli.options import fail


def schema(
    kind: Annotated[
        str | None, typer.Argument(metavar="KIND", help="A kind of file: scenario, campaign, segments ...")
    ] = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write one file for each kind into this folder."),
    ] = None,
) -> None:
    """Print the JSON Schema (draft-07) of a kind of file, or write those of all kinds.

    Examples: relplan schema scenario · relplan schema -o schemas
    """
    from relplan.cli.files import Own, replace_file
    from relplan.plan.layout import FILE_KINDS
    from relplan.plan.spelling import nearest
    from relplan.reference.schema import DRAFT, write_schema

    if output is None:
        if kind is None:
            raise fail(f"name a kind, or a folder for all of them with -o; kinds: {', '.join(sorted(FILE_KINDS))}")
        if kind not in FILE_KINDS:
            close = nearest(kind, FILE_KINDS)
            hint = f"did you mean {' or '.join(close)}?" if close else f"kinds: {', '.join(sorted(FILE_KINDS))}"
            raise fail(f'there is no kind of file "{kind}"; {hint}')
        sys.stdout.write(write_schema(FILE_KINDS[kind]))
        return
    for name in [kind] if kind else sorted(FILE_KINDS):
        if name not in FILE_KINDS:
            raise fail(f'there is no kind of file "{name}"; kinds: {", ".join(sorted(FILE_KINDS))}')
        replace_file(output / f"{name}.schema.json", write_schema(FILE_KINDS[name]), Own((".json",), DRAFT))
