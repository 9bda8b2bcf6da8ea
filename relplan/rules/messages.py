"""How the messages that a finding is about are pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.contacts import contacts_of
from relplan.diagnostics.finding import Related
from relplan.diagnostics.text import Text
from relplan.model.campaign import Send
from relplan.model.kinds import Kind
from relplan.model.mechanic import MessageStep
from relplan.plan.titles import Title, own_name
from relplan.source.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.outgoing import Outgoing
    from relplan.analysis.pressure.message import Message
    from relplan.model.campaign import Campaign
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item

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
    return name_of_message(outgoing.message)


def name_of_message(message: Message) -> Title:
    """Name a message as pressure rules see it by its action and itself."""
    own = own_name_of(message)
    return message.action.title.part(own, own.names[0])


def own_name_of(message: Message) -> Title:
    """Name a message by itself, for a sentence about its action."""
    return own_title(message.action.value, message.id)


def own_title(action: Scenario | Campaign, ident: str) -> Title:
    """Return what sentences about an action call one of its messages, tasks or sends."""
    written = next((contact for contact in contacts_of(action) if contact.id == ident), None)
    return Title(ident, own_name(written))


def send_name(planned: PlannedSend) -> Title:
    """Name a send by its campaign, and by itself where the campaign has several."""
    return send_title(planned.campaign, planned.send.id)


def send_title(campaign: Item[Campaign], send: str) -> Title:
    """Return what sentences call a send: its campaign, and itself where the campaign has several."""
    own = own_title(campaign.value, send)
    return campaign.title if len(campaign.value.sends) == 1 else campaign.title.part(own, own.names[0])
