"""The documents of a report: which pages it has, and their text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relplan.report.mermaid import draw_mermaid
from relplan.report.parts import view_parts
from relplan.report.render import ReportForm, render
from relplan.report.views.campaigns import CampaignsView, view_campaigns
from relplan.report.views.conventions import ConventionsView, view_conventions
from relplan.report.views.overview import OverviewView, view_overview
from relplan.report.views.programmes import ProgrammesView, view_programmes
from relplan.report.views.scenarios import ScenariosView, view_scenarios
from relplan.report.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.model.settings import Language
    from relplan.validation.review import Review

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a report says beside the plan."""

    source_url: str = ""
    """The address of the plan's folder on the web, at the revision reported: places in the files then lead there."""
    revision: str = ""
    """The revision of the plan, as it is to be shown."""


@dataclass(frozen=True, slots=True)
class _Views:
    """Everything that the pages show."""

    overview: OverviewView
    programmes: ProgrammesView
    scenarios: ScenariosView
    campaigns: CampaignsView
    parts: Mapping[str, object]
    """The parts that stand by themselves, by name."""
    conventions: ConventionsView


def make_report(
    review: Review, language: Language, form: ReportForm, options: ReportOptions | None = None
) -> Mapping[str, str]:
    """Return the documents of a report: text by path, always the same for the same plan, day and language."""
    words = Words(language)
    views = _Views(
        overview=view_overview(review, words),
        programmes=view_programmes(review, words),
        scenarios=view_scenarios(review, words),
        campaigns=view_campaigns(review, words),
        parts=view_parts(review, words),
        conventions=view_conventions(review, words),
    )
    chosen = options or ReportOptions()
    common = {
        "words": words,
        "views": views,
        "language": language.value,
        "plan_language": review.plan.settings.value.language.value,
        "source_url": chosen.source_url,
        "revision": chosen.revision,
    }
    if form is ReportForm.HTML:
        return {INDEX: render(form, "index.html.j2", common)}
    pages = _pages(views, words)
    return {f"{page}.md": render(form, template, common | {"page": page} | own) for page, template, own in pages}


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
