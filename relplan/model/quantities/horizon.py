"""Horizons: by when an objective should be reached, a duration or a day."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from relplan.model.quantities.base import Quantity
from relplan.model.quantities.dates import DAY, parse_day
from relplan.model.quantities.duration import Duration
from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.numerals import SPACES

_DAY_FORM = re.compile(DAY)


@dataclass(frozen=True, slots=True)
class Horizon(Quantity):
    """A day to reach an objective by, or the time it takes for each customer."""

    EXPECTED: ClassVar[str] = "horizon"
    PATTERN: ClassVar[str] = rf"{DAY}|{Duration.PATTERN}"

    value: Duration | date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2027-12-31" or a duration such as "30d"; raises `QuantityError`."""
        try:
            return cls(parse_day(text) if _DAY_FORM.fullmatch(text.strip(SPACES)) else Duration.parse(text))
        except QuantityError as error:
            raise QuantityError("horizon", text, error.reason) from None

    def __str__(self) -> str:
        return str(self.value)
