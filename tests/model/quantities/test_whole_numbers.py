"""Whole numbers: thousands grouped by any space that people type, and nothing that reads two ways."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from relplan.model.base import AtLeastOne, Count
from relplan.model.quantities import QuantityError, parse_whole

COUNT: TypeAdapter[int] = TypeAdapter(Count)
SCHEMA = Draft7Validator(COUNT.json_schema())
SPACES = st.sampled_from([" ", "\u00a0", "\u2007", "\u2009", "\u202f"])


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (337000, 337000),
        ("337000", 337000),
        ("337 000", 337000),
        ("337\u00a0000", 337000),
        ("337\u202f000", 337000),
        ("337\u2009000", 337000),
        ("1 200 000", 1_200_000),
        ("0", 0),
    ],
)
def test_reads(value: object, count: int) -> None:
    assert COUNT.validate_python(value) == count


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("337 00", "uneven_groups"),
        ("3 37 000", "uneven_groups"),
        ("3370 000", "uneven_groups"),
        ("337  000", "uneven_groups"),
        ("337 000 clients", "number_alone"),
        ("24k", "number_alone"),
        ("337,000", "thousands_or_decimals"),
        ("337.000", "thousands_or_decimals"),
        ("12 000,5", "whole_only"),
        (1.5, "whole_only"),
        (337.0, "whole_only"),
        ("-24 000", "negative"),
        ("1_000", ""),
    ],
)
def test_refuses(value: object, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        COUNT.validate_python(value)
    (error,) = refused.value.errors()
    assert (error["type"], error["ctx"]["expected"], error["ctx"]["reason"]) == ("quantity", "whole", reason)


@pytest.mark.parametrize("value", ["many", None, True, [], {}])
def test_what_is_no_number_is_of_another_type(value: object) -> None:
    with pytest.raises(ValidationError) as refused:
        COUNT.validate_python(value)
    assert [error["type"] for error in refused.value.errors()] == ["int_type"]


def test_bounds_hold_for_grouped_numbers_too() -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(AtLeastOne).validate_python("0 000")
    assert [error["type"] for error in refused.value.errors()] == ["greater_than_equal"]


@given(st.integers(0, 10**14), SPACES)
def test_grouped_as_people_do_it_reads_back(number: int, space: str) -> None:
    assert parse_whole(f"{number:,}".replace(",", space)) == number


@given(st.text("0123456789 \u00a0\u2009,.-kx", max_size=12) | st.integers(-5, 10**9) | st.floats() | st.none())
def test_the_schema_takes_all_that_is_read(value: Any) -> None:
    try:
        COUNT.validate_python(value)
    except ValidationError:
        return
    assert SCHEMA.is_valid(value)


@pytest.mark.parametrize("text", ["many", "1.5", ""])
def test_parsing_refuses_what_is_none(text: str) -> None:
    with pytest.raises(QuantityError):
        parse_whole(text)
