"""How the messages that a finding is about are pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Related
from relplan.diagnostics.text import Text
from relplan.model.campaign import Send
from relplan.model.kinds import Kind
from relplan.model.mechanic import MessageStep
from relplan.rules.words.contacts import contact_title
from relplan.source.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.outgoing import Outgoing
    from relplan.plan.titles import Title

SHOWN = 5
"""How many actions are pointed at; the finding says how many messages there are."""

MESSAGE_NOTE = Text('"{message}"', "« {message} »")
"""The note of a message that a finding is about."""

MESSAGE_NEEDS = frozenset({Kind.SCENARIO, Kind.CAMPAIGN, Kind.CHANNEL, Kind.COMMUNICATION})
"""What must be readable to know what is sent over which channel, and what for."""


def relate_messages(outgoing: Iterable[Outgoing]) -> tuple[Related, ...]:
    """Point at the first message of each action, of five actions at most; the note is `message`."""
    first: dict[str, Outgoing] = {}
    for one in outgoing:
        first.setdefault(one.action.id, one)
    return tuple(
        Related(message_place(one), "message", {"message": message_name(one)}) for one in [*first.values()][:SHOWN]
    )


def message_place(outgoing: Outgoing) -> Place:
    """Return where a message says its id."""
    key = (
        "message"
        if isinstance(outgoing.written, MessageStep)
        else "id"
        if isinstance(outgoing.written, Send)
        else "task"
    )
    return Place(outgoing.message.place.path, (*outgoing.message.place.route, key))


def message_name(outgoing: Outgoing) -> Title:
    """Name a message by its action and itself."""
    return contact_title(outgoing.action, outgoing.message.id)


def send_name(planned: PlannedSend) -> Title:
    """Name a send by its campaign, and by itself where the campaign has several."""
    return contact_title(planned.campaign, planned.send.id)
