"""Offers and contents: what each is worth, when it holds, and who uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.contacts import contacts_of
from relplan.model.kinds import Kind
from relplan.model.scenario import Scenario
from relplan.report.views.actions import common_facts
from relplan.report.views.names import Names
from relplan.report.views.pieces import Piece, Pill, Sheet, keep, lines, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.campaign import Campaign
    from relplan.model.offers import Offer, Validity
    from relplan.plan.plan import Item, Plan
    from relplan.report.text.words import Words
    from relplan.report.views.actions import LabelledCells
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer or a content."""

    sheet: Sheet
    kind: str
    value: str
    validity: Pill | None
    """Said when it holds no longer, or not yet, on the day of the report."""
    used_by: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class OffersView:
    """The offers of a plan, in the order of its file."""

    offers: tuple[OfferView, ...]


def view_offers(review: Review, words: Words) -> OffersView | None:
    """Show the offers of a plan; None when it has none."""
    plan = review.plan
    if not plan.offers:
        return None
    names = Names(plan, words)
    users = _find_users(plan)
    return OffersView(
        tuple(
            OfferView(
                sheet=names.sheet(item, keep(*_facts(item.value, words))),
                kind=words.of(item.value.kind) if item.value.kind else "",
                value=words.format.figure(item.value.value) if item.value.value else "",
                validity=_validity(item.value.valid, review, words),
                used_by=tuple(names.piece(Kind.ACTION, ident) for ident in users.get(item.id, ())),
            )
            for item in plan.offers.values()
        )
    )


def _facts(offer: Offer, words: Words) -> Iterator[LabelledCells]:
    form = words.format
    yield words("action.lever"), plain(words.of(offer.lever) if offer.lever else "")
    yield words("offers.conditions"), plain(offer.conditions)
    yield words("offers.reference_price"), plain(offer.reference_price)
    yield words("offers.valid"), plain(_say_days(offer.valid, words))
    yield words("offers.cost"), plain(form.money(offer.cost) if offer.cost else "")
    shown = (words("offers.shown", name=name, figure=form.figure(figure)) for name, figure in offer.performance.items())
    yield words("offers.performance"), lines(shown)
    yield from common_facts(offer, words)


def _say_days(valid: Validity | None, words: Words) -> str:
    if valid is None:
        return ""
    form = words.format
    if valid.from_ and valid.to:
        return form.days(valid.from_, valid.to) if valid.from_ <= valid.to else ""
    if valid.from_:
        return words("offers.valid_from", day=form.day(valid.from_))
    return words("offers.valid_to", day=form.day(valid.to)) if valid.to else ""


def _validity(valid: Validity | None, review: Review, words: Words) -> Pill | None:
    day = review.study.as_of
    if valid is not None and valid.to is not None and valid.to < day:
        return Pill(words("offers.over"), "retired")
    if valid is not None and valid.from_ is not None and valid.from_ > day:
        return Pill(words("offers.to_come"), "ready")
    return None


def _find_users(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the actions that use each offer, by name."""
    found: dict[str, list[Item[Scenario | Campaign]]] = {}
    for item in plan.actions.values():
        for offer in _offers_of(item.value):
            found.setdefault(offer, []).append(item)
    return {
        offer: tuple(item.id for item in sorted(items, key=lambda item: (item.value.name.casefold(), item.id)))
        for offer, items in found.items()
    }


def _offers_of(action: Scenario | Campaign) -> set[str]:
    """Return the offers that an action, or one of its messages, names."""
    found = {action.offer, *(getattr(contact, "offer", None) for contact in contacts_of(action))}
    if isinstance(action, Scenario) and action.needs is not None:
        found.update(action.needs.offers)
    return {offer for offer in found if offer}
