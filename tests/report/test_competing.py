"""The parts on what competes for a customer: the harmonisation table and the order of priorities."""

from __future__ import annotations

import pytest

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.text.words import Words
from relplan.report.views.harmonisation import HarmonisationView, view_harmonisation
from relplan.report.views.precedence_graph import Edge, draw_graph
from relplan.report.views.priority import PriorityView, view_priority
from tests.conftest import review_of

PERIOD = "relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2027-12-31}\n"


def scenario(name: str, rest: str = "") -> str:
    return f"""
name: {name}
programme: p
trigger: {{moment: m}}
{rest}
steps: [{{message: a, channel: email}}]
"""


def campaign(name: str, rest: str = "") -> str:
    return f"name: {name}\nprogramme: p\n{rest}\nsends: [{{id: x, on: 2027-02-01, channel: email}}]\n"


PLAN = {
    "relplan.yaml": PERIOD,
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: k}\n",
    "conventions/channels.yaml": "email: {name: E-mail, kind: email}\n",
    "conventions/pressure.yaml": "caps: {c: {max: 1, per: 7d}}\n",
    "moments.yaml": "m: {name: M, kind: life, event: e}\n",
    "scenarios/cart.yaml": scenario(
        "Cart",
        """
priority: 1
with_campaigns:
  default: wins
  gift: combine
  sale: {wins-and-shifts: 2d}
suppresses: [{scenario: visit, for: 3d}]
""",
    ),
    "scenarios/visit.yaml": scenario("Visit", "priority: 2\nbeats: [news]"),
    "campaigns/gift.yaml": campaign("Gift", "priority: 7"),
    "campaigns/letter.yaml": campaign("Letter", "priority: 7"),
    "campaigns/news.yaml": campaign("News", "priority: 1"),
    "campaigns/sale.yaml": campaign("Sale"),
}


def harmonisation_of(files: dict[str, str]) -> HarmonisationView:
    view = view_harmonisation(review_of(files), Words(Language.EN))
    assert view is not None
    return view


def priority_of(files: dict[str, str]) -> PriorityView:
    view = view_priority(review_of(files), Words(Language.EN))
    assert view is not None
    return view


def test_each_pair_says_its_decision_and_whether_it_is_the_scenarios_own() -> None:
    view = harmonisation_of(PLAN)
    titles = [" ".join(piece.text for piece in column.campaigns) for column in view.columns]
    decisions = {
        row.scenario.text: {title: (one.text, one.is_own) for title, one in zip(titles, row.decisions, strict=True)}
        for row in view.rows
    }
    assert decisions["Cart"] == {
        "Gift": ("combines", True),
        "Letter News": ("wins", False),
        "Sale": ("shifts by 2 days", True),
    }
    assert decisions["Visit"] == {
        "Gift": ("first", False),
        "Letter News": ("first", False),
        "Sale": ("first", False),
    }


def test_campaigns_decided_alike_share_a_column() -> None:
    (group,) = harmonisation_of(PLAN).groups
    assert group.title == "Group 1: 2 campaigns"
    assert [piece.text for piece in group.campaigns] == ["Letter", "News"]


def test_places_tell_the_default_from_the_scenarios_own() -> None:
    cart = next(row for row in harmonisation_of(PLAN).rows if row.scenario.text == "Cart")
    assert [(place.label, place.source.text) for place in cart.places] == [
        ("default", "scenarios/cart.yaml:8"),
        ("Gift", "scenarios/cart.yaml:9"),
        ("Sale", "scenarios/cart.yaml:10"),
    ]


def test_legend_explains_what_is_used_and_nothing_else() -> None:
    assert [one.text for one, _ in harmonisation_of(PLAN).legend] == ["wins", "shifts", "combines", "first, second"]


def test_figures_that_may_be_incomplete_say_so() -> None:
    broken = {**PLAN, "campaigns/b.yaml": 'name: "Never closed\n'}
    assert harmonisation_of(broken).caution == "may be incomplete"
    assert priority_of(broken).caution == "may be incomplete"


def test_actions_come_by_rank_and_those_without_come_last() -> None:
    view = priority_of(PLAN)
    assert [(rank.number, [row.action.text for row in rank.rows]) for rank in view.ranks] == [
        ("1", ["Cart", "News"]),
        ("2", ["Visit"]),
        ("7", ["Gift", "Letter"]),
        ("", ["Sale"]),
    ]


def test_beats_suppressions_and_ties_are_told() -> None:
    view = priority_of(PLAN)
    rows = {row.action.text: row for rank in view.ranks for row in rank.rows}
    assert [piece.text for piece in rows["Visit"].first] == ["News"]
    assert [piece.text for piece in rows["Cart"].holds_back] == ["Visit"]
    assert [piece.text for piece in rows["Gift"].ties] == ["Letter"]
    assert [one.sentence for one in view.relations] == [
        "comes before “News”, whatever their numbers",
        "holds back “Visit”, for 3 days",
    ]
    assert view.diagram == 'flowchart LR\nn0["Visit"]\nn1["News"]\nn2["Cart"]\nn0 --> n1\nn2 -.-> n0'


def test_a_plan_without_ranks_has_no_order() -> None:
    files = {path: text.replace("priority: 7", "") for path, text in PLAN.items() if "scenarios" not in path}
    files["campaigns/news.yaml"] = campaign("News")
    assert view_priority(review_of(files), Words(Language.EN)) is None
    assert view_harmonisation(review_of(files), Words(Language.EN)) is None


EDGES = {
    "chain": [("a", "b"), ("b", "c"), ("a", "c")],
    "circle": [("a", "b"), ("b", "a"), ("b", "b")],
    "apart": [("a", "b"), ("c", "d")],
    "star": [("a", "z"), ("b", "z"), ("c", "z"), ("z", "y")],
}


@pytest.mark.parametrize("pairs", EDGES.values(), ids=EDGES)
def test_boxes_of_the_graph_never_cover_each_other(pairs: list[tuple[str, str]]) -> None:
    edges = [Edge(first, second, "beats") for first, second in pairs]
    names = {name for pair in pairs for name in pair}
    graph = draw_graph(edges, {name: name for name in names})
    assert len(graph.arrows) == len(pairs)
    assert {box.title for box in graph.boxes} == names
    for box in graph.boxes:
        assert box.x + graph.box_width <= graph.width
        assert box.y + graph.box_height <= graph.height
        for other in graph.boxes:
            is_clear = abs(box.x - other.x) >= graph.box_width or abs(box.y - other.y) >= graph.box_height
            assert other is box or is_clear


def test_a_graph_that_nobody_could_read_is_left_out() -> None:
    others = {f"campaigns/c{n}.yaml": campaign(f"C{n}") for n in range(70)}
    beaten = ", ".join(f"c{n}" for n in range(70))
    files = {**PLAN, **others, "scenarios/visit.yaml": scenario("Visit", f"beats: [{beaten}]")}
    view = priority_of(files)
    assert view.graph is None
    assert view.diagram == ""
    assert len(view.relations) == 71


@pytest.mark.parametrize("form", ReportForm)
def test_hostile_names_show_as_text_in_the_graph(form: ReportForm) -> None:
    text = '<script>alert(1)</script>"]; click n0 "javascript:x"'
    files = {**PLAN, "scenarios/visit.yaml": scenario("'" + text + "'", "priority: 2\nbeats: [news]")}
    pages = make_report(review_of(files), Language.EN, form)
    shown = "".join(pages[path] for path in ("priority.html", "index.html") if path in pages)
    if form is ReportForm.MARKDOWN:
        shown = pages["priority.md"].partition("```")[2].partition("```")[0]
    assert "<script>alert" not in shown
    assert 'click n0 "' not in shown
