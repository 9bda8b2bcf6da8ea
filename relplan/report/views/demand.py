"""What customers of each segment are asked to take in a year, against what the limits admit: expectations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.model.quantities.rounding import whole
from relplan.report.views.bars import Bar, bar_between, bar_of
from relplan.report.views.pieces import Cell, Piece, Source

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from fractions import Fraction

    from relplan.analysis.pressure.allowance import Allowance, Trait
    from relplan.analysis.pressure.demand import Demand
    from relplan.analysis.study import Study
    from relplan.report.text.words import Words
    from relplan.report.views.names import Names


@dataclass(frozen=True, slots=True)
class DemandRow:
    """A segment, what it is asked to take and what is admitted."""

    segment: Piece
    asked: str
    admitted: str
    """From the least to the most that is admitted to a customer of the segment."""
    least: Bar
    """What is asked for at least; the line is the most that is admitted."""
    open: Bar | None
    """What sizes, branches and rates leave open; none when something could not be counted."""
    over: str
    """By how much the least that is asked is over what is admitted; empty when it is not."""
    losers: Cell
    """The actions that come last and have no place."""
    uncounted: str
    cap: Source | None


@dataclass(frozen=True, slots=True)
class DemandView:
    """The demand on the segments of which enough is known."""

    rows: tuple[DemandRow, ...]
    allowances: tuple[str, ...]
    """What is admitted to whom; none when everybody is admitted the same."""
    is_over: bool
    """Whether some segment is asked for more than is admitted."""
    left_out: str
    """Which segments are not shown, since most of their scenarios have no declared rate; empty when all are."""


def view_demand(study: Study, names: Names, words: Words) -> DemandView | None:
    """Show the demand on segments that are asked for something; None when there is none.

    A segment of which most scenarios have no rate is left out.
    """
    asked = [one for one in study.demands if one.asked.high or one.is_partial]
    shown = [one for one in asked if one.asked.high and _is_known(one, study.plan.scenarios)]
    if not shown:
        return None
    most = max(max(one.asked.low if one.is_partial else one.asked.high, one.admitted or 0.0) for one in shown) or 1.0
    others = [names.text(Kind.SEGMENT, one.segment) for one in asked if one not in shown]
    return DemandView(
        rows=tuple(_view_row(one, most, names, words) for one in shown),
        allowances=_say_allowances(study.allowances, names, words),
        is_over=any(one.over > 0 for one in shown),
        left_out=words("heat.unrated", segments=words.all_of(others), count=len(others)) if others else "",
    )


def _is_known(one: Demand, scenarios: Collection[str]) -> bool:
    return len(one.unrated) <= sum(action in scenarios for action in one.by_action)


def _view_row(one: Demand, most: float, names: Names, words: Words) -> DemandRow:
    form = words.format
    low, high = one.asked.low / most, one.asked.high / most
    percent = form.number(whole(one.over * 100))
    return DemandRow(
        segment=names.piece(Kind.SEGMENT, one.segment),
        asked=_say_asked(one, words),
        admitted=_say_range(one.allowances, words),
        least=bar_of(low, None if one.admitted is None else one.admitted / most, "over" if one.over > 0 else ""),
        open=None if one.is_partial else bar_between(low, high),
        over=words("heat.over_by_least" if one.is_partial else "heat.over_by", percent=percent) if one.over > 0 else "",
        losers=names.cell(Kind.ACTION, one.losers),
        uncounted=words("heat.uncounted", count=len(one.unrated)) if one.unrated else "",
        cap=names.source(one.limit.place) if one.limit else None,
    )


def _say_range(allowances: Sequence[Allowance], words: Words) -> str:
    """Say the least and the most that is admitted; allowances come the most first."""
    least, most = (_say_figure(allowances[place].a_year, words) for place in (-1, 0))
    return words("heat.between", low=least, high=most) if least != most else most


def _say_figure(figure: Fraction | None, words: Words) -> str:
    return words("heat.no_cap") if figure is None else words.format.number(whole(figure))


def _say_allowances(allowances: Sequence[Allowance], names: Names, words: Words) -> tuple[str, ...]:
    """Say what is admitted to whom, with how many they are where that is known for certain."""
    return tuple(_say_allowance(one, names, words) for one in allowances) if len(allowances) > 1 else ()


def _say_allowance(one: Allowance, names: Names, words: Words) -> str:
    said = " / ".join(" + ".join(_say_trait(trait, names, words) for trait in traits) for traits in one.who)
    values = {"who": said, "figure": _say_figure(one.a_year, words)}
    if one.count is None or one.count.low != one.count.high:
        return words("heat.allowance", **values)
    return words("heat.allowance_of", customers=words.format.number(whole(one.count.high)), **values)


def _say_trait(trait: Trait, names: Names, words: Words) -> str:
    segments = ", ".join(names.text(Kind.SEGMENT, segment) for segment in trait.segments)
    return segments if trait.is_in else words("heat.none_of", segments=segments)


def _say_asked(one: Demand, words: Words) -> str:
    """Say how many contacts are asked for; a lower bound when something could not be counted."""
    low, high = (words.format.number(whole(figure)) for figure in (one.asked.low, one.asked.high))
    if one.is_partial:
        return words("heat.at_least", low=low)
    return words("heat.between", low=low, high=high) if low != high else low
