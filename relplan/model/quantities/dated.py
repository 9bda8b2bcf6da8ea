"""When something happens: on a day, or so long before or after an anchor: "occasion.end - 3d"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar, Literal, Self, cast, get_args

from relplan.model.quantities.base import Quantity
from relplan.model.quantities.dates import DAY, parse_day
from relplan.model.quantities.duration import Duration
from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.numerals import SPACE, SPACES

Anchor = Literal["date", "occasion", "occasion.end", "occurrence", "moment"]

_ANCHORS = "|".join(re.escape(anchor) for anchor in get_args(Anchor) if anchor != "date")
_SIGN = rf"{SPACE}*([+-]){SPACE}*"

_DAY_FORM = re.compile(DAY)
_ANCHORED_FORM = re.compile(rf"({_ANCHORS})(?:{_SIGN}(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Dated(Quantity):
    """A day of its own, or one counted in whole days and months from an anchor."""

    EXPECTED: ClassVar[str] = "dated"
    PATTERN: ClassVar[str] = rf"{DAY}|(?:{_ANCHORS})(?:{_SIGN}(?:{Duration.PATTERN}))?"

    anchor: Anchor
    """What the day is counted from; "date" for a day of its own."""
    day: date | None = None
    """The day, when the anchor is "date"."""
    sign: int = 0
    """1 after the anchor, -1 before it, 0 on it."""
    offset: Duration | None = None
    """How long before or after the anchor; none on it."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2027-01-12", "occasion", "occurrence + 2d" and so on; raises `QuantityError`."""
        stripped = text.strip(SPACES)
        if _DAY_FORM.fullmatch(stripped):
            return cls("date", _own_day(stripped, text))
        match = _ANCHORED_FORM.fullmatch(stripped)
        if match is None:
            raise QuantityError("dated", text)
        anchor, sign, offset = cast("Anchor", match[1]), match[2], match[3]
        if sign is None:
            return cls(anchor)
        return cls(anchor, sign=1 if sign == "+" else -1, offset=_offset(offset, text))

    def __str__(self) -> str:
        if self.day is not None:
            return self.day.isoformat()
        if self.offset is None:
            return self.anchor
        return f"{self.anchor} {'+' if self.sign > 0 else '-'} {self.offset}"

    def resolve(self, anchor_day: date) -> date:
        """Give the day, from the day its anchor falls on; a day of its own stays.

        Raises `OverflowError` beyond the years 1 to 9999.
        """
        if self.day is not None:
            return self.day
        if self.offset is None:
            return anchor_day
        midnight = datetime.combine(anchor_day, time.min)
        moved = self.offset.after(midnight) if self.sign > 0 else self.offset.before(midnight)
        return moved.date()


def _own_day(stripped: str, text: str) -> date:
    try:
        return parse_day(stripped)
    except QuantityError as error:
        raise QuantityError("dated", text, error.reason) from None


def _offset(offset: str, text: str) -> Duration:
    try:
        duration = Duration.parse(offset)
    except QuantityError as error:
        raise QuantityError("dated", text, error.reason) from None
    if duration.minutes:
        raise QuantityError("dated", text, "offset_with_hours")
    return duration
