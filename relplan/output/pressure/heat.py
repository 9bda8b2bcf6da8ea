"""The heat maps, one for each cap: one sign for each group and week, in a strip for each year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from relplan.diagnostics.dates import short_month_name
from relplan.diagnostics.neutral import one_line
from relplan.output.pressure import words
from relplan.output.pressure.names import say_limit
from relplan.output.printable import width
from relplan.output.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.weeks import Gauge, WeekLoad
    from relplan.model.settings import Language
    from relplan.output.palette import Palette
    from relplan.output.pressure.shown import PressureShown

_WEEK = timedelta(days=7)
_TO_THURSDAY = timedelta(days=3)
_FEWEST_WEEKS = 13
"""That a strip has room for, however long the names before it are."""


@dataclass(frozen=True, slots=True)
class _Week:
    """A week of the map."""

    monday: date
    day: date
    """The day that tells its month and year: its Thursday, or the nearest day to show."""


def heat_map(shown: PressureShown, gauge: Gauge) -> Iterator[str]:
    """Yield the lines of the map of one cap."""
    names = [one_line(shown.name(group)) for group in shown.rows]
    margin = min(max(map(width, names)) + 2, max(shown.columns - _FEWEST_WEEKS, 8))
    strips = list(_strips(shown.days, shown.columns - margin))
    are_many_years = strips[0][0].day.year != strips[-1][0].day.year
    for number, strip in enumerate(strips):
        if number:
            yield ""
        year = str(strip[0].day.year) if are_many_years else ""
        yield (year.ljust(margin) + _months(strip, shown.language)).rstrip()
        for name, group in zip(names, shown.rows, strict=True):
            weeks = shown.maps[gauge][group]
            signs = "".join(_sign(weeks.get(week.monday), shown.palette) for week in strip)
            yield _pad(name, margin) + signs


def heat_title(shown: PressureShown, gauge: Gauge) -> str:
    """Say which cap a map is of, with each of its figures."""
    figures = [say_limit(limit, shown.names, shown.language) for limit in gauge.limits]
    return shown.say(words.HEAT_OF, figures=shown.say(words.AND_FIGURE).join(figures))


def heat_legend(shown: PressureShown) -> Iterator[str]:
    """Yield the sentences that explain the signs."""
    yield shown.say(words.HEAT_LEGEND)
    loads = (load for groups in shown.maps.values() for weeks in groups.values() for load in weeks.values())
    if any(_is_unsure(load) for load in loads):
        yield shown.say(words.HEAT_UNSURE)


def _strips(days: Edition, room: int) -> Iterator[list[_Week]]:
    """Yield the weeks of each year, in equal parts where they have no room on one line."""
    for _, of_year in groupby(_weeks(days), key=lambda week: week.day.year):
        weeks = list(of_year)
        size = ceil(len(weeks) / ceil(len(weeks) / room))
        yield from (weeks[start : start + size] for start in range(0, len(weeks), size))


def _weeks(days: Edition) -> Iterator[_Week]:
    monday = days.first - timedelta(days=days.first.weekday())
    while monday <= days.last:
        yield _Week(monday, min(max(monday + _TO_THURSDAY, days.first), days.last))
        monday += _WEEK


def _months(weeks: Sequence[_Week], language: Language) -> str:
    """Return the names of months over the weeks that they begin in."""
    line = ""
    months = [week.day.month for week in weeks]
    for position, month in enumerate(months):
        if (position == 0 or month != months[position - 1]) and len(line) <= position:
            line = line.ljust(position) + short_month_name(month, language) + " "
    return line.rstrip()


def _sign(load: WeekLoad | None, palette: Palette) -> str:
    if load is None or not load.at_most:
        return palette.paint(palette.frame, "·")
    if _is_unsure(load):
        return palette.paint(palette.warning, "?")
    if load.share > 1:
        return palette.paint(palette.error, "!")
    if load.share == 1:
        return palette.paint(palette.warning, "#")
    return palette.paint(palette.info, str(max(1, int(load.share * 10))))


def _is_unsure(load: WeekLoad) -> bool:
    """Tell whether the figure may be exceeded, and it is not proved that it is."""
    return load.share > 1 and not load.is_exceeded


def _pad(name: str, margin: int) -> str:
    """Fill a name up to the margin; one that is too long is cut."""
    if width(name) > margin - 2:
        name = wrap(name.replace(" ", "\u00a0"), margin - 3)[0] + "…"
    return name + " " * (margin - width(name))
