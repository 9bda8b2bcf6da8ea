"""Contacts: dated sends as limits see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.analysis.calendar import PlannedSend
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
