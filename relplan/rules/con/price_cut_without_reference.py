"""CON021 price-cut-without-reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.price_cuts import find_offered_cuts, find_spoken_cuts, says_cut
from relplan.analysis.prospecting import addresses_consumers
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NOTE, relate_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class NoReference(Arguments):
    """A price cut, by an offer or in the words of a campaign, and how many sends announce it."""

    offer: str
    """Empty when a campaign says it in its own words."""
    words: str
    """What it is worth, or how it is said."""
    campaign: str
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    if not addresses_consumers(study.plan):
        return
    for cut in find_offered_cuts(study.plan, study.outgoing):
        offer = cut.offer.value
        if not offer.reference_price.strip():
            said = str(offer.value) if offer.value else says_cut(f"{offer.name} {offer.description} {offer.conditions}")
            values = NoReference(cut.offer.title, said, "", len(cut.sends))
            yield Found(cut.offer.place, values, relate_messages(cut.sends), (cut.offer.ref,))
    for spoken in find_spoken_cuts(study.outgoing):
        action = spoken.send.action
        yield Found(spoken.place, NoReference("", spoken.words, action.id, 1), objects=(action.ref,), identity=())


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
        "cuts the one before the first. The percentage or the sum itself is counted from that price (Aldi Süd). The "
        "rule looks at offers that campaigns carry, in percent, in euros or in words, and at campaigns without an "
        "offer whose own words announce a cut. Loyalty advantages, gifts, vouchers from a sum on and free delivery are "
        "left aside.",
        "Qui annonce une baisse affiche le prix antérieur : le plus bas des trente derniers jours, et en cas de "
        "baisses successives celui d'avant la première. Le pourcentage ou la somme se compte à partir de ce prix (Aldi "
        "Süd). La règle regarde les offres que portent des campagnes, en pourcentage, en euros ou en mots, et les "
        "campagnes sans offre dont les mots annoncent une baisse. Les avantages de fidélité, les cadeaux, les bons à "
        "partir d'un montant et la livraison offerte sont laissés de côté.",
    ),
    source="Directive 98/6/EC, article 6a, as of directive (EU) 2019/2161, applied since 28 May 2022; CJEU, C-330/23 "
    "Aldi Süd, 26 September 2024; in France Code de la consommation, article L112-1-1",
    links=(
        "https://eur-lex.europa.eu/eli/dir/1998/6/2022-05-28",
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62023CJ0330",
    ),
    law=Law(Jurisdiction.EU, since=date(2022, 5, 28)),
    message=(
        Text(
            '"{offer}" cuts prices by {words} in {count} {count:send|sends}, and doesn\'t say from which earlier price',
            "« {offer} » baisse les prix de {words} dans {count} {count:envoi|envois} sans dire à partir de quel prix",
        ),
        Text(
            'the campaign "{campaign}" announces "{words}", and carries no offer that says from which earlier price',
            "la campagne « {campaign} » annonce « {words} » sans porter d'offre qui dise à partir de quel prix",
        ),
    ),
    remedy=Text(
        "write under reference_price of the offer how it is established: the lowest price of the thirty days before",
        "écrivez sous reference_price de l'offre comment il est établi : le prix le plus bas des trente jours "
        "précédents",
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
+linen_20: {kind: offer, lever: transactional, value: 20 EUR, conditions: From 100 EUR}
""",
        """
-linen_20: {kind: offer, lever: transactional, value: 20 %}
+linen_20: {name: Free delivery, kind: offer, lever: transactional, value: 5.90 EUR}
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
        """
 law: [fr]
+recipients: professionals
""",
    ),
    check=_check,
)
