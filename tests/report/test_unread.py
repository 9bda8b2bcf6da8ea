"""A report of a plan that can't be read whole says so, and claims nothing that it can't know."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.text.words import Words
from relplan.report.views.campaigns import view_campaigns
from relplan.report.views.conventions import view_conventions
from relplan.report.views.overview import view_overview
from relplan.report.views.pressure import PressureView
from relplan.validation.review import Review
from tests.conftest import review_of
from tests.report.conftest import AS_OF, SMALL

ENGLISH, FRENCH = Words(Language.EN), Words(Language.FR)
BROKEN = 'name: "Never closed\n'
LETTER, PRESSURE = "campaigns/letter.yaml", "conventions/pressure.yaml"


def broken(*paths: str) -> Review:
    """Review the small plan with files that can't be read."""
    files: Mapping[str, str] = {**SMALL, **dict.fromkeys(paths, BROKEN)}
    return review_of(files, AS_OF)


def pressure_of(review: Review, words: Words = ENGLISH) -> PressureView:
    view = view_conventions(review, words).pressure
    assert view is not None
    return view


def test_a_whole_plan_has_no_warning(small: Review) -> None:
    view = view_overview(small, ENGLISH)
    assert view.unread is None
    assert view.ratio is not None
    assert [*(figure.caution for figure in view.figures), view.ratio.caution] == ["", "", "", "", ""]
    assert pressure_of(small).unproved == ""


def test_overview_says_how_many_checks_were_not_made_and_why() -> None:
    review = broken(LETTER)
    unread = view_overview(review, FRENCH).unread
    assert unread is not None
    assert len(review.suspended) > 1
    assert unread.sentence.startswith(f"{len(review.suspended)} contrôles n’ont pas été faits")
    assert [place.text for place in unread.places] == [f"{LETTER}:1"]


def test_files_that_no_suspended_check_needs_are_not_named() -> None:
    review = review_of({**SMALL, LETTER: BROKEN, "objectives.yaml": BROKEN}, AS_OF)
    assert "objectives.yaml" not in pressure_of(review).unproved
    assert LETTER in pressure_of(review).unproved


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("path", [LETTER, PRESSURE, "conventions/segments.yaml", "relplan.yaml"])
def test_nothing_is_proved_of_a_plan_that_can_not_be_read_whole(path: str, language: Language) -> None:
    view = pressure_of(broken(path), Words(language))
    assert path in view.unproved
    assert view.assumptions == view.truths == ()
    assert {(limit.verdict.tone, limit.truth, limit.load, limit.margin) for limit in view.limits} <= {
        ("open", "", "", "")
    }


@pytest.mark.parametrize("form", ReportForm)
def test_pages_show_no_verdict_that_was_not_reached(form: ReportForm) -> None:
    pages = make_report(broken(LETTER), Language.EN, form)
    page = {
        ReportForm.HTML: "index.html",
        ReportForm.SITE: "conventions/pressure.html",
        ReportForm.MARKDOWN: "conventions/pressure.md",
    }
    text = pages[page[form]]
    if form is not ReportForm.MARKDOWN:
        text = text.partition('id="conventions-pressure"')[2]
    section = text.partition('id="conventions-vocabulary"')[0]
    assert "not verified" in section
    assert "holds" not in section
    assert "exact" not in section.lower()
    assert "Worst window" not in section
    assert "This report is incomplete" in (pages.get("README.md") or pages["index.html"])


def test_pressure_rules_that_can_not_be_read_are_not_passed_over() -> None:
    view = pressure_of(broken(PRESSURE))
    assert view.unproved == (
        f"The pressure rules can't be read: {PRESSURE}. They aren't known, and nothing is proved of them."
    )
    assert view.limits == ()
    assert view.source is not None
    assert view.source.text == f"{PRESSURE}:1"


def test_figures_that_may_be_incomplete_are_marked() -> None:
    review = broken(LETTER)
    view = view_overview(review, ENGLISH)
    assert [(figure.label, figure.caution) for figure in view.figures] == [
        ("programme", ""),
        ("scenario", ""),
        ("campaign", "may be incomplete"),
        ("dated sends", "may be incomplete"),
    ]
    assert view.ratio is not None
    assert (view.ratio.caution, view.ratio.tone) == ("may be incomplete", "open")
    assert view.ratio.goal == "Goal: at least 25%, to be confirmed."
    planning = view_campaigns(review, ENGLISH).planning
    assert planning is not None
    assert planning.caution == "may be incomplete"
