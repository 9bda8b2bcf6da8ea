"""`relplan report`: the plan's documents."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relplan.cli.options import AsOf, Language, PlanPath, Revision, fail
from relplan.cli.watch import do_at_each_change, name_some
from relplan.diagnostics.neutral import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.analysis.study import Study
    from relplan.model.settings import Language as Tongue
    from relplan.plan.plan import Plan
    from relplan.report.edition import ReportOptions
    from relplan.report.forms.own_templates import OwnTemplates
    from relplan.report.look.brand import BrandView
    from relplan.report.scope import Scope
    from relplan.report.write import Document
    from relplan.validation.review import Review

_PROGRAMME = "programme:"


class ReportFormat(StrEnum):
    """What a report is made of."""

    HTML = "html"
    SITE = "site"
    MD = "md"
    PDF = "pdf"


_FIRST = {
    ReportFormat.HTML: "index.html",
    ReportFormat.SITE: "index.html",
    ReportFormat.MD: "README.md",
    ReportFormat.PDF: "summary.pdf",
}
"""The document to open first."""
_EXECUTIVE = "executive"
_READERS_OF_PDF = ("all", _EXECUTIVE)


class ForgeName(StrEnum):
    """A sort of site that shows repositories."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"


def report(
    *,
    path: PlanPath = Path(),
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")],
    form: Annotated[
        ReportFormat,
        typer.Option(
            "--format",
            "-f",
            help="html, one offline file; site, a folder of pages to host; md, a folder of Markdown pages; pdf, the "
            "executive summary to print.",
        ),
    ] = ReportFormat.HTML,
    audience: Annotated[
        str,
        typer.Option(
            "--audience",
            metavar="WHO",
            help="Whom it is for: all; executive, two pages; agency, who produces the messages, without budgets and "
            "figures of objectives; programme:ID, one programme and what it needs.",
        ),
    ] = "all",
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="Show only sends from this day on.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Show only sends up to this day.")] = None,
    brand: Annotated[
        Path | None,
        typer.Option("--brand", metavar="FILE", help="The company's colour and logo for HTML and PDF: brand.yaml."),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="DIR",
            help="A folder of your own templates, each in the place of relplan's: html/overview.html.j2.",
        ),
    ] = None,
    is_check: Annotated[
        bool,
        typer.Option(
            "--check", help="Write nothing; leave with 1 and name the documents in DIR that would be written anew."
        ),
    ] = False,
    is_watch: Annotated[
        bool, typer.Option("--watch", help="Write again each time the plan's files change, until Ctrl+C.")
    ] = False,
    repo_url: Annotated[
        str | None,
        typer.Option(
            "--repo-url",
            metavar="URL",
            help="The repository's address on the web: every file:line leads there, at the plan's commit.",
        ),
    ] = None,
    forge: Annotated[
        ForgeName | None,
        typer.Option("--forge", help="What sort of site it is, where its address doesn't say."),
    ] = None,
    as_of: AsOf = None,
    rev: Revision = None,
    lang: Language = None,
) -> None:
    """Make the plan's documents: overview, programmes, scenarios, campaign planning, data, offers, conventions ...

    The folder must be new, empty, or hold an earlier report; nothing else is ever overwritten. A run writes one
    language; for both, run it twice, each into a folder of its own.

    Example: relplan report examples/maison-lavande -o out --format html
    """
    from relplan.cli.target import find_plan, language_of, review_target, warn_of_unread

    if is_check and repo_url is not None and rev is None:
        raise fail(
            "--check and --repo-url need --rev: documents that stand in a commit can't name that commit themselves"
        )
    if is_watch and (is_check or rev is not None):
        raise fail(f"--watch writes what the folder holds; leave out {'--check' if is_check else '--rev'}")
    if forge is not None and repo_url is None:
        raise fail("--forge says what sort of site --repo-url leads to; give --repo-url too")
    has_days = first is not None or last is not None
    if form is ReportFormat.PDF:
        _refuse_for_pdf(audience, template, has_days=has_days)
    if audience == _EXECUTIVE and has_days:
        raise fail("--from and --to need another --audience: the executive summary shows figures of the whole plan")

    def make() -> Mapping[str, Document]:
        look, templates = _read_brand(brand, form), _read_templates(template)
        root, review = review_target(path, rev, as_of)
        warn_of_unread(root, review.plan)
        scope = _read_scope(review.study, audience, first, last)
        options = replace(_read_options(root, rev, repo_url, forge, scope), brand=look, templates=templates)
        return _make(review, language_of(lang, review.plan), form, options)

    def write() -> None:
        _write(make(), output, _FIRST[form])

    if is_watch:
        do_at_each_change(find_plan(path), output, write)
    elif is_check:
        _check(make(), output, is_dated=as_of is not None)
    else:
        write()


def _refuse_for_pdf(audience: str, template: Path | None, *, has_days: bool) -> None:
    """Leave with code 2 when something is asked for that the summary doesn't have."""
    if audience not in _READERS_OF_PDF:
        raise fail(f'the PDF is the executive summary; for --audience "{audience}" take --format html, site or md')
    if template is not None:
        raise fail("--template needs --format html, site or md: the PDF isn't made from templates of that sort")
    if has_days:
        raise fail(
            "--from and --to need --format html, site or md: the PDF shows no sends, and figures of the whole plan"
        )


def _make(review: Review, language: Tongue, form: ReportFormat, options: ReportOptions) -> Mapping[str, Document]:
    """Return the documents; leaves with code 2 when a library or a template doesn't do."""
    from relplan.report.documents import make_report, make_summary
    from relplan.report.forms.own_templates import OwnTemplateError
    from relplan.report.forms.pdf import PdfError
    from relplan.report.forms.render import ReportForm

    try:
        if form is ReportFormat.PDF:
            return make_summary(review, language, options)
        return make_report(review, language, ReportForm(form.value), options)
    except (OwnTemplateError, PdfError) as error:
        raise fail(str(error)) from None


def _read_scope(study: Study, audience: str, first: str | None, last: str | None) -> Scope:
    """Return what of the plan is shown; leaves with code 2 for a reader, a programme or days that don't exist."""
    from relplan.cli.target import read_days
    from relplan.report.scope import Audience, Scope

    days = None
    if first is not None or last is not None:
        days = read_days(first, last, study.period)
    if audience.startswith(_PROGRAMME):
        return Scope(Audience.PROGRAMME, _known_programme(study.plan, audience.removeprefix(_PROGRAMME)), days)
    if audience not in (Audience.ALL, Audience.EXECUTIVE, Audience.AGENCY):
        raise fail(f'--audience takes all, executive, agency or programme:ID, not "{audience}"')
    return Scope(Audience(audience), days=days)


def _known_programme(plan: Plan, ident: str) -> str:
    """Return a programme that can be shown; leaves with code 2 when there is none, or its file can't be read."""
    from relplan.cli.target import known
    from relplan.model.kinds import Kind

    known(plan, Kind.PROGRAMME, "programme", ident)
    if ident not in plan.programmes:
        raise fail(f'the programme "{ident}" can\'t be read whole; to see what is wrong: relplan validate')
    return ident


def _read_options(
    root: Path, rev: str | None, repo_url: str | None, forge: ForgeName | None, scope: Scope
) -> ReportOptions:
    """Return what the report says beside the plan; leaves with code 2 when git or the address doesn't tell it."""
    from relplan.report.edition import ReportOptions
    from relplan.report.forge import Forge, RepositoryAddressError, make_source_url
    from relplan.source.checkout import read_checkout
    from relplan.source.repository import GitError
    from relplan.source.tree import TooMuchError

    if repo_url is None and rev is None:
        return ReportOptions(scope=scope)
    try:
        checkout = read_checkout(root, rev)
        site = Forge(forge.value) if forge else None
        url = make_source_url(repo_url, checkout.commit, checkout.prefix, site) if repo_url is not None else ""
    except GitError as error:
        raise fail(str(error) if rev is not None else f"--repo-url needs the plan's commit, but {error}") from None
    except (RepositoryAddressError, TooMuchError) as error:
        raise fail(str(error)) from None
    if checkout.changed:
        sys.stderr.write(
            f"relplan: places don't lead to the web, since changes are not committed: {name_some(checkout.changed)}\n"
        )
    return ReportOptions("" if checkout.changed else url, checkout.short, bool(checkout.changed), scope)


def _read_brand(path: Path | None, form: ReportFormat) -> BrandView | None:
    """Return the look of the company; leaves with code 2 when its file can't be used."""
    from relplan.report.look.brand import BrandError, read_brand

    if path is None:
        return None
    if form is ReportFormat.MD:
        raise fail("--brand needs --format html, site or pdf: Markdown pages have no colours of their own")
    try:
        return read_brand(path)
    except BrandError as error:
        raise fail(str(error)) from None


def _read_templates(folder: Path | None) -> OwnTemplates | None:
    """Return templates that take the place of others; leaves with code 2 when one takes that of none."""
    from relplan.report.forms.own_templates import OwnTemplateError, read_own_templates

    try:
        return read_own_templates(folder) if folder is not None else None
    except OwnTemplateError as error:
        raise fail(str(error)) from None


def _check(documents: Mapping[str, Document], folder: Path, *, is_dated: bool) -> None:
    """Name the documents that aren't what would be written now; leaves with code 1 when there are some."""
    from relplan.disk.refusal import refusal
    from relplan.report.write import MANIFEST, ReportFolderError, find_stale, is_foreign

    try:
        stale = find_stale(documents, folder)
    except ReportFolderError as error:
        raise fail(str(error)) from None
    except OSError as error:
        raise fail(refusal(error.filename or folder, "read", error)) from None
    for name, why in stale.items():
        sys.stdout.write(f"{one_line(str(folder / name))}: {why}\n")
    if not stale:
        sys.stdout.write(f"{len(documents)} {'document is' if len(documents) == 1 else 'documents are'} up to date\n")
        return
    what = "document is" if len(stale) == 1 else "documents are"
    remedy = "to write them anew, run the same command without --check"
    if is_foreign(folder):
        remedy = f"{MANIFEST}, which a run writes beside its documents, is missing there: without it, none is replaced"
    sys.stdout.write(f"{len(stale)} {what} stale; {remedy}\n")
    if not is_dated:
        sys.stderr.write("relplan: a document says as of which day it is; give the same --as-of to both runs\n")
    raise typer.Exit(1)


def _write(documents: Mapping[str, Document], folder: Path, first: str) -> None:
    from relplan.report.write import ReportFolderError, write_report

    try:
        write_report(documents, folder)
    except ReportFolderError as error:
        raise fail(str(error)) from None
    files = "file" if len(documents) == 1 else "files"
    sys.stdout.write(f"{len(documents)} {files} written; open {one_line(str(folder / first))}\n")
