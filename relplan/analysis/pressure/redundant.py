"""Limits held against each other: those that others imply, and calendar caps that let twice as much through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relplan.analysis.pressure.calendar import prove_calendar
from relplan.analysis.pressure.limit import LimitKind
from relplan.analysis.reach import covers
from relplan.model.quantities import Duration, Window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.limit import Contacts, Limit
    from relplan.analysis.pressure.message import Message
    from relplan.analysis.pressure.verdict import Witness
    from relplan.analysis.reach import Population

_DAYS = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Implied:
    """A limit that another never lets be reached."""

    limit: Limit
    by: Limit
    most: int
    """The most contacts that the other lets through in this one's window."""


@dataclass(frozen=True, slots=True)
class BoundaryBurst:
    """A calendar cap that holds, and the sends that are more than its figure across a boundary."""

    limit: Limit
    witness: Witness


def find_implied(limits: Sequence[Limit], messages: Sequence[Message], moving: frozenset[str]) -> tuple[Implied, ...]:
    """Return the caps and gaps that another limit implies for the same contacts and customers, whatever is sent.

    Nothing is said while some message counts without obeying: it may bring a limit over its figure. Of two limits that
    imply each other, the later one is told. A cap is no reason to do without a gap: one says how many, the other how
    close, and the gap is what remains when the cap is raised for a segment or a season.
    """
    if any(message.counts and not message.obeys for message in messages):
        return ()
    found = []
    for number, limit in enumerate(limits):
        for other_number, other in enumerate(limits):
            most = _most_under(other, limit, moving)
            if limit is other or not _may_be_needless(limit, other) or most is None or most > _least(limit):
                continue
            back = _most_under(limit, other, moving) if _may_be_needless(other, limit) else None
            if back is None or back > _least(other) or number > other_number:
                found.append(Implied(limit, other, most))
                break
    return tuple(found)


def _may_be_needless(limit: Limit, beside: Limit) -> bool:
    """Tell whether a limit can have nothing to do beside another: never a reserve, nor a gap beside a cap."""
    is_other_question = limit.kind is LimitKind.GAP and beside.kind is LimitKind.CAP
    return limit.kind is not LimitKind.RESERVE and not is_other_question


def _least(limit: Limit) -> int:
    return min(limit.max, *(own.max for own in limit.during)) if limit.during else limit.max


def _most_under(limit: Limit, within: Limit, moving: frozenset[str]) -> int | None:
    """Return the most contacts that a limit lets through in another's window; none when it says nothing of them."""
    if limit.kind is LimitKind.RESERVE or not _covers(limit.contacts, within.contacts):
        return None
    if not covers(limit.customers, within.customers):
        return None
    if any(name in moving for box in limit.customers.boxes for name, _ in box):
        return None
    windows = _windows_over(limit.window, within.window)
    figures = [limit.max, *(own.max for own in limit.during)]
    return None if windows is None else windows * max(figures)


def _windows_over(window: Window, other: Window) -> int | None:
    """Return how many windows of one kind cover any window of another; none when nobody can say."""
    if window.unit is not None:
        return 1 if window.unit == other.unit else None
    own = window.length
    length = Duration(days=_DAYS.get(other.unit, 31)) if other.unit else other.length
    if own is None or length is None or own.months or length.months or not own.longest:
        return None
    return -(-length.longest // own.longest)


def _covers(wide: Contacts, narrow: Contacts) -> bool:
    """Tell whether a limit counts at least all that another counts."""
    pairs = (
        (wide.channels, narrow.channels),
        (wide.programmes, narrow.programmes),
        (wide.communications, narrow.communications),
        (wide.tags, narrow.tags),
        (wide.brands, narrow.brands),
    )
    is_wide = all(not one or (other and one >= other) for one, other in pairs)
    return is_wide and wide.only in ("", narrow.only)


def find_boundary_bursts(
    limits: Sequence[Limit], contacts: Sequence[Contact], population: Population
) -> Iterator[BoundaryBurst]:
    """Yield the calendar caps of a day or a week that the calendar's own sends outwit, with the worst case proved."""
    for limit in limits:
        if limit.window.unit not in _DAYS or limit.kind is not LimitKind.CAP:
            continue
        rolling = replace(limit, window=Window(Duration(days=_DAYS[str(limit.window.unit)])))
        verdict, twin = (prove_calendar([one], contacts, population)[0] for one in (limit, rolling))
        if verdict.holds and twin.breaches:
            worst = max(twin.breaches, key=lambda breach: breach.witness.excess).witness
            yield BoundaryBurst(limit, worst)
