"""Contacts: dated sends as limits see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.reach import Reach, meet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.reach import Population
    from relplan.model.pressure import Exclusion, Selector
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Contact:
    """A dated send as limits see it."""

    planned: PlannedSend
    reach: Reach
    """Whom it reaches, exclusions applied."""
    obeys: bool
    counts: bool


def find_contacts(plan: Plan, population: Population, sends: Sequence[PlannedSend]) -> tuple[Contact, ...]:
    """Return every send with whom it reaches and its part in the pressure."""
    maker = _ContactMaker(plan, population)
    return tuple(maker.contact(planned) for planned in sends)


class _ContactMaker:
    """Works out the reach of sends; once for each send of a campaign, whatever its dates."""

    def __init__(self, plan: Plan, population: Population) -> None:
        self._plan = plan
        self._population = population
        pressure = plan.pressure
        self._exclusions: tuple[Exclusion, ...] = tuple(pressure.value.exclusions.values()) if pressure else ()
        self._known: dict[tuple[str, int], Reach] = {}

    def contact(self, planned: PlannedSend) -> Contact:
        communication = self._plan.communications.get(planned.communication or "")
        obeys = communication.value.obeys_pressure if communication else True
        counts = communication.value.counts_in_pressure if communication else True
        key = (planned.campaign.id, planned.index)
        if key not in self._known:
            self._known[key] = self._reach(planned, obeys=obeys)
        return Contact(planned, self._known[key], obeys, counts)

    def _reach(self, planned: PlannedSend, *, obeys: bool) -> Reach:
        campaign = self._population.reach_of_campaign(planned.campaign.value)
        reach = meet(campaign, self._population.reach_of(planned.send.audience))
        for exclusion in self._exclusions:
            if obeys and _is_excluded(planned, exclusion):
                reach = meet(reach, self._population.none_of([exclusion.segment]))
        return reach


def _is_excluded(planned: PlannedSend, exclusion: Exclusion) -> bool:
    """Tell whether an exclusion blocks a send; an exception only lifts its own exclusion."""
    is_named = exclusion.from_ == "all" or _selects(exclusion.from_, planned)
    return is_named and not (exclusion.except_ is not None and _selects(exclusion.except_, planned))


def _selects(selector: Selector, planned: PlannedSend) -> bool:
    return (
        planned.campaign.value.programme in selector.programmes
        or planned.campaign.id in selector.campaigns
        or planned.communication in selector.communications
        or planned.send.channel in selector.channels
    )
