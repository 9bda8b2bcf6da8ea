"""CAM009 price-cut-without-reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Lever
from relplan.model.kinds import Kind
from relplan.model.offers import OfferKind
from relplan.model.settings import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.campaign import Campaign
    from relplan.model.offers import Offer
    from relplan.model.quantities import Figure
    from relplan.source.place import Place, Route


@dataclass(frozen=True, slots=True)
class NoReference(Arguments):
    """The offer and what it is worth."""

    offer: str
    value: Figure


def _check(study: Study, _: Options) -> Iterator[Found]:
    users: dict[str, list[Place]] = {}
    for item in study.plan.campaigns.values():
        for route, ident in _offers(item.value) if item.value.counts else ():
            users.setdefault(ident, []).append(item.at(*route))
    for ident, places in sorted(users.items()):
        offer = study.plan.offers.get(ident)
        value = offer.value.value if offer else None
        if offer is not None and value is not None and _cuts_prices(offer.value) and not offer.value.reference_price:
            related = tuple(Related(place, "campaign") for place in places)
            yield Found(offer.place, NoReference(ident, value), related, (offer.ref,))


def _cuts_prices(offer: Offer) -> bool:
    """Tell whether an offer takes a share off public prices: one that rewards or serves somebody does not."""
    is_public = offer.lever in (None, Lever.TRANSACTIONAL) and offer.kind in (None, OfferKind.OFFER)
    return is_public and offer.value is not None and offer.value.unit == "rate"


def _offers(campaign: Campaign) -> Iterator[tuple[Route, str]]:
    """Yield the offers that the sends of a campaign carry, with the routes by which they do."""
    if campaign.offer is not None and not all(send.offer for send in campaign.sends):
        yield ("offer",), campaign.offer
    yield from ((("sends", index, "offer"), send.offer) for index, send in enumerate(campaign.sends) if send.offer)


RULE = Rule(
    code="CAM009",
    name="price-cut-without-reference",
    severity=Severity.WARNING,
    statement=Text(
        "A campaign announces a price cut whose offer doesn't say how the earlier price is established.",
        "Une campagne annonce une baisse de prix dont l'offre ne dit pas comment le prix antérieur est établi.",
    ),
    why=Text(
        "Since 28 May 2022 an announced price cut gives the lowest price of the last thirty days; for successive "
        "cuts, the price before the first. Whoever writes the message should find it in the plan. Discounts that "
        "are personal or a reward of loyalty are said to be outside.",
        "Depuis le 28 mai 2022, l'annonce d'une baisse de prix donne le prix le plus bas des trente derniers "
        "jours ; pour des baisses successives, le prix d'avant la première. Celui qui écrit le message doit le "
        "trouver dans le plan. Les remises personnelles ou de fidélité n'entreraient pas dans ce cadre.",
    ),
    source="Code de la consommation, L112-1-1, in force since 28 May 2022 (directive (EU) 2019/2161)",
    law=Law(Jurisdiction.FR, since=date(2022, 5, 28)),
    message=Text(
        'the offer "{offer}" cuts prices by {value} and doesn\'t say from which earlier price',
        "l'offre « {offer} » baisse les prix de {value} sans dire de quel prix antérieur",
    ),
    remedy=Text(
        "add to the offer how it is established, for example reference_price: lowest price of the last 30 days",
        "ajoutez à l'offre comment il est établi, par exemple reference_price: prix le plus bas des 30 derniers jours",
    ),
    notes={
        "campaign": Text(
            "a campaign carries it",
            "une campagne la porte",
        )
    },
    needs=frozenset({Kind.OFFER, Kind.CAMPAIGN}),
    bad="""
# campaigns/sale.yaml
name: Private sale
programme: events
offer: private_sale
sends: [{id: opening, on: 2027-04-29, channel: email}]
# offers.yaml
private_sale: {name: Private sale, kind: offer, value: 20 %}  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# relplan.yaml
relplan: 1
name: Plan 2027
period: {from: 2027-01-01, to: 2027-12-31}
law: [fr]
""",
    good="""
# campaigns/sale.yaml
name: Private sale
programme: events
offer: private_sale
sends: [{id: opening, on: 2027-04-29, channel: email}]
# offers.yaml
private_sale: {name: Private sale, kind: offer, value: 20 %, reference_price: Lowest price of the last 30 days}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# relplan.yaml
relplan: 1
name: Plan 2027
period: {from: 2027-01-01, to: 2027-12-31}
law: [fr]
""",
    check=_check,
)
