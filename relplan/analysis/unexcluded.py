"""Campaigns to everybody that forget the customers whom the other campaigns leave out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from relplan.analysis.reach import EVERYBODY_REACH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.message import Message, Messages
    from relplan.model.campaign import Campaign
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Unexcluded:
    """A campaign that excludes nobody, and the flags that it should perhaps exclude."""

    campaign: Item[Campaign]
    flags: tuple[str, ...]
    """Those that most campaigns exclude first."""


def find_exclusion_flags(plan: Plan) -> tuple[str, ...]:
    """Return the flags that are there to exclude, the most used first.

    More than half of the campaigns that exclude anybody exclude them, and no action and no brand is for them.
    """
    audiences = [item.value.audience for item in plan.actions.values() if item.value.counts and item.value.audience]
    wanted = {segment for one in audiences for segment in (*one.segments, *one.all_of, *chain(*one.any_of))}
    wanted |= {segment for brand in plan.brands.values() for segment in brand.value.segments}
    campaigns = [item.value for item in plan.campaigns.values() if item.value.counts]
    excluding = [set(one.audience.exclude) for one in campaigns if one.audience and one.audience.exclude]
    uses = Counter(chain(*excluding))
    return tuple(
        segment
        for segment, count in sorted(uses.items(), key=lambda use: (-use[1], use[0]))
        if segment not in wanted and 2 * count > len(excluding) and _is_flag(segment, plan)
    )


def find_unexcluded(plan: Plan, messages: Messages) -> Iterator[Unexcluded]:
    """Yield the campaigns under pressure rules that exclude nobody, although there are flags for it."""
    flags = find_exclusion_flags(plan)
    for item in plan.campaigns.values() if flags else ():
        sends = [messages.of_send(item, index) for index in range(len(item.value.sends))]
        is_held = item.value.communication is not None and all(message.obeys for message in sends)
        if item.value.counts and is_held and _is_for_everybody(item.value, sends):
            left = tuple(flag for flag in flags if not all(_is_kept(flag, message, messages) for message in sends))
            if left:
                yield Unexcluded(item, left)


def _is_flag(segment: str, plan: Plan) -> bool:
    segmentation = plan.segmentations.get(segment.partition(".")[0])
    return segmentation is not None and not segmentation.value.exclusive


def _is_for_everybody(campaign: Campaign, sends: list[Message]) -> bool:
    """Tell whether a send is for everybody, and none excludes anybody."""
    is_excluding = any(send.audience and send.audience.exclude for send in campaign.sends)
    return not is_excluding and any(message.addressed == EVERYBODY_REACH for message in sends)


def _is_kept(flag: str, message: Message, messages: Messages) -> bool:
    """Tell whether exclusions keep the customers of a flag from a message on every channel."""
    return all(flag in kept for kept in messages.kept_away(message))
