"""`relplan report`: the plan's documents."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from relplan.cli.options import AsOf, Language, PlanPath, Revision, fail


class ReportFormat(StrEnum):
    """What a report is made of."""

    HTML = "html"
    MD = "md"


def report(
    *,
    path: PlanPath = Path(),
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")],
    form: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="One offline HTML file, or a folder of Markdown pages.")
    ] = ReportFormat.HTML,
    as_of: AsOf = None,
    rev: Revision = None,
    lang: Language = None,
) -> None:
    """Make the plan's documents: overview, programmes, scenarios, campaign planning, conventions.

    The folder must be new, empty, or hold an earlier report; nothing else is ever overwritten.

    Example: relplan report examples/maison-lavande -o out --format html
    """
    from relplan.cli.target import language_of, review_target
    from relplan.report.documents import make_report
    from relplan.report.render import ReportForm
    from relplan.report.write import ReportFolderError, write_report

    _, review = review_target(path, rev, as_of)
    documents = make_report(review, language_of(lang, review.plan), ReportForm(form.value))
    try:
        write_report(documents, output)
    except ReportFolderError as error:
        raise fail(str(error)) from None
    except OSError as error:
        raise fail(f'"{output}" can\'t be written: {error.strerror}') from None
    first = "index.html" if form is ReportFormat.HTML else "README.md"
    sys.stdout.write(f"{len(documents)} {'file' if len(documents) == 1 else 'files'} written; open {output / first}\n")
