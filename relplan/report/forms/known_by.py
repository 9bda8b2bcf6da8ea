"""What objects are also found by: who answers for them, and the months in which campaigns send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.report.views.calendar import CalendarView
from relplan.report.views.pieces import Link, anchor_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.report.edition import Edition
    from relplan.report.views.calendar import MonthView


def find_known_by(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """Return the owner of each object that has one, and the months of each campaign, by the anchor of the object."""
    found = {anchor: [owner] for anchor, owner in _owners(edition)}
    calendar = edition.shown.parts.get("calendar")
    for month in calendar.months if isinstance(calendar, CalendarView) else ():
        for anchor in dict.fromkeys(_campaigns_of(month)):
            found.setdefault(anchor, []).append(month.title)
    return {anchor: tuple(names) for anchor, names in found.items()}


def _owners(edition: Edition) -> Iterator[tuple[str, str]]:
    plan = edition.plan
    kinds = (
        *((Kind.PROGRAMME, plan.programmes), (Kind.SCENARIO, plan.scenarios), (Kind.CAMPAIGN, plan.campaigns)),
        *((Kind.OBJECTIVE, plan.objectives), (Kind.OFFER, plan.offers)),
    )
    for kind, items in kinds:
        for ident, item in items.items():
            if item.value.owner:
                yield anchor_of(kind, ident), item.value.owner


def _campaigns_of(month: MonthView) -> Iterator[str]:
    for day in month.days:
        yield from (send.campaign.anchor for send in day.sends if isinstance(send.campaign, Link))
