"""The scenario tree of each target, drawn, listed and as a chart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from relplan.model.settings import Language
from relplan.report.diagrams.tidy import Branch, grow
from relplan.report.diagrams.tree_chart import MOST_CHARACTERS
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.text.words import Words
from relplan.report.views.tree import TreeView, view_tree
from relplan.validation.review import Review
from tests.conftest import review_of
from tests.report.conftest import AS_OF, SMALL

ENGLISH = Words(Language.EN)
SIZES = st.tuples(st.integers(20, 100), st.integers(10, 40).map(lambda half: 2 * half))
SHAPES: Any = st.recursive(
    st.tuples(SIZES, st.just(())), lambda inner: st.tuples(SIZES, st.lists(inner, max_size=4).map(tuple)), max_leaves=20
)


def number(shape: Any, keys: Iterator[int]) -> Branch:
    (width, height), inner = shape
    return Branch(next(keys), width, height, tuple(number(one, keys) for one in inner))


TREES = SHAPES.map(lambda shape: number(shape, iter(range(10_000))))


def view_of(review: Review) -> TreeView:
    view = view_tree(review, ENGLISH)
    assert view is not None
    return view


@given(TREES)
def test_no_two_boxes_overlap_and_every_twig_joins_two(tree: Branch) -> None:
    grown = grow(tree)
    places = list(grown.places.values())
    assert not [
        (one, other)
        for one, other in combinations(places, 2)
        if one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
    ]
    assert all(place.y >= 0 and place.bottom <= grown.height and place.right <= grown.width for place in places)
    assert len(grown.twigs) == len(places) - 1
    starts = {(place.right, place.y + place.height // 2) for place in places}
    ends = {(place.x, place.y + place.height // 2) for place in places}
    assert all(twig.start in starts and twig.end in ends for twig in grown.twigs)
    assert grow(tree) == grown


@given(TREES)
def test_what_grows_keeps_its_order(tree: Branch) -> None:
    places = grow(tree).places
    tops = [places[inner.key].y for inner in tree.branches]
    assert tops == sorted(set(tops))


def test_each_phase_has_its_moments_levers_and_scenarios(small: Review) -> None:
    new, active = view_of(small).targets
    (moment,) = new.moments
    (lever,) = moment.levers
    (leaf,) = lever.scenarios
    assert (new.title, moment.title, lever.title, leaf.scenario.text) == ("New", "Sign-up", "relational", "Hello")
    assert (leaf.priority, [chip.letter for chip in leaf.channels]) == ("1", ["E", "S"])
    assert new.summary == "1 scenario at 1 moment."
    assert (active.moments, active.drawing, active.summary) == ((), None, "No scenario reaches this target.")


def test_drawing_says_what_the_list_says(small: Review) -> None:
    drawing = view_of(small).targets[0].drawing
    assert drawing is not None
    assert [(box.kind, " ".join(box.lines)) for box in drawing.boxes] == [
        ("target", "New"),
        ("moment", "Sign-up"),
        ("lever", "relational"),
        ("scenario", "Hello"),
    ]


def test_plan_without_targets_has_no_tree() -> None:
    files = {path: text for path, text in SMALL.items() if path != "conventions/segments.yaml"}
    assert view_tree(review_of(files, AS_OF), ENGLISH) is None


def many(scenarios: int) -> Review:
    text = SMALL["scenarios/hello.yaml"]
    return review_of({**SMALL, **{f"scenarios/s{number}.yaml": text for number in range(scenarios)}}, AS_OF)


def test_chart_goes_as_deep_as_hosts_draw(small: Review) -> None:
    assert 'n3["Hello"]' in view_of(small).chart
    larger = view_of(many(100)).chart
    assert len(larger) <= MOST_CHARACTERS
    assert "Hello" not in larger
    assert "Sign-up" in larger


def test_page_in_both_forms(small: Review) -> None:
    html = make_report(small, Language.EN, ReportForm.HTML)["index.html"]
    assert '<article class="card target" id="tree-life.new">' in html
    page = make_report(small, Language.EN, ReportForm.MARKDOWN)["tree.md"]
    assert "        - [Hello](scenarios/hello.md) (live), priority 1: E-mail, SMS" in page
