"""A partner outside reads the fields named for it, and no other: also none that the model gets later."""

from __future__ import annotations

import re

import pytest

from relplan.model.base import Element
from relplan.model.settings import Language
from relplan.report.confidential import FOR_AGENCY
from relplan.report.documents import make_report
from relplan.report.edition import ReportOptions
from relplan.report.forms.render import ReportForm
from relplan.report.scope import WHOLE, Audience, Scope
from tests.conftest import plan_of, review_of
from tests.report.planted import Field, Planter

IDS = {
    *(Field("MessageStep", "message"), Field("TaskStep", "task"), Field("Send", "id")),
    *(Field("Touchpoint", "id"), Field("JourneyChannel", "name")),
}
"""What is kept and not shown: an id stands for what has no name, a channel of a journey for a persona's."""

BARE = {
    *("Trigger", "Reentry", "Suppression", "Harmonisation", "Spread", "Local", "LocalScope", "Repeat", "Schedule"),
    *("Period", "Audience", "WaitStep", "WaitUntil", "WaitFor", "BranchStep", "Case", "Otherwise", "SplitStep"),
    *("Validity", "ContactHours", "Pressure", "Selector"),
}
"""Models without a text or an amount of their own."""

PLANTED = r"planted\d{5}|(?<![\d.])(?:7\.)?\d{5}(?!\d)"


@pytest.fixture(scope="module")
def planter() -> Planter:
    return Planter()


def shown_fields(planter: Planter, form: ReportForm, scope: Scope) -> set[Field]:
    """Return the fields of which a text or an amount stands in a report."""
    review = review_of(planter.files)
    pages = make_report(review, Language.EN, form, ReportOptions(scope=scope)).values()
    text = re.sub(r"(?<=\d),(?=\d{3})", "", "\n".join(pages))
    return {planter.fields[found] for found in set(re.findall(PLANTED, text)) if found in planter.fields}


def read_fields() -> set[Field]:
    return {Field(model.__name__, name) for model, names in FOR_AGENCY.items() for name in names}


def test_the_plan_is_read_whole(planter: Planter) -> None:
    assert plan_of(planter.files).problems == ()
    assert {field.model for field in planter.fields.values()} >= {model.__name__ for model in FOR_AGENCY} - BARE


@pytest.mark.parametrize("form", ReportForm)
def test_an_agency_reads_the_texts_and_amounts_named_for_it_and_no_other(planter: Planter, form: ReportForm) -> None:
    expected = read_fields() & set(planter.fields.values()) - IDS
    assert shown_fields(planter, form, Scope(Audience.AGENCY)) == expected


def test_the_house_reads_more(planter: Planter) -> None:
    assert Field("Programme", "budget") in shown_fields(planter, ReportForm.MARKDOWN, WHOLE) - read_fields()


@pytest.mark.parametrize("model", FOR_AGENCY, ids=lambda model: model.__name__)
def test_what_is_read_are_fields_with_all_that_have_no_default(model: type[Element]) -> None:
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    assert required <= FOR_AGENCY[model] <= set(model.model_fields)
