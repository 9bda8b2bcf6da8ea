"""The parts on balance: the customer-centric ratio, the levers and the channels."""

from __future__ import annotations

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.text.words import Words
from relplan.report.views.bars import Bar, bar_between, bar_of
from relplan.report.views.levers import LeversView, view_levers
from relplan.report.views.ratio import RatiosView, view_ratio
from tests.conftest import review_of

PLAN = {
    "relplan.yaml": "relplan: 1\nname: P\ncustomers: 1000\nperiod: {from: 2027-01-01, to: 2027-12-31}\n",
    "programmes/p.yaml": """
name: Care
objective: {statement: s, kpi: k}
lever_mix: {transactional: 20 %, service: 80 %}
""",
    "programmes/q.yaml": "name: Quiet\nobjective: {statement: s, kpi: k}\n",
    "conventions/channels.yaml": "email: {name: E-mail, kind: email}\nsms: {name: SMS, kind: sms}\n",
    "conventions/segments.yaml": """
segmentations:
  life: {name: Life, complete: true, segments: {new: {name: New, size: 400}, old: {name: Old, size: 600}}}
""",
    "moments.yaml": "m: {name: M, kind: life, event: e, rate: {life.new: 1/year, life.old: 1/year}}\n",
    "scenarios/s.yaml": """
name: Triggered
programme: p
status: live
lever: service
audience: {segments: [life.new]}
trigger: {moment: m}
steps: [{message: a, channel: sms}]
""",
    "campaigns/c.yaml": """
name: Sale
programme: p
lever: transactional
sends: [{id: x, on: 2027-02-01, channel: email}, {id: y, on: 2027-03-01, channel: email}]
""",
    "campaigns/d.yaml": "name: Mute\nprogramme: q\nsends: [{id: x, on: 2027-04-01, channel: email}]\n",
}


def ratio_of(files: dict[str, str]) -> RatiosView:
    view = view_ratio(review_of(files), Words(Language.EN))
    assert view is not None
    return view


def levers_of(files: dict[str, str]) -> LeversView:
    view = view_levers(review_of(files), Words(Language.EN))
    assert view is not None
    return view


def test_the_ratio_is_told_as_a_whole_by_programme_and_by_segment() -> None:
    view = ratio_of(PLAN)
    assert view.percent == "33.3%"
    rows = {group.title: [(row.title.text, row.percent, row.of) for row in group.rows] for group in view.groups}
    assert rows == {
        "The whole plan": [("All actions", "33.3%", "1 of 3"), ("Ready or live ones only", "100%", "1 of 1")],
        "By programme": [("Care", "50%", "1 of 2"), ("Quiet", "0%", "0 of 1")],
        "By segment, over the actions that can reach it": [("New", "33.3%", "1 of 3"), ("Old", "0%", "0 of 2")],
    }


def test_bars_stand_against_the_goal() -> None:
    overall = ratio_of(PLAN).groups[0].rows[0]
    assert overall.bar == Bar(start=0, length=33.3, goal=25.0, tone="strong")
    assert ratio_of(PLAN).groups[2].rows[1].bar.tone == ""


def test_the_weighted_ratio_is_an_interval_and_an_expectation() -> None:
    view = ratio_of(PLAN)
    assert view.weighted is not None
    assert view.weighted.sentence == (
        "Of the contacts expected over the period, between 11% and 100% start from something the customer does."
    )
    page = make_report(review_of(PLAN), Language.EN, ReportForm.MARKDOWN)["ratio.md"]
    assert "An expectation from declared volumes, rates and sizes, not a proof." in page


def test_what_cannot_be_weighed_is_named() -> None:
    files = {**PLAN, "moments.yaml": "m: {name: M, kind: life, event: e}\n"}
    weighted = ratio_of(files).weighted
    assert weighted is not None
    assert [piece.text for piece in weighted.left_out] == ["Triggered"]


def test_a_goal_of_an_unread_plan_is_not_said_to_be_reached() -> None:
    view = ratio_of({**PLAN, "campaigns/b.yaml": 'name: "Never closed\n'})
    assert view.caution == "may be incomplete"
    assert "to be confirmed" in view.goal


def test_levers_are_counted_over_actions_and_messages() -> None:
    view = levers_of(PLAN)
    actions = {row.name.text: (row.share, row.count) for row in view.actions if row.count != "0"}
    messages = {row.name.text: (row.share, row.count) for row in view.messages if row.count != "0"}
    assert actions == {"transactional": ("50%", "1"), "service": ("50%", "1")}
    assert messages == {"transactional": ("66.7%", "2"), "service": ("33.3%", "1")}
    assert [piece.text for piece in view.unsaid] == ["Mute"]


def test_the_wanted_balance_stands_beside_the_one_there_is() -> None:
    (wanted,) = levers_of(PLAN).wanted
    assert wanted.title.text == "Care"
    told = {row.name: (row.share, row.wanted, row.gap, row.is_far) for row in wanted.rows}
    assert told["transactional"] == ("50%", "20%", "30 points over", True)
    assert told["service"] == ("50%", "80%", "30 points short", True)
    assert told["relational"] == ("0%", "0%", "as wanted", False)


def test_a_plan_may_tolerate_more() -> None:
    settings = PLAN["relplan.yaml"] + "rules: {wanted-balance-missed: {tolerance: 40 %}}\n"
    (wanted,) = levers_of({**PLAN, "relplan.yaml": settings}).wanted
    assert not any(row.is_far for row in wanted.rows)


def test_channels_come_with_the_most_used_first() -> None:
    channels = [(row.name.text, row.share, row.count) for row in levers_of(PLAN).channels]
    assert channels == [("E-mail", "75%", "3"), ("SMS", "25%", "1")]


def test_a_plan_without_actions_has_neither() -> None:
    review = review_of({"relplan.yaml": PLAN["relplan.yaml"]})
    assert view_ratio(review, Words(Language.EN)) is None
    assert view_levers(review, Words(Language.EN)) is None


def test_bars_stay_on_their_scale() -> None:
    assert bar_of(1.5) == Bar(0, 100)
    assert bar_between(-1, 0.5, 2) == Bar(0, 50, 100)
