"""Ownership: who answers for which actions and programmes, and what nobody answers for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relplan.model.campaign import Campaign
    from relplan.model.programme import Programme
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Burden:
    """What one owner answers for."""

    owner: str
    """As it is written, without spaces around it."""
    actions: tuple[Item[Scenario | Campaign], ...]
    """The actions that count and are theirs, or of their programmes and nobody else's; by id."""
    programmes: tuple[Item[Programme], ...]
    """The programmes that count and are theirs, by id."""


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who answers for what, among what counts."""

    burdens: tuple[Burden, ...]
    """By owner: who answers for most actions first."""
    unowned_actions: tuple[Item[Scenario | Campaign], ...]
    """The actions that have no owner and whose programme has none, by id."""
    unowned_programmes: tuple[Item[Programme], ...]
    """The programmes without an owner, by id."""
    actions: int
    """How many actions count."""

    def share(self, burden: Burden) -> Fraction:
        """Return the exact share of an owner among the actions that count."""
        return Fraction(len(burden.actions), self.actions) if self.actions else Fraction(0)


def owner_of(plan: Plan, action: Scenario | Campaign) -> str:
    """Return who answers for an action: its owner, else its programme's; empty when nobody does."""
    programme = plan.programmes.get(action.programme)
    return action.owner.strip() or (programme.value.owner.strip() if programme else "")


def measure_ownership(plan: Plan) -> Ownership:
    """Compute who answers for what."""
    actions = [item for _, item in sorted(plan.actions.items()) if item.value.counts]
    programmes = [item for _, item in sorted(plan.programmes.items()) if item.value.counts]
    by_owner: dict[str, tuple[list[Item[Scenario | Campaign]], list[Item[Programme]]]] = {}
    for action in actions:
        by_owner.setdefault(owner_of(plan, action.value), ([], []))[0].append(action)
    for programme in programmes:
        by_owner.setdefault(programme.value.owner.strip(), ([], []))[1].append(programme)
    unowned = by_owner.pop("", ([], []))
    burdens = [Burden(owner, tuple(theirs[0]), tuple(theirs[1])) for owner, theirs in by_owner.items()]
    burdens.sort(key=lambda one: (-len(one.actions), one.owner))
    return Ownership(tuple(burdens), tuple(unowned[0]), tuple(unowned[1]), len(actions))
