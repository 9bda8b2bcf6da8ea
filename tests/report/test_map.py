"""The scenario map: stages or phases against segments, and its holes."""

from __future__ import annotations

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.text.words import Words
from relplan.report.views.map import CellView, MapTable, MapView, view_map
from relplan.validation.review import Review
from tests.conftest import review_of
from tests.report.conftest import AS_OF, SMALL

ENGLISH = Words(Language.EN)
JOURNEY = """
name: Web
stages: [{id: discover, name: Discover}, {id: buy, name: Buy}, {id: use}]
channels: [site]
touchpoints:
  - {id: form, name: The form, stage: discover, channel: site, moment: signup, moment_of_truth: true}
  - {id: basket, stage: buy, channel: site, scenarios: [cart]}
"""
CART = """
name: Basket
programme: welcome
status: draft
trigger: {moment: basket_left}
lever: service
steps: [{message: m, channel: email}]
"""
LONE = "name: Lone\nprogramme: welcome\ntrigger: {moment: other}\nsteps: [{message: m, channel: email}]\n"
MAPPED = {
    **SMALL,
    "journeys/web.yaml": JOURNEY,
    "scenarios/cart.yaml": CART,
    "scenarios/lone.yaml": LONE,
}


def view_of(review: Review) -> MapView:
    view = view_map(review, ENGLISH)
    assert view is not None
    return view


def says(cell: CellView) -> str:
    pins = [f"{'*' if pin.is_truth else ''}{pin.scenario.text}" for pin in cell.pins]
    return ", ".join(pins) if pins else "hole" if cell.is_possible else "never"


def cells_of(table: MapTable) -> dict[str, list[str]]:
    return {
        ", ".join(segment.text for segment in row.segments): [says(cell) for cell in row.cells]
        for group in table.groups
        for row in group.rows
    }


def test_stages_are_columns_and_segments_rows() -> None:
    view = view_of(review_of(MAPPED, AS_OF))
    (table,) = view.tables
    assert [(column.title.text, column.truths) for column in table.columns] == [
        ("Discover", ("The form",)),
        ("Buy", ()),
        ("use", ()),
    ]
    assert cells_of(table) == {
        "Everybody": ["*Hello", "Basket", "hole"],
        "Active": ["hole", "Basket", "hole"],
        "Staff": ["hole", "Basket", "hole"],
    }
    assert [one.text for one in table.alike] == ["New"]
    assert table.holes == "5 holes."
    assert [one.text for one in view.off] == ["Lone"]


def test_without_journeys_phases_are_columns(small: Review) -> None:
    (table,) = view_of(small).tables
    assert [column.title.text for column in table.columns] == ["New", "Active"]
    assert cells_of(table) == {"Everybody": ["Hello", "hole"], "Staff": ["hole", "hole"]}


def test_pin_says_lever_and_status() -> None:
    (table,) = view_of(review_of(MAPPED, AS_OF)).tables
    (pin,) = table.groups[0].rows[0].cells[1].pins
    assert (pin.lever, pin.status, pin.tone, pin.is_live) == ("service", "draft", "service", False)


def test_plan_without_journeys_and_phases_has_no_map() -> None:
    assert view_map(review_of({}), ENGLISH) is None


def test_page_in_both_forms() -> None:
    review = review_of(MAPPED, AS_OF)
    page = make_report(review, Language.EN, ReportForm.MARKDOWN)["map.md"]
    assert "| Everybody | ★ [Hello](scenarios/hello.md) (relational, live) | [Basket](scenarios/cart.md)" in page
    html = make_report(review, Language.FR, ReportForm.HTML)["index.html"]
    assert '<article class="card" id="map-web">' in html
    assert html.count('<td class="hole">rien</td>') == 5


def test_a_crowded_cell_names_the_first_scenarios_and_counts_the_others() -> None:
    starts = CART.replace("basket_left", "signup")
    crowd = {f"scenarios/s{number:02}.yaml": starts.replace("Basket", f"S{number:02}") for number in range(23)}
    review = review_of({**MAPPED, **crowd}, AS_OF)
    html = make_report(review, Language.EN, ReportForm.HTML)["index.html"]
    drawn = html.partition('<section id="map">')[2].partition("</section>")[0]
    assert view_of(review).is_excerpt
    assert "S18" in drawn
    assert "S22" not in drawn
    assert '<li class="note">and 4 more</li>' in drawn
    assert "<code>relplan export scenarios</code> lists them all." in drawn
    assert not view_of(review_of(MAPPED, AS_OF)).is_excerpt
