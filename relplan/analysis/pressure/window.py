"""The windows of a limit, one after the other, each with a quick bound on what one customer can get in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from relplan.analysis.reach import Box, common_choices

if TYPE_CHECKING:
    from datetime import datetime

    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.limit import Limit
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
class Ending:
    """A contact that ends a window."""

    contact: int
    most: int
    """No customer whom it reaches gets more in the window: counting contacts, and this one."""


@dataclass(frozen=True)
class Window:
    """A window that ends with a contact."""

    start: datetime
    """The instant after which contacts count; itself excluded."""
    end: datetime
    endings: tuple[Ending, ...]
    """The contacts at its end: whatever the limit says, it says of a customer who gets one of them."""
    hits: Sequence[Hit]
    """The counting contacts in it, by instant."""

    @cached_property
    def counting(self) -> dict[int, list[datetime]]:
        """The counting contacts with their instants in the window."""
        found: dict[int, list[datetime]] = {}
        for hit in self.hits:
            found.setdefault(hit.contact, []).append(hit.instant)
        return found


def slide(limit: Limit, contacts: Sequence[Contact], moving: frozenset[str]) -> Iterator[Window]:
    """Yield each window that ends with a contact, in order of its end."""
    hits = sorted(
        (Hit(at, number) for number, contact in enumerate(contacts) for at in contact.planned.instants),
        key=lambda hit: (hit.instant, hit.contact),
    )
    counting = [hit for hit in hits if contacts[hit.contact].counts]
    tally = _Tally([_profile(contact.reach, moving) for contact in contacts])
    first = last = 0
    for end, ending in _ends(hits).items():
        start = limit.window_start(end)
        while last < len(counting) and counting[last].instant <= end:
            tally.add(counting[last].contact)
            last += 1
        while first < last and counting[first].instant <= start:
            tally.remove(counting[first].contact)
            first += 1
        endings = tuple(Ending(one, tally.most_with(one) + (not contacts[one].counts)) for one in ending)
        yield Window(start, end, endings, counting[first:last])


def _ends(hits: Sequence[Hit]) -> Mapping[datetime, list[int]]:
    """Return each instant with the contacts that come then."""
    found: dict[datetime, list[int]] = {}
    for hit in hits:
        found.setdefault(hit.instant, []).append(hit.contact)
    return found


def _profile(reach: Reach, moving: frozenset[str]) -> Profile:
    """Return what a contact's customers have in common, in dimensions that can't change inside a window."""
    return tuple((name, allowed) for name, allowed in common_choices(reach.boxes) if name not in moving)


class _Tally:
    """Counts the contacts in a window, over all and by choice of each dimension.

    A customer has one choice in each dimension, so no customer gets more than the contacts that name no choice there
    and those of the choice that has most of them.
    """

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._inside: dict[int, int] = {}
        """How many instants of each contact are in the window: a contact counts once."""
        self._named: dict[str, int] = {}
        self._by_choice: dict[str, dict[str, int]] = {}

    def add(self, contact: int) -> None:
        """Let an instant of a contact into the window."""
        self._inside[contact] = self._inside.get(contact, 0) + 1
        if self._inside[contact] == 1:
            self._count(contact, 1)

    def remove(self, contact: int) -> None:
        """Let an instant of a contact out of the window."""
        self._inside[contact] -= 1
        if self._inside[contact] == 0:
            del self._inside[contact]
            self._count(contact, -1)

    def most_with(self, contact: int) -> int:
        """Return a bound on what one customer of a contact gets."""
        everything = len(self._inside)
        asked = dict(self._profiles[contact])
        return min(
            (
                everything - named + self._most_of(dimension, asked.get(dimension))
                for dimension, named in self._named.items()
                if named
            ),
            default=everything,
        )

    def _most_of(self, dimension: str, allowed: frozenset[str] | None) -> int:
        """Return how many contacts the choice has that has most of them, among those allowed."""
        by_choice = self._by_choice[dimension]
        if allowed is None:
            return max(by_choice.values(), default=0)
        return max((by_choice.get(choice, 0) for choice in allowed), default=0)

    def _count(self, contact: int, step: int) -> None:
        for dimension, allowed in self._profiles[contact]:
            self._named[dimension] = self._named.get(dimension, 0) + step
            choices = self._by_choice.setdefault(dimension, {})
            for choice in allowed:
                choices[choice] = choices.get(choice, 0) + step
