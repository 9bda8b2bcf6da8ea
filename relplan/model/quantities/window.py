"""The window of a cap: a rolling duration, or a calendar day, week or month."""

from dataclasses import dataclass
from typing import ClassVar, Literal, Self, cast, get_args

from relplan.model.quantities.base import Quantity
from relplan.model.quantities.duration import Duration
from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.numerals import SPACES

CalendarUnit = Literal["day", "week", "month"]


@dataclass(frozen=True, slots=True)
class Window(Quantity):
    """`7d` rolls with each contact; `day`, `week` (ISO, from Monday) and `month` are those of the plan's calendar."""

    length: Duration | None
    """Of a rolling window; none for a calendar one."""

    unit: CalendarUnit | None = None
    """Of a calendar window; none for a rolling one."""

    EXPECTED: ClassVar[str] = "window"
    PATTERN: ClassVar[str] = f"day|week|month|{Duration.PATTERN}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `day`, `week`, `month` or a duration; raises `QuantityError`."""
        word = text.strip(SPACES)
        if word in get_args(CalendarUnit):
            return cls(None, cast("CalendarUnit", word))
        try:
            length = Duration.parse(word)
        except QuantityError as error:
            raise QuantityError(cls.EXPECTED, error.found, error.reason) from None
        if not length.longest:
            raise QuantityError(cls.EXPECTED, text, "zero")
        return cls(length)

    def __str__(self) -> str:
        return self.unit or str(self.length)
