"""The calendar against every limit: the worst window of each, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.pressure.ceiling import Ceiling
from relplan.analysis.pressure.search import Effort, WindowSearch
from relplan.analysis.pressure.verdict import Assumption, Breach, Verdict, Witness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.window import Window
    from relplan.analysis.reach import Population


def prove_calendar(limits: Iterable[Limit], contacts: Sequence[Contact], population: Population) -> tuple[Verdict, ...]:
    """Return the verdict on every limit."""
    return tuple(_prove(WindowSearch(limit, contacts, population)) for limit in limits)


def _prove(search: WindowSearch) -> Verdict:
    """Go through the windows of a limit; keep the worst and all that exceed."""
    effort = Effort(-search.limit.max)
    worst: Witness | None = None
    exceeded: list[Witness] = []
    ceiling = Ceiling(search.table)
    for look in search.looks(effort):
        floor = min(look.figure, look.figure + worst.excess) if worst else 0
        for last in _may_exceed(search, look.window, floor, ceiling):
            for witness in search.find_witnesses(look, last, floor, with_others=True):
                if worst is None or witness.excess > worst.excess:
                    worst = witness
                    floor = min(look.figure, witness.load)
                if witness.excess > 0 and witness.is_proved:
                    exceeded.append(witness)
    upper_excess = max(effort.upper_excess, worst.excess) if worst else 0
    if worst and not worst.is_proved:
        worst = max(exceeded, key=lambda witness: witness.excess, default=worst)
    return Verdict(
        limit=search.limit,
        witness=worst,
        upper_excess=upper_excess,
        breaches=_group(search.limit, exceeded),
        assumptions=_assumptions(search, effort),
    )


def _may_exceed(search: WindowSearch, window: Window, floor: int, ceiling: Ceiling) -> Iterator[int]:
    """Yield the contacts that end a window with whom a customer may get more than a load."""
    for last in search.unlike(window.endings):
        least = floor - (not search.contacts[last].counts)
        if window.inside.most_beside(last) > least and not ceiling.is_under(least, window.inside):
            yield last


def _assumptions(search: WindowSearch, effort: Effort) -> tuple[Assumption, ...]:
    found = [Assumption.CALENDAR_ONLY, Assumption.HISTORY_UNKNOWN, Assumption.SEGMENTS_STAY]
    if not all(contact.reach.is_exact for contact in search.contacts):
        found.append(Assumption.REACH_WIDENED)
    if effort.is_cut:
        found.append(Assumption.BUDGET_SPENT)
    return tuple(found)


def _group(limit: Limit, exceeded: Sequence[Witness]) -> tuple[Breach, ...]:
    """Put the windows that the same actions exceed together: the worst of them, and all."""
    groups: dict[frozenset[str], list[Witness]] = {}
    for witness in exceeded:
        groups.setdefault(witness.actions, []).append(witness)
    return tuple(
        Breach(limit, max(group, key=lambda witness: witness.excess), tuple(group)) for group in groups.values()
    )
