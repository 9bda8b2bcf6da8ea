"""Each scenario against itself: the most of its own messages that a limit may meet in one window."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from relplan.analysis.pressure.budget import Steps
from relplan.analysis.pressure.burst import Burst, Launching, find_burst
from relplan.analysis.pressure.timing import MINUTE, Timing, Way, find_timing
from relplan.analysis.pressure.verdict import Assumption, Truth
from relplan.analysis.reach import EVERYBODY, EVERYBODY_REACH, Box, Reach, meet
from relplan.analysis.way_reach import WayReach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.message import Message, Messages
    from relplan.analysis.reach import Population
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan

MOST_CUSTOMERS = 256
"""Past this many kinds of customers all messages are taken together, and the result is an upper bound."""

_DAY = 24 * 60
_CALENDAR = {"day": 1, "week": 7, "month": 31}
_ANY = "(any other)"
_NOBODY = Reach(())


@dataclass(frozen=True, slots=True)
class DueMessage:
    """A message in the worst window of a scenario."""

    message: Message
    launch: int
    """Which of the launches in the window it belongs to, from 0."""
    minute: int
    """After the first message in the window, at the soonest."""


@dataclass(frozen=True, slots=True)
class ScenarioVerdict:
    """What is proved of one limit and one scenario by itself, before contact hours and deferral."""

    limit: Limit
    scenario: Item[Scenario]
    load: int | None
    """The most messages in a window that are proved; none when there is no end to them."""
    upper: int | None
    """No customer gets more; none when there is no end to them."""
    received: tuple[DueMessage, ...]
    """A window with as many messages as are proved, in order of time."""
    spacing: int | None
    """The least days from one launch to the next with which the scenario would keep to a limit that it exceeds.

    None where it doesn't exceed the limit, and where a single launch is too much.
    """
    assumptions: tuple[Assumption, ...]

    @property
    def is_endless(self) -> bool:
        """Tell whether there is no end to its messages within one window."""
        return self.upper is None

    @property
    def excess(self) -> int:
        """By how many messages the scenario certainly exceeds the limit by itself; zero or less when it doesn't."""
        return self.load - self.limit.max if self.load is not None else 0

    @property
    def truth(self) -> Truth:
        """Tell how far the load can be relied on."""
        if self.load == self.upper:
            return Truth.EXACT
        return Truth.LOWER_BOUND if self.excess > 0 else Truth.UPPER_BOUND


def prove_scenarios(
    plan: Plan, messages: Messages, limits: Sequence[Limit], population: Population
) -> tuple[ScenarioVerdict, ...]:
    """Return the verdict on every limit and every scenario that runs and that the limit may meet."""
    found = []
    steps = Steps()
    for item in plan.scenarios.values():
        if item.value.runs:
            proof = _ScenarioProof(plan, item, messages, population, steps)
            found += [verdict for limit in limits if (verdict := proof.against(limit)) is not None]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Group:
    """Customers who are alike to a scenario."""

    points: frozenset[int]
    """The messages that they can get, when they come to them."""
    closed: frozenset[Way]
    """The ways of branches that they can't take."""

    def is_within(self, other: _Group) -> bool:
        """Tell whether others can get all that these can."""
        return self.points <= other.points and self.closed >= other.closed


class _ScenarioProof:
    """The proof of one scenario against any limit."""

    def __init__(
        self, plan: Plan, scenario: Item[Scenario], messages: Messages, population: Population, steps: Steps
    ) -> None:
        self._plan = plan
        self._scenario = scenario
        self._population = population
        self._timing: Timing = find_timing(scenario.value)
        by_route = dict(messages.of_scenario(scenario))
        self._messages = {point: by_route[route] for point, route in self._timing.messages.items()}
        reentry = scenario.value.reentry
        self._launching = Launching(reentry.max, reentry.per.shortest // MINUTE) if reentry else Launching(0, 0)
        self._steps = steps
        self._bursts: dict[tuple[_Group, Launching, int], Burst] = {}
        self._ways = self._reach_of_ways(population.moving)
        """Who may take each way of a branch."""
        self._ways_of_staying = self._reach_of_ways(frozenset())
        """The same for customers who stay in all segments."""

    def against(self, limit: Limit) -> ScenarioVerdict | None:
        """Return the verdict on one limit; none when it looks at no message of the scenario."""
        reaches = {point: self._reach(limit, message) for point, message in self._messages.items()}
        seen = {point: reach for point, reach in reaches.items() if reach is not None and not reach.is_empty}
        if not any(self._messages[point].obeys for point in seen):
            return None
        groups, is_told_apart = _groups_of(seen, self._ways, self._population, self._population.moving)
        bursts = [self._burst(group, _minutes_of(limit)) for group in groups]
        most = max(bursts, key=lambda burst: (burst.count is None, burst.count or 0))
        if most.count == 0 and most.upper == 0:
            return None
        upper = None if most.count is None else max(burst.upper or 0 for burst in bursts)
        proved = Burst(None, None) if upper is None else self._proved(limit, seen)
        assumptions = [Assumption.SEGMENTS_STAY, Assumption.EVERY_WAY_POSSIBLE]
        if most.count != upper:
            assumptions.append(Assumption.BUDGET_SPENT)
        if not is_told_apart or not all(reach.is_exact for reach in seen.values()):
            assumptions.append(Assumption.REACH_WIDENED)
        return ScenarioVerdict(
            limit=limit,
            scenario=self._scenario,
            load=proved.count,
            upper=upper,
            received=tuple(DueMessage(self._messages[hit.point], hit.launch, hit.minute) for hit in proved.hits),
            spacing=self._spacing(limit, groups) if (proved.count or 0) > limit.max else None,
            assumptions=tuple(assumptions),
        )

    def _spacing(self, limit: Limit, groups: Sequence[_Group]) -> int | None:
        """Return the least days between launches with which no customer gets too many of some messages."""
        window = _minutes_of(limit)
        longest = (window + self._timing.longest) // _DAY + 1

        def holds(days: int) -> bool:
            launching = Launching(1, days * _DAY)
            return all((self._burst(group, window, launching).upper or 0) <= limit.max for group in groups)

        least = bisect_left(range(longest + 1), 1, lo=1, key=holds)
        return least if least <= longest else None

    def _proved(self, limit: Limit, seen: Mapping[int, Reach]) -> Burst:
        """Return the greatest burst that some customer certainly gets, who stays in all segments.

        Only counting messages of exact audiences are looked at. A window is exceeded only if one of them obeys: where
        none does, those alone that obey.
        """
        sure = {
            point: meet(reach, limit.customers)
            for point, reach in seen.items()
            if self._messages[point].counts and reach.is_exact
        }
        groups, is_told_apart = _groups_of(
            {point: reach for point, reach in sure.items() if not reach.is_empty},
            {way: reach if reach.is_exact else _NOBODY for way, reach in self._ways_of_staying.items()},
            self._population,
            frozenset(),
        )
        best = Burst(0, 0)
        if not is_told_apart or not self._are_lengths_exact(limit):
            return best
        obeying = frozenset(point for point in sure if self._messages[point].obeys)
        for group in groups:
            burst = self._burst(group, _minutes_of(limit))
            if not any(hit.point in obeying for hit in burst.hits):
                burst = self._burst(replace(group, points=group.points & obeying), _minutes_of(limit))
            is_repeated = any(hit.launch for hit in burst.hits)
            if (burst.count or 0) > (best.count or 0) and not (is_repeated and self._is_reentry_in_months):
                best = burst
        return best

    def _reach(self, limit: Limit, message: Message) -> Reach | None:
        """Return the customers whom a message may reach while the limit holds for them; none if it looks past it."""
        if not (message.counts or message.obeys) or not limit.contacts.include(message):
            return None
        own, brands = self._scenario.value.brands, limit.contacts.brands
        of_brand = EVERYBODY_REACH
        if brands and own:
            of_brand = self._population.reach_of_brands(brand for brand in own if brand in brands)
        reach = meet(message.reach_over(limit.contacts.channels), of_brand)
        moving = self._population.moving
        is_told_at_end = any(name in moving for box in limit.customers.boxes for name, _ in box)
        return reach if is_told_at_end else meet(reach, limit.customers)

    def _reach_of_ways(self, moving: frozenset[str]) -> Mapping[Way, Reach]:
        return WayReach(self._plan, self._population, moving).of_ways(self._scenario.value, self._timing)

    def _burst(self, group: _Group, window: int, launching: Launching | None = None) -> Burst:
        key = (group, launching or self._launching, window)
        if key not in self._bursts:
            self._bursts[key] = find_burst(
                self._timing.without(group.closed), group.points, key[1], window, self._steps
            )
        return self._bursts[key]

    @property
    def _is_reentry_in_months(self) -> bool:
        reentry = self._scenario.value.reentry
        return reentry is not None and reentry.per.months > 0

    def _are_lengths_exact(self, limit: Limit) -> bool:
        """Tell whether waits and the window are as long as they were taken to be.

        One or two months in a row may have 31 days each; other numbers of months are never that long.
        """
        length = limit.window.length
        return self._timing.is_exact and not (length is not None and length.months > 2)


def _minutes_of(limit: Limit) -> int:
    """Return the length of a limit's window in minutes, at its longest."""
    if limit.window.length is not None:
        return limit.window.length.longest // MINUTE
    return _CALENDAR[str(limit.window.unit)] * _DAY


def _groups_of(
    reaches: Mapping[int, Reach], ways: Mapping[Way, Reach], population: Population, moving: frozenset[str]
) -> tuple[list[_Group], bool]:
    """Return the kinds of customers who can get most messages, and whether they could all be told apart.

    A customer may change segment in a moving segmentation between two messages, so those don't tell them apart.
    """
    everything = _Group(frozenset(reaches), frozenset())
    boxes = {point: _fixed(reach.boxes, moving) for point, reach in reaches.items()}
    of_ways = {way: fixed for way, reach in ways.items() if (fixed := _fixed(reach.boxes, moving)) != (EVERYBODY,)}
    if len(set(boxes.values())) <= 1 and not of_ways:
        return [everything], True
    choices = _choices_of([*boxes.values(), *of_ways.values()], population)
    if prod(map(len, choices.values())) > MOST_CUSTOMERS:
        return [everything], False
    found: dict[_Group, None] = {}
    for chosen in product(*choices.values()):
        customer = dict(zip(choices, chosen, strict=True))
        points = frozenset(point for point in boxes if _holds(boxes[point], customer))
        found[_Group(points, frozenset(way for way in of_ways if not _holds(of_ways[way], customer)))] = None
    most = [one for one in found if one.points and not any(one != other and one.is_within(other) for other in found)]
    return most or [_Group(frozenset(), frozenset())], True


def _choices_of(boxes: Iterable[Sequence[Box]], population: Population) -> dict[str, list[str]]:
    """Return the choices that make a difference in each dimension that some boxes name."""
    named: dict[str, set[str]] = {}
    for box in (box for all_ in boxes for box in all_):
        for name, allowed in box:
            named.setdefault(name, set()).update(allowed)
    return {name: _choices(name, allowed, population) for name, allowed in sorted(named.items())}


def _fixed(boxes: Iterable[Box], moving: frozenset[str]) -> tuple[Box, ...]:
    """Return boxes without the dimensions in which a customer may change."""
    fixed = tuple(dict.fromkeys(tuple(part for part in box if part[0] not in moving) for box in boxes))
    return (EVERYBODY,) if EVERYBODY in fixed else fixed


def _choices(name: str, allowed: set[str], population: Population) -> list[str]:
    """Return the choices that make a difference in a dimension: those named, and one for all others."""
    others = set(population.dimensions[name].choices) - allowed
    return [*sorted(allowed), *([_ANY] if others else [])]


def _holds(boxes: Iterable[Box], customer: Mapping[str, str]) -> bool:
    return any(all(customer[name] in allowed for name, allowed in box) for box in boxes)
