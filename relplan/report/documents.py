"""The documents of a report: one HTML file, a site, a folder of Markdown pages, or the summary as a PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relplan.report.addresses import OVERVIEW
from relplan.report.contents import view_contents
from relplan.report.diagrams.mermaid import draw_mermaid
from relplan.report.edition import Edition, ReportOptions
from relplan.report.forms.pdf import compile_pdf, describe_summary
from relplan.report.forms.render import ReportForm, render
from relplan.report.forms.search import view_search
from relplan.report.forms.site import make_site
from relplan.report.pages import list_pages
from relplan.report.scope import Audience, Scope
from relplan.report.shown import show_plan
from relplan.report.text.words import Words
from relplan.report.views.matrix import MatrixView
from relplan.report.views.summary import Stamp, view_summary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.model.settings import Language
    from relplan.validation.review import Review

INDEX = "index.html"
SUMMARY = "summary.pdf"


def make_report(
    review: Review, language: Language, form: ReportForm, options: ReportOptions | None = None
) -> Mapping[str, str]:
    """Return the documents of a report: text by path, always the same for the same plan, day and language."""
    edition = _edit(review, language, options or ReportOptions())
    match form:
        case ReportForm.HTML:
            return {INDEX: _make_file(edition)}
        case ReportForm.SITE:
            return make_site(edition)
        case ReportForm.MARKDOWN:
            return _make_pages(edition)


def make_summary(review: Review, language: Language, options: ReportOptions) -> Mapping[str, bytes]:
    """Return the plan in short for who decides, as a PDF by path: with the same fonts, always the same bytes.

    Raises `PdfError` when it can't be made.
    """
    edition = _edit(review, language, replace(options, scope=Scope(Audience.EXECUTIVE)))
    shown, matrix = edition.shown, edition.shown.parts.get("matrix")
    stamp = Stamp(shown.scope, edition.revision)
    view = view_summary(shown.overview, matrix if isinstance(matrix, MatrixView) else None, stamp, edition.words)
    return {SUMMARY: compile_pdf(describe_summary(view, options.brand))}


def _edit(review: Review, language: Language, options: ReportOptions) -> Edition:
    words = Words(language)
    shown = show_plan(review, words, options.scope)
    return Edition(review.plan, shown, view_contents(shown.sections, words), words, options)


def _make_file(edition: Edition) -> str:
    """Return the one HTML file."""
    search = view_search(edition, lambda anchor: f"#{anchor}")
    values = edition.values | {"search": search, "page": ""}
    return render(ReportForm.HTML, "index.html.j2", values, edition.options.templates)


def _make_pages(edition: Edition) -> Mapping[str, str]:
    """Return the Markdown pages by path."""
    documents = {}
    for page in list_pages(edition.shown, edition.words):
        name = "README" if page.name == OVERVIEW else page.name
        values = {**edition.values, "page": name, **page.own}
        if page.template == "scenario":
            values["diagram"] = draw_mermaid(page.own["scenario"].mechanic, edition.words)
        template = f"{page.template}.md.j2"
        documents[f"{name}.md"] = render(ReportForm.MARKDOWN, template, values, edition.options.templates)
    return documents
