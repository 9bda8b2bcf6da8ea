"""Contacts: dated sends as limits see them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.message import Message, Messages
    from relplan.analysis.reach import Reach


@dataclass(frozen=True, slots=True)
class Contact:
    """A dated send as limits see it."""

    planned: PlannedSend
    message: Message
    reach: Reach
    """Those of the message's customers whom a limit is about."""

    @property
    def obeys(self) -> bool:
        """Whether limits may hold it back."""
        return self.message.obeys

    @property
    def counts(self) -> bool:
        """Whether it uses limits up."""
        return self.message.counts


def find_contacts(messages: Messages, sends: Sequence[PlannedSend]) -> tuple[Contact, ...]:
    """Return every dated send with whom it reaches."""
    found = ((planned, messages.of_send(planned.campaign, planned.index)) for planned in sends)
    return tuple(Contact(planned, message, message.reach) for planned, message in found)


def find_paused(contacts: Sequence[Contact], days: Edition) -> tuple[str, ...]:
    """Return the paused campaigns that would send in some days, in order of time."""
    stopped = (contact.planned for contact in contacts if not contact.planned.campaign.value.runs)
    inside = (one for one in stopped if any(days.first <= at.date() <= days.last for at in one.instants))
    return tuple(dict.fromkeys(one.campaign.id for one in inside))


def find_made(contacts: Sequence[Contact], period: Edition) -> tuple[Contact, ...]:
    """Return the contacts that are made in a period: at instants outside it nobody knows, and what is paused stops."""
    found = []
    for contact in contacts:
        instants = tuple(at for at in contact.planned.instants if period.first <= at.date() <= period.last)
        if instants == contact.planned.instants and contact.planned.campaign.value.runs:
            found.append(contact)
        elif instants and contact.planned.campaign.value.runs:
            found.append(replace(contact, planned=replace(contact.planned, instants=instants)))
    return tuple(found)
