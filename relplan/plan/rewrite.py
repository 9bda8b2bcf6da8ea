"""A plan as it would be with something of it written otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from relplan.model.quantities import Dated
    from relplan.plan.plan import Plan


def rewrite_send(plan: Plan, campaign: str, index: int, on: Dated, at: time) -> Plan:
    """Return a plan in which one send of a campaign is written on another day, at another hour."""
    sends = [*plan.campaigns[campaign].value.sends]
    sends[index] = sends[index].model_copy(update={"on": on, "at": at})
    return _rewrite(plan, campaign, {"sends": tuple(sends)})


def skip_occurrence(plan: Plan, campaign: str, day: date) -> Plan:
    """Return a plan in which a periodic campaign leaves out a day on which it comes back."""
    repeat = plan.campaigns[campaign].value.repeat
    assert repeat is not None
    return _rewrite(plan, campaign, {"repeat": repeat.model_copy(update={"skip": (*repeat.skip, day)})})


def _rewrite(plan: Plan, campaign: str, changed: Mapping[str, Any]) -> Plan:
    item = plan.campaigns[campaign]
    written = replace(item, value=item.value.model_copy(update=changed))
    return replace(plan, items={**plan.items, Kind.CAMPAIGN: {**plan.campaigns, campaign: written}})
