"""Reports for one reader: shorter, honest about it, and without a link that leads nowhere."""

from __future__ import annotations

import posixpath
import re
from datetime import date

import pytest

from relplan.analysis.occasions import Edition
from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.edition import ReportOptions
from relplan.report.forms.render import ReportForm
from relplan.report.scope import WHOLE, Audience, Scope
from relplan.validation.review import Review
from tests.conftest import review_of
from tests.report.conftest import AS_OF, SMALL
from tests.report.test_hostile_text import plan_with

OTHER = """
name: Win back
objective: {statement: Win customers back, kpi: reactivation_rate, target: 5 %}
"""
SCOPES = {
    "all": WHOLE,
    "executive": Scope(Audience.EXECUTIVE),
    "programme": Scope(Audience.PROGRAMME, "welcome"),
    "agency": Scope(Audience.AGENCY),
    "march": Scope(days=Edition(date(2027, 3, 1), date(2027, 3, 31))),
    "programme in june": Scope(Audience.PROGRAMME, "welcome", Edition(date(2027, 6, 1), date(2027, 6, 30))),
}


@pytest.fixture(scope="module")
def two() -> Review:
    """A plan of two programmes."""
    scenario = (
        SMALL["scenarios/hello.yaml"].replace("Hello", "Come back").replace("programme: welcome", "programme: back")
    )
    return review_of({**SMALL, "programmes/back.yaml": OTHER, "scenarios/back-again.yaml": scenario}, AS_OF)


def html_of(review: Review, scope: Scope, language: Language = Language.EN) -> str:
    return make_report(review, language, ReportForm.HTML, ReportOptions(scope=scope))["index.html"]


def pages_of(review: Review, scope: Scope) -> dict[str, str]:
    return dict(make_report(review, Language.EN, ReportForm.MARKDOWN, ReportOptions(scope=scope)))


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
@pytest.mark.parametrize("language", Language)
def test_every_link_leads_to_something_shown(two: Review, scope: Scope, language: Language) -> None:
    html = html_of(two, scope, language)
    ids = set(re.findall(r' id="([^"]*)"', html))
    assert set(re.findall(r'href="#([^"]*)"', html)) <= ids
    pages = make_report(two, language, ReportForm.MARKDOWN, ReportOptions(scope=scope))
    for path, text in pages.items():
        for target in re.findall(r"\]\(([^):]+\.md)\)", text):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) in pages, (path, target)


def test_who_decides_gets_objectives_figures_matrix_and_findings(two: Review) -> None:
    html = html_of(two, SCOPES["executive"])
    assert {"overview", "objectives", "matrix", "checks"} <= set(re.findall(r' id="([^"]*)"', html))
    assert not {"programmes", "scenarios", "campaigns", "conventions"} & set(re.findall(r' id="([^"]*)"', html))
    assert 'class="code"' not in html
    assert "In short: key figures, objectives, the first scenarios of the matrix and what is to be decided." in html
    assert list(pages_of(two, SCOPES["executive"])) == ["README.md", "matrix.md"]


def test_a_programme_comes_with_its_actions_and_nothing_else(two: Review) -> None:
    pages = pages_of(two, SCOPES["programme"])
    assert {"programmes/welcome.md", "scenarios/hello.md", "campaigns/spring.md", "campaigns/letter.md"} <= set(pages)
    assert not [path for path in pages if "back" in path or path.startswith("conventions")]
    assert "Only the programme “Welcome”" in pages["README.md"]
    assert "Win back" not in "".join(pages.values())


def test_an_agency_gets_what_it_produces_from(two: Review) -> None:
    pages = pages_of(two, SCOPES["agency"])
    assert {"programmes/welcome.md", "scenarios/hello.md", "campaigns/spring.md", "calendar.md"} <= set(pages)
    conventions = {path for path in pages if path.startswith("conventions/")}
    assert conventions == {f"conventions/{name}.md" for name in ("vocabulary", "communications", "senders")}
    assert not {"diagnosis.md", "loyalty.md", "matrix.md", "ratio.md", "levers.md"} & set(pages)
    assert 'id="checks"' not in html_of(two, SCOPES["agency"])
    assert "#checks" not in html_of(two, SCOPES["agency"])


def test_an_agency_gets_the_data_that_scenarios_need_and_no_other() -> None:
    income = "attributes: {income: {name: Household income, source: shop}, "
    unused = SMALL["data.yaml"].replace("attributes: {", income)
    page = pages_of(review_of({**SMALL, "data.yaml": unused}, AS_OF), SCOPES["agency"])["data.md"]
    assert "First name" in page
    assert "Household income" not in page
    assert "Readiness" not in page


SECRETS = {
    "programmes/welcome.yaml": "budget: 7770 EUR\nlever_mix: {relational: 77.1 %}\nx-margin: 77.2 %\n",
    "campaigns/spring.yaml": (
        "expected: {volume: 4321, budget: 7771 EUR, revenue: 7772 EUR}\n"
        "objective: {statement: Sell, kpi: first_order_rate, baseline: 77.3 %, target: 77.4 %, horizon: 77d}\n"
        "matrix: {volume: 7773/month}\nattribution_window: 77d\n"
    ),
    "offers.yaml": (
        "hidden: {name: Hidden, kind: offer, cost: 7774 EUR, performance: {conversion: 77.5 %}, x-supplier: 7775}\n"
    ),
    "personas/anne.yaml": (
        "name: Anne\nshare_of_base: 77.6 %\nshare_of_revenue: 77.7 %\nbuying: {basket: 7776 EUR}\ntone: Plain\n"
    ),
}
"""Figures that an agency must not read: each begins with 77."""


@pytest.fixture(scope="module")
def confidential() -> Review:
    files = {**SMALL, **{path: SMALL.get(path, "") + text for path, text in SECRETS.items()}}
    files["scenarios/hello.yaml"] = files["scenarios/hello.yaml"].replace("business: 5", "business: 5, feasibility: 1")
    files["scenarios/hello.yaml"] = files["scenarios/hello.yaml"].replace("lever:", "offer: hidden\nlever:")
    return review_of(files, AS_OF)


@pytest.mark.parametrize("form", ReportForm)
@pytest.mark.parametrize("language", Language)
def test_an_agency_reads_no_figure_of_the_house(confidential: Review, form: ReportForm, language: Language) -> None:
    def figures(scope: Scope) -> set[str]:
        pages = make_report(confidential, language, form, ReportOptions(scope=scope)).values()
        text = " ".join(re.sub(r'="[^"]*"|<style>.*?</style>', "", page, flags=re.DOTALL) for page in pages)
        return set(re.findall(r"(?<![\w#])77[.,\s\u202f]?\d*", text))

    assert len(figures(WHOLE)) >= 10
    assert figures(SCOPES["agency"]) == set()


def test_an_agency_reads_how_many_messages_and_in_which_tone(confidential: Review) -> None:
    pages = pages_of(confidential, SCOPES["agency"])
    assert "4,321" in pages["campaigns/spring.md"]
    assert "Plain" in pages["personas.md"]
    assert "First order rate" in pages["programmes/welcome.md"]
    assert "Hidden" in pages["offers.md"]
    assert "Ten off" not in pages["offers.md"]


def test_an_agency_gets_no_offer_of_a_campaign_of_other_days() -> None:
    review = review_of({**SMALL, "campaigns/letter.yaml": SMALL["campaigns/letter.yaml"] + "offer: spring_10\n"}, AS_OF)
    assert "Ten off" in pages_of(review, Scope(Audience.AGENCY))["offers.md"]
    march = Edition(date(2027, 3, 1), date(2027, 3, 31))
    assert "Ten off" not in "".join(pages_of(review, Scope(Audience.AGENCY, days=march)).values())


def test_findings_are_those_of_the_programme_s_files(two: Review) -> None:
    page = pages_of(two, SCOPES["programme"])["README.md"]
    places = re.findall(r"\| ([\w/-]+\.yaml):\d+ \|", page)
    assert places
    own = {"programmes/welcome.yaml", "scenarios/hello.yaml", "campaigns/spring.yaml", "campaigns/letter.yaml"}
    assert set(places) <= own | {"waivers.yaml"}


def test_days_limit_the_planning_and_the_sends(two: Review) -> None:
    pages = pages_of(two, SCOPES["march"])
    assert "campaigns/spring.md" in pages
    assert "campaigns/letter.md" not in pages
    assert "1–31 Mar 2027" in pages["README.md"]
    assert "2 dated sends, 1–31 Mar 2027" in pages["campaigns.md"]
    assert "| Mar |" in pages["campaigns.md"]
    assert "Apr" not in pages["campaigns.md"]
    one_day = pages_of(two, Scope(days=Edition(date(2027, 3, 20), date(2027, 3, 20))))
    assert "reminder" in one_day["campaigns/spring.md"]
    assert "launch" not in one_day["campaigns/spring.md"]


def test_days_without_a_send_have_no_planning(two: Review) -> None:
    pages = pages_of(two, Scope(days=Edition(date(2027, 12, 1), date(2027, 12, 31))))
    assert not [path for path in pages if path.startswith("campaigns")]


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
@pytest.mark.parametrize("form", ReportForm)
def test_the_same_plan_gives_the_same_bytes(two: Review, scope: Scope, form: ReportForm) -> None:
    options = ReportOptions(scope=scope)
    assert make_report(two, Language.FR, form, options) == make_report(two, Language.FR, form, options)


def test_a_hostile_name_shows_as_text_in_what_is_said_of_the_scope() -> None:
    review = review_of(plan_with("<img src=x onerror=alert(1)>"))
    html = html_of(review, Scope(Audience.PROGRAMME, "p"))
    assert "Only the programme “&lt;img src=x onerror=alert(1)&gt;”" in html
    assert "<img" not in html


def test_uncommitted_changes_are_said(two: Review) -> None:
    options = ReportOptions(revision="4f2c9e1", is_changed=True)
    html = make_report(two, Language.EN, ReportForm.HTML, options)["index.html"]
    assert "revision 4f2c9e1, with changes that are not committed" in html
