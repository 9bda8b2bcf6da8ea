"""Rounding: a half goes up, whatever its binary form, and nothing reads as a bound that it isn't at."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relplan.model.quantities.rounding import half_up, half_up_beside, percent_of, whole
from relplan.model.settings import Language
from relplan.report.text.format import Format


@pytest.mark.parametrize(
    ("number", "rounded"),
    [("4.25", "4.3"), ("4.15", "4.2"), ("3.15", "3.2"), ("3.45", "3.5"), ("2.95", "3.0"), ("-0.25", "-0.3")],
)
def test_a_half_goes_up(number: str, rounded: str) -> None:
    assert half_up(Fraction(number), 1) == Decimal(rounded)
    assert half_up(float(number), 1) == Decimal(rounded)


def test_a_product_of_binary_numbers_has_no_noise() -> None:
    assert whole(1.15 * 100 * 0.1) == 12
    assert percent_of(Fraction(125, 1000)) == 13


@given(st.fractions(-100, 100), st.integers(0, 4))
def test_nothing_is_moved_by_more_than_half_of_the_last_digit(number: Fraction, digits: int) -> None:
    assert abs(Fraction(half_up(number, digits)) - number) * 10**digits <= Fraction(1, 2)


@given(st.fractions(1, 5), st.fractions(1, 5, max_denominator=20))
def test_what_is_printed_is_on_the_side_of_the_bound_where_the_figure_is(number: Fraction, bound: Fraction) -> None:
    printed = half_up_beside(bound, number, 1)
    assert (printed == bound) is (number == bound and printed == number)


def test_both_languages_round_alike() -> None:
    assert [Format(language).decimal(Fraction("4.25")) for language in Language] == ["4,3", "4.3"]
    assert [Format(language).decimal(Fraction("2.95"), Fraction(3)) for language in Language] == ["2,95", "2.95"]
    assert Format(Language.EN).rounded_percent(Fraction("0.2499"), Fraction("0.25")) == "24.99%"
