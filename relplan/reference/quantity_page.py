"""The page of quantities: how each is written, what it is read as, and why one is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.occasions import OccasionRule
from relplan.model.quantities import (
    Dated,
    Duration,
    Figure,
    Horizon,
    Hours,
    Money,
    Pace,
    QuantityError,
    Rate,
    Recurrence,
    Window,
    parse_clock,
    parse_day,
    parse_whole,
    spell_clock,
)
from relplan.model.settings import Language
from relplan.reference.markdown import write_page, write_table
from relplan.rules.words.quantities import QUANTITY_WORDS, REASON_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Read = Callable[[str], object]

_INTRO = """# Quantities

Durations, rates, amounts and dates are written as people write them. The tables show what may be written, how relplan
reads it, and what it refuses with the reason it gives. Numbers may have their thousands grouped by spaces, also by
those that never break a line, and their decimals after a point or a comma. A text that holds a colon, as a time of day
does, goes between double quotes."""

_TEXTS: Mapping[str, str] = {
    "duration": "A length of time: `min`, `h`, `d`, `w`, `mo` and `y`, in whole numbers, each unit once. "
    "ISO 8601 durations without seconds are read too. A month keeps to the calendar: one month after 31 January is "
    "the last day of February.",
    "rate": "A share of a whole, from nothing to all of it.",
    "money": "An amount in one currency, never negative. The currency is a code of three capitals, after the amount.",
    "pace": "How many in an `hour`, `day`, `week`, `month` or `year`.",
    "date": "A day of the calendar: year, month, day.",
    "clock": "A time of day, from `00:00` to `23:59`.",
    "hours": "A part of a day; its end is excluded, may be `24:00`, and comes after its beginning.",
    "dated": "A day of its own, or one counted in whole days and months from `occasion`, `occasion.end`, `occurrence` "
    "or `moment`.",
    "whole": "A number of things: customers, contacts, launches.",
    "recurrence": "A rule of RFC 5545 by which days come back. Its first and last day are written beside it.",
    "figure": "The value of a KPI: a percentage, an amount of money or a plain number. It may be negative, and a "
    "percentage may be over a hundred.",
    "horizon": "By when something is to be reached: a day, or a time for each customer.",
    "window": "The window of a cap. A duration rolls with each contact; `day`, `week` (from Monday) and `month` are "
    "those of the calendar.",
    "dates": "A first and a last day, both included.",
    "occasion_rule": "How the days of an occasion are found each year: a name of [the catalogue](../occasions.md), a "
    "distance from Easter, a day of the year, or a weekday of a month.",
}
"""What each quantity is."""

_SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "duration": ("3h", "1d 12h", "48h", "1w", "3mo", "P1DT12H", "5m", "1.5d", "30"),
    "rate": ("8 %", "8,5 %", "0.08", "110 %", "8"),
    "money": ("12.50 EUR", "12,50 EUR", "1 250 EUR", "12,500 EUR", "12.50 €", "12.50"),
    "pace": ("12000/month", "1.8/year", "150 / day", "12,000/month", "12/quarter", "12"),
    "date": ("2027-01-06", "2027-02-30", "6/1/2027"),
    "clock": ("09:00", "9:00", "24:00"),
    "hours": ("10:00-13:00", "20:00-24:00", "20:00-08:00"),
    "dated": ("2027-01-06", "occasion - 3d", "occasion.end", "occurrence + 1d", "moment - 1mo", "occasion - 3h"),
    "whole": ("337000", "337 000", "337 00", "337,000", "337.000", "337 000 customers", "1.5"),
    "recurrence": ("FREQ=WEEKLY;BYDAY=TU", "freq=monthly;bymonthday=1", "FREQ=WEEKLY;UNTIL=20271231", "FREQ=HOURLY"),
    "figure": ("18 %", "12.50 EUR", "42", "-3", "12,500"),
    "horizon": ("30d", "2027-12-31", "soon"),
    "window": ("7d", "day", "week", "month", "quarter"),
    "dates": ("2027-11-22..2027-11-29",),
    "occasion_rule": ("black_friday", "easter + 39d", "fixed 12-25", "last sunday of may", "2nd wednesday of january"),
}
"""Texts to show, right and wrong, by the key of the quantity."""

_READERS: Mapping[str, Read] = {
    "date": parse_day,
    "whole": parse_whole,
    "clock": lambda text: spell_clock(parse_clock(text)),
    "dates": lambda text: "..".join(str(parse_day(day)) for day in text.split("..")),
    **{
        kind.EXPECTED: kind.parse
        for kind in (
            *(Dated, Duration, Figure, Horizon, Hours, Money, Pace, Rate, Recurrence, Window),
            OccasionRule,
        )
    },
}


def quantity_heading(expected: str) -> str:
    """Return the heading of a quantity, by its key: its name without articles."""
    name = QUANTITY_WORDS[expected].name.en
    words = [word for word in name.split() if word not in ("a", "an", "the")]
    return " ".join(words).capitalize()


def write_quantity_page() -> str:
    """Return the page of quantities."""
    return write_page(_INTRO, *(_section(expected) for expected in QUANTITY_WORDS))


def _section(expected: str) -> str:
    rows = [_row(_READERS[expected], text) for text in _SPELLINGS[expected]]
    table = write_table(("Written", "Read as", "Refused"), rows)
    return f"## {quantity_heading(expected)}\n\n{_TEXTS[expected]}\n\n{table}"


def _row(read: Read, text: str) -> tuple[str, str, str]:
    try:
        return f"`{text}`", f"`{read(text)}`", ""
    except QuantityError as error:
        reason = REASON_WORDS.get(error.reason)
        return f"`{text}`", "", reason.in_(Language.EN) if reason else "it is not written as one"
