"""Reports for one reader: shorter, honest about it, and without a link that leads nowhere."""

from __future__ import annotations

import posixpath
import re
from datetime import date

import pytest

from relplan.analysis.occasions import Edition
from relplan.model.settings import Language
from relplan.report.documents import ReportOptions, make_report
from relplan.report.render import ReportForm
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
    assert html.count('class="code"') <= 5
    assert "The full report says the rest." in html
    assert list(pages_of(two, SCOPES["executive"])) == ["README.md", "matrix.md"]


def test_a_programme_comes_with_its_actions_and_nothing_else(two: Review) -> None:
    pages = pages_of(two, SCOPES["programme"])
    assert {"programmes/welcome.md", "scenarios/hello.md", "campaigns/spring.md", "campaigns/letter.md"} <= set(pages)
    assert not [path for path in pages if "back" in path or path.startswith("conventions")]
    assert "Only the programme “Welcome”" in pages["README.md"]
    assert "Win back" not in "".join(pages.values())


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
