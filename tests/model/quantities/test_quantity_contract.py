"""What every quantity promises, whatever it measures."""

import copy
import pickle
import re
from dataclasses import FrozenInstanceError, fields
from datetime import date
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from relplan.model.quantities import (
    REASONS,
    Clock,
    Dated,
    Day,
    Duration,
    Figure,
    Horizon,
    Hours,
    Money,
    Pace,
    Quantity,
    QuantityError,
    Rate,
    Recurrence,
)

KINDS: list[type[Quantity]] = [Dated, Duration, Figure, Horizon, Hours, Money, Pace, Rate, Recurrence]
ALPHABET = "0123456789 -+,.:;/%=PTYMWDHmindhwyoEURSAFQ\u00a0\u2009\u202f\n"

_amounts = st.decimals(0, 10**14, allow_nan=False, places=6)
_days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
_durations = st.builds(Duration, st.integers(0, 600), st.integers(0, 9000), st.integers(0, 90_000))
_offsets = st.builds(Duration, st.integers(0, 600), st.integers(0, 9000))
_currencies = st.sampled_from(["EUR", "USD", "CHF"])
_rules = ["FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY;COUNT=3"]
_quantities: st.SearchStrategy[Quantity] = st.one_of(
    _durations,
    st.builds(Rate, st.decimals(0, 1, places=12)),
    st.builds(Money, _amounts, _currencies),
    st.builds(Pace, _amounts, st.sampled_from(["hour", "day", "week", "month", "year"])),
    st.builds(Hours, st.integers(0, 700), st.integers(701, 1440)),
    st.builds(Dated, st.just("date"), _days),
    st.builds(Dated, st.sampled_from(["occasion", "occasion.end", "occurrence", "moment"])),
    st.builds(
        Dated, st.sampled_from(["occasion", "moment"]), sign=st.sampled_from([-1, 1]), offset=_offsets, day=st.none()
    ),
    st.builds(Figure, st.decimals(-100, 100, places=9), st.sampled_from(["rate", "number"])),
    st.builds(Figure, _amounts.map(lambda amount: -amount), st.just("money"), _currencies),
    st.builds(Horizon, _durations | _days),
    st.builds(Recurrence, st.sampled_from(_rules)),
)
# Spellings close to right ones, so that both outcomes are common.
_numbers = st.from_regex(r"-?[0-9]{1,4}([ \u00a0\u2007\u2009\u202f][0-9]{3}){0,2}([.,][0-9]{1,4})?", fullmatch=True)
_units = st.sampled_from(["%", " %", "EUR", " EUR", "/month", " / day", "d", "mo", "min", "h", "m", "y", "-", "", "\n"])
_nearly = st.one_of(
    st.text(ALPHABET, max_size=20),
    st.tuples(_numbers, _units).map("".join),
    st.lists(st.tuples(st.integers(0, 99).map(str), _units).map("".join), max_size=3).map(" ".join),
    st.from_regex(r"P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?)?", fullmatch=True),
    st.from_regex(r"(occasion(\.end)?|moment|occurrence) ?[+-] ?[0-9]{1,3}(d|w|mo|h)", fullmatch=True),
    st.from_regex(r"[0-2][0-9]:[0-6][0-9] ?- ?[0-2][0-9]:[0-6][0-9]", fullmatch=True),
    st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9]", fullmatch=True),
    st.from_regex(r"FREQ=(DAI|WEEK|YEAR)LY(;(BYDAY|BYMONTH|COUNT|UNTIL)=[-0-9MOTU,]{1,4}){0,2}", fullmatch=True),
)


@given(_quantities)
def test_the_canonical_spelling_reads_back_equal(quantity: Quantity) -> None:
    again = type(quantity).parse(str(quantity))
    assert again == quantity
    assert str(again) == str(quantity)
    assert hash(again) == hash(quantity)


@pytest.mark.parametrize("kind", KINDS)
@given(text=_nearly | st.text())
def test_any_text_is_read_or_refused(kind: type[Quantity], text: str) -> None:
    match _outcome(kind, text):
        case QuantityError(expected=expected, found=found, reason=reason):
            assert (expected, found) == (kind.EXPECTED, text)
            assert reason in REASONS | {""}
        case quantity:
            assert kind.parse(str(quantity)) == quantity
            assert re.search(_pattern(kind), text)


@pytest.mark.parametrize("kind", KINDS)
@given(
    value=st.none() | st.booleans() | st.integers() | st.floats() | st.binary() | st.lists(st.integers()) | st.dates()
)
def test_any_value_is_read_or_refused(kind: type[Quantity], value: object) -> None:
    match _outcome(kind, value):
        case QuantityError(expected=expected, reason=reason):
            assert expected == kind.EXPECTED
            assert reason in REASONS | {""}
        case quantity:
            schema = TypeAdapter(kind).json_schema()
            jsonschema.validate(value.isoformat() if isinstance(value, date) else value, schema)
            assert kind.parse(str(quantity)) == quantity


@given(_quantities)
def test_the_schema_takes_every_canonical_spelling(quantity: Quantity) -> None:
    assert re.search(_pattern(type(quantity)), str(quantity))


@pytest.mark.parametrize("adapter", [TypeAdapter(Day), TypeAdapter(Clock)], ids=["day", "clock"])
@given(text=_nearly)
def test_days_and_clocks_match_their_schema(adapter: TypeAdapter[Any], text: str) -> None:
    try:
        adapter.validate_python(text)
    except ValidationError:
        return
    assert re.search(adapter.json_schema()["pattern"], text)


@given(_quantities)
def test_survives_copying_and_pickling(quantity: Quantity) -> None:
    assert copy.deepcopy(quantity) == quantity
    assert pickle.loads(pickle.dumps(quantity)) == quantity


@pytest.mark.parametrize("quantity", [Rate.parse("8 %"), Duration.parse("3h"), Money.parse("3 EUR")])
def test_cannot_be_changed(quantity: Quantity) -> None:
    assert not hasattr(quantity, "__dict__")
    with pytest.raises(FrozenInstanceError):
        setattr(quantity, fields(quantity)[0].name, 0)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_sound(kind: type[Quantity]) -> None:
    jsonschema.Draft7Validator.check_schema(TypeAdapter(kind).json_schema())


@pytest.mark.parametrize("kind", KINDS)
def test_a_boolean_is_never_a_number(kind: type[Quantity]) -> None:
    with pytest.raises(QuantityError) as refused:
        kind.read(True)
    assert refused.value.found == "true"


class Offer(BaseModel):
    """A model with quantities, as plans have them."""

    value: Rate
    lasts: Duration
    first: Day
    at: Clock
    cost: Money | None = None


def test_a_model_reads_and_writes_them() -> None:
    offer = Offer.model_validate({"value": 0.5, "lasts": "P14D", "first": "2027-01-06", "at": "09:00", "cost": "3 EUR"})
    assert offer.value == Rate(Decimal("0.5"))
    assert offer.model_dump_json() == (
        '{"value":"50 %","lasts":"14d","first":"2027-01-06","at":"09:00","cost":"3 EUR"}'
    )
    assert Offer.model_validate_json(offer.model_dump_json()) == offer
    assert Offer.model_validate(offer.model_dump()) == offer


def test_a_model_reports_what_was_expected_and_found() -> None:
    with pytest.raises(ValidationError) as refused:
        Offer.model_validate({"value": 8, "lasts": 3, "first": "2027-02-30", "at": "9h"})
    assert [(error["loc"], error["type"], error["ctx"]) for error in refused.value.errors()] == [
        (("value",), "quantity", {"expected": "rate", "found": "8", "reason": "over_one"}),
        (("lasts",), "quantity", {"expected": "duration", "found": "3", "reason": "bare_number"}),
        (("first",), "quantity", {"expected": "date", "found": "2027-02-30", "reason": "no_such_day"}),
        (("at",), "quantity", {"expected": "clock", "found": "9h", "reason": ""}),
    ]


def test_an_error_survives_pickling() -> None:
    error = pickle.loads(pickle.dumps(QuantityError("rate", "8", "over_one")))
    assert (error.expected, error.found, error.reason) == ("rate", "8", "over_one")


def _outcome(kind: type[Quantity], value: object) -> Quantity | QuantityError:
    try:
        return kind.read(value)
    except QuantityError as error:
        return error


def _pattern(kind: type[Quantity]) -> str:
    schema = TypeAdapter(kind).json_schema()
    text = schema["anyOf"][0] if "anyOf" in schema else schema
    pattern: str = text["pattern"]
    return pattern
