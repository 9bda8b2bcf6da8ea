"""CON021 price-cut-without-reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Lever
from relplan.model.campaign import Campaign
from relplan.model.kinds import Kind
from relplan.model.offers import OfferKind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NOTE, relate_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.outgoing import Outgoing
    from relplan.analysis.study import Study
    from relplan.model.quantities import Figure


@dataclass(frozen=True, slots=True)
class NoReference(Arguments):
    """An offer, and how many sends announce it."""

    offer: str
    value: Figure
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    announced: dict[str, list[Outgoing]] = {}
    for one in study.outgoing:
        if isinstance(one.action.value, Campaign) and one.offer:
            announced.setdefault(one.offer, []).append(one)
    for ident, item in study.plan.offers.items():
        offer = item.value
        is_cut = offer.kind is OfferKind.OFFER and offer.lever in (Lever.TRANSACTIONAL, None)
        if (
            is_cut
            and offer.value
            and offer.value.unit == "rate"
            and not offer.reference_price.strip()
            and ident in announced
        ):
            values = NoReference(ident, offer.value, len(announced[ident]))
            yield Found(item.place, values, relate_messages(announced[ident]), (item.ref,))


RULE = Rule(
    code="CON021",
    name="price-cut-without-reference",
    severity=Severity.WARNING,
    statement=Text(
        "A campaign announces a price cut, and the plan doesn't say how the earlier price is established.",
        "Une campagne annonce une baisse de prix sans que le plan dise comment le prix antérieur est établi.",
    ),
    why=Text(
        "Whoever announces a cut shows the earlier price: the lowest of the last thirty days, and with successive "
        "cuts the one before the first. Advantages of loyalty or for one customer are said to be outside; the rule "
        "looks at offers in percent that campaigns carry.",
        "Qui annonce une baisse affiche le prix antérieur : le plus bas des trente derniers jours, et en cas de "
        "baisses successives celui d'avant la première. Les avantages de fidélité ou personnels seraient en dehors ; "
        "la règle regarde les offres en pourcentage que portent des campagnes.",
    ),
    source="Code de la consommation, article L112-1-1, in force since 28 May 2022 (directive (EU) 2019/2161)",
    law=Law(Jurisdiction.FR, since=date(2022, 5, 28)),
    message=Text(
        '"{offer}" cuts prices by {value} in {count} {count:send|sends}, and doesn\'t say from which earlier price',
        "« {offer} » baisse les prix de {value} dans {count} {count:envoi|envois} sans dire à partir de quel prix",
    ),
    remedy=Text(
        "write under reference_price how it is established: the lowest price of the thirty days before",
        "écrivez sous reference_price comment il est établi : le prix le plus bas des trente jours précédents",
    ),
    notes={"message": MESSAGE_NOTE},
    needs=frozenset({Kind.CAMPAIGN, Kind.OFFER, Kind.SETTINGS}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# offers.yaml
linen_20: {kind: offer, lever: transactional, value: 20 %}  # <- here
# campaigns/linen.yaml
name: The linen month
programme: events
offer: linen_20
sends: [{id: launch, on: 2027-03-03, channel: email}]
# conventions/channels.yaml
email: {kind: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# offers.yaml
linen_20: {kind: offer, lever: transactional, value: 20 %, reference_price: The lowest price of the thirty days before}
# campaigns/linen.yaml
name: The linen month
programme: events
offer: linen_20
sends: [{id: launch, on: 2027-03-03, channel: email}]
# conventions/channels.yaml
email: {kind: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
-linen_20: {kind: offer, lever: transactional, value: 20 %}
+linen_20: {kind: offer, lever: transactional, value: 20 EUR}
""",
        """
-linen_20: {kind: offer, lever: transactional, value: 20 %}
+linen_20: {kind: offer, lever: recognition, value: 20 %}
""",
        """
-linen_20: {kind: offer, lever: transactional, value: 20 %}
+linen_20: {kind: service, lever: transactional, value: 20 %}
""",
        """
-offer: linen_20
""",
    ),
    check=_check,
)
