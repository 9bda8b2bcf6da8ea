"""Sequels: campaigns that continue others, in circles or before their time."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from relplan.analysis.calendar import PlannedSend
    from relplan.model.campaign import Campaign
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class Sequel:
    """A campaign that continues another."""

    campaign: Item[Campaign]
    index: int
    """Its place in the campaign's `follows`."""
    before: Item[Campaign]
    """The campaign continued."""

    @property
    def at(self) -> Place:
        """Where the campaign says so."""
        return self.campaign.at("follows", self.index)


@dataclass(frozen=True, slots=True)
class EarlySequel:
    """A campaign whose first send goes out before the first of the campaign that it continues."""

    sequel: Sequel
    first: date
    first_before: date
    """The day of the first send of the campaign continued."""


def find_sequels(plan: Plan) -> tuple[Sequel, ...]:
    """Return what campaigns that count say they continue, by id and order in the file."""
    return tuple(
        Sequel(item, index, plan.campaigns[before])
        for _, item in sorted(plan.campaigns.items())
        if item.value.counts
        for index, before in enumerate(item.value.follows)
        if before in plan.campaigns and plan.campaigns[before].value.counts
    )


def find_sequel_circles(sequels: Sequence[Sequel]) -> tuple[tuple[Sequel, ...], ...]:
    """Return the circles of campaigns that continue each other, each once and as short as can be, by id."""
    by_pair = {(one.campaign.id, one.before.id): one for one in reversed(sequels)}
    after: dict[str, list[str]] = {}
    for campaign, before in sorted(by_pair):
        after.setdefault(campaign, []).append(before)
    if _is_acyclic(after):
        return ()
    circles: dict[frozenset[str], tuple[Sequel, ...]] = {}
    seen: set[str] = set()
    for start in after:
        path = [] if start in seen else _shortest_way_back(start, after)
        if path:
            seen.update(path)
            pairs = zip(path, (*path[1:], start), strict=True)
            circles.setdefault(frozenset(path), tuple(by_pair[pair] for pair in pairs))
    return tuple(circles.values())


def find_early_sequels(sequels: Sequence[Sequel], sends: Sequence[PlannedSend]) -> tuple[EarlySequel, ...]:
    """Return the campaigns that begin before what they continue; days that aren't known are no reason."""
    first: dict[str, date] = {}
    for planned in sends:
        first.setdefault(planned.campaign.id, planned.at.date())
    return tuple(
        EarlySequel(one, first[one.campaign.id], first[one.before.id])
        for one in sequels
        if one.campaign.id in first and one.before.id in first and first[one.campaign.id] < first[one.before.id]
    )


def _is_acyclic(after: Mapping[str, Sequence[str]]) -> bool:
    try:
        TopologicalSorter(after).prepare()
    except CycleError:
        return False
    return True


def _shortest_way_back(start: str, after: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the campaigns on a shortest circle through one, which comes first; none when there is no circle."""
    ahead = deque([[start]])
    seen = {start}
    while ahead:
        path = ahead.popleft()
        for before in after.get(path[-1], ()):
            if before == start:
                return path
            if before not in seen:
                seen.add(before)
                ahead.append([*path, before])
    return []
