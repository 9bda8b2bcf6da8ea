"""What messages say of a limit that refuses them, held against what can happen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relplan.analysis.reach import can_meet
from relplan.model.action import OnCapped
from relplan.model.mechanic import MessageStep, TaskStep, walk_steps
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.message import Message, Messages
    from relplan.model.campaign import Campaign
    from relplan.model.quantities import Duration
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place, Route


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt of an `on_capped`, for one message."""

    owner: Item[Scenario | Campaign]
    message: Message
    policy: OnCapped
    route: Route
    """Of the attempt in its owner."""

    def place(self, key: str) -> Place:
        """Return the place of what the attempt says under a key."""
        return self.owner.at(*self.route, key)


class NoRide(StrEnum):
    """Why a message can never ride on a campaign."""

    NOT_COUNTED = "not_counted"
    """The campaign is an idea or retired."""
    NO_SEND = "no_send"
    """It has no send over one of the message's channels."""
    OTHER_CUSTOMERS = "other_customers"
    """None of those sends reaches a customer of the message."""


def find_attempts(plan: Plan, messages: Messages) -> Iterator[Attempt]:
    """Yield every attempt of every `on_capped` of actions that count; one an action shares stands for each message."""
    for scenario in plan.scenarios.values():
        if scenario.value.counts:
            by_route = dict(messages.of_scenario(scenario))
            for route, step in walk_steps(scenario.value.steps):
                if isinstance(step, (MessageStep, TaskStep)):
                    yield from _attempts(scenario, by_route[route], step.on_capped, route)
    for campaign in plan.campaigns.values():
        if campaign.value.counts:
            for index, send in enumerate(campaign.value.sends):
                message = messages.of_send(campaign, index)
                yield from _attempts(campaign, message, send.on_capped, ("sends", index))


def _attempts(
    owner: Item[Scenario | Campaign], message: Message, own: OnCapped | None, route: Route
) -> Iterator[Attempt]:
    policy = own or owner.value.on_capped
    here: Route = (*route, "on_capped") if own else ("on_capped",)
    while isinstance(policy, OnCapped):
        yield Attempt(owner, message, policy, here)
        policy, here = (policy.then, (*here, "then")) if isinstance(policy.then, OnCapped) else (None, here)


def find_overlong_deferral(attempt: Attempt) -> tuple[Duration, Duration] | None:
    """Return how long a message may be deferred and how long it makes sense, when the first is certainly longer."""
    value = attempt.owner.value
    valid = value.valid_for if isinstance(value, Scenario) else None
    defer = attempt.policy.defer
    if valid is None or defer is None or defer.shortest <= valid.longest:
        return None
    return defer, valid


def find_missing_ride(attempt: Attempt, plan: Plan, messages: Messages) -> NoRide | None:
    """Return why a message can never ride on the campaign that it names; none when it can, or nobody knows."""
    campaign = plan.campaigns.get(attempt.policy.merge_into or "")
    if campaign is None:
        return None
    if not campaign.value.counts:
        return NoRide.NOT_COUNTED
    sends = [messages.of_send(campaign, index) for index in range(len(campaign.value.sends))]
    rides = [send for send in sends if not set(send.channels).isdisjoint(attempt.message.channels)]
    if not rides:
        return NoRide.NO_SEND
    if not any(can_meet(send.reach, attempt.message.reach) for send in rides):
        return NoRide.OTHER_CUSTOMERS
    return None
