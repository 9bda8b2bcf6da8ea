"""Whole numbers: 337000, or "337 000" with its thousands grouped by spaces."""

import re
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from relplan.model.quantities.base import anchored, refusal
from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.numerals import SPACE, SPACES, WHOLE, written

_FORM = re.compile(WHOLE)
_REASONS = (
    (re.compile(rf"-{SPACE}*[0-9].*", re.DOTALL), "negative"),
    (re.compile(r"[0-9]{1,3}[.,][0-9]{3}"), "thousands_or_decimals"),
    (re.compile(rf"[0-9{SPACES}]*[.,][0-9]+"), "whole_only"),
    (re.compile(rf"[0-9]*{SPACE}[0-9{SPACES}]*"), "uneven_groups"),
    (re.compile(rf"[0-9{SPACES}]+[^0-9]*"), "number_alone"),
)
_NUMBER_START = re.compile(r"[-+]?[0-9]")


def read_whole(value: object) -> object:
    """Read a whole number from a text, its thousands grouped or not; raises `QuantityError` for any other number.

    What is no number in any spelling is given back, to be refused for what it is.
    """
    text = written(value) if isinstance(value, float) else value
    if not isinstance(text, str):
        return value
    stripped = text.strip(SPACES)
    if _FORM.fullmatch(stripped):
        return int(re.sub(SPACE, "", stripped))
    if not _NUMBER_START.match(stripped):
        return value
    raise QuantityError("whole", text, next((reason for form, reason in _REASONS if form.fullmatch(stripped)), ""))


def parse_whole(text: str) -> int:
    """Read "337000" or "337 000"; raises `QuantityError`."""
    found = read_whole(text)
    if not isinstance(found, int):
        raise QuantityError("whole", text)
    return found


class Grouped:
    """Marks a whole number whose thousands may be grouped by spaces."""

    @staticmethod
    def _validated(value: object) -> object:
        try:
            return read_whole(value)
        except QuantityError as error:
            raise refusal(error) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(cls._validated, handler(source))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [handler(schema), {"type": "string", "pattern": anchored(WHOLE)}]}
