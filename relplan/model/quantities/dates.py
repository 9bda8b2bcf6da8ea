"""Calendar days, times of day and opening hours, each with one spelling."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, ClassVar, Self

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from relplan.model.quantities.base import Quantity, anchored, refusal, spell
from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.numerals import NUMBER, SPACE, SPACES

DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""The form of an ISO 8601 day; whether the day exists is not seen."""

CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
"""The form of a time of day."""

_HOURS = rf"({CLOCK}){SPACE}*-{SPACE}*({CLOCK}|24:00)"

_DAY_FORM = re.compile(DAY)
_CLOCK_FORM = re.compile(CLOCK)
_HOURS_FORM = re.compile(_HOURS)
_NUMBER_FORM = re.compile(NUMBER)
_ANY_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}")
_ANY_HOURS = re.compile(rf"[0-9]{{2}}:[0-9]{{2}}{SPACE}*-{SPACE}*[0-9]{{2}}:[0-9]{{2}}")


FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Days outside these years are slips of the pen, and arithmetic on them may leave the calendar."""


def parse_day(text: str) -> date:
    """Read "2027-01-06"; raises `QuantityError`, also for a day no calendar has and for years far from ours."""
    stripped = text.strip(SPACES)
    if _DAY_FORM.fullmatch(stripped) is None:
        raise QuantityError("date", text, _bare_number(stripped))
    try:
        day = date.fromisoformat(stripped)
    except ValueError:
        raise QuantityError("date", text, "no_such_day") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise QuantityError("date", text, "far_year")
    return day


def parse_clock(text: str) -> time:
    """Read "09:00", from 00:00 to 23:59; raises `QuantityError`."""
    stripped = text.strip(SPACES)
    if _CLOCK_FORM.fullmatch(stripped) is None:
        no_such_time = _ANY_CLOCK.fullmatch(stripped) is not None
        raise QuantityError("clock", text, "no_such_time" if no_such_time else _bare_number(stripped))
    return time.fromisoformat(stripped)


def spell_clock(clock: time) -> str:
    """Write a time of day as "09:00"."""
    return clock.isoformat(timespec="minutes")


def _bare_number(stripped: str) -> str:
    return "bare_number" if _NUMBER_FORM.fullmatch(stripped) else ""


def _read_day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return parse_day(_text(value, "date"))
    except QuantityError as error:
        raise refusal(error) from None


def _read_clock(value: object) -> time:
    if isinstance(value, time) and value == value.replace(second=0, microsecond=0, tzinfo=None):
        return value
    try:
        return parse_clock(_text(value, "clock"))
    except QuantityError as error:
        raise refusal(error) from None


def _text(value: object, expected: str) -> str:
    if isinstance(value, str):
        return value
    written = spell(value)
    raise QuantityError(expected, written, _bare_number(written))


Day = Annotated[
    date,
    PlainValidator(_read_day),
    PlainSerializer(date.isoformat, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": anchored(DAY)}),
]
"""A field for a calendar day, written "2027-01-06"."""

Clock = Annotated[
    time,
    PlainValidator(_read_clock),
    PlainSerializer(spell_clock, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": anchored(CLOCK)}),
]
"""A field for a time of day, written "09:00"."""


@dataclass(frozen=True, slots=True, order=True)
class Hours(Quantity):
    """A part of the day in which something may happen, its end excluded; never over midnight."""

    EXPECTED: ClassVar[str] = "hours"
    PATTERN: ClassVar[str] = _HOURS

    start: int
    """First minute, counted from midnight."""
    end: int
    """Minute after the last, counted from midnight; 1440 is midnight itself."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= 24 * 60:
            raise QuantityError("hours", str(self), "empty_hours" if self.start >= self.end else "no_such_time")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "10:00-13:00", the end up to 24:00 and after the start; raises `QuantityError`."""
        stripped = text.strip(SPACES)
        match = _HOURS_FORM.fullmatch(stripped)
        if match is None:
            raise QuantityError("hours", text, "no_such_time" if _ANY_HOURS.fullmatch(stripped) else "")
        start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in match.groups())
        if start >= end:
            raise QuantityError("hours", text, "empty_hours" if start == end else "over_midnight")
        return cls(start, end)

    def __str__(self) -> str:
        return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (self.start, self.end))

    def __contains__(self, clock: time) -> bool:
        return self.start <= clock.hour * 60 + clock.minute < self.end

    @property
    def minutes(self) -> int:
        """How many minutes the hours last."""
        return self.end - self.start

    @property
    def opens(self) -> time:
        """The first minute as a time of day."""
        return time(self.start // 60, self.start % 60)
