"""The site in a real browser, opened from a folder: light and dark, wide and narrow, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.write import write_report
from relplan.validation.review import Review
from tests.report.opened import NARROW, WIDE, Opened, violations_in

pytestmark = pytest.mark.browser

PAGES = ("index", "programmes", "scenarios", "scenarios/hello", "campaigns", "campaigns/spring", "conventions/segments")


@pytest.fixture(scope="module")
def site(small: Review, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_report(make_report(small, Language.FR, ReportForm.SITE), folder)
    return folder


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_everybody_can_read_every_page(
    open_page: Callable[..., Opened], site: Path, page: str, scheme: str, width: int
) -> None:
    opened = open_page(site / f"{page}.html", width, color_scheme=scheme, bypass_csp=True)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations_in(opened.page) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_for_the_files_of_its_folder_and_complains_of_nothing(
    open_page: Callable[..., Opened], site: Path, page: str
) -> None:
    opened = open_page(site / f"{page}.html")
    asked = [f"{page}.html", "style.css", "search-data.js", "script.js"]
    assert opened.requests == [(site / path).as_uri() for path in asked]
    assert opened.errors == []
    assert opened.page.evaluate("getComputedStyle(document.querySelector('.bar')).position") == "sticky"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_the_same_without_scripts(open_page: Callable[..., Opened], site: Path, page: str) -> None:
    with_scripts = open_page(site / f"{page}.html").page.inner_text("main")
    assert open_page(site / f"{page}.html", java_script_enabled=False).page.inner_text("main") == with_scripts


def test_search_leads_from_page_to_page(open_page: Callable[..., Opened], site: Path) -> None:
    opened = open_page(site / "campaigns" / "spring.html")
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("hello")
    page.keyboard.press("Enter")
    page.wait_for_url("**/scenarios/hello.html")
    assert page.locator("h1").inner_text().startswith("Hello")
    page.keyboard.press("/")
    page.keyboard.type("new")
    page.get_by_role("option").filter(has_text="segment").first.click()
    page.wait_for_url("**/conventions/segments.html#segment-life.new")
    assert page.locator("[id='segment-life.new']").is_visible()
    assert opened.errors == []


def test_a_result_on_the_page_itself_is_gone_to(open_page: Callable[..., Opened], site: Path) -> None:
    page = open_page(site / "scenarios" / "hello.html").page
    page.set_viewport_size({"width": WIDE, "height": 300})
    page.evaluate("scrollTo(0, 200)")
    page.keyboard.press("/")
    page.keyboard.type("hello")
    page.keyboard.press("Enter")
    assert page.url.endswith("/scenarios/hello.html")
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.evaluate("scrollY") == 0
