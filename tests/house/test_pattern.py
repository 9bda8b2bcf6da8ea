"""Patterns fit what `re.fullmatch` fits, in time that only grows with the text."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.house.pattern import Pattern, PatternError
from relplan.house.problems import Fault
from tests.rounds import FUZZ

_ATOMS = st.sampled_from(["a", "b", "-", ".", r"\d", r"\w", r"\s", r"\D", r"\.", r"\-", "[ab]", "[^a]", "[a-c1]", "é"])
_ATOMS |= st.sampled_from(["[]a]", "[a-]", r"[\d_]", r"[^\s]", "[é-ü]", r"[\]-a]", "()", "(?:)"])
_TEXTS = st.text(st.sampled_from("ab-1 é._]\n"), max_size=8)


def _repeated(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{,2}", "{2,}", "{0}"])
    return st.builds(lambda part, sign: f"({part}){sign}", inner, signs)


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(inner, min_size=1, max_size=3)
    return parts.map("".join) | parts.map("|".join).map("(?:{})".format)


PATTERNS = st.recursive(_ATOMS, lambda inner: _repeated(inner) | _joined(inner), max_leaves=6)


@settings(max_examples=500 * FUZZ, deadline=None)
@given(PATTERNS, st.lists(_TEXTS, max_size=5))
def test_a_pattern_fits_what_re_fits(pattern: str, texts: list[str]) -> None:
    made = Pattern(pattern)
    for text in texts:
        assert made.fits(text) == bool(re.fullmatch(pattern, text))


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("[a-z]+(-[a-z]+)*", "cart-reminder", True),
        ("[a-z]+(-[a-z]+)*", "cart-reminder-2", False),
        ("^sms-.*$", "sms-relance", True),
        ("sms", "sms-relance", False),
        (r"LAV-\d{4}", "LAV-2027", True),
        (r"cout\$", "cout$", True),
        ("é+", "éé", True),
    ],
)
def test_the_whole_text_must_fit(pattern: str, text: str, fits: bool) -> None:
    assert Pattern(pattern).fits(text) is fits


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("", Fault.EMPTY),
        ("^$", Fault.EMPTY),
        ("(a", Fault.OPEN),
        ("[a", Fault.OPEN),
        ("a\\", Fault.OPEN),
        ("a)", Fault.CLOSED),
        ("*a", Fault.NOTHING_TO_REPEAT),
        ("a|+", Fault.NOTHING_TO_REPEAT),
        ("[z-a]", Fault.REVERSED),
        ("a{3,2}", Fault.REVERSED),
        ("a{x}", Fault.UNSUPPORTED),
        ("a+?", Fault.UNSUPPORTED),
        (r"(a)\1", Fault.UNSUPPORTED),
        (r"\bword", Fault.UNSUPPORTED),
        (r"\p{L}", Fault.UNSUPPORTED),
        ("(?=a)a", Fault.UNSUPPORTED),
        ("(?P<n>a)", Fault.UNSUPPORTED),
        ("a^b", Fault.UNSUPPORTED),
        (r"[a-\d]", Fault.UNSUPPORTED),
        ("(a{900}){900}", Fault.TOO_LARGE),
        ("(((){9000}){9000}){9000}", Fault.TOO_LARGE),
        ("(" * 900 + "a" + ")" * 900, Fault.TOO_LARGE),
    ],
)
def test_what_is_no_pattern_is_told_why(pattern: str, fault: Fault) -> None:
    with pytest.raises(PatternError) as raised:
        Pattern(pattern)
    assert raised.value.fault is fault


@pytest.mark.parametrize("pattern", ["(a+)+", "(a|a)*", "(a|aa)+", "(.*a){20}", "a?" * 50 + "a" * 50, "(a*)*b"])
def test_no_pattern_makes_a_run_hang(pattern: str) -> None:
    begun = perf_counter()
    Pattern(pattern).fits("a" * 3000 + "!")
    assert perf_counter() - begun < 5
