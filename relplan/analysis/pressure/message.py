"""Messages as pressure rules see them: whom each may reach, exclusions applied, and its part in the pressure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from relplan.analysis.pressure.departure import Departure, Departures
from relplan.analysis.pressure.timing import find_timing
from relplan.analysis.reach import EVERYBODY_REACH, NOBODY_REACH, Reach, join, meet
from relplan.analysis.way_reach import WayReach
from relplan.model.campaign import Campaign, Send
from relplan.model.mechanic import BranchStep, MessageStep, StepRoute, TaskStep, walk_steps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from relplan.analysis.reach import Population
    from relplan.model.scenario import Scenario
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
    consents: tuple[str, ...]
    """What it needs beyond its channel's consent, by its action's word and its own."""
    communication: str | None
    """Its type of communication: its own, else its action's."""
    offer: str | None
    """The offer it carries: its own, else its action's."""
    tags: frozenset[str]
    """Its own tags and its action's."""
    addressed: Reach
    """Whom it is meant for."""
    obeys: bool
    """Whether limits may hold it back."""
    counts: bool
    """Whether it uses limits up."""
    way: Reach = EVERYBODY_REACH
    """Who may come to it by the branches before it, whatever it says of its own audience; everybody for a send."""
    departures: tuple[Departure, ...] = ()
    """Over the channel it takes, then over those it falls back on."""
    reach: Reach = NOBODY_REACH
    """Whom it may reach over any channel: those it is meant for, without those that exclusions keep from it."""

    @property
    def channels(self) -> tuple[str, ...]:
        """The channel it takes, and those it falls back on."""
        return tuple(departure.channel for departure in self.departures)

    @property
    def used_channels(self) -> tuple[str, ...]:
        """Those of them on which it may reach somebody."""
        return tuple(departure.channel for departure in self.departures if not departure.reach.is_empty)

    @property
    def exclusions(self) -> tuple[str, ...]:
        """The exclusions that keep customers from it on some channel."""
        return tuple(dict.fromkeys(ident for departure in self.departures for ident in departure.exclusions))

    @property
    def receivers(self) -> Reach:
        """Those whom it may reach and who may come to it."""
        return meet(self.reach, self.way)

    def reach_over(self, channels: Collection[str]) -> Reach:
        """Return whom it may reach over some channels; over any when none is named."""
        if not channels or all(departure.reach == self.reach for departure in self.departures):
            return self.reach
        return join(departure.reach for departure in self.departures if departure.channel in channels)

    def leaving_by(self, departures: tuple[Departure, ...]) -> Message:
        """Return the message with the channels that it may leave on."""
        reaches = [departure.reach for departure in departures]
        same = bool(reaches) and all(reach == reaches[0] for reach in reaches)
        return replace(self, departures=departures, reach=reaches[0] if same else join(reaches))


class Messages:
    """Makes the messages of a plan, each once."""

    def __init__(self, plan: Plan, population: Population) -> None:
        self._plan = plan
        self._population = population
        self._ways = WayReach(plan, population, population.moving)
        self._departures = Departures(plan, population)
        self.exclusions = self._departures.exclusions
        self._of_scenario: dict[str, tuple[tuple[StepRoute, Message], ...]] = {}
        self._of_send: dict[tuple[str, int], Message] = {}
        self._reaches: dict[str, Reach] = {}

    def of_action(self, action: Item[Scenario | Campaign]) -> Iterator[Message]:
        """Yield the messages of a scenario or a campaign, in the order they are written."""
        if isinstance(action.value, Campaign):
            yield from (self.of_send(cast("Item[Campaign]", action), n) for n in range(len(action.value.sends)))
        else:
            yield from (message for _, message in self.of_scenario(cast("Item[Scenario]", action)))

    def kept_away(self, message: Message) -> tuple[frozenset[str], ...]:
        """Return the segments that exclusions keep from a message, for each channel that it may leave on."""
        return tuple(
            frozenset(self.exclusions[ident].segment for ident in departure.exclusions)
            for departure in message.departures
        )

    def reach_of(self, action: Item[Scenario | Campaign]) -> Reach:
        """Return whom an action may reach by any of its messages."""
        if action.id not in self._reaches:
            self._reaches[action.id] = join(message.receivers for message in self.of_action(action))
        return self._reaches[action.id]

    def of_scenario(self, scenario: Item[Scenario]) -> tuple[tuple[StepRoute, Message], ...]:
        """Return the messages and tasks of a scenario with their routes, in the order they are written."""
        if scenario.id not in self._of_scenario:
            reach = self._population.reach_of_action(scenario.value)
            steps = dict(walk_steps(scenario.value.steps))
            has_ways = any(isinstance(step, BranchStep) for step in steps.values())
            ways = self._ways_to(scenario.value) if has_ways else {}
            self._of_scenario[scenario.id] = tuple(
                (route, replace(self._message(scenario, step, reach, route), way=ways.get(route, EVERYBODY_REACH)))
                for route, step in steps.items()
                if isinstance(step, (MessageStep, TaskStep))
            )
        return self._of_scenario[scenario.id]

    def _ways_to(self, scenario: Scenario) -> Mapping[StepRoute, Reach]:
        """Return who may come to each message of a scenario, by its branches."""
        timing = find_timing(scenario)
        reaches = self._ways.of_points(scenario, timing)
        return {route: reaches[point] for point, route in timing.messages.items()}

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
        message = Message(
            action=action,
            id=part.id,
            place=action.at(*route),
            consents=tuple(dict.fromkeys((*action.value.consents, *part.consents))),
            communication=name,
            offer=(None if isinstance(part, TaskStep) else part.offer) or action.value.offer,
            tags=frozenset((*part.tags, *action.value.tags)),
            addressed=meet(reach, self._population.reach_of(part.audience)),
            obeys=communication.value.obeys_pressure if communication else True,
            counts=communication.value.counts_in_pressure if communication else True,
        )
        return self.depart(message, (part.channel, *_fallback(part)))

    def depart(self, message: Message, channels: tuple[str, ...]) -> Message:
        """Return a message with some channels to leave on."""
        return message.leaving_by(self._departures.of(message, channels))


def _fallback(part: MessageStep | TaskStep | Send) -> tuple[str, ...]:
    """Return the channels that a message falls back on; a person's task has none."""
    return part.fallback if isinstance(part, (MessageStep, Send)) else ()
