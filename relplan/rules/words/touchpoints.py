"""What sentences call the touchpoints of journeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.plan.titles import Title, own_name

if TYPE_CHECKING:
    from relplan.model.journey import Touchpoint


def touchpoint_name(touchpoint: Touchpoint) -> Title:
    """Return what people call a touchpoint."""
    return Title(touchpoint.id, own_name(touchpoint))
