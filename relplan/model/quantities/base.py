"""What all quantities share: from a value read in a file to a checked one, for pydantic and JSON Schema."""

from abc import ABC, abstractmethod
from datetime import date, datetime
from functools import lru_cache
from typing import Any, ClassVar, Self, cast

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.numerals import SPACE, written

_CONSTANTS = {None: "null", True: "true", False: "false"}


def refusal(error: QuantityError) -> PydanticCustomError:
    """Give the error pydantic collects; its context carries `expected`, `found` and `reason`."""
    context = {"expected": error.expected, "found": error.found, "reason": error.reason}
    return PydanticCustomError("quantity", "expected {expected}, found {found}", context)


def spell(value: object) -> str:
    """Write a value read from a file the way its author saw it, lists and mappings abbreviated."""
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, int | float):
        return written(value)
    if isinstance(value, dict):
        return "{...}"
    if isinstance(value, list | tuple):
        return "[...]"
    return str(value)


def anchored(pattern: str) -> str:
    """Make a pattern cover a whole text, spaces around it allowed."""
    return f"^{SPACE}*(?:{pattern}){SPACE}*$"


@lru_cache(maxsize=4096)
def _parse(kind: "type[Quantity]", text: str) -> "Quantity":
    """Read a text once: a plan says `7d` a thousand times, and quantities never change."""
    return kind.parse(text)


class Quantity(ABC):
    """A value with a unit that is one word in a file; subclasses are frozen dataclasses."""

    __slots__ = ()

    EXPECTED: ClassVar[str]
    """The key of the kind of quantity, used in errors."""
    PATTERN: ClassVar[str]
    """Matches every text `parse` accepts, and some it refuses."""
    NUMBERS: ClassVar[dict[str, Any] | None] = None
    """JSON Schema of the bare numbers accepted; none when a unit is always needed."""

    @classmethod
    @abstractmethod
    def parse(cls, text: str) -> Self:
        """Read the quantity from its spelling; raises `QuantityError`."""

    @classmethod
    def read(cls, value: object) -> Self:
        """Read the quantity from any value a file may hold; raises `QuantityError`. A boolean is never a number."""
        if isinstance(value, str):
            return cast("Self", _parse(cls, value))
        if isinstance(value, cls):
            return value
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        is_day = isinstance(value, date) and not isinstance(value, datetime)
        if is_number or is_day:
            return cls.parse(spell(value))
        raise QuantityError(cls.EXPECTED, spell(value))

    @classmethod
    def _validated(cls, value: object) -> Self:
        try:
            return cls.read(value)
        except QuantityError as error:
            raise refusal(error) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: type, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validated, serialization=core_schema.to_string_ser_schema(when_used="json")
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        text = {"type": "string", "pattern": anchored(cls.PATTERN)}
        return text if cls.NUMBERS is None else {"anyOf": [text, {"type": "number", **cls.NUMBERS}]}
