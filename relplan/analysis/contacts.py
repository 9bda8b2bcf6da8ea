"""What reaches the customer, as it is written: the sends of a campaign, the messages and tasks of a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.campaign import Campaign
from relplan.model.mechanic import MessageStep, TaskStep, walk_steps

if TYPE_CHECKING:
    from relplan.model.campaign import Send
    from relplan.model.scenario import Scenario


def contacts_of(action: Scenario | Campaign) -> tuple[Send | MessageStep | TaskStep, ...]:
    """Return the sends of a campaign, or the messages and tasks of a scenario, in the order they are written."""
    if isinstance(action, Campaign):
        return action.sends
    return tuple(step for _, step in walk_steps(action.steps) if isinstance(step, MessageStep | TaskStep))
