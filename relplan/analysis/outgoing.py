"""Messages with what holds for each of them: what it says itself, else what its action says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.base import Lever
from relplan.model.mechanic import MessageStep, TaskStep, walk_steps
from relplan.model.offers import OfferKind
from relplan.source.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.message import Message, Messages
    from relplan.model.campaign import Campaign, Send
    from relplan.model.channels import ChannelKind
    from relplan.model.consents import Communication, Purpose
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message or task of a scenario, or a send of a campaign, whose action counts."""

    message: Message
    written: MessageStep | TaskStep | Send
    communication: Item[Communication] | None
    """Its type of communication; none when the plan doesn't say or doesn't know it."""

    @property
    def action(self) -> Item[Scenario | Campaign]:
        """The scenario or campaign it belongs to."""
        return self.message.action

    @property
    def purpose(self) -> Purpose | None:
        """What the contact is for; none when the plan doesn't say."""
        return self.communication.value.purpose if self.communication else None

    @property
    def lever(self) -> Lever | None:
        """What it offers."""
        return self.written.lever or self.action.value.lever

    @property
    def offer(self) -> str:
        """The offer or content it carries; empty when there is none."""
        own = None if isinstance(self.written, TaskStep) else self.written.offer
        return own or self.action.value.offer or ""

    @property
    def sender(self) -> str:
        """The sender it names itself; empty when it leaves that to its communication."""
        return "" if isinstance(self.written, TaskStep) else self.written.sender or ""

    @property
    def consents(self) -> tuple[str, ...]:
        """The consents that its action and itself ask for beyond those of the channel."""
        return self.message.consents

    def place_of(self, key: str) -> Place:
        """Return where a key stands that holds for it: its own, else its action's."""
        route = (*self.message.place.route, key) if getattr(self.written, key, None) else (*self.action.route, key)
        return Place(self.action.path, route)


def find_outgoing(plan: Plan, messages: Messages) -> tuple[Outgoing, ...]:
    """Return every message of every action that counts: scenarios first, each in the order it is written."""
    return tuple(
        Outgoing(message, written, plan.communications.get(message.communication or ""))
        for message, written in _parts(plan, messages)
    )


def _parts(plan: Plan, messages: Messages) -> Iterator[tuple[Message, MessageStep | TaskStep | Send]]:
    for _, scenario in sorted(plan.scenarios.items()):
        if scenario.value.counts:
            contacts = (s for _, s in walk_steps(scenario.value.steps) if isinstance(s, MessageStep | TaskStep))
            yield from zip((message for _, message in messages.of_scenario(scenario)), contacts, strict=True)
    for _, campaign in sorted(plan.campaigns.items()):
        if campaign.value.counts:
            yield from ((messages.of_send(campaign, n), send) for n, send in enumerate(campaign.value.sends))


def kind_of(plan: Plan, channel: str) -> ChannelKind | None:
    """Return the kind of a channel; none when the plan doesn't say."""
    item = plan.channels.get(channel)
    return item.value.kind if item else None


def find_promotion(plan: Plan, outgoing: Outgoing) -> Place | None:
    """Return where a message says that it sells: by the transactional lever, or by an offer of that lever."""
    if outgoing.lever is Lever.TRANSACTIONAL:
        return outgoing.place_of("lever")
    offer = plan.offers.get(outgoing.offer)
    is_promotion = offer is not None and offer.value.kind is OfferKind.OFFER and offer.value.lever in _SELLING
    return outgoing.place_of("offer") if is_promotion else None


_SELLING = (Lever.TRANSACTIONAL, None)
"""The levers of an offer that sells; an offer that doesn't say its lever does."""
