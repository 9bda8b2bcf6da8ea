"""`relplan export`: the plan's objects as CSV or JSON."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relplan.cli.options import AsOf, Language, PlanPath, Revision, fail
from relplan.diagnostics.neutral import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.model.settings import Language as Tongue
    from relplan.output.export.records import Export

_ALL = "all"


class ExportFormat(StrEnum):
    """A way to write an export."""

    CSV = "csv"
    JSON = "json"


class Delimiter(StrEnum):
    """What stands between the cells of CSV."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"


_SIGNS = {Delimiter.COMMA: ",", Delimiter.SEMICOLON: ";", Delimiter.TAB: "\t"}


def export(
    *,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="What to export: programmes, scenarios, campaigns, sends, segments, moments, offers ...; or all.",
        ),
    ],
    path: PlanPath = Path(),
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="How to write it.")] = ExportFormat.CSV,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Write KIND.csv or KIND.json into this folder; all kinds need one."
        ),
    ] = None,
    delimiter: Annotated[
        Delimiter | None,
        typer.Option("--delimiter", help="What separates cells; a semicolon in French, else a comma, if not given."),
    ] = None,
    as_of: AsOf = None,
    rev: Revision = None,
    lang: Language = None,
) -> None:
    """Write the plan's objects for a spreadsheet or a script: one row each, with the keys of the format, ids first.

    In CSV, keys within keys are joined by dots (objective.kpi) and lists stand in one cell. What a spreadsheet would
    take for a formula, in a text or behind a delimiter in one, gets an apostrophe before it. JSON is the plan's own
    data. `sends` are the dated sends of the calendar. The folder must be new, empty, or hold an earlier export; nothing
    else is ever overwritten.

    Example: relplan export scenarios examples/maison-lavande --format csv
    """
    from relplan.cli.target import language_of, refuse_unread, study_target
    from relplan.output.export.kinds import EXPORTS, needs_of
    from relplan.output.export.records import make_export

    names = EXPORTS if kind == _ALL else (_known(kind),)
    if kind == _ALL and output is None:
        raise fail("all kinds go into a folder: give it with -o DIR, or name one kind")
    if delimiter is not None and form is not ExportFormat.CSV:
        raise fail("--delimiter is for --format csv")
    root, study = study_target(path, rev, as_of, frozenset(), "the export")
    for name in names:
        refuse_unread(root, study.plan, needs_of(name), f"the export of {name}")
    sign = _SIGNS[delimiter or _usual(language_of(lang, study.plan))]
    exports = [make_export(study, name) for name in names]
    if kind == _ALL:
        exports = [one for one in exports if one.records]
    texts = {one.name: _write_as(form, one, sign, is_file=output is not None) for one in exports}
    if output is None:
        sys.stdout.write("".join(texts.values()))
    else:
        _write({f"{name}.{form}": text for name, text in texts.items()}, output, is_whole=kind == _ALL)


def _known(kind: str) -> str:
    """Return a kind that can be exported; leaves with code 2 and the nearest ones when there is none."""
    from relplan.output.export.kinds import EXPORTS
    from relplan.plan.spelling import nearest

    if kind in EXPORTS:
        return kind
    close = nearest(kind, (*EXPORTS, _ALL))
    hint = f"did you mean {' or '.join(close)}?" if close else f"there are {', '.join(EXPORTS)}, and all"
    raise fail(f'there is no export "{kind}"; {hint}')


def _usual(language: Tongue) -> Delimiter:
    """Return what spreadsheets of a language expect between cells."""
    return Delimiter.SEMICOLON if language.value == "fr" else Delimiter.COMMA


def _write_as(form: ExportFormat, one: Export, sign: str, *, is_file: bool) -> str:
    from relplan.output.export.json import write_records
    from relplan.output.export.table import write_table

    return write_records(one) if form is ExportFormat.JSON else write_table(one, sign, is_marked=is_file)


def _write(texts: Mapping[str, str], folder: Path, *, is_whole: bool) -> None:
    """Write the files of an export, each as a whole; those of other kinds stay when only one is written."""
    from relplan.report.write import EXPORT, ReportFolderError, write_documents

    try:
        write_documents(texts, folder, EXPORT, keeps_others=not is_whole)
    except ReportFolderError as error:
        raise fail(str(error)) from None
    count = len(texts)
    names = f": {', '.join(texts)}" if texts else ", since the plan has nothing to export"
    files = "file" if count == 1 else "files"
    sys.stdout.write(f"{count} {files} written into {one_line(str(folder))}{names}\n")
