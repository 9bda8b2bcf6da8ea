"""The documents of a report: which pages it has, and their text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from relplan.model.kinds import Kind
from relplan.report.confidential import hide_figures
from relplan.report.contents import view_contents
from relplan.report.mermaid import draw_mermaid
from relplan.report.narrow import (
    keep_links,
    narrow_conventions,
    narrow_overview,
    narrow_parts,
    narrow_programmes,
    narrow_review,
    narrow_scenarios,
)
from relplan.report.parts import view_parts
from relplan.report.pdf import compile_pdf, describe_summary
from relplan.report.render import ReportForm, render
from relplan.report.scope import WHOLE, Audience, Scope
from relplan.report.search import view_search
from relplan.report.views.campaigns import CampaignsView, view_campaigns
from relplan.report.views.conventions import ConventionsView, view_conventions
from relplan.report.views.matrix import MatrixView
from relplan.report.views.names import Names
from relplan.report.views.overview import OverviewView, view_overview
from relplan.report.views.programmes import ProgrammesView, view_programmes
from relplan.report.views.scenarios import ScenariosView, view_scenarios
from relplan.report.views.summary import Edition, view_summary
from relplan.report.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relplan.model.settings import Language
    from relplan.report.brand import BrandView
    from relplan.report.contents import ChapterView
    from relplan.report.own_templates import OwnTemplates
    from relplan.validation.review import Review

INDEX = "index.html"
SUMMARY = "summary.pdf"


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a report says beside the plan."""

    source_url: str = ""
    """The address of the plan's folder on the web, at the revision reported: places in the files then lead there."""
    revision: str = ""
    """The revision of the plan, as it is to be shown."""
    is_changed: bool = False
    """Whether the plan's files aren't as the revision holds them."""
    scope: Scope = WHOLE
    """What of the plan it shows."""
    brand: BrandView | None = None
    """The look of the company, in the HTML file and the PDF."""
    templates: OwnTemplates | None = None
    """Templates that take the place of relplan's own."""


@dataclass(frozen=True, slots=True)
class _Views:
    """Everything that the pages show."""

    scope: tuple[str, ...]
    """Says what is left out; empty when nothing is."""
    overview: OverviewView
    programmes: ProgrammesView
    scenarios: ScenariosView
    campaigns: CampaignsView
    parts: Mapping[str, object]
    """The parts that stand by themselves, by name."""
    conventions: ConventionsView

    @property
    def sections(self) -> frozenset[str]:
        """The names of the sections that have something to show."""
        own = {
            "programmes": self.programmes.programmes,
            "scenarios": self.scenarios.groups,
            "campaigns": self.campaigns.campaigns,
            "conventions": self.conventions.conventions or self.conventions.pressure,
        }
        return frozenset((*(name for name, shown in own.items() if shown), *self.parts))


def make_report(
    review: Review, language: Language, form: ReportForm, options: ReportOptions | None = None
) -> Mapping[str, str]:
    """Return the documents of a report: text by path, always the same for the same plan, day and language."""
    words = Words(language)
    chosen = options or ReportOptions()
    views = _view(review, words, chosen.scope)
    contents = view_contents(views.sections, words)
    common = {
        "words": words,
        "views": views,
        "contents": contents,
        "language": language.value,
        "plan_language": review.plan.settings.value.language.value,
        "source_url": chosen.source_url,
        "revision": _say_revision(chosen, words),
        "audience": chosen.scope.audience.value,
        "brand": chosen.brand,
    }
    if form is ReportForm.HTML:
        search = view_search(views, _name_sections(views, contents, words), review.plan, words)
        return {INDEX: render(form, "index.html.j2", common | {"search": search}, chosen.templates)}
    pages = _pages(views, words)
    return {
        f"{page}.md": render(form, template, common | {"page": page} | own, chosen.templates)
        for page, template, own in pages
    }


def make_summary(review: Review, language: Language, options: ReportOptions) -> Mapping[str, bytes]:
    """Return the plan in short for who decides, as a PDF by path: with the same fonts, always the same bytes.

    Raises `PdfError` when it can't be made.
    """
    words = Words(language)
    views = _view(review, words, Scope(Audience.EXECUTIVE))
    matrix = views.parts.get("matrix")
    edition = Edition(views.scope, _say_revision(options, words), options.source_url)
    view = view_summary(views.overview, matrix if isinstance(matrix, MatrixView) else None, edition, words)
    return {SUMMARY: compile_pdf(describe_summary(view, options.brand))}


def _name_sections(views: _Views, contents: Iterable[ChapterView], words: Words) -> Mapping[str, str]:
    """Return the titles of everything that the HTML file has a place for, in its order."""
    named = {section.name: section.title for chapter in contents for section in chapter.sections}
    checks = {"checks": words("page.checks")} if views.overview.checks else {}
    return {"overview": words("page.overview"), **named, **checks}


def _say_revision(options: ReportOptions, words: Words) -> str:
    if not options.is_changed:
        return options.revision
    return words("scope.changed", revision=options.revision)


def _view(review: Review, words: Words, scope: Scope) -> _Views:
    """View a plan, and leave out what a reader doesn't need."""
    is_executive = scope.audience is Audience.EXECUTIVE
    if scope.audience is Audience.AGENCY:
        review = hide_figures(review)
    views = _Views(
        scope=tuple(_say_scope(review, words, scope)),
        overview=narrow_overview(view_overview(narrow_review(review, scope), words), scope, words),
        programmes=ProgrammesView(()) if is_executive else view_programmes(review, words),
        scenarios=ScenariosView((), "") if is_executive else narrow_scenarios(view_scenarios(review, words), scope),
        campaigns=CampaignsView(None, ()) if is_executive else view_campaigns(review, words, scope),
        parts=narrow_parts(view_parts(review, words), review, scope, words),
        conventions=narrow_conventions(view_conventions(review, words), scope),
    )
    if scope == WHOLE:
        return views
    pages = {page for page, _, _ in _pages(views, words)}
    narrowed = replace(views, programmes=narrow_programmes(views.programmes, scope, pages))
    return keep_links(narrowed, {page for page, _, _ in _pages(narrowed, words)})


def _say_scope(review: Review, words: Words, scope: Scope) -> Iterator[str]:
    """Yield what a report leaves out."""
    if scope.audience is Audience.EXECUTIVE:
        yield words("scope.executive")
    if scope.audience is Audience.AGENCY:
        yield words("scope.agency")
    if scope.programme:
        name = Names(review.plan, words).text(Kind.PROGRAMME, scope.programme)
        yield words("scope.programme", name=name)
    if scope.days is not None:
        yield words("scope.days", days=words.format.days(scope.days.first, scope.days.last))


def _pages(views: _Views, words: Words) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the Markdown pages: path without `.md`, template, and what only this page shows."""
    yield "README", "overview.md.j2", {}
    if views.programmes.programmes:
        yield "programmes", "programmes.md.j2", {}
    for programme in views.programmes.programmes:
        yield programme.sheet.page, "programme.md.j2", {"programme": programme}
    if views.scenarios.groups:
        yield "scenarios", "scenarios.md.j2", {}
    for group in views.scenarios.groups:
        for scenario in group.scenarios:
            diagram = draw_mermaid(scenario.mechanic, words)
            yield scenario.sheet.page, "scenario.md.j2", {"scenario": scenario, "diagram": diagram}
    if views.campaigns.campaigns:
        yield "campaigns", "campaigns.md.j2", {}
    for campaign in views.campaigns.campaigns:
        yield campaign.sheet.page, "campaign.md.j2", {"campaign": campaign}
    for name, part in views.parts.items():
        yield name, f"{name}.md.j2", {"part": part}
    yield from _convention_pages(views.conventions)


def _convention_pages(view: ConventionsView) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if view.conventions or view.pressure:
        yield "conventions", "conventions.md.j2", {}
    for convention in view.conventions:
        yield convention.page, "convention.md.j2", {"convention": convention}
    if view.pressure:
        yield "conventions/pressure", "pressure.md.j2", {"pressure": view.pressure}
