"""The report as a site: a folder of HTML pages that need no server, one for each section and each action."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relplan.report.addresses import OVERVIEW, site_address, site_file
from relplan.report.contents import SectionView
from relplan.report.forms.render import ReportForm, render
from relplan.report.forms.search import find_anchors, view_search
from relplan.report.look.assets import read_script, read_style
from relplan.report.pages import Page, list_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relplan.report.edition import Edition

STYLE = "style.css"
SCRIPT = "script.js"
SEARCH_DATA = "search-data.js"

_HEADING = re.compile(r"(</?h)([2-6])\b")


def make_site(edition: Edition) -> Mapping[str, str]:
    """Return the files of a site by path."""
    pages = list(_list_pages(edition))
    places = _find_places(edition, pages)
    search = view_search(edition, lambda anchor: site_address(places[anchor], anchor))
    return {
        **{site_file(page.name): _render(page, edition) for page in pages},
        STYLE: read_style(edition.options.templates) + edition.style,
        SCRIPT: read_script(),
        SEARCH_DATA: f"globalThis.searchData = {search.json};\n",
    }


def _list_pages(edition: Edition) -> Iterator[Page]:
    yield from list_pages(edition.shown, edition.words)
    if checks := edition.shown.overview.checks:
        yield Page("checks", "checks", checks.title)


def _find_places(edition: Edition, pages: Sequence[Page]) -> Mapping[str, str]:
    """Return the page of everything that has an anchor, by the anchor."""
    places = {anchor: OVERVIEW for _, anchor in find_anchors(edition.shown.overview)}
    places |= {anchor: page.name for page in pages for _, anchor in find_anchors(tuple(page.own.values()))}
    return places | {name: name for name in edition.titles}


def _render(page: Page, edition: Edition) -> str:
    """Write a page; what stands under a section's heading in the one file has the first heading to itself here."""
    section = page.name.partition("/")[0]
    within = SectionView(section, edition.titles[section]) if section != page.name else None
    body = f"{page.template}.html.j2"
    values = {**edition.values, "page": page.name, "title": page.title, "body": body, "within": within, **page.own}
    html = render(ReportForm.SITE, "index.html.j2", values, edition.options.templates)
    depth = 0 if page.name == OVERVIEW else 1 if within is None else 2
    return _HEADING.sub(lambda found: f"{found[1]}{max(int(found[2]) - depth, 1)}", html)
