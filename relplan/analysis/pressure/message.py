"""Messages as pressure rules see them: whom each may reach, exclusions applied, and its part in the pressure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relplan.analysis.reach import Reach, meet
from relplan.model.campaign import Send
from relplan.model.mechanic import Contact as Step
from relplan.model.mechanic import MessageStep, StepRoute, walk_steps
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.reach import Population
    from relplan.model.campaign import Campaign
    from relplan.model.pressure import Exclusion, Selector
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Message:
    """A send of a campaign, or a message or task of a scenario."""

    action: Item[Scenario | Campaign]
    channels: tuple[str, ...]
    """The channel it takes, and those it falls back on."""
    communication: str | None
    """Its type of communication: its own, else its action's."""
    tags: frozenset[str]
    """Its own tags and its action's."""
    reach: Reach
    """Whom it may reach."""
    obeys: bool
    """Whether limits may hold it back."""
    counts: bool
    """Whether it uses limits up."""


class Messages:
    """Makes the messages of a plan."""

    def __init__(self, plan: Plan, population: Population) -> None:
        self._plan = plan
        self._population = population
        pressure = plan.pressure
        self._exclusions: tuple[Exclusion, ...] = tuple(pressure.value.exclusions.values()) if pressure else ()

    def of_scenario(self, scenario: Item[Scenario]) -> Iterator[tuple[StepRoute, Message]]:
        """Yield the messages and tasks of a scenario with their routes, in the order they are written."""
        reach = self._population.reach_of_action(scenario.value)
        for route, step in walk_steps(scenario.value.steps):
            if isinstance(step, Step):
                yield route, self._message(scenario, step, reach)

    def of_send(self, campaign: Item[Campaign], send: Send) -> Message:
        """Return a send of a campaign."""
        return self._message(campaign, send, self._population.reach_of_campaign(campaign.value))

    def _message(self, action: Item[Scenario | Campaign], part: Step | Send, reach: Reach) -> Message:
        name = part.communication or action.value.communication
        communication = self._plan.communications.get(name or "")
        message = Message(
            action=action,
            channels=(part.channel, *_fallback(part)),
            communication=name,
            tags=frozenset((*part.tags, *action.value.tags)),
            reach=meet(reach, self._population.reach_of(part.audience)),
            obeys=communication.value.obeys_pressure if communication else True,
            counts=communication.value.counts_in_pressure if communication else True,
        )
        return replace(message, reach=self._without_excluded(message)) if message.obeys else message

    def _without_excluded(self, message: Message) -> Reach:
        reach = message.reach
        for exclusion in self._exclusions:
            if _is_excluded(message, exclusion):
                reach = meet(reach, self._population.none_of([exclusion.segment]))
        return reach


def _fallback(part: Step | Send) -> tuple[str, ...]:
    """Return the channels that a message falls back on; a person's task has none."""
    return part.fallback if isinstance(part, (MessageStep, Send)) else ()


def _is_excluded(message: Message, exclusion: Exclusion) -> bool:
    """Tell whether an exclusion blocks a message; an exception only lifts its own exclusion."""
    is_named = exclusion.from_ == "all" or _selects(exclusion.from_, message)
    return is_named and not (exclusion.except_ is not None and _selects(exclusion.except_, message))


def _selects(selector: Selector, message: Message) -> bool:
    """Tell whether one of a selector's lists names a message."""
    actions = selector.scenarios if isinstance(message.action.value, Scenario) else selector.campaigns
    return (
        message.action.value.programme in selector.programmes
        or message.action.id in actions
        or message.communication in selector.communications
        or not set(selector.channels).isdisjoint(message.channels)
    )
