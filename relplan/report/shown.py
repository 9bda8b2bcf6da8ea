"""All that a report shows of a plan: its views, with what one reader doesn't need left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.report.confidential import hide_from_agency
from relplan.report.narrow import (
    keep_links,
    narrow_conventions,
    narrow_overview,
    narrow_parts,
    narrow_programmes,
    narrow_review,
    narrow_scenarios,
)
from relplan.report.pages import list_pages
from relplan.report.parts import view_parts
from relplan.report.scope import WHOLE, Audience, Scope
from relplan.report.views.campaigns import CampaignsView, view_campaigns
from relplan.report.views.conventions import ConventionsView, view_conventions
from relplan.report.views.names import Names
from relplan.report.views.overview import OverviewView, view_overview
from relplan.report.views.programmes import ProgrammesView, view_programmes
from relplan.report.views.scenarios import ScenariosView, view_scenarios

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.report.text.words import Words
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class Shown:
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


def show_plan(review: Review, words: Words, scope: Scope) -> Shown:
    """View a plan, and leave out what a reader doesn't need."""
    is_executive = scope.audience is Audience.EXECUTIVE
    if scope.audience is Audience.AGENCY:
        review = hide_from_agency(review)
    views = Shown(
        scope=() if is_executive else tuple(_say_scope(review, words, scope)),
        overview=narrow_overview(view_overview(narrow_review(review, scope), words), scope, words),
        programmes=ProgrammesView(()) if is_executive else view_programmes(review, words),
        scenarios=ScenariosView((), "") if is_executive else narrow_scenarios(view_scenarios(review, words), scope),
        campaigns=CampaignsView(None, ()) if is_executive else view_campaigns(review, words, scope),
        parts=narrow_parts(view_parts(review, words), review, scope, words),
        conventions=narrow_conventions(view_conventions(review, words), scope),
    )
    if scope == WHOLE:
        return views
    pages = {page.name for page in list_pages(views, words)}
    narrowed = replace(views, programmes=narrow_programmes(views.programmes, scope, pages))
    if is_executive:
        narrowed = replace(narrowed, scope=(_say_essentials(narrowed, words),))
    return keep_links(narrowed, {page.name for page in list_pages(narrowed, words)})


def _say_scope(review: Review, words: Words, scope: Scope) -> Iterator[str]:
    """Yield what a report leaves out."""
    if scope.audience is Audience.AGENCY:
        yield words("scope.agency")
    if scope.programme:
        name = Names(review.plan, words).text(Kind.PROGRAMME, scope.programme)
        yield words("scope.programme", name=name)
    if scope.days is not None:
        yield words("scope.days", days=words.format.days(scope.days.first, scope.days.last))


def _say_essentials(shown: Shown, words: Words) -> str:
    """Say what a report in short holds, and nothing that it doesn't."""
    overview = shown.overview
    held = {
        "figures": overview.figures or overview.ratio,
        "objectives": overview.phases,
        "matrix": "matrix" in shown.parts,
        "checks": overview.checks and overview.checks.groups,
    }
    return words("scope.executive", parts=words.all_of([words(f"scope.{name}") for name, one in held.items() if one]))
