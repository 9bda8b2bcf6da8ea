"""Messages as pressure rules see them: whom each may reach, exclusions applied, and its part in the pressure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relplan.analysis.reach import Reach, meet
from relplan.model.campaign import Send
from relplan.model.mechanic import MessageStep, StepRoute, TaskStep, walk_steps
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.analysis.reach import Population
    from relplan.model.campaign import Campaign
    from relplan.model.pressure import Exclusion, Selector
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class Message:
    """A send of a campaign, or a message or task of a scenario."""

    action: Item[Scenario | Campaign]
    id: str
    """Its own id in the action."""
    place: Place
    """Where it is written."""
    channels: tuple[str, ...]
    """The channel it takes, and those it falls back on."""
    consents: tuple[str, ...]
    """What it needs beyond its channel's consent, by its own word."""
    communication: str | None
    """Its type of communication: its own, else its action's."""
    offer: str | None
    """The offer it carries: its own, else its action's."""
    tags: frozenset[str]
    """Its own tags and its action's."""
    addressed: Reach
    """Whom it is meant for."""
    reach: Reach
    """Whom it may reach: those it is meant for, without those that exclusions keep from it."""
    exclusions: tuple[str, ...]
    """The exclusions that keep customers from it."""
    obeys: bool
    """Whether limits may hold it back."""
    counts: bool
    """Whether it uses limits up."""


class Messages:
    """Makes the messages of a plan, each once."""

    def __init__(self, plan: Plan, population: Population) -> None:
        self._plan = plan
        self._population = population
        pressure = plan.pressure
        self.exclusions: Mapping[str, Exclusion] = pressure.value.exclusions_in_force if pressure else {}
        self._of_scenario: dict[str, tuple[tuple[StepRoute, Message], ...]] = {}
        self._of_send: dict[tuple[str, int], Message] = {}

    def of_scenario(self, scenario: Item[Scenario]) -> tuple[tuple[StepRoute, Message], ...]:
        """Return the messages and tasks of a scenario with their routes, in the order they are written."""
        if scenario.id not in self._of_scenario:
            reach = self._population.reach_of_action(scenario.value)
            self._of_scenario[scenario.id] = tuple(
                (route, self._message(scenario, step, reach, route))
                for route, step in walk_steps(scenario.value.steps)
                if isinstance(step, (MessageStep, TaskStep))
            )
        return self._of_scenario[scenario.id]

    def of_send(self, campaign: Item[Campaign], index: int) -> Message:
        """Return a send of a campaign, by its place among the campaign's sends."""
        key = (campaign.id, index)
        if key not in self._of_send:
            reach = self._population.reach_of_campaign(campaign.value)
            self._of_send[key] = self._message(campaign, campaign.value.sends[index], reach, ("sends", index))
        return self._of_send[key]

    def _message(
        self, action: Item[Scenario | Campaign], part: MessageStep | TaskStep | Send, reach: Reach, route: StepRoute
    ) -> Message:
        name = part.communication or action.value.communication
        communication = self._plan.communications.get(name or "")
        addressed = meet(reach, self._population.reach_of(part.audience))
        message = Message(
            action=action,
            id=part.id,
            place=action.at(*route),
            channels=(part.channel, *_fallback(part)),
            consents=() if isinstance(part, TaskStep) else part.consents,
            communication=name,
            offer=(None if isinstance(part, TaskStep) else part.offer) or action.value.offer,
            tags=frozenset((*part.tags, *action.value.tags)),
            addressed=addressed,
            reach=addressed,
            exclusions=(),
            obeys=communication.value.obeys_pressure if communication else True,
            counts=communication.value.counts_in_pressure if communication else True,
        )
        return self.keep_from_excluded(message) if message.obeys else message

    def keep_from_excluded(self, message: Message) -> Message:
        """Return a message without the customers that exclusions keep from it."""
        exclusions = {ident: one for ident, one in self.exclusions.items() if _is_excluded(message, one)}
        reach = message.reach
        for exclusion in exclusions.values():
            reach = meet(reach, self._population.none_of([exclusion.segment]))
        return replace(message, reach=reach, exclusions=tuple(exclusions))


def _fallback(part: MessageStep | TaskStep | Send) -> tuple[str, ...]:
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
