"""What segments are asked to take a year, in a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.quantities.rounding import whole
from relplan.output.pressure import words
from relplan.output.pressure.names import limit_name, say_who

if TYPE_CHECKING:
    from relplan.analysis.pressure.allowance import Allowance
    from relplan.analysis.pressure.demand import Demand
    from relplan.output.pressure.shown import PressureShown


def demands_shown(shown: PressureShown) -> list[Demand]:
    """Return the demands on the segments that the reader looks at."""
    wanted = {segment for group in shown.groups for segment in group}
    return [one for one in shown.study.demands if not wanted or one.segment in wanted]


def demand_rows(shown: PressureShown) -> list[list[str]]:
    """Return the rows of the segments that are asked for something."""
    return [_row(shown, one) for one in demands_shown(shown) if one.asked.high or one.is_partial]


def allowance_rows(shown: PressureShown) -> list[list[str]]:
    """Return a row for each figure that the caps admit to some customers."""
    return [
        [
            _say_figure(shown, one),
            say_who(one, shown.names, shown.language),
            limit_name(one.limit, shown.names, shown.language) if one.limit else "",
        ]
        for one in shown.study.allowances
    ]


def _row(shown: PressureShown, one: Demand) -> list[str]:
    over = str(whole(one.over * 100))
    least, most = (_say_figure(shown, one.allowances[place]) for place in (-1, 0))
    return [
        shown.name((one.segment,)),
        _say_asked(shown, one),
        shown.say(words.DEMAND_RANGE, low=least, high=most) if least != most else most,
        shown.say(words.OVER_AT_LEAST if one.is_partial else words.OVER, percent=over) if one.over > 0 else "",
        shown.say(words.UNCOUNTED, count=len(one.unrated)) if one.unrated else "",
    ]


def _say_figure(shown: PressureShown, one: Allowance) -> str:
    return shown.say(words.NO_CAP) if one.a_year is None else str(whole(one.a_year))


def _say_asked(shown: PressureShown, one: Demand) -> str:
    """Say how many contacts are asked for; a lower bound when something could not be counted."""
    low, high = whole(one.asked.low), whole(one.asked.high)
    if one.is_partial:
        return shown.say(words.DEMAND_AT_LEAST, low=low)
    return shown.say(words.DEMAND_RANGE, low=low, high=high) if low != high else str(low)
