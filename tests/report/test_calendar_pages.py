"""The planning and the calendar: what is sent when, by target and day by day."""

from __future__ import annotations

import re
from datetime import date

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.text.words import Words
from relplan.report.views.calendar import CalendarView, DayView, view_calendar
from relplan.report.views.names import Names
from relplan.report.views.planning import Planning, view_planning
from tests.conftest import review_of

PLAN = {
    "relplan.yaml": "relplan: 1\nname: P\ncountries: [FR]\nperiod: {from: 2027-01-01, to: 2027-06-30}\n",
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: k}\n",
    "conventions/channels.yaml": "email: {name: E-mail, kind: email}\nsms: {name: SMS, kind: sms}\n",
    "conventions/stores.yaml": "lyon: {name: Lyon}\n",
    "calendar.yaml": """
occasions: {fair: {name: Fair, date: 2027-05-03, duration: 3d}}
blackouts: {stock: {name: Stock, from: 2027-05-10, to: 2027-05-12, channels: [sms]}}
""",
    "campaigns/news.yaml": """
name: News
programme: p
repeat: {rule: "FREQ=WEEKLY;BYDAY=TU", from: 2027-02-01, until: 2027-05-31}
sends: [{id: x, on: occurrence, channel: email}]
""",
    "campaigns/party.yaml": """
name: Party
programme: p
scope: {local: {stores: [lyon]}}
sends: [{id: y, name: Invitation, on: 2027-05-03, at: "18:00", channel: sms}]
""",
}
AS_OF = date(2027, 5, 20)


def planning_of(files: dict[str, str]) -> Planning:
    review, words = review_of(files, AS_OF), Words(Language.EN)
    view = view_planning(review, Names(review.plan, words), words)
    assert view is not None
    return view


BRANDED = {
    **PLAN,
    "relplan.yaml": PLAN["relplan.yaml"] + "brands: {north: {name: North}, south: {name: South}, east: {}}\n",
    "conventions/segments.yaml": "segmentations: {life: {complete: true, segments: {new: {name: New}, old: {}}}}\n",
    "campaigns/news.yaml": PLAN["campaigns/news.yaml"] + "brands: [north, south]\naudience: {segments: [life.new]}\n",
    "campaigns/party.yaml": PLAN["campaigns/party.yaml"] + "brands: [east]\naudience: {segments: [life.old]}\n",
    "campaigns/all.yaml": "name: All\nprogramme: p\nsends: [{id: z, on: 2027-06-01, channel: email}]\n",
}


def calendar_of(files: dict[str, str]) -> CalendarView:
    view = view_calendar(review_of(files, AS_OF), Words(Language.EN))
    assert view is not None
    return view


def day_of(view: CalendarView, title: str) -> DayView:
    return next(day for month in view.months for day in month.days if day.title == title)


def test_what_comes_back_over_months_stands_in_a_line_of_its_own() -> None:
    row = planning_of(PLAN).rows[0]
    (news,) = row.lasting
    assert (news.first, news.count, news.after) == (1, 4, 1)
    assert news.entry.days == "every Tuesday, 17 dates"
    assert not any(row.months)


def test_what_comes_back_for_a_short_time_stands_in_its_months() -> None:
    short = PLAN["campaigns/news.yaml"].replace("2027-05-31", "2027-03-10")
    row = planning_of({**PLAN, "campaigns/news.yaml": short}).rows[0]
    assert row.lasting == ()
    assert [[entry.days for entry in month] for month in row.months] == [[], ["2, 9, 16, 23"], ["2, 9"], [], [], []]


def test_filters_are_there_for_the_channels_and_scopes_that_are_used() -> None:
    html = make_report(review_of(PLAN, AS_OF), Language.EN, ReportForm.HTML)["index.html"]
    for kind in ("email", "sms", "national", "local"):
        assert f'<input type="checkbox" id="filter-{kind}" checked>' in html
    national = {path: text for path, text in PLAN.items() if "party" not in path}
    html = make_report(review_of(national, AS_OF), Language.EN, ReportForm.HTML)["index.html"]
    assert 'id="filter-national"' not in html


def test_a_day_holds_what_marks_it_and_what_is_sent() -> None:
    view = calendar_of(PLAN)
    day = day_of(view, "Mon 3 May 2027")
    assert [(mark.kind, mark.name, mark.days) for mark in day.marks] == [("occasion", "Fair", "3–5 May 2027")]
    assert [(send.hour, send.campaign.text, send.name) for send in day.sends] == [("18:00", "Party", "Invitation")]
    (blackout,) = day_of(view, "Mon 10 May 2027").marks
    assert [chip.text for chip in blackout.channels] == ["SMS"]
    assert [mark.kind for mark in day_of(view, "Sat 1 May 2027").marks] == ["holiday"]


def test_months_say_what_they_hold_and_the_current_one_is_open() -> None:
    view = calendar_of(PLAN)
    assert [(month.title, month.summary, month.is_open) for month in view.months] == [
        ("February 2027", "4 sends, 1 campaign", False),
        ("March 2027", "5 sends, 1 campaign", False),
        ("April 2027", "4 sends, 1 campaign", False),
        ("May 2027", "5 sends, 2 campaigns", True),
    ]
    assert view.quiet == "Nothing goes out in the months that aren't listed."


def test_a_month_with_a_blackout_is_listed_though_nothing_goes_out() -> None:
    shut = PLAN["calendar.yaml"].replace("2027-05-10, to: 2027-05-12", "2027-06-10, to: 2027-06-12")
    months = calendar_of({**PLAN, "calendar.yaml": shut}).months
    assert [(month.title, month.summary) for month in months][-1] == ("June 2027", "nothing sent")


def test_every_day_is_in_the_page_folded_or_not() -> None:
    html = make_report(review_of(PLAN, AS_OF), Language.EN, ReportForm.HTML)["index.html"]
    assert len(re.findall(r'<details id="month-[^"]*"', html)) == 4
    assert len(re.findall(r'<details id="month-[^"]*" open>', html)) == 1
    assert "Tue 2 Feb 2027" in html


def test_a_calendar_of_which_something_cannot_be_read_says_so() -> None:
    assert calendar_of({**PLAN, "campaigns/b.yaml": 'name: "Never closed\n'}).caution == "may be incomplete"


def test_a_plan_without_dated_sends_has_no_calendar() -> None:
    files = {path: text for path, text in PLAN.items() if not path.startswith("campaigns/")}
    assert view_calendar(review_of(files, AS_OF), Words(Language.EN)) is None


def test_a_campaign_says_its_brands_where_it_is_not_for_all() -> None:
    planning = planning_of(BRANDED)
    entries = [one.entry for row in planning.rows for one in row.lasting]
    entries += [entry for row in planning.rows for month in row.months for entry in month]
    assert planning.brands == ("North", "South", "east")
    assert {entry.link.text: (entry.brands, entry.brand) for entry in entries} == {
        "News": ((1, 2), "North, South"),
        "Party": ((3,), "east"),
        "All": ((1, 2, 3), ""),
    }
    assert "[News](campaigns/news.md) every Tuesday" in (page := campaigns_page(BRANDED))
    assert "(North, South)" in page


def test_one_brand_is_not_worth_a_word() -> None:
    planning = planning_of({**BRANDED, "relplan.yaml": PLAN["relplan.yaml"] + "brands: {north: {name: North}}\n"})
    entries = [one.entry for row in planning.rows for one in row.lasting]
    assert planning.brands == ()
    assert [(entry.brands, entry.brand) for entry in entries] == [((), "")]


def campaigns_page(files: dict[str, str]) -> str:
    return make_report(review_of(files, AS_OF), Language.EN, ReportForm.MARKDOWN)["campaigns.md"]


def test_the_key_explains_the_signs_that_are_used() -> None:
    alone = {path: text for path, text in PLAN.items() if path != "campaigns/party.yaml"}
    draft = {**alone, "campaigns/news.yaml": PLAN["campaigns/news.yaml"] + "status: draft\n"}
    assert planning_of(PLAN).key == ("Hatched: local.", "Numbers are days.")
    assert planning_of(alone).key == ("Numbers are days.",)
    assert planning_of(draft).key == ("Dashed: a draft.", "Numbers are days.")


def test_a_campaign_that_comes_back_counts_its_days() -> None:
    twice = PLAN["campaigns/news.yaml"].replace(
        "channel: email}]", "channel: email}, {id: y, on: occurrence, at: '18:00', channel: sms}]"
    )
    (row,) = (row for row in planning_of({**PLAN, "campaigns/news.yaml": twice}).rows if row.lasting)
    assert [one.entry.days for one in row.lasting] == ["every Tuesday, 17 dates"]
