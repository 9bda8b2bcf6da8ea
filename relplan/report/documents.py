"""The documents of a report: one HTML file, a site of HTML pages, or a folder of Markdown pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.report.addresses import OVERVIEW
from relplan.report.contents import view_contents
from relplan.report.edition import Edition, ReportOptions
from relplan.report.mermaid import draw_mermaid
from relplan.report.pages import list_pages
from relplan.report.render import ReportForm, render
from relplan.report.search import view_search
from relplan.report.shown import show_plan
from relplan.report.site import make_site
from relplan.report.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.model.settings import Language
    from relplan.validation.review import Review

INDEX = "index.html"
README = "README.md"


def make_report(
    review: Review, language: Language, form: ReportForm, options: ReportOptions | None = None
) -> Mapping[str, str]:
    """Return the documents of a report: text by path, always the same for the same plan, day and language."""
    words = Words(language)
    chosen = options or ReportOptions()
    shown = show_plan(review, words, chosen.scope)
    edition = Edition(review.plan, shown, view_contents(shown.sections, words), words, chosen)
    match form:
        case ReportForm.HTML:
            return {INDEX: _make_file(edition)}
        case ReportForm.SITE:
            return make_site(edition)
        case ReportForm.MARKDOWN:
            return _make_pages(edition)


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
