"""The windows of a limit, one after the other, and what a customer can get in each at most."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.reach import Box, common_choices

if TYPE_CHECKING:
    from datetime import datetime

    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.load import Mask
    from relplan.analysis.reach import Reach

Profile = Box
"""What a contact's customers have in common: the choices they may have in some dimensions."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One instant at which a contact may come."""

    instant: datetime
    contact: int
    """Its position among the limit's contacts."""


@dataclass(frozen=True, slots=True)
class Window:
    """A window that ends with some contacts; what it holds is known until the next one is asked for."""

    start: datetime
    """The instant after which contacts count; itself excluded."""
    end: datetime
    endings: tuple[int, ...]
    """The contacts at its end: what the limit says, it says of a customer who gets one of them."""
    inside: Inside
    """The counting contacts in it."""


def slide(
    limit: Limit, contacts: Sequence[Contact], passages: Sequence[Sequence[datetime]], moving: frozenset[str]
) -> Iterator[Window]:
    """Yield each window that ends with a contact at one of its instants, in order of its end.

    In months, one may begin before the last did.
    """
    hits = sorted(
        (Hit(at, number) for number, instants in enumerate(passages) for at in instants),
        key=lambda hit: (hit.instant, hit.contact),
    )
    counting = [hit for hit in hits if contacts[hit.contact].counts]
    inside = Inside([_profile(contact.reach, moving) for contact in contacts])
    first = last = 0
    for end, endings in _ends(hits).items():
        start = limit.window_start(end)
        while last < len(counting) and counting[last].instant <= end:
            inside.let_in(counting[last])
            last += 1
        while first and counting[first - 1].instant > start:
            first -= 1
            inside.let_in(counting[first])
        while first < last and counting[first].instant <= start:
            inside.let_out(counting[first])
            first += 1
        yield Window(start, end, tuple(endings), inside)


def _ends(hits: Sequence[Hit]) -> Mapping[datetime, list[int]]:
    """Return each instant with the contacts that come then."""
    found: dict[datetime, list[int]] = {}
    for hit in hits:
        found.setdefault(hit.instant, []).append(hit.contact)
    return found


def _profile(reach: Reach, moving: frozenset[str]) -> Profile:
    """Return what a contact's customers have in common, in dimensions that can't change inside a window."""
    return tuple((name, allowed) for name, allowed in common_choices(reach.boxes) if name not in moving)


class Inside:
    """The contacts in a window, by the choices they ask of their customers.

    A customer has one choice in each dimension, so whoever gets one contact gets at most those that ask nothing there
    and those that ask for the same choice.
    """

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.mask: Mask = 0
        """The contacts in the window."""
        self.entered = 0
        """How many contacts have come in since the first window."""
        self._profiles = [dict(profile) for profile in profiles]
        self._instants: dict[int, list[datetime]] = {}
        names = {name for profile in self._profiles for name in profile}
        self._anybody: dict[str, set[int]] = {name: set() for name in sorted(names)}
        """Contacts that ask nothing in a dimension."""
        self._asking: dict[str, dict[str, set[int]]] = {name: {} for name in self._anybody}
        """Contacts that allow a choice in a dimension that they name."""

    def let_in(self, hit: Hit) -> None:
        """Let an instant of a contact into the window."""
        insort(self._instants.setdefault(hit.contact, []), hit.instant)
        if len(self._instants[hit.contact]) == 1:
            self.mask |= 1 << hit.contact
            self.entered += 1
            for members in self._places_of(hit.contact):
                members.add(hit.contact)

    def let_out(self, hit: Hit) -> None:
        """Let the earliest instant of a contact out of the window."""
        self._instants[hit.contact].remove(hit.instant)
        if not self._instants[hit.contact]:
            del self._instants[hit.contact]
            self.mask ^= 1 << hit.contact
            for members in self._places_of(hit.contact):
                members.discard(hit.contact)

    def instants(self, contact: int) -> list[datetime]:
        """Return when a contact may come in the window."""
        return list(self._instants.get(contact, ()))

    def most_beside(self, contact: int) -> int:
        """Return a bound on how many contacts of the window a customer of one contact gets, that one included."""
        return min(
            (len(anybody) + self._most_asking(name, contact) for name, anybody in self._anybody.items()),
            default=len(self._instants),
        )

    def _most_asking(self, name: str, contact: int) -> int:
        asking = self._asking[name]
        choices = self._profiles[contact].get(name, asking)
        return max((len(asking.get(choice, ())) for choice in choices), default=0)

    def _places_of(self, contact: int) -> Iterator[set[int]]:
        profile = self._profiles[contact]
        for name, anybody in self._anybody.items():
            if name in profile:
                yield from (self._asking[name].setdefault(choice, set()) for choice in profile[name])
            else:
                yield anybody
