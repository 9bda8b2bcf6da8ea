"""A plan without what stays in the house: figures of objectives, budgets, costs, results, and the team's own keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from relplan.analysis.study import Study
from relplan.model.action import Action, Measured
from relplan.model.campaign import Campaign, Expected
from relplan.model.kinds import Kind
from relplan.model.offers import Offer
from relplan.model.persona import Persona
from relplan.model.programme import Programme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relplan.plan.plan import Plan
    from relplan.validation.review import Review

M = TypeVar("M", bound=Measured)
A = TypeVar("A", bound=Action)


def hide_figures(review: Review) -> Review:
    """Return a review of the same plan without what a partner outside must not read.

    Texts stay as they are written: nobody can tell whether a description has a figure in it.
    """
    return replace(review, study=Study(_hide(review.plan), review.study.as_of))


def _hide(plan: Plan) -> Plan:
    items = {kind: _hide_all(kind, found) for kind, found in plan.items.items()}
    return replace(plan, items=items, extensions={})


def _hide_all(kind: Kind, items: Mapping[str, Any]) -> Mapping[str, Any]:
    hide = _HIDERS.get(kind)
    if hide is None:
        return items
    return {ident: replace(item, value=hide(item.value)) for ident, item in items.items()}


def _hide_programme(programme: Programme) -> Programme:
    further = tuple(_hide_measure(one) for one in programme.secondary_objectives)
    return programme.model_copy(
        update={
            "objective": _hide_measure(programme.objective),
            "secondary_objectives": further,
            "budget": None,
            "lever_mix": {},
            "review": None,
        }
    )


def _hide_action(action: A) -> A:
    objective = _hide_measure(action.objective) if action.objective else None
    return action.model_copy(update={"objective": objective, "matrix": None, "attribution_window": None})


def _hide_campaign(campaign: Campaign) -> Campaign:
    """Keep how many messages are expected: what is printed is ordered by it."""
    expected = Expected(volume=campaign.expected.volume) if campaign.expected else None
    return _hide_action(campaign).model_copy(update={"expected": expected})


def _hide_measure(measure: M) -> M:
    return measure.model_copy(update={"baseline": None, "target": None, "horizon": None})


def _hide_offer(offer: Offer) -> Offer:
    return offer.model_copy(update={"cost": None, "performance": {}})


def _hide_persona(persona: Persona) -> Persona:
    buying = persona.buying.model_copy(update={"basket": ""}) if persona.buying else None
    return persona.model_copy(update={"share_of_base": None, "share_of_revenue": None, "buying": buying})


_HIDERS: dict[Kind, Callable[[Any], Any]] = {
    Kind.PROGRAMME: _hide_programme,
    Kind.SCENARIO: _hide_action,
    Kind.CAMPAIGN: _hide_campaign,
    Kind.OFFER: _hide_offer,
    Kind.PERSONA: _hide_persona,
}
