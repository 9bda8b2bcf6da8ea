"""Journey maps and personas."""

from __future__ import annotations

import pytest

from relplan.model.settings import Language
from relplan.report.diagrams.experience import Lived, draw_experience
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.text.words import Words
from relplan.report.views.journeys import JourneyView, view_journeys
from relplan.report.views.personas import PersonaView, view_personas
from relplan.report.views.pieces import Link
from relplan.validation.review import Review
from tests.conftest import review_of
from tests.report.conftest import AS_OF, SMALL

ENGLISH = Words(Language.EN)
JOURNEY = """
name: Web
status: idea
personas: [ann]
stages: [{id: buy, name: Buy}, {id: use, name: Use}]
channels: [{id: site, name: Site}, mail, {id: idle, name: Idle}]
touchpoints:
  - {id: help, name: Help, stage: use, channel: mail, current: -1, ideas: [Answer sooner], owner: care}
  - id: form
    name: The form
    stage: buy
    channel: site
    personas: [ann]
    moment: signup
    moment_of_truth: true
    signal: signed_up
    current: {experience: 0, note: Long, verbatims: [Too many fields]}
    target: {experience: 2, note: Two fields}
  - {id: lost, stage: nowhere, channel: fax}
"""
ANN = """
name: Ann
status: live
quote: Be quick.
profile: {age: 30 to 40, occupation: Nurse}
segments: [life.new]
share_of_base: 24 %
share_of_revenue: 16 %
values: [thrift]
motivations: [Save time]
frictions: [Delivery costs]
expectations: [simple, close]
buying: {frequency: monthly, triggers: [a move, a gift]}
digital: {ease: high, devices: [telephone]}
channels: {buy: [site, sms]}
tone: plain
promise: Two clicks
journeys: [web]
evidence: [Ten interviews]
"""


TRAVELLED = {**SMALL, "journeys/web.yaml": JOURNEY, "personas/ann.yaml": ANN}


@pytest.fixture(scope="module")
def review() -> Review:
    return review_of(TRAVELLED, AS_OF)


@pytest.fixture(scope="module")
def web(review: Review) -> JourneyView:
    view = view_journeys(review, ENGLISH)
    assert view is not None
    return view.journeys[0]


@pytest.fixture(scope="module")
def ann(review: Review) -> PersonaView:
    view = view_personas(review, ENGLISH)
    assert view is not None
    return view.personas[0]


def test_touchpoints_stand_where_stage_and_channel_meet(web: JourneyView) -> None:
    assert web.stages == ("Buy", "Use")
    assert [(row.title, [[one.title for one in cell] for cell in row.cells]) for row in web.rows] == [
        ("Site", [["The form"], []]),
        ("mail", [[], ["Help"]]),
    ]
    assert web.counts == "3 touchpoints, 1 moment of truth, 1 irritant."


def test_touchpoint_says_how_it_is_lived_and_what_acts_there(web: JourneyView) -> None:
    form, support, lost = web.touchpoints
    assert form.current is not None
    assert form.target is not None
    assert (form.current.degree, form.current.word, form.current.note) == ("0", "neutral", "Long")
    assert (form.current.verbatims, form.target.degree, form.target.tone) == (("Too many fields",), "+2", "good")
    assert [one.text for one in form.scenarios] == ["Hello"]
    assert (form.is_truth, form.moment, [one.text for one in form.personas]) == (True, "Sign-up", ["Ann"])
    assert (support.is_irritant, support.ideas, support.owner) == (True, ("Answer sooner",), "care")
    assert (lost.title, lost.stage, lost.channel) == ("lost", "nowhere", "fax")


def test_curve_runs_through_the_touchpoints_stage_by_stage(web: JourneyView) -> None:
    curve = web.curve
    assert curve is not None
    assert [" ".join(spot.lines) for spot in curve.spots] == ["The form", "Help"]
    assert [spot.tone for spot in curve.spots] == ["", "bad"]
    assert [band.lines for band in curve.bands] == [("Buy",), ("Use",)]
    assert [level.text for level in curve.levels] == ["+2", "+1", "0", "−1", "−2"]
    assert (len(curve.current), curve.target) == (1, ())
    assert curve.current[0].start[1] < curve.current[0].end[1], "worse is further down"


def test_there_is_no_curve_when_nobody_says_how_it_is_lived() -> None:
    assert draw_experience([("Buy", [Lived("The form", None, None, is_truth=True)])]) is None
    assert draw_experience([]) is None


def test_persona_has_everything_that_is_said_of_her(ann: PersonaView) -> None:
    assert (ann.quote, ann.initial) == ("Be quick.", "A")
    assert ann.shares == (("24%", "of the customers"), ("16%", "of the revenue"))
    said = {fact.label: ["".join(piece.text for piece in cell) for cell in fact.cells] for fact in ann.sheet.facts}
    assert said == {
        "Profile": ["Age: 30 to 40", "Occupation: Nurse"],
        "Found in": ["New"],
        "Values": ["thrift"],
        "Motivations": ["Save time"],
        "Frictions": ["Delivery costs"],
        "Expects": ["a simple one, closeness to the brand"],
        "Buying": ["How often: monthly", "What triggers it: a move, a gift"],
        "Digital media": ["At ease: high", "Devices: telephone"],
        "Preferred channels": ["Buy: Site, SMS"],
        "Tone": ["plain"],
        "Promise": ["Two clicks"],
        "Journeys": ["Web"],
        "Drawn from": ["Ten interviews"],
    }


def test_personas_and_journeys_lead_to_each_other(web: JourneyView, ann: PersonaView) -> None:
    personas = next(fact for fact in web.sheet.facts if fact.label == "Personas")
    assert personas.cells == ((Link("Ann", "personas", "persona-ann"),),)
    journeys = next(fact for fact in ann.sheet.facts if fact.label == "Journeys")
    assert journeys.cells == ((Link("Web", "journeys", "journey-web"),),)


def test_plan_without_them_has_no_such_part(small: Review) -> None:
    assert view_journeys(small, ENGLISH) is None
    assert view_personas(small, ENGLISH) is None


@pytest.mark.parametrize("language", Language)
def test_pages_in_both_forms(language: Language, review: Review) -> None:
    html = make_report(review, language, ReportForm.HTML)["index.html"]
    assert '<article class="card sheet" id="journey-web">' in html
    assert '<article class="card sheet persona" data-rove id="persona-ann">' in html
    assert 'aria-labelledby="curve-journey-web"' in html
    pages = make_report(review, language, ReportForm.MARKDOWN)
    assert r"★ The form 0 → \+2<br>[Hello](scenarios/hello.md)" in pages["journeys.md"]
    assert "Be quick." in pages["personas.md"]
