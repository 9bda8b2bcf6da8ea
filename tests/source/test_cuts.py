"""A value that a comma cuts is read as it was meant, and told as one mistake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relplan.rules.words.values import in_yaml_quotes
from relplan.source.problems import CutValue
from relplan.source.yaml import Spans, read_yaml

WORDS = st.sampled_from(["3", "2/5", "004 EUR", "toi", "l'été", "FREQ=YEARLY;BYMONTH=3", "9;BYMONTHDAY=10", "-20 %"])


def cut_in(text: str) -> CutValue:
    (problem,) = read_yaml("a.yaml", text.encode()).problems
    assert isinstance(problem, CutValue)
    return problem


@pytest.mark.parametrize(
    ("text", "key", "whole", "lost"),
    [
        (
            "a: {rule: FREQ=YEARLY;BYMONTH=3,6,9;BYMONTHDAY=10, from: x}",
            "rule",
            "FREQ=YEARLY;BYMONTH=3,6,9;BYMONTHDAY=10",
            "6,9;BYMONTHDAY=10",
        ),
        ("a: {baseline: 3,2/5}", "baseline", "3,2/5", "2/5"),
        ("a: {cost: 0,004 EUR}", "cost", "0,004 EUR", "004 EUR"),
        ("- {name: Bonjour, toi}", "name", "Bonjour, toi", "toi"),
        ("a: {name: x,\n  y, from: z}", "name", "x, y", "y"),
        ('a: {rule: "BYMONTH=3",6, "9"}', "rule", "BYMONTH=3,6, 9", "6, 9"),
        ("a: {name: x, name}", "name", "x, name", "name"),
        ("a: [b, 12,5 %, c]", "", "12,5 %", "5 %"),
        ("a: [FREQ=WEEKLY;BYDAY=MO,TU]", "", "FREQ=WEEKLY;BYDAY=MO,TU", "TU"),
        ("\ufeffa: {name: x, y}", "name", "x, y", "y"),
    ],
)
def test_a_value_is_put_together_again(text: str, key: str, whole: str, lost: str) -> None:
    problem = cut_in(text)
    assert (problem.key, problem.whole, problem.lost) == (key, whole, lost)


@pytest.mark.parametrize(
    "text",
    [
        "a: [1,2,3]",
        "a: [FR,BE]",
        "a: {b, c}",
        "a: {b: , c}",
        "a: {b: 1, c: }",
        "a: 3,2/5",
        "a: [b, 12, 5 %]",
        "a: {b: 1,}",
    ],
)
def test_commas_that_separate_are_left_alone(text: str) -> None:
    assert read_yaml("a.yaml", text.encode()).problems == []


@given(st.lists(WORDS, min_size=2, max_size=5), st.sampled_from([",", ", "]), st.sampled_from(["", ", to: 5"]))
def test_the_advice_followed_to_the_letter_gives_what_is_read(words: list[str], comma: str, rest: str) -> None:
    whole = comma.join(words)
    cut = read_yaml("a.yaml", f"a: {{key: {whole}{rest}}}".encode(), spans := Spans())
    mended = read_yaml("a.yaml", f"a: {{key: {in_yaml_quotes(whole)}{rest}}}".encode())
    assert cut.data == mended.data
    assert mended.problems == []
    assert len(cut.problems) == 1
    assert spans.values["a", "key"].end.column == len(f"a: {{key: {whole}") + 1
