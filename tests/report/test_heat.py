"""The heat map: the fullest window of each week as a share of its cap, and what nobody may call proved."""

from __future__ import annotations

import pytest

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.parts import view_parts
from relplan.report.text.words import Words
from relplan.report.views.heat import HeatCell, HeatView, view_heat
from tests.conftest import review_of

PLAN = {
    "relplan.yaml": "relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2027-03-31}\n",
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: k}\n",
    "conventions/channels.yaml": "email: {name: E-mail, kind: email}\n",
    "conventions/segments.yaml": """
segmentations:
  life: {name: Life, complete: true, segments: {new: {name: New}, old: {name: Old}}}
  taste: {name: Taste, exclusive: false, segments: {tea: {name: Tea}}}
""",
    "conventions/pressure.yaml": "caps: {c: {name: Cap, max: 2, per: 7d}}\n",
    "campaigns/a.yaml": """
name: A
programme: p
sends:
  - {id: one, on: 2027-02-01, channel: email}
  - {id: two, on: 2027-02-02, channel: email, audience: {segments: [life.new]}}
  - {id: three, on: 2027-02-03, channel: email, audience: {segments: [life.new]}}
""",
}


def heat_of(files: dict[str, str], language: Language = Language.EN) -> HeatView | None:
    return view_heat(review_of(files), Words(language))


def row_of(view: HeatView, name: str, number: int = 0) -> dict[str, tuple[str, str]]:
    row = next(row for row in view.maps[number].rows if row.segment.text == name)
    return {week: (cell.text, cell.tone) for week, cell in zip(view.weeks, row.weeks, strict=True) if cell.text}


def test_each_week_shows_its_fullest_window_as_a_share_of_the_cap() -> None:
    view = heat_of(PLAN)
    assert view is not None
    assert row_of(view, "Everybody") == {"5": ("3", "over")}
    assert row_of(view, "Old") == {"5": ("1", "half")}
    assert [(head.title, head.weeks) for head in view.months] == [("Jan", 5), ("Feb", 4), ("Mar", 5)]
    assert [month.text for month in view.maps[0].rows[0].months] == ["", "3", ""]


def test_segments_that_nothing_tells_apart_are_said_and_not_shown() -> None:
    view = heat_of(PLAN)
    assert view is not None
    (one,) = view.maps
    assert [row.segment.text for row in one.rows] == ["Everybody", "Old"]
    assert one.notes == ("Not shown, since their weeks are those of the first line: New and Tea.",)


def test_a_segment_with_another_cap_is_not_taken_for_everybody() -> None:
    own = "caps: {c: {name: Cap, max: 4, per: 7d, by_segment: {life.new: 10}}}\n"
    sends = ", ".join(f"{{id: s{day}, on: 2027-02-0{day}, channel: email}}" for day in (1, 2, 3))
    view = heat_of(
        {
            **PLAN,
            "conventions/pressure.yaml": own,
            "campaigns/a.yaml": f"name: A\nprogramme: p\nsends: [{sends}]\n",
        }
    )
    assert view is not None
    assert {row.segment.text: row.worst for row in view.maps[0].rows} == {
        "Everybody": HeatCell("3", "under"),
        "New": HeatCell("3", "half"),
    }


def test_each_cap_has_a_map_that_names_it_and_everybody_reads_no_less_than_a_group() -> None:
    caps = """caps:
  weekly: {name: Weekly, max: 2, per: 7d, by_segment: {life.new: 4}}
  monthly: {name: Monthly, max: 5, per: month}
"""
    view = heat_of({**PLAN, "conventions/pressure.yaml": caps})
    assert view is not None
    assert [one.title for one in view.maps] == ["Weekly, in any 7 days", "Monthly, a calendar month"]
    assert [len(one.limits) for one in view.maps] == [2, 1]
    everybody = {number: row_of(view, "Everybody", number)["5"] for number in (0, 1)}
    assert everybody == {0: ("3", "under"), 1: ("3", "under")}
    assert row_of(view, "Old")["5"] == ("1", "half")


def test_a_segment_with_another_window_has_a_map_of_its_own() -> None:
    caps = "caps: {c: {name: Cap, max: 2, per: 7d, by_segment: {life.old: {max: 1, per: 14d}}}}\n"
    view = heat_of({**PLAN, "conventions/pressure.yaml": caps})
    assert view is not None
    assert [one.title for one in view.maps] == ["Cap, in any 14 days", "Cap, in any 7 days"]
    assert [len(one.few) for one in view.maps] == [1, 1]


def test_the_fullest_window_names_who_gets_what() -> None:
    view = heat_of(PLAN)
    assert view is not None
    (window,) = view.windows
    assert [piece.text for piece in window.who] == ["New"]
    assert [send.name for send in window.sends] == ["one", "two", "three"]


def test_demand_is_called_an_expectation() -> None:
    view = heat_of(PLAN)
    assert view is not None
    assert view.demand is not None
    assert [(row.segment.text, row.asked, row.over) for row in view.demand.rows] == [
        ("New", "12", ""),
        ("Old", "4", ""),
        ("Tea", "4 to 12", ""),
    ]
    page = make_report(review_of(PLAN), Language.EN, ReportForm.MARKDOWN)["heat.md"]
    assert "An expectation" in page


@pytest.mark.parametrize("form", ReportForm)
def test_nothing_is_shown_as_proved_when_a_send_cannot_be_read(form: ReportForm) -> None:
    broken = {**PLAN, "campaigns/b.yaml": 'name: "Never closed\n'}
    view = heat_of(broken)
    assert view is not None
    assert "Nothing is proved" in view.unproved
    assert (view.maps, view.windows, view.demand) == ((), (), None)
    pages = make_report(review_of(broken), Language.EN, form)
    text = "".join(pages[path] for path in ("heat.md", "heat.html", "index.html") if path in pages)
    assert 'class="heat"' not in text
    assert "Nothing is proved" in text


def test_a_plan_without_limits_has_none() -> None:
    files = {path: text for path, text in PLAN.items() if "pressure" not in path}
    assert heat_of(files) is None
    assert "heat" not in view_parts(review_of(files), Words(Language.EN))


def test_over_the_cap_is_said_without_colour() -> None:
    html = make_report(review_of(PLAN), Language.EN, ReportForm.HTML)["index.html"]
    assert '<td class="over">3<span class="unseen"> over</span></td>' in html
    assert '<td class="worst beyond">3 <span' in html
