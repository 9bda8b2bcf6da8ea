"""Senders: by whom each message is sent on each of its channels, and what each sender is used for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.outgoing import kind_of
from relplan.model.consents import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.analysis.outgoing import Outgoing
    from relplan.model.channels import ChannelKind
    from relplan.model.consents import Sender
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class Sending:
    """A message on one of its channels, and who sends it."""

    outgoing: Outgoing
    channel: str
    kind: ChannelKind | None
    """Of the channel."""
    sender: str
    """The message's own, else its communication's for the channel; empty when the plan names none."""
    place: Place | None
    """Where the sender is named; none when it isn't."""


@dataclass(frozen=True, slots=True)
class SenderUse:
    """What a sender is used for."""

    sender: Item[Sender]
    sendings: tuple[Sending, ...]
    """In the order of the messages; none when nothing uses it."""

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """The purposes it sends for, in the order of the format."""
        found = {one.outgoing.purpose for one in self.sendings}
        return tuple(purpose for purpose in Purpose if purpose in found)

    @property
    def communications(self) -> tuple[str, ...]:
        """The types of communication it sends, in alphabetical order."""
        return tuple(sorted({one.outgoing.communication.id for one in self.sendings if one.outgoing.communication}))

    @property
    def domain(self) -> str:
        """The domain it sends from: the one it states, else that of its address; empty when neither is given."""
        stated = self.sender.value.domain.strip() or self.sender.value.address.rpartition("@")[2].strip()
        is_email = self.sender.value.domain.strip() or "@" in self.sender.value.address
        return stated.casefold() if is_email else ""

    def of_purpose(self, purpose: Purpose) -> tuple[Sending, ...]:
        """Return what it sends for a purpose."""
        return tuple(one for one in self.sendings if one.outgoing.purpose is purpose)


def find_sendings(plan: Plan, outgoing: Iterable[Outgoing]) -> tuple[Sending, ...]:
    """Return who sends every message on each of its channels."""
    return tuple(_sending(plan, one, channel) for one in outgoing for channel in one.message.channels)


def _sending(plan: Plan, outgoing: Outgoing, channel: str) -> Sending:
    kind = kind_of(plan, channel)
    if outgoing.sender and _is_meant(plan, outgoing, channel):
        return Sending(outgoing, channel, kind, outgoing.sender, outgoing.place_of("sender"))
    communication = outgoing.communication
    named = communication.value.sender.get(channel, "") if communication else ""
    place = communication.at("sender", channel) if communication and named else None
    return Sending(outgoing, channel, kind, named, place)


def _is_meant(plan: Plan, outgoing: Outgoing, channel: str) -> bool:
    """Tell whether a message's own sender holds on a channel: its first, and fallbacks of the sender's kind."""
    sender = plan.senders.get(outgoing.sender)
    is_same_kind = sender is not None and sender.value.kind is not None and sender.value.kind is kind_of(plan, channel)
    return channel == outgoing.message.channels[0] or is_same_kind


def find_sender_uses(plan: Plan, sendings: Iterable[Sending]) -> tuple[SenderUse, ...]:
    """Return what each sender that counts is used for, by id."""
    by_sender: dict[str, list[Sending]] = {}
    for one in sendings:
        by_sender.setdefault(one.sender, []).append(one)
    return tuple(
        SenderUse(item, tuple(by_sender.get(ident, ())))
        for ident, item in sorted(plan.senders.items())
        if item.value.counts
    )
