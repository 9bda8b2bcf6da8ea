"""Rates, money, paces and figures: exact numbers with a unit."""

from decimal import Decimal
from fractions import Fraction

import pytest

from relplan.model.quantities import Figure, Money, Pace, Quantity, QuantityError, Rate


@pytest.mark.parametrize(
    "value", ["8 %", "8%", "8\u00a0%", "8\u202f%", " 8,0 % ", "0.08", "0,08", 0.08, Rate(Decimal("0.08"))]
)
def test_one_rate_has_many_spellings(value: object) -> None:
    assert Rate.read(value).value == Fraction(8, 100)
    assert str(Rate.read(value)) == "8 %"


@pytest.mark.parametrize(
    ("value", "share"), [(1, 1), (0, 0), ("100 %", 1), ("8,5 %", Fraction(17, 200)), (1e-3, Fraction(1, 1000))]
)
def test_rates_are_exact(value: object, share: Fraction) -> None:
    assert Rate.read(value).fraction == share


def test_rates_compare_exactly_with_fractions() -> None:
    quarter = Rate.parse("25 %")
    assert quarter.value == Fraction(3, 12)
    assert Fraction(1, 4) - Fraction(1, 10**30) < quarter.value < Fraction(1, 4) + Fraction(1, 10**30)
    assert quarter < Rate.parse("25.1 %")
    assert quarter.as_float == 0.25


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (8, "over_one"),
        ("8", "over_one"),
        (1.01, "over_one"),
        ("100.1 %", "over_hundred"),
        ("120 %", "over_hundred"),
        ("-5 %", "negative"),
        (-0.1, "negative"),
        (True, ""),
        (None, ""),
        (float("nan"), ""),
        (float("inf"), ""),
        pytest.param(10**5000, "", id="huge"),
        ([], ""),
        ("8 pct", ""),
        ("1e-2", ""),
    ],
)
def test_refuses_as_a_rate(value: object, reason: str) -> None:
    assert _reason(Rate, value) == reason


@pytest.mark.parametrize(
    ("text", "amount", "canonical"),
    [
        ("12.50 EUR", "12.5", "12.50 EUR"),
        ("12,50 EUR", "12.5", "12.50 EUR"),
        ("12,5 EUR", "12.5", "12.50 EUR"),
        ("12EUR", "12", "12 EUR"),
        ("1 250 EUR", "1250", "1250 EUR"),
        ("1\u202f250,90\u00a0EUR", "1250.9", "1250.90 EUR"),
        ("0.125 EUR", "0.125", "0.125 EUR"),
    ],
)
def test_reads_money(text: str, amount: str, canonical: str) -> None:
    assert Money.parse(text) == Money(Decimal(amount), "EUR")
    assert str(Money.parse(text)) == canonical


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("12,500 EUR", "thousands_or_decimals"),
        ("1,250.00 EUR", "thousands_or_decimals"),
        ("12 500,125 EUR", "thousands_or_decimals"),
        ("12.50", "bare_number"),
        (12.5, "bare_number"),
        ("12.50 €", "unknown_currency"),
        ("12.50 eur", "unknown_currency"),
        ("€12.50", "unknown_currency"),
        ("-3 EUR", "negative"),
        ("1 25 EUR", ""),
        ("EUR", ""),
    ],
)
def test_refuses_as_money(value: object, reason: str) -> None:
    assert _reason(Money, value) == reason


@pytest.mark.parametrize(
    ("text", "canonical", "per_year"),
    [
        ("12000/month", "12000/month", 144_000),
        ("12 000/month", "12000/month", 144_000),
        ("12\u202f000 / month", "12000/month", 144_000),
        ("1.8/year", "1.8/year", 1.8),
        ("1,8/year", "1.8/year", 1.8),
        ("150/day", "150/day", 150 * 365.25),
        ("7/week", "7/week", 365.25),
        ("1/hour", "1/hour", 8766),
    ],
)
def test_reads_paces(text: str, canonical: str, per_year: float) -> None:
    assert str(Pace.parse(text)) == canonical
    assert Pace.parse(text).per_year == pytest.approx(per_year)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("12,000/month", "thousands_or_decimals"),
        ("12000", "bare_number"),
        (12000, "bare_number"),
        ("3/mois", "unknown_period"),
        ("-1/day", "negative"),
        ("month", ""),
    ],
)
def test_refuses_as_a_pace(value: object, reason: str) -> None:
    assert _reason(Pace, value) == reason


@pytest.mark.parametrize(
    ("value", "expected", "canonical"),
    [
        ("18 %", Figure(Decimal("0.18"), "rate"), "18 %"),
        ("120 %", Figure(Decimal("1.2"), "rate"), "120 %"),
        ("-3,5 %", Figure(Decimal("-0.035"), "rate"), "-3.5 %"),
        ("12.50 EUR", Figure(Decimal("12.5"), "money", "EUR"), "12.50 EUR"),
        ("-1 250 EUR", Figure(Decimal(-1250), "money", "EUR"), "-1250 EUR"),
        ("0.08", Figure(Decimal("0.08")), "0.08"),
        ("42", Figure(Decimal(42)), "42"),
        (42, Figure(Decimal(42)), "42"),
        (-4.5, Figure(Decimal("-4.5")), "-4.5"),
        (-0.0, Figure(Decimal(0)), "0"),
    ],
)
def test_reads_figures(value: object, expected: Figure, canonical: str) -> None:
    assert Figure.read(value) == expected
    assert str(Figure.read(value)) == canonical


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("3.2 pts", ""),
        ("12,500", "thousands_or_decimals"),
        ("12,500 EUR", "thousands_or_decimals"),
        (True, ""),
        (float("nan"), ""),
        ("", ""),
    ],
)
def test_refuses_as_a_figure(value: object, reason: str) -> None:
    assert _reason(Figure, value) == reason


def test_negative_values_cannot_be_built() -> None:
    with pytest.raises(QuantityError, match="negative"):
        Money(Decimal(-1), "EUR")
    with pytest.raises(QuantityError, match="negative"):
        Pace(Decimal(-1), "day")
    with pytest.raises(QuantityError, match="over_hundred"):
        Rate(Decimal(2))


def _reason(kind: type[Quantity], value: object) -> str:
    with pytest.raises(QuantityError) as refused:
        kind.read(value)
    return refused.value.reason
