"""The HTML file in a real browser: alone, without scripts, light and dark, wide and narrow, on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.report.documents import make_report
from relplan.report.edition import ReportOptions
from relplan.report.forms.render import ReportForm
from relplan.report.look.brand import read_brand
from relplan.report.scope import Audience, Scope
from relplan.source.folder import FolderTree
from relplan.validation.review import Review, review_plan
from tests.conftest import review_of
from tests.report.conftest import AS_OF, SMALL
from tests.report.opened import NARROW, WIDE, Opened, violations_in
from tests.report.test_brand import brand_in
from tests.report.test_calendar_pages import BRANDED
from tests.report.test_calendar_pages import PLAN as PLANNED
from tests.report.test_hostile_text import plan_with
from tests.report.test_journeys import TRAVELLED

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report(small: Review, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "index.html"
    path.write_text(make_report(small, Language.FR, ReportForm.HTML)["index.html"], encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def report_of_broken_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("broken") / "index.html"
    review = review_of({**SMALL, "campaigns/letter.yaml": 'name: "Never closed\n'}, AS_OF)
    path.write_text(make_report(review, Language.FR, ReportForm.HTML)["index.html"], encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def report_of_journeys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("journeys") / "index.html"
    path.write_text(
        make_report(review_of(TRAVELLED, AS_OF), Language.FR, ReportForm.HTML)["index.html"], encoding="utf-8"
    )
    return path


@pytest.fixture(scope="module")
def report_for_the_director(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("director") / "index.html"
    plan = load_plan(FolderTree(Path(__file__).parents[2] / "examples" / "maison-lavande"))
    options = ReportOptions(scope=Scope(Audience.EXECUTIVE))
    html = make_report(review_plan(plan, AS_OF), Language.FR, ReportForm.HTML, options)["index.html"]
    path.write_text(html, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def report_for_the_agency(small: Review, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("agency") / "index.html"
    options = ReportOptions(scope=Scope(Audience.AGENCY))
    path.write_text(make_report(small, Language.FR, ReportForm.HTML, options)["index.html"], encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def branded_report(small: Review, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("branded")
    options = ReportOptions(brand=read_brand(brand_in(folder)))
    path = folder / "index.html"
    path.write_text(make_report(small, Language.FR, ReportForm.HTML, options)["index.html"], encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "plan",
    [
        *("report", "report_of_broken_plan", "report_of_journeys"),
        *("report_for_the_director", "report_for_the_agency", "branded_report"),
    ],
)
def test_everybody_can_read_it(
    open_page: Callable[..., Opened], request: pytest.FixtureRequest, plan: str, scheme: str, width: int
) -> None:
    report: Path = request.getfixturevalue(plan)
    assert violations_in(open_page(report, width, color_scheme=scheme, bypass_csp=True).page) == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_it_asks_for_nothing_and_complains_of_nothing(
    open_page: Callable[..., Opened], report: Path, width: int
) -> None:
    opened = open_page(report, width)
    assert opened.requests == [report.as_uri()]
    assert opened.errors == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("scheme", "colour"), [("light", "rgb(122, 31, 61)"), ("dark", "rgb(242, 169, 192)")])
def test_a_brand_is_seen_and_asks_for_nothing(
    open_page: Callable[..., Opened], branded_report: Path, scheme: str, colour: str
) -> None:
    opened = open_page(branded_report, color_scheme=scheme)
    page = opened.page
    assert page.evaluate("getComputedStyle(document.querySelector('.contents a')).color") == colour
    assert page.evaluate("(one => [one.naturalWidth > 0, one.alt])(document.querySelector('.logo img'))") == [
        True,
        "Plan 2027",
    ]
    assert [url for url in opened.requests if not url.startswith("data:image/svg+xml;")] == [branded_report.as_uri()]
    assert opened.errors == []


def test_it_says_the_same_without_scripts(open_page: Callable[..., Opened], report: Path) -> None:
    with_scripts = open_page(report).page.inner_text("main")
    assert open_page(report, java_script_enabled=False).page.inner_text("main") == with_scripts
    assert len(with_scripts) > 1_000


def test_every_link_inside_leads_somewhere(open_page: Callable[..., Opened], report: Path) -> None:
    page = open_page(report).page
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    ways = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(one => one.getAttribute('href').slice(1))"
    )
    assert [ident for ident, count in Counter(ids).items() if count > 1] == []
    assert len(ways) > 50
    assert set(ways) <= set(ids)
    assert {"scenario-hello", "campaign-spring", "programme-welcome", "segment-life.new"} <= set(ids)
    assert page.evaluate("document.documentElement.lang") == "fr"


def test_headings_go_down_one_step_at_a_time(open_page: Callable[..., Opened], report: Path) -> None:
    levels = open_page(report).page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("width", [1200, WIDE])
def test_a_year_of_planning_is_seen_at_once_and_no_word_is_broken(
    open_page: Callable[..., Opened], small: Review, tmp_path: Path, width: int
) -> None:
    path = tmp_path / "index.html"
    html = make_report(small, Language.FR, ReportForm.HTML)["index.html"]
    path.write_text(html.replace(">Letter<", ">Newsletter hebdomadaire<"), encoding="utf-8")
    page = open_page(path, width).page
    assert page.evaluate("(one => one.scrollWidth - one.clientWidth)(document.querySelector('.overall .scroll'))") == 0
    assert page.locator(".planning thead th").count() == 13
    lines = page.evaluate(
        """() => [...document.querySelectorAll('.entry .name')]
            .filter(one => one.textContent.includes('hebdomadaire'))
            .map(one => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight))"""
    )
    assert lines
    assert max(lines) < 2.5


def test_planning_is_filtered_without_scripts(open_page: Callable[..., Opened], tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    html = make_report(review_of(PLANNED, AS_OF), Language.EN, ReportForm.HTML)["index.html"]
    path.write_text(html, encoding="utf-8")
    page = open_page(path, java_script_enabled=False).page

    def shown() -> list[str]:
        entries = page.locator(".planning .entry").all()
        return [entry.locator(".name").inner_text() for entry in entries if entry.is_visible()]

    assert shown() == ["News", "Party"]
    page.uncheck("#filter-email")
    assert shown() == ["Party"]
    page.uncheck("#filter-local")
    assert shown() == []
    page.check("#filter-email")
    assert shown() == ["News"]


def test_planning_is_filtered_by_brand_and_by_target_without_scripts(
    open_page: Callable[..., Opened], tmp_path: Path
) -> None:
    path = tmp_path / "index.html"
    html = make_report(review_of(BRANDED, AS_OF), Language.EN, ReportForm.HTML)["index.html"]
    path.write_text(html, encoding="utf-8")
    page = open_page(path, java_script_enabled=False).page

    def shown() -> list[str]:
        entries = page.locator(".planning .entry").all()
        return [entry.locator(".name").inner_text() for entry in entries if entry.is_visible()]

    assert shown() == ["All", "News", "Party"]
    page.uncheck("#filter-brand-1")
    assert shown() == ["All", "News", "Party"]
    page.uncheck("#filter-brand-2")
    assert shown() == ["All", "Party"]
    page.uncheck("#filter-target-1")
    assert shown() == ["Party"]
    page.uncheck("#filter-sms")
    assert shown() == []
    page.check("#filter-brand-1")
    assert shown() == ["News"]


FILTERED = {
    **BRANDED,
    "campaigns/both.yaml": """
name: Both
programme: p
owner: crm
status: live
sends:
  - {id: first, on: 2027-02-05, channel: email}
  - {id: second, on: 2027-02-08, channel: sms}
  - {id: third, on: 2027-02-11, channel: email}
""",
}


def test_dates_and_counts_follow_the_filters_and_the_address_keeps_them(
    open_page: Callable[..., Opened], tmp_path: Path
) -> None:
    path = tmp_path / "index.html"
    html = make_report(review_of(FILTERED, AS_OF), Language.EN, ReportForm.HTML)["index.html"]
    path.write_text(html, encoding="utf-8")
    opened = open_page(path)
    page = opened.page

    def days(page: Any) -> list[str]:
        entry = page.locator(".planning .entry").filter(has_text="Both").first
        return [day.inner_text() for day in entry.locator(".day").all() if day.is_visible()]

    total = page.locator(".tally").inner_text()
    assert days(page) == ["5", "8", "11"]
    page.uncheck("#filter-sms")
    assert days(page) == ["5", "11"]
    number = int(total.split()[0])
    without = [int(word) for word in page.locator(".tally").inner_text().split() if word.isdigit()]
    assert without[1] == number > without[0]
    assert page.url.endswith("#campaigns?channels=SMS")
    again = open_page(path).page
    again.goto(page.url)
    assert not again.is_checked("#filter-sms")
    assert days(again) == ["5", "11"]
    assert again.locator(".tally").inner_text() == page.locator(".tally").inner_text()
    assert 0 <= again.evaluate("document.getElementById('campaigns').getBoundingClientRect().top") < 120
    page.check("#filter-sms")
    assert page.locator(".tally").inner_text() == total
    assert page.url.endswith("#campaigns")
    assert opened.errors == []


def test_days_are_filtered_without_scripts(open_page: Callable[..., Opened], tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    html = make_report(review_of(FILTERED, AS_OF), Language.EN, ReportForm.HTML)["index.html"]
    path.write_text(html, encoding="utf-8")
    page = open_page(path, java_script_enabled=False).page
    page.uncheck("#filter-email")
    shown = [day.inner_text() for day in page.locator(".planning .day").all() if day.is_visible()]
    assert "8" in shown
    assert not {"5", "11"} & set(shown)


@pytest.fixture(scope="module")
def report_to_search(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "index.html"
    names = ("L'Œuvre d'été", "Anniversaire", "Été à l'œuvre", "L" * 10_000, "</script><img src=x>")
    campaigns = {
        f"campaigns/c{number}.yaml": SMALL["campaigns/spring.yaml"].replace("Spring\n", f'"{name}"\n', 1)
        for number, name in enumerate(names)
    }
    html = make_report(review_of({**SMALL, **campaigns}, AS_OF), Language.FR, ReportForm.HTML)["index.html"]
    path.write_text(html, encoding="utf-8")
    return path


def results_of(page: Any) -> list[str]:
    return [one.inner_text() for one in page.get_by_role("option").all()]


def test_search_is_typed_chosen_and_followed_with_the_keyboard(
    open_page: Callable[..., Opened], report_to_search: Path
) -> None:
    opened = open_page(report_to_search)
    page, field = opened.page, opened.page.get_by_role("combobox")
    page.keyboard.press("/")
    page.keyboard.type("oeuvre ete")
    assert results_of(page) == ["L'Œuvre d'été\ncampagne", "Été à l'œuvre\ncampagne"]
    assert page.get_by_role("status").filter(has_text="2 résultats").count() == 1
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowUp")
    chosen = page.get_by_role("option", selected=True)
    assert chosen.inner_text() == "Été à l'œuvre\ncampagne"
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**#campaign-c2")
    assert page.evaluate("document.activeElement.id") == "campaign-c2"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") < 300
    assert results_of(page) == []
    assert opened.errors == []
    assert opened.requests == [report_to_search.as_uri(), *opened.requests[1:]]
    assert all(url.startswith(report_to_search.as_uri()) for url in opened.requests)


FOUND = {
    **{path: text for path, text in SMALL.items() if path != "data.yaml"},
    "data.yaml": SMALL["data.yaml"].replace("signed_up: {source", "signed_up: {name: Hello page seen, source"),
    "moments.yaml": "signup: {name: Hello, kind: relational, event: signed_up}\n",
    "campaigns/spring.yaml": SMALL["campaigns/spring.yaml"].replace("owner: crm", "owner: Équipe réseaux"),
}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("hello", ["Hello\nscénario", "Hello\nmoment, dans Hello", "Hello page seen\névénement"]),
        ("equipe res", ["Spring\ncampagne, Équipe réseaux"]),
        ("mars", ["Mars 2027\nmois du calendrier", "Spring\ncampagne, mars 2027"]),
        ("MARS 2027", ["Mars 2027\nmois du calendrier", "Spring\ncampagne, mars 2027"]),
    ],
)
def test_actions_are_found_first_and_by_owner_and_month(
    open_page: Callable[..., Opened], tmp_path: Path, asked: str, found: list[str]
) -> None:
    path = tmp_path / "index.html"
    path.write_text(make_report(review_of(FOUND, AS_OF), Language.FR, ReportForm.HTML)["index.html"], encoding="utf-8")
    page = open_page(path).page
    page.get_by_role("combobox").fill(asked)
    assert [one[:1].upper() + one[1:] for one in results_of(page)] == found


def test_search_is_given_up_with_escape_and_by_leaving(
    open_page: Callable[..., Opened], report_to_search: Path
) -> None:
    page = open_page(report_to_search).page
    field = page.get_by_role("combobox")
    field.fill("anniv")
    assert results_of(page) == ["Anniversaire\ncampagne"]
    page.keyboard.press("Escape")
    assert results_of(page) == []
    assert field.input_value() == "anniv"
    page.keyboard.press("Escape")
    assert field.input_value() == ""
    field.fill("anniv/")
    assert page.get_by_role("status").filter(has_text="Aucun résultat").count() == 1
    assert field.get_attribute("aria-expanded") == "false"
    field.fill("anniv")
    page.locator("h1").click()
    assert results_of(page) == []


def test_results_are_links_that_a_click_follows(open_page: Callable[..., Opened], report_to_search: Path) -> None:
    page = open_page(report_to_search).page
    page.get_by_role("combobox").fill("sign-up")
    page.get_by_role("option").filter(has_text="moment, dans Hello").click()
    page.wait_for_url("**#scenario-hello")
    assert page.locator("#scenario-hello").is_visible()


def test_there_is_no_search_without_scripts(open_page: Callable[..., Opened], report_to_search: Path) -> None:
    with_scripts = open_page(report_to_search).page
    assert with_scripts.locator("#search").is_visible()
    page = open_page(report_to_search, java_script_enabled=False).page
    assert not page.locator("#search").is_visible()
    assert page.locator(".bar nav").is_visible()


@pytest.mark.parametrize("width", [WIDE, 700, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_search(
    open_page: Callable[..., Opened], report_to_search: Path, scheme: str, width: int
) -> None:
    page = open_page(report_to_search, width, color_scheme=scheme, bypass_csp=True).page
    page.keyboard.press("/")
    page.keyboard.type("l")
    page.keyboard.press("ArrowDown")
    assert len(results_of(page)) == 12
    assert violations_in(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.get_by_role("listbox").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def matrix_scenario(name: str, marks: str, status: str = "draft") -> str:
    return (
        f'name: "{name}"\nprogramme: welcome\nstatus: {status}\ntrigger: {{moment: signup}}\n'
        f"steps: [{{message: m, channel: email}}]\nmatrix: {marks}\n"
    )


RANKED = {
    **{path: text for path, text in SMALL.items() if not path.startswith("scenarios/")},
    "scenarios/a.yaml": matrix_scenario("Élan", "{business: 5, customer: 5, feasibility: 5, wave: 10}"),
    "scenarios/b.yaml": matrix_scenario("zèbre", "{business: 4, customer: 4, feasibility: 4, wave: 9}"),
    "scenarios/c.yaml": matrix_scenario("écho", "{business: 3, customer: 3, feasibility: 3}"),
    "scenarios/d.yaml": matrix_scenario("Fin", "{business: 2, customer: 3, feasibility: 2, wave: 9}"),
}
PLANNED_ORDER = ["Élan", "zèbre", "écho", "Fin"]


@pytest.fixture(scope="module")
def report_to_sort(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sort") / "index.html"
    path.write_text(make_report(review_of(RANKED, AS_OF), Language.FR, ReportForm.HTML)["index.html"], encoding="utf-8")
    return path


def sorted_names(page: Any) -> list[str]:
    return [one.inner_text() for one in page.locator("#matrix tbody th a").all()]


def sorted_by(page: Any) -> list[tuple[str, str]]:
    heads = page.locator("#matrix [aria-sort]").all()
    return [(head.inner_text(), head.get_attribute("aria-sort")) for head in heads]


@pytest.mark.parametrize(
    ("column", "ascending", "descending"),
    [
        ("Scénario", ["écho", "Élan", "Fin", "zèbre"], ["zèbre", "Fin", "Élan", "écho"]),
        ("Impact business", ["Fin", "écho", "zèbre", "Élan"], PLANNED_ORDER),
        ("Score", ["Fin", "écho", "zèbre", "Élan"], PLANNED_ORDER),
        ("Vague prévue", ["zèbre", "Fin", "Élan", "écho"], ["Élan", "zèbre", "Fin", "écho"]),
        ("Volume", PLANNED_ORDER, PLANNED_ORDER),
    ],
)
def test_a_table_is_sorted_by_a_column_both_ways_and_back(
    open_page: Callable[..., Opened], report_to_sort: Path, column: str, ascending: list[str], descending: list[str]
) -> None:
    opened = open_page(report_to_sort)
    page = opened.page
    button = page.locator("#matrix").get_by_role("button", name=column, exact=True)
    assert (sorted_names(page), sorted_by(page)) == (PLANNED_ORDER, [])
    button.click()
    assert (sorted_names(page), sorted_by(page)) == (ascending, [(column, "ascending")])
    button.click()
    assert (sorted_names(page), sorted_by(page)) == (descending, [(column, "descending")])
    button.click()
    assert (sorted_names(page), sorted_by(page)) == (PLANNED_ORDER, [])
    assert opened.errors == []


def test_a_table_is_sorted_with_the_keyboard_and_says_so(
    open_page: Callable[..., Opened], report_to_sort: Path
) -> None:
    page = open_page(report_to_sort).page
    button = page.locator("#matrix").get_by_role("button", name="Vague prévue")
    button.focus()
    page.keyboard.press("Enter")
    assert sorted_names(page) == ["zèbre", "Fin", "Élan", "écho"]
    assert page.get_by_role("status").filter(has_text="Trié par Vague prévue, ordre croissant").count() == 1
    page.keyboard.press("Space")
    assert page.get_by_role("status").filter(has_text="Trié par Vague prévue, ordre décroissant").count() == 1
    assert button.evaluate("one => one === document.activeElement")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert sorted_by(page) == [("Place", "ascending")]
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.get_by_role("status").filter(has_text="De nouveau dans l’ordre du document").count() == 1


def test_there_is_nothing_to_sort_by_without_scripts_on_paper_or_in_one_row(
    open_page: Callable[..., Opened], report_to_sort: Path, report: Path
) -> None:
    still = open_page(report_to_sort, java_script_enabled=False).page
    page = open_page(report_to_sort).page
    assert still.locator("button").count() == 0
    assert sorted_names(still) == PLANNED_ORDER
    assert still.inner_text("main") == page.inner_text("main")
    assert page.locator("#matrix thead th").count() == page.locator("#matrix thead button").count()
    assert open_page(report).page.locator("#matrix button").count() == 0
    shape = "getComputedStyle(document.querySelector('.sorter'), '::after').content"
    assert page.evaluate(shape).startswith('"↕"')
    page.emulate_media(media="print")
    assert page.evaluate(shape) == "none"


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_sort(open_page: Callable[..., Opened], report_to_sort: Path, scheme: str, width: int) -> None:
    page = open_page(report_to_sort, width, color_scheme=scheme, bypass_csp=True).page
    page.locator("#matrix").get_by_role("button", name="Vague prévue").click()
    assert violations_in(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("Math.min(...[...document.querySelectorAll('.sorter')].map(one => one.offsetHeight))") >= 24


def printed_pages(page: Any) -> list[str]:
    """Return the text of each page on paper."""
    printed = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)
    return [one.extract_text() for one in PdfReader(BytesIO(printed)).pages]


def test_paper_shows_what_is_folded_and_nothing_to_click(open_page: Callable[..., Opened], report: Path) -> None:
    pages = printed_pages(open_page(report).page)
    assert "Chercher" not in pages[0]
    assert "Vue d’ensemble" not in pages[0]
    assert "welcome-1" in "".join(pages)  # the template of a message, in the closed text beside a drawing
    assert [page for page in pages if "Plan 2027" not in page] == []


def test_each_printed_page_says_which_it_is(open_page: Callable[..., Opened], report: Path) -> None:
    pages = printed_pages(open_page(report).page)
    for number, page in enumerate(pages, 1):
        assert page.startswith(f"{number} / {len(pages)}Plan 2027 · Au 4 janv. 2027\n"), page[:100]


def test_heads_of_a_table_come_back_on_each_of_its_pages(open_page: Callable[..., Opened], tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    many = {f"scenarios/s{number}.yaml": matrix_scenario(f"Nom {number:03}", "{business: 5}") for number in range(120)}
    html = make_report(review_of({**RANKED, **many}, AS_OF), Language.FR, ReportForm.HTML)["index.html"]
    path.write_text(html, encoding="utf-8")
    page = open_page(path).page
    page.evaluate("document.querySelectorAll('main>section:not(#matrix)').forEach(one => one.remove())")
    pages = printed_pages(page)
    held = [text for text in pages if text.count("brouillon") > 3]
    assert len(held) > 2
    for head in ("Scénario", "Score", "Place"):
        assert [text[:60] for text in held if head not in text] == []


@pytest.fixture(scope="module")
def report_of_an_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "index.html"
    plan = load_plan(FolderTree(Path(__file__).parents[2] / "examples" / "credit-horizon"))
    html = make_report(review_plan(plan, AS_OF), Language.FR, ReportForm.HTML)["index.html"]
    path.write_text(html, encoding="utf-8")
    return path


def test_no_title_is_left_alone_at_the_foot_of_a_printed_page(
    open_page: Callable[..., Opened], report_of_an_example: Path
) -> None:
    page = open_page(report_of_an_example).page
    titles = set(page.evaluate("[...document.querySelectorAll('h2,h3,h4')].map(one => one.textContent.trim())"))
    ends = [text.strip().splitlines()[-1].strip() for text in printed_pages(page)]
    assert len(ends) > 10
    assert [end for end in ends if end in titles] == []


TABBED = "one => one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true})"


def test_a_page_takes_few_stops_of_the_tab_key(open_page: Callable[..., Opened], report_of_an_example: Path) -> None:
    page = open_page(report_of_an_example).page
    stops = page.evaluate(
        f"[...document.querySelectorAll('a[href],button,input,summary,[tabindex]')].filter({TABBED}).length"
    )
    assert 40 < stops < 150


def test_every_entry_of_the_menu_is_reached_with_the_tab_key(
    open_page: Callable[..., Opened], report_of_an_example: Path
) -> None:
    page = open_page(report_of_an_example).page
    entries = page.evaluate("[...document.querySelectorAll('.bar nav a')].map(one => one.textContent)")
    reached = []
    for _ in range(len(entries) + 2):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
    assert len(entries) > 15
    assert [entry for entry in entries if entry not in reached] == []
    assert reached[0] == "Aller au contenu"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_first_click_leads_to_the_section_itself(
    open_page: Callable[..., Opened], report_of_an_example: Path, width: int
) -> None:
    names = open_page(report_of_an_example, width).page.evaluate(
        "[...document.querySelectorAll('.contents a')].map(one => one.getAttribute('href').slice(1))"
    )
    assert len(names) > 10
    for name in (*names[::3], names[-1]):
        page = open_page(report_of_an_example, width).page
        page.locator(f".contents a[href='#{name}']").click()
        page.wait_for_url(f"**#{name}")
        page.wait_for_function("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        top = page.evaluate("name => document.getElementById(name).getBoundingClientRect().top", name)
        bar = page.evaluate("document.querySelector('.bar').getBoundingClientRect().bottom")
        is_last = page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
        assert is_last or bar - 1 <= top <= bar + 40, name


def test_arrow_keys_lead_through_a_table_and_links_open_what_is_folded(
    open_page: Callable[..., Opened], report_of_an_example: Path
) -> None:
    page = open_page(report_of_an_example).page
    links = page.locator("#scenarios tbody th[scope=row] a")
    sheet = links.nth(2).get_attribute("href").removeprefix("#")
    assert not page.locator(f"[id='{sheet}']").is_visible()
    links.nth(0).focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    for _ in range(20):
        if page.evaluate("document.activeElement.hash") == f"#{sheet}":
            break
        page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.hash") == f"#{sheet}"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{sheet}")
    assert page.locator(f"[id='{sheet}']").is_visible()
    assert page.evaluate("one => document.getElementById(one).getBoundingClientRect().top", sheet) < 200


def test_what_goes_on_to_the_right_says_so(open_page: Callable[..., Opened], report_of_an_example: Path) -> None:
    page = open_page(report_of_an_example, NARROW).page
    page.wait_for_selector(".wider-hint")
    assert page.evaluate(
        """[...document.querySelectorAll('.scroll,.drawing')].filter(one => one.checkVisibility())
            .filter(one => one.scrollWidth > one.clientWidth + 1)
            .every(one => one.tabIndex === 0 && one.previousElementSibling?.className === 'wider-hint')"""
    )
    wide = open_page(report_of_an_example, WIDE).page
    assert wide.locator("#scenarios .wider-hint").count() == 0


def test_what_is_filtered_out_stays_off_the_paper(open_page: Callable[..., Opened], tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    html = make_report(review_of(PLANNED, AS_OF), Language.EN, ReportForm.HTML)["index.html"]
    path.write_text(html.replace('name">Party', 'name">Evening'), encoding="utf-8")
    page = open_page(path).page
    assert "Evening" in "".join(printed_pages(page))
    page.uncheck("#filter-local")
    assert "Evening" not in "".join(printed_pages(page))


@pytest.mark.parametrize("plan", ["report", "report_of_journeys", "report_to_sort"])
def test_each_drawing_has_a_name_and_says_the_same_in_words(
    open_page: Callable[..., Opened], request: pytest.FixtureRequest, plan: str
) -> None:
    page = open_page(request.getfixturevalue(plan)).page
    drawings = page.locator("svg[role=img]").all()
    assert drawings
    for drawing in drawings:
        assert drawing.evaluate("one => one.ariaLabel || one.querySelector(':scope > title').textContent").strip()
        assert drawing.evaluate("one => !!one.closest('article, section').querySelector('details.twin, table')")


def test_who_decides_gets_two_printed_pages(open_page: Callable[..., Opened], report_for_the_director: Path) -> None:
    assert len(printed_pages(open_page(report_for_the_director).page)) == 2


@pytest.mark.parametrize("text", ["L" * 10_000, "long " * 2_000, "<img src=x onerror=alert(1)>", "عربي \u200fمع نص"])
def test_hostile_text_neither_runs_nor_widens_the_page(
    open_page: Callable[..., Opened], tmp_path: Path, text: str
) -> None:
    path = tmp_path / "index.html"
    html = make_report(review_of(plan_with(text)), Language.EN, ReportForm.HTML)["index.html"]
    path.write_text(html, encoding="utf-8")
    opened = open_page(path, NARROW)
    assert opened.requests == [path.as_uri()]
    assert opened.errors == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= NARROW
