"""Whom an action can reach: conditions on the segments a customer is in, exact.

A customer is described by one choice for each exclusive segmentation, yes or no for each flag, and a home store.
A reach is a union of boxes; a box allows some choices for some of these dimensions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import product
from typing import TYPE_CHECKING

from relplan.model.campaign import Campaign, Local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from relplan.model.audience import Audience
    from relplan.model.campaign import Scope
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Plan

YES, NO = "yes", "no"
NONE = "(none)"
"""The choice of customers in no segment of a segmentation that doesn't hold everybody."""
STORE = "(store)"
OTHER_STORE = "(other)"
MAX_BOXES = 128
"""Past this many boxes a reach is widened, and says that it is no longer exact."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing that may differ between customers."""

    name: str
    """A segmentation, a flag as `SEGMENTATION.SEGMENT`, or the home store."""
    choices: tuple[str, ...]
    """In the order of the file."""
    is_moving: bool
    """Whether a customer's choice may change from one instant to the next."""


Box = tuple[tuple[str, frozenset[str]], ...]
"""Allowed choices by dimension, sorted; a dimension that isn't named may be anything."""

EVERYBODY: Box = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """A set of customers, as a union of boxes."""

    boxes: tuple[Box, ...]
    is_exact: bool = True
    """False when it was widened: then it holds at least the customers meant."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody can be in it."""
        return not self.boxes


EVERYBODY_REACH = Reach((EVERYBODY,))
NOBODY_REACH = Reach(())


def meet_boxes(left: Box, right: Box) -> Box | None:
    """Return the customers in both boxes, or None when there are none."""
    if not left or not right:
        return left or right
    merged = dict(left)
    for name, choices in right:
        both = merged[name] & choices if name in merged else choices
        if not both:
            return None
        merged[name] = both
    return tuple(sorted(merged.items(), key=lambda part: part[0]))


def common_choices(boxes: Sequence[Box]) -> Box:
    """Return the box around some boxes: what they leave open together, in the dimensions that all of them name."""
    if len(boxes) == 1:
        return boxes[0]
    first, *others = (dict(box) for box in boxes)
    for other in others:
        first = {name: allowed | other[name] for name, allowed in first.items() if name in other}
    return tuple(first.items())


def meet(left: Reach, right: Reach) -> Reach:
    """Return the customers in both sets."""
    if left.boxes == (EVERYBODY,):
        return Reach(right.boxes, left.is_exact and right.is_exact)
    if right.boxes == (EVERYBODY,):
        return Reach(left.boxes, left.is_exact and right.is_exact)
    if len(left.boxes) * len(right.boxes) > MAX_BOXES:
        return Reach(left.boxes, is_exact=False)
    found = (meet_boxes(one, other) for one, other in product(left.boxes, right.boxes))
    boxes = tuple(dict.fromkeys(box for box in found if box is not None))
    return Reach(boxes, left.is_exact and right.is_exact)


def join(reaches: Iterable[Reach]) -> Reach:
    """Return the customers in any of some sets; of none, nobody."""
    reaches = tuple(reaches)
    boxes = tuple(dict.fromkeys(box for reach in reaches for box in reach.boxes))
    is_exact = all(reach.is_exact for reach in reaches)
    if EVERYBODY in boxes:
        return Reach((EVERYBODY,), is_exact)
    return Reach(boxes, is_exact) if len(boxes) <= MAX_BOXES else Reach((EVERYBODY,), is_exact=False)


def can_meet(left: Reach, right: Reach) -> bool:
    """Tell whether some customer can be in both sets."""
    return any(meet_boxes(one, other) is not None for one, other in product(left.boxes, right.boxes))


def whenever(reach: Reach, moving: frozenset[str]) -> Reach:
    """Return the customers who may be among some at another time, when they may change in some dimensions."""
    return Reach(tuple(tuple(part for part in box if part[0] not in moving) for box in reach.boxes))


def covers(wide: Reach, narrow: Reach) -> bool:
    """Tell whether a reach certainly holds everybody in another: each box of the one inside a box of the other."""
    return wide.is_exact and all(any(_is_inside(box, other) for other in wide.boxes) for box in narrow.boxes)


def _is_inside(box: Box, other: Box) -> bool:
    asked = dict(box)
    return all(name in asked and asked[name] <= allowed for name, allowed in other)


class Population:
    """The dimensions of a plan's customers, and the reach of what addresses them."""

    def __init__(self, plan: Plan) -> None:
        self.dimensions: dict[str, Dimension] = {one.name: one for one in _dimensions(plan)}
        self.moving = frozenset(name for name, dimension in self.dimensions.items() if dimension.is_moving)
        """The dimensions in which a customer may change from one instant to the next."""
        self._dimension_of: dict[str, str] = {}
        """The dimension that a segment belongs to."""
        for ident in plan.segments:
            segmentation = ident.partition(".")[0]
            self._dimension_of[ident] = segmentation if segmentation in self.dimensions else ident
        self._brands: Mapping[str, tuple[str, ...]] = {
            ident: item.value.segments for ident, item in plan.brands.items()
        }

    def reach_of(self, audience: Audience | None) -> Reach:
        """Return whom an audience means; everybody when there is none."""
        if audience is None:
            return EVERYBODY_REACH
        parts = [
            self.reach_of_segments(audience.segments),
            self.all_of(audience.all_of),
            self._any_of(audience.any_of),
            self.none_of(audience.exclude),
        ]
        return reduce(meet, parts)

    def reach_of_segments(self, segments: Iterable[str]) -> Reach:
        """Return the customers of some segments: alternatives inside a segmentation, all together across them."""
        by_segmentation: dict[str, list[str]] = {}
        for segment in segments:
            by_segmentation.setdefault(segment.partition(".")[0], []).append(segment)
        return reduce(meet, (self._within(group) for group in by_segmentation.values()), EVERYBODY_REACH)

    def reach_of_brands(self, brands: Iterable[str]) -> Reach:
        """Return the customers of some brands; a brand without segments is everybody's."""
        reaches = [self.reach_of_segments(self._brands.get(brand, ())) for brand in brands]
        return join(reaches) if reaches else EVERYBODY_REACH

    def reach_of_scope(self, scope: Scope | None) -> Reach:
        """Return the customers of the stores that run an action; everybody when it is national."""
        if isinstance(scope, Local):
            return Reach((((STORE, frozenset(scope.local.stores)),),))
        return EVERYBODY_REACH

    def reach_of_campaign(self, campaign: Campaign) -> Reach:
        """Return whom a campaign addresses, before its sends narrow it."""
        reach = meet(self.reach_of(campaign.audience), self.reach_of_brands(campaign.brands))
        return meet(reach, self.reach_of_scope(campaign.scope))

    def reach_of_action(self, action: Scenario | Campaign) -> Reach:
        """Return whom a scenario or a campaign addresses."""
        if isinstance(action, Campaign):
            return self.reach_of_campaign(action)
        return meet(self.reach_of(action.audience), self.reach_of_brands(action.brands))

    def all_of(self, segments: Iterable[str]) -> Reach:
        """Return the customers in every one of some segments."""
        return reduce(meet, (self._within((segment,)) for segment in segments), EVERYBODY_REACH)

    def none_of(self, segments: Iterable[str]) -> Reach:
        """Return the customers in none of some segments."""
        box: Box | None = EVERYBODY
        for segment in segments:
            outside = self._outside(segment) if segment in self._dimension_of else EVERYBODY
            box = meet_boxes(box, outside) if box is not None and outside is not None else None
        return NOBODY_REACH if box is None else Reach((box,))

    def _any_of(self, lists: Iterable[Iterable[str]]) -> Reach:
        reaches = [self.all_of(segments) for segments in lists]
        return join(reaches) if reaches else EVERYBODY_REACH

    def _within(self, segments: Iterable[str]) -> Reach:
        """Return the customers in at least one of some segments of one segmentation; unknown segments hold nobody."""
        choices: dict[str, set[str]] = {}
        for segment in segments:
            if segment in self._dimension_of:
                name = self._dimension_of[segment]
                choices.setdefault(name, set()).add(YES if name == segment else segment.partition(".")[2])
        return Reach(tuple(((name, frozenset(allowed)),) for name, allowed in choices.items()))

    def _outside(self, segment: str) -> Box | None:
        """Return the customers outside a segment; None when it holds everybody."""
        name = self._dimension_of[segment]
        chosen = YES if name == segment else segment.partition(".")[2]
        others = frozenset(self.dimensions[name].choices) - {chosen}
        return ((name, others),) if others else None


def _dimensions(plan: Plan) -> Iterator[Dimension]:
    for ident, item in plan.segmentations.items():
        segmentation = item.value
        if not segmentation.exclusive:
            yield from (
                Dimension(f"{ident}.{segment}", (NO, YES), segmentation.is_moving) for segment in segmentation.segments
            )
        else:
            nobody = () if segmentation.complete else (NONE,)
            yield Dimension(ident, (*segmentation.segments, *nobody), segmentation.is_moving)
    if plan.stores:
        yield Dimension(STORE, (*plan.stores, OTHER_STORE), is_moving=False)
