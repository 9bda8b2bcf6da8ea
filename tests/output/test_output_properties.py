"""Whatever a plan says, its output stays what it is: lines are lines, JSON is JSON, and no terminal is commanded."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from relplan.analysis.study import Study
from relplan.diagnostics.finding import Arguments, Finding, Found, Related
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.settings import Language
from relplan.output.github import step_summary, write_github
from relplan.output.registry import FORMATS
from relplan.output.shown import Shown
from relplan.plan.load import load_plan
from relplan.rules.book import BUILT_IN
from relplan.rules.configuration import read_configuration
from relplan.source.place import Place, Position, Span
from relplan.source.tree import MemoryTree
from relplan.validation.review import Review

PATH = "campaigns/any.yaml"
ECHO = Text("it says {text}", "on y lit {text}")
RULE = Rule(
    code="ANY901",
    name="any-text",
    severity=Severity.ERROR,
    statement=ECHO,
    why=ECHO,
    message=ECHO,
    label=ECHO,
    remedy=ECHO,
    notes={"here": ECHO},
    bad="# campaigns/any.yaml\n# <- here\n",
    good="",
)
TEXTS = st.text(st.characters(codec=None) | st.sampled_from("\x1b\x9b\r\n\t:,%|`\u202e\u2028\ud800家"), max_size=60)
NUMBERS = st.integers(1, 70)


@dataclass(frozen=True, slots=True)
class Said(Arguments):
    text: str


@st.composite
def shown(draw: st.DrawFn) -> Shown:
    """Draw a review of a file with any text in it, and of findings with any words at any place of it."""
    written = draw(TEXTS).encode("utf-8", "replace").decode()
    plan = load_plan(MemoryTree({"relplan.yaml": "relplan: 1\nname: Any\n", PATH: written}))
    found = tuple(draw(st.lists(findings(), max_size=3)))
    review = Review(Study(plan, date(2027, 1, 1)), found, (), (), 61, read_configuration(plan.settings, BUILT_IN))
    base = os.fsdecode(draw(st.binary(max_size=20) | TEXTS.map(lambda text: text.encode("utf-8", "replace"))))
    return Shown(review, review.findings, draw(st.sampled_from(Language)), base, draw(st.integers(0, 120)))


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    line, column, length = draw(st.integers(1, 3)), draw(NUMBERS), draw(st.integers(0, 70))
    place = Place(PATH, span=Span(Position(line, column), Position(line, column + length)))
    values = Said(draw(TEXTS))
    found = Found(place, values, (Related(place, "here", {"text": draw(TEXTS)}),))
    return Finding(RULE, RULE.severity, found, "mark")


@given(shown())
def test_a_github_command_is_one_line(one: Shown) -> None:
    *commands, _, end = write_github(one).split("\n")
    assert end == ""
    assert len(commands) == len(one.findings)
    assert all(command.startswith("::error file=") and "\r" not in command for command in commands)


@given(shown())
def test_no_terminal_is_commanded(one: Shown) -> None:
    for name in ("text", "concise", "statistics", "github"):
        written = FORMATS[name](one)
        assert not set(written) & set("\x1b\x9b\r\x07\x08\u202e\u2066"), name
        assert written.encode(), "a terminal can take it"


@given(shown())
def test_json_can_always_be_read(one: Shown) -> None:
    for name in ("json", "sarif"):
        written = FORMATS[name](one)
        assert json.loads(written.encode())


@given(shown())
def test_a_finding_is_one_row_of_the_step_summary(one: Shown) -> None:
    rows = [line for line in step_summary(one).split("\n") if line.startswith("| ")]
    assert len(rows) == (len(one.findings) + 2 if one.findings else 0)
