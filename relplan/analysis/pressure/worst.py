"""The worst windows of a limit on the calendar: of each group of windows, and of those that hold one contact more."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from relplan.analysis.pressure.search import Effort, Look, WindowSearch
from relplan.analysis.pressure.verdict import Witness
from relplan.analysis.reach import meet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.reach import Population, Reach

T = TypeVar("T")


def find_worst_by(
    limit: Limit,
    contacts: Sequence[Contact],
    population: Population,
    key: Callable[[datetime], T],
    customers: Sequence[Reach],
) -> list[dict[T, tuple[Witness, int]]]:
    """Return, for each of several sets of customers, the worst window of each group of windows.

    Windows are grouped by what a key makes of their ends. With each comes an excess that no customer of the set goes
    beyond in the group; it is negative when some contacts are left. Each set has a budget of its own.
    """
    search = WindowSearch(limit, contacts, population)
    found: list[dict[T, tuple[Witness, int]]] = [{} for _ in customers]
    groups = [_Group(search, meet(limit.customers, one)) for one in customers]
    for look in search.looks(Effort(-limit.max)):
        group = key(look.window.end)
        for of_one, worst in zip(groups, found, strict=True):
            if any(of_one.endings >> number & 1 for number in look.window.endings):
                _keep_worst(search, of_one.see(look), worst, group)
    return found


def find_excess_beside(limit: Limit, contacts: Sequence[Contact], population: Population, extra: Contact) -> int | None:
    """Return an excess that no customer of one more contact goes beyond, in any window of a limit that holds it.

    None when the limit doesn't look at that contact. Contacts that limits can't hold back exceed none by themselves.
    """
    search = WindowSearch(limit, [*contacts, extra], population)
    numbers = [number for number, one in enumerate(search.contacts) if one.planned is extra.planned]
    if not numbers:
        return None
    (number,) = numbers
    effort = Effort(-limit.max)
    worst: int | None = None
    for look in search.looks(effort):
        for last, at in _endings_beside(search, look, number):
            effort.upper_excess = -look.figure
            among = look.window.inside.mask | 1 << last | 1 << number
            found = search.find_heaviest(look, among, {last: look.window.end, number: at}, 0)
            if found.members:
                excess = max(found.load - look.figure, effort.upper_excess)
                worst = excess if worst is None else max(worst, excess)
    return worst


def _endings_beside(search: WindowSearch, look: Look, number: int) -> Iterator[tuple[int, datetime]]:
    """Yield each contact that ends a window, with each instant of a contact in it; one that ends it comes then.

    A contact that doesn't count only matters where it ends the window.
    """
    window, counts = look.window, search.contacts[number].counts
    inside = window.inside.instants(number)
    for last in search.unlike(window.endings):
        if last == number:
            yield last, window.end
        elif counts:
            yield from ((last, at) for at in inside)


class _Group:
    """Some customers whom a limit holds for, and what may reach them."""

    def __init__(self, search: WindowSearch, customers: Reach) -> None:
        self._search = search
        self._customers = customers
        self._among = search.find_reaching_sometime(customers)
        self._effort = Effort(-search.limit.max)
        self.endings = search.find_reaching(customers)
        """The contacts that reach them when they come."""

    def see(self, look: Look) -> Look:
        """Return a window as they have it."""
        return self._search.narrow(look, self._customers, self._among, self.endings, self._effort)


def _keep_worst(search: WindowSearch, look: Look, worst: dict[T, tuple[Witness, int]], group: T) -> None:
    """Keep a window in the place of its group's, for each contact that ends it, if it is worse."""
    inside, effort = look.window.inside, look.effort
    for last in search.unlike(number for number in look.window.endings if look.endings >> number & 1):
        best = worst.get(group)
        floor = look.figure + best[0].excess if best else 0
        effort.upper_excess = best[1] if best else -look.figure
        extra = not search.contacts[last].counts
        if (inside.mask & look.among).bit_count() + extra <= floor or inside.most_beside(last) + extra <= floor:
            continue
        for witness in search.find_witnesses(look, last, floor):
            if best is None or witness.excess > best[0].excess:
                best = (witness, max(effort.upper_excess, witness.excess))
        if best is not None:
            worst[group] = (best[0], max(best[1], effort.upper_excess))
