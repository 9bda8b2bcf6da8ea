"""What sentences call messages, tasks and sends, and what closes their channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.contacts import contacts_of
from relplan.analysis.pressure.opening import ClosingKind
from relplan.model.campaign import Campaign
from relplan.model.kinds import Kind
from relplan.plan.titles import Title, own_name

if TYPE_CHECKING:
    from relplan.analysis.pressure.opening import Closing
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan


def own_title(action: Scenario | Campaign, ident: str) -> Title:
    """Return what sentences about an action call one of its messages, tasks or sends."""
    written = next((contact for contact in contacts_of(action) if contact.id == ident), None)
    return Title(ident, own_name(written))


def contact_title(action: Item[Scenario | Campaign], ident: str) -> Title:
    """Return what sentences call a message, task or send: its action and itself; the campaign alone of an only send."""
    own = own_title(action.value, ident)
    is_alone = isinstance(action.value, Campaign) and len(action.value.sends) == 1
    return action.title if is_alone else action.title.part(own, own.names[0])


def closing_title(plan: Plan, closing: Closing) -> Title:
    """Return what sentences call what closes a channel: the channel whose hours they are, or the blackout."""
    return plan.title_of(Kind.BLACKOUT if closing.kind is ClosingKind.BLACKOUT else Kind.CHANNEL, closing.id)
