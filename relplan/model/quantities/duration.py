"""Durations: "3h", "1d 12h", "3mo", or ISO 8601 "P1DT12H"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, datetime, timedelta
from typing import ClassVar, Self

from relplan.model.quantities.base import Quantity
from relplan.model.quantities.errors import QuantityError
from relplan.model.quantities.numerals import NUMBER, SPACE, SPACES

_PART = r"[0-9]{1,7}(?:min|mo|h|d|w|y)"
_PARTS = rf"{_PART}(?:{SPACE}+{_PART})*"
_COUNT = r"[0-9]{1,7}"
_ISO = (
    rf"P(?=[0-9T])(?:{_COUNT}Y)?(?:{_COUNT}M)?(?:{_COUNT}W)?(?:{_COUNT}D)?"
    rf"(?:T(?=[0-9])(?:{_COUNT}H)?(?:{_COUNT}M)?)?"
)
_DURATION = rf"{_PARTS}|{_ISO}"

_FORM = re.compile(_DURATION)
_SPLIT = re.compile(r"([0-9]+)([A-Za-z]+)")
_ISO_UNITS = {"Y": "y", "M": "mo", "W": "w", "D": "d"}
_ISO_TIME_UNITS = {"H": "h", "M": "min"}
_MOST_MONTHS = 1_200
_LONGEST = timedelta(days=36_600)

_MINUTES_PER_DAY = 24 * 60

_REASONS = (
    (re.compile(NUMBER), "bare_number"),
    (re.compile(rf"-{SPACE}*[0-9].*", re.DOTALL), "negative"),
    (re.compile(rf"(?:.*{SPACE})?[0-9]+{SPACE}*m(?:{SPACE}.*)?", re.DOTALL), "ambiguous_m"),
    (re.compile(r".*[0-9][.,][0-9].*", re.DOTALL), "fraction"),
)


@dataclass(frozen=True, slots=True)
class Duration(Quantity):
    """A length of time that is never negative, at most a hundred years.

    Months, days and minutes stay apart, since a month has no fixed number of days: "48h" and "2d" are not equal,
    though they always reach the same moment.
    """

    EXPECTED: ClassVar[str] = "duration"
    PATTERN: ClassVar[str] = _DURATION

    months: int = 0
    days: int = 0
    minutes: int = 0

    def __post_init__(self) -> None:
        if min(self.months, self.days, self.minutes) < 0:
            raise QuantityError("duration", str(self), "negative")
        if self.months > _MOST_MONTHS or self.longest > _LONGEST:
            raise QuantityError("duration", str(self), "too_long")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "1d 12h" (units min, h, d, w, mo, y, each once) or an ISO 8601 duration without seconds.

        Raises `QuantityError` for anything else; "5m" is refused, as it may mean minutes or months.
        """
        stripped = text.strip(SPACES)
        if _FORM.fullmatch(stripped) is None:
            raise QuantityError("duration", text, _reason(stripped))
        counts = _iso_counts(stripped) if stripped.startswith("P") else _counts(stripped, text)
        try:
            return cls(
                months=12 * counts.get("y", 0) + counts.get("mo", 0),
                days=7 * counts.get("w", 0) + counts.get("d", 0),
                minutes=60 * counts.get("h", 0) + counts.get("min", 0),
            )
        except QuantityError as error:
            raise QuantityError("duration", text, error.reason) from None

    def __str__(self) -> str:
        years, months = (self.months // 12, 0) if self.months % 12 == 0 else (0, self.months)
        hours, minutes = divmod(self.minutes, 60)
        counts = ((years, "y"), (months, "mo"), (self.days, "d"), (hours, "h"), (minutes, "min"))
        return " ".join(f"{count}{unit}" for count, unit in counts if count) or "0d"

    @property
    def is_whole_days(self) -> bool:
        """Whether the duration leads from any time of day to the same time of day."""
        return self.minutes % _MINUTES_PER_DAY == 0

    @property
    def shortest(self) -> timedelta:
        """The least time it can be: 365 days for a year, 28 for a month."""
        return self._elapsed(days_per_year=365, days_per_month=28)

    @property
    def longest(self) -> timedelta:
        """The most time it can be: 366 days for a year, 31 for a month."""
        return self._elapsed(days_per_year=366, days_per_month=31)

    def after(self, moment: datetime) -> datetime:
        """Give the wall-clock time this long after a naive one.

        Months come first, clamped to the last day of the month reached, then days and minutes.
        Raises `OverflowError` beyond the years 1 to 9999.
        """
        return _shifted(moment, self.months) + timedelta(days=self.days, minutes=self.minutes)

    def before(self, moment: datetime) -> datetime:
        """Give the wall-clock time this long before a naive one: one month before 31 March is the last of February.

        Months come first, as in `after`. Raises `OverflowError` beyond the years 1 to 9999.
        """
        return _shifted(moment, -self.months) - timedelta(days=self.days, minutes=self.minutes)

    def is_past_from(self, moment: datetime) -> datetime:
        """Give the first wall-clock time of which this long before is not before a naive one.

        It is that of `after`, unless the month reached is too short: then the month after it begins. A month before any
        time of 28 February is still before 31 January.
        """
        wanted = moment + timedelta(days=self.days, minutes=self.minutes)
        reached = _shifted(wanted, self.months)
        if reached.day == wanted.day or not self.months:
            return reached
        return datetime.combine(reached.date() + timedelta(days=1), datetime.min.time())

    def _elapsed(self, *, days_per_year: int, days_per_month: int) -> timedelta:
        years, months = divmod(self.months, 12)
        days = years * days_per_year + months * days_per_month + self.days
        return timedelta(days=days, minutes=self.minutes)


def _shifted(moment: datetime, months: int) -> datetime:
    if not months:
        return moment
    years, month = divmod(moment.month - 1 + months, 12)
    year = moment.year + years
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(year)
    last_day = monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last_day))


def _counts(stripped: str, text: str) -> dict[str, int]:
    pairs = _SPLIT.findall(stripped)
    counts = {unit: int(count) for count, unit in pairs}
    if len(counts) < len(pairs):
        raise QuantityError("duration", text, "repeated_unit")
    return counts


def _iso_counts(stripped: str) -> dict[str, int]:
    day_part, _, time_part = stripped[1:].partition("T")
    counts = {_ISO_UNITS[unit]: int(count) for count, unit in _SPLIT.findall(day_part)}
    return counts | {_ISO_TIME_UNITS[unit]: int(count) for count, unit in _SPLIT.findall(time_part)}


def _reason(stripped: str) -> str:
    return next((reason for form, reason in _REASONS if form.fullmatch(stripped)), "")
