"""The decision tree of a scenario, drawn."""

from __future__ import annotations

import re
from time import perf_counter

import pytest

from relplan.model.settings import Language
from relplan.report.diagrams.curves import Corner, Curve, round_corners
from relplan.report.diagrams.decision import DecisionTree, draw_decision_tree
from relplan.report.diagrams.lettering import break_lines, measure
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.text.words import Words
from relplan.report.views.scenarios import view_scenarios
from relplan.validation.review import Review

ENGLISH = Words(Language.EN)


@pytest.fixture(scope="module")
def tree(small: Review) -> DecisionTree:
    return view_scenarios(small, ENGLISH).groups[0].scenarios[0].tree


def said(lines: tuple[object, ...]) -> str:
    return " ".join(line.text for line in lines)  # type: ignore[attr-defined]


def test_every_step_is_a_box_that_says_it(tree: DecisionTree) -> None:
    assert [(box.kind, said(box.lines)) for box in tree.boxes] == [
        ("start", "Sign-up, 3 hours later"),
        ("message", "first E-mail"),
        ("wait", "Wait 7 days"),
        ("branch", "“first” was clicked within 2 days?"),
        ("exit", "Leaves: engaged"),
        ("message", "second SMS Else by: E-mail"),
        ("end", "End"),
    ]
    assert [[one.chip.letter for one in box.letters] for box in tree.boxes if box.letters] == [["E"], ["S", "E"]]


def test_one_question_is_answered_yes_or_no(tree: DecisionTree) -> None:
    assert [(label.tone, said(label.lines)) for label in tree.labels] == [("if", "yes"), ("else", "no")]


def test_text_stays_inside_its_box(tree: DecisionTree) -> None:
    for box in tree.boxes:
        for line in box.lines:
            half = measure(line.text, 12.5 if line.tone == "strong" else 11) / 2
            assert box.place.x <= line.x - half
            assert line.x + half <= box.place.right
            assert box.place.y < line.y < box.place.bottom


def test_page_draws_it_beside_its_text(small: Review) -> None:
    html = make_report(small, Language.EN, ReportForm.HTML)["index.html"]
    drawing = html.partition('<svg role="img" aria-label="Decision tree of “Hello”"')[2].partition("</svg>")[0]
    assert drawing.count("l4 7 4-7z") == 6
    assert drawing.count('<g class="box ') == 7
    assert re.search(r"</svg>\s*</div>\s*<details class=\"twin\"><summary>Read as text", html)


def test_five_hundred_are_drawn_in_no_time(small: Review) -> None:
    mechanic = view_scenarios(small, ENGLISH).groups[0].scenarios[0].mechanic
    start = perf_counter()
    drawn = {draw_decision_tree(mechanic, "Hello", ENGLISH) for _ in range(500)}
    assert perf_counter() - start < 5
    assert len(drawn) == 1


def test_long_words_are_broken_and_long_texts_cut() -> None:
    assert break_lines("one two", 10, 1000, 3) == ("one two",)
    assert break_lines("", 10, 100, 3) == ()
    lines = break_lines("L" * 10_000, 12.5, 160, 4)
    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert all(measure(line, 12.5) <= 160 for line in lines)


def test_accents_take_no_room_and_pictures_take_more() -> None:
    assert measure("é", 10) == measure("e", 10)
    assert measure("漢", 10) > measure("W", 10)


def test_corners_are_round_and_straight_lines_have_none() -> None:
    assert round_corners([(0, 0), (0, 20), (0, 40)]) == Curve((0, 0), (), (0, 40))
    assert round_corners([(0, 0), (40, 0), (40, 10)]) == Curve((0, 0), (Corner((32, 0), (40, 0), (40, 5)),), (40, 10))


def test_a_sign_stays_on_the_line_of_its_word() -> None:
    assert break_lines("«\u00a0call_done\u00a0» a eu lieu\u00a0?", 12.5, 140, 3) == (
        "«\u00a0call_done\u00a0» a eu",
        "lieu\u00a0?",
    )
