"""Departures: each channel that a message may leave on, with whom it may reach there and what it needs for that.

The one account of who can get what: proof, arbiter, ratio, map, tree, planning and sheets all ask it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.consent_need import ConsentNeeds
from relplan.analysis.reach import meet
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.analysis.consent_need import Need
    from relplan.analysis.pressure.message import Message
    from relplan.analysis.reach import Population, Reach
    from relplan.model.pressure import Exclusion, Selector
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Departure:
    """A channel that a message may leave on."""

    channel: str
    needs: tuple[Need, ...]
    """The consents that it takes, each of them."""
    exclusions: tuple[str, ...]
    """The exclusions that keep customers from the message on this channel."""
    reach: Reach
    """Whom it may reach there: those it is meant for, without those that exclusions keep from it."""


class Departures:
    """Finds the departures of messages."""

    def __init__(self, plan: Plan, population: Population) -> None:
        self._plan = plan
        self._population = population
        self._needs = ConsentNeeds(plan)
        self.exclusions: Mapping[str, Exclusion] = plan.pressure.value.exclusions_in_force if plan.pressure else {}

    def of(self, message: Message, channels: tuple[str, ...]) -> tuple[Departure, ...]:
        """Return the departures of a message: over its channel, then over those it falls back on."""
        communication = self._plan.communications.get(message.communication or "")
        purpose = communication.value.purpose if communication else None
        return tuple(
            Departure(channel, self._needs.of(purpose, message.consents, channel), *self._excluded(message, channel))
            for channel in channels
        )

    def _excluded(self, message: Message, channel: str) -> tuple[tuple[str, ...], Reach]:
        """Return what keeps customers from a message on a channel, and who is left; all are, unless it obeys."""
        found = tuple(
            ident for ident, one in self.exclusions.items() if message.obeys and _is_excluded(message, channel, one)
        )
        reach = message.addressed
        for ident in found:
            reach = meet(reach, self._population.none_of([self.exclusions[ident].segment]))
        return found, reach


def _is_excluded(message: Message, channel: str, exclusion: Exclusion) -> bool:
    """Tell whether an exclusion blocks a message on a channel; an exception only lifts its own exclusion."""
    is_named = exclusion.from_ == "all" or _selects(exclusion.from_, message, channel)
    return is_named and not (exclusion.except_ is not None and _selects(exclusion.except_, message, channel))


def _selects(selector: Selector, message: Message, channel: str) -> bool:
    """Tell whether one of a selector's lists names a message, or the channel that it would take."""
    actions = selector.scenarios if isinstance(message.action.value, Scenario) else selector.campaigns
    return (
        message.action.value.programme in selector.programmes
        or message.action.id in actions
        or message.communication in selector.communications
        or channel in selector.channels
    )
