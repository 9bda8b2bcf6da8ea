"""Budgets: what a programme may cost, against what its campaigns are expected to cost; revenue is no part of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from relplan.model.quantities import Money

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from relplan.model.campaign import Campaign
    from relplan.model.programme import Programme
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Overspent:
    """A programme whose campaigns are expected to cost more than its budget."""

    programme: Item[Programme]
    budget: Money
    spent: Money
    """What the campaigns cost together."""
    campaigns: tuple[Item[Campaign], ...]
    """Those that say their cost in the currency of the budget, by id."""


def find_overspent(plan: Plan, running: Collection[str]) -> Iterator[Overspent]:
    """Yield the programmes whose campaigns cost more than their budget, by id.

    `running` are the ids of the campaigns of the plan's period, for which a budget is; amounts in another currency than
    the budget's are left out, so that what is yielded is over it whatever they are worth.
    """
    for _, programme in sorted(plan.programmes.items()):
        budget = programme.value.budget
        if budget is None or not programme.value.counts:
            continue
        costs = {
            ident: cost.amount
            for ident in sorted(running)
            if plan.campaigns[ident].value.programme == programme.id
            and (cost := _cost_of(plan.campaigns[ident].value)) is not None
            and cost.currency == budget.currency
        }
        spent = sum(costs.values(), Decimal())
        if spent > budget.amount:
            campaigns = tuple(plan.campaigns[ident] for ident in costs)
            yield Overspent(programme, budget, Money(spent, budget.currency), campaigns)


def _cost_of(campaign: Campaign) -> Money | None:
    return campaign.expected.budget if campaign.expected else None
