"""The pages of a report that is a folder: each with its template, and with what only it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from relplan.report.addresses import OVERVIEW

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.report.shown import Shown
    from relplan.report.text.words import Words
    from relplan.report.views.conventions import ConventionsView


@dataclass(frozen=True, slots=True)
class Page:
    """One page."""

    name: str
    """Its path in the folder, without an ending."""
    template: str
    """The name of its template, without an ending."""
    title: str
    own: Mapping[str, Any] = field(default_factory=dict)
    """What its template shows beside what is common to all."""


def list_pages(shown: Shown, words: Words) -> Iterator[Page]:
    """Yield the pages of a report, in the order in which they are read."""
    yield Page(OVERVIEW, "overview", words("page.overview"))
    if shown.programmes.programmes:
        yield Page("programmes", "programmes", words("page.programmes"))
    for programme in shown.programmes.programmes:
        yield Page(programme.sheet.page, "programme", programme.sheet.title, {"programme": programme})
    if shown.scenarios.groups:
        yield Page("scenarios", "scenarios", words("page.scenarios"))
    for scenario in (scenario for group in shown.scenarios.groups for scenario in group.scenarios):
        yield Page(scenario.sheet.page, "scenario", scenario.sheet.title, {"scenario": scenario})
    if shown.campaigns.campaigns:
        yield Page("campaigns", "campaigns", words("page.campaigns"))
    for campaign in shown.campaigns.campaigns:
        yield Page(campaign.sheet.page, "campaign", campaign.sheet.title, {"campaign": campaign})
    for name, part in shown.parts.items():
        yield Page(name, name, words(f"{name}.title"), {"part": part})
    yield from _list_conventions(shown.conventions, words)


def _list_conventions(view: ConventionsView, words: Words) -> Iterator[Page]:
    if view.conventions or view.pressure:
        yield Page("conventions", "conventions", words("page.conventions"))
    for convention in view.conventions:
        yield Page(convention.page, "convention", convention.title, {"convention": convention})
    if view.pressure:
        yield Page(view.pressure.page, "pressure", view.pressure.title, {"pressure": view.pressure})
