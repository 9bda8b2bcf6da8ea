"""The report as a site: every page is whole, leads only to what there is, and together they show everything."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest

from relplan.model.settings import Language
from relplan.report.addresses import lead_beside, lead_on_site
from relplan.report.documents import make_report
from relplan.report.edition import ReportOptions
from relplan.report.forms.render import ReportForm
from relplan.report.scope import WHOLE, Audience, Scope
from relplan.validation.review import Review
from tests.report.test_hostile_text import HOSTILE, report_with, squeezed

SCOPES = {
    "all": WHOLE,
    "executive": Scope(Audience.EXECUTIVE),
    "agency": Scope(Audience.AGENCY),
    "programme": Scope(Audience.PROGRAMME, "welcome"),
}


class Page(HTMLParser):
    """A page's text, ids, links and headings."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.levels: list[int] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.ids.add(said.get("id") or "")
        self.links += [value for name in ("href", "src") if (value := said.get(name))]
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return squeezed("".join(self.words))


def site_of(review: Review, scope: Scope = WHOLE, language: Language = Language.EN) -> Mapping[str, str]:
    return make_report(review, language, ReportForm.SITE, ReportOptions(scope=scope))


def pages_of(site: Mapping[str, str]) -> dict[str, Page]:
    return {path: Page(text) for path, text in site.items() if path.endswith(".html")}


def data_of(site: Mapping[str, str]) -> list[tuple[str, str, str]]:
    text = site["search-data.js"].removeprefix("globalThis.searchData = ").removesuffix(";\n")
    return [(name, kind, address) for name, kind, address, *_ in json.loads(text)["targets"]]


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_every_link_and_every_result_of_a_search_leads_somewhere(small: Review, scope: Scope) -> None:
    site = site_of(small, scope)
    pages = pages_of(site)
    links = [(path, link) for path, page in pages.items() for link in page.links if "//" not in link]
    links += [("index.html", address) for _, _, address in data_of(site)]
    assert len(links) > 30
    for path, link in links:
        file, _, anchor = link.partition("#")
        target = normpath(join(dirname(path), file)) if file else path
        assert target in site, (path, link)
        assert not anchor or anchor in pages[target].ids, (path, link)


def test_each_action_has_a_page_that_says_what_the_one_file_says_of_it(small: Review) -> None:
    site = pages_of(site_of(small))
    whole = make_report(small, Language.EN, ReportForm.HTML)["index.html"]
    sheets = re.findall(r'<article class="card sheet" id="(programme|scenario|campaign)-([^"]*)">', whole)
    assert len(sheets) >= 4
    for kind, name in sheets:
        page = site[f"{kind}s/{name}.html"]
        sheet = whole.partition(f'<article class="card sheet" id="{kind}-{name}">')[2].partition("</article>")[0]
        assert Page(sheet).text in page.text


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_headings_begin_with_one_title_and_skip_no_level(small: Review, scope: Scope) -> None:
    for path, page in pages_of(site_of(small, scope)).items():
        assert page.levels.count(1) == 1, path
        assert page.levels[0] == 1, path
        assert all(after - before <= 1 for before, after in zip(page.levels, page.levels[1:], strict=False)), path


def test_every_page_has_the_policy_and_nothing_of_its_own_to_run(small: Review) -> None:
    for path, text in site_of(small).items():
        if path.endswith(".html"):
            assert "default-src 'none'; script-src 'self'" in text, path
            assert text.count("<script") == text.count("<script src=") == 2, path
            assert "<style" not in text, path


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_shows_as_text(text: str) -> None:
    site, plain_site = (report_with(one, ReportForm.SITE) for one in (text, "plain"))
    assert site.keys() == plain_site.keys()
    paths = ("index.html", "scenarios/s.html", "campaigns/c.html", "programmes/p.html", "scenarios.html")
    for path in paths:
        page, plain = Page(site[path]), Page(plain_site[path])
        assert squeezed(text) in page.text, path
        assert page.links == plain.links, path


@pytest.mark.parametrize(
    ("here", "page", "anchor", "way"),
    [
        ("overview", "scenarios/a", "scenario-a", "scenarios/a.html"),
        ("scenarios/a", "scenarios/b", "scenario-b", "b.html"),
        ("scenarios/a", "overview", "", "../index.html"),
        ("scenarios/a", "overview", "objective-x", "../index.html#objective-x"),
        ("conventions/segments", "conventions/segments", "segment-life.new", "segments.html#segment-life.new"),
        ("matrix", "conventions/pressure", "conventions-pressure", "conventions/pressure.html"),
        ("matrix", "journeys", "journey-web", "journeys.html#journey-web"),
        ("matrix", "programmes/a-b", "programme-a-b", "programmes/a-b.html"),
        ("matrix", "offers", "offer-offers", "offers.html#offer-offers"),
        ("matrix", "conventions/channels", "channel-channels", "conventions/channels.html#channel-channels"),
    ],
)
def test_the_way_from_page_to_page(here: str, page: str, anchor: str, way: str) -> None:
    assert lead_on_site(here, page, anchor) == way


def test_the_way_to_the_folder_ends_with_a_slash() -> None:
    assert (lead_beside("overview", ""), lead_beside("scenarios/a", "")) == ("./", "../")
