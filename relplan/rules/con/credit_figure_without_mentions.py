"""CON033 credit-figure-without-mentions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.credit import find_credit_figure, mentions_credit_warning
from relplan.analysis.prospecting import addresses_consumers
from relplan.analysis.wordings import find_passages
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.consents import Purpose
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class BareFigure(Arguments):
    """An action, and the figure of credit that it gives."""

    action: str
    figure: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    if not addresses_consumers(study.plan):
        return
    told: set[str] = set()
    for one in study.outgoing:
        if one.purpose is not Purpose.MARKETING or one.action.id in told:
            continue
        passages = find_passages(study.plan, one)
        figures = ((place, find_credit_figure(text)) for place, text in passages)
        place, figure = next(((place, figure) for place, figure in figures if figure), (None, ""))
        if place and not any(mentions_credit_warning(text) for _, text in passages):
            told.add(one.action.id)
            values = BareFigure(one.action.title, figure)
            yield Found(place, values, objects=(one.action.ref,), identity=(one.action.id,))


RULE = Rule(
    code="CON033",
    name="credit-figure-without-mentions",
    severity=Severity.WARNING,
    statement=Text(
        "A marketing message gives a credit figure, and the plan speaks neither of the warning nor of the example "
        "that go with it.",
        "Un message de prospection donne un chiffre de crédit, et le plan ne parle ni de l'avertissement ni de "
        "l'exemple qui l'accompagnent.",
    ),
    why=Text(
        "Every advertisement for consumer credit carries a warning; one that gives a rate or another figure of the "
        "cost also gives a representative example: rate, amount, TAEG, duration, instalments, total. The words of the "
        "warning changed on 20 November 2026 (ordonnance n° 2025-880): take them from the article. The rule reads "
        "subjects, names, key messages, descriptions and offers; it can't see the template. Write where the mentions "
        "stand, in the description or the offer's conditions.",
        "Toute publicité pour un crédit à la consommation porte un avertissement ; celle qui donne un taux ou un autre "
        "chiffre du coût donne aussi un exemple représentatif : taux, montant, TAEG, durée, échéances, total dû. Les "
        "mots de l'avertissement ont changé le 20 novembre 2026 (ordonnance n° 2025-880) : prenez-les dans l'article. "
        "La règle lit les objets, les noms, les messages clés, les descriptions et les offres ; elle ne voit pas le "
        "gabarit. Écrivez où se trouvent les mentions, dans la description ou les conditions de l'offre.",
    ),
    source="Code de la consommation, articles L312-5 and L312-6, as of ordonnance n° 2025-880 of 3 September 2025; "
    "directive (EU) 2023/2225, article 8",
    links=(
        "https://tricoteuses.fr/legifrance/articles/LEGIARTI000052190112",
        "https://dalloz.businesscomm.fr/nos-actualites-juridiques/reforme-du-credit-a-la-consommation-partie-2-publicite-et-informations-generales",
    ),
    law=Law(Jurisdiction.FR, since=date(2016, 7, 1)),
    message=Text(
        '"{action}" gives a credit figure ("{figure}") and no mention of the warning or the example',
        "« {action} » donne un chiffre de crédit (« {figure} ») sans mention de l'avertissement ni de l'exemple",
    ),
    remedy=Text(
        "say in the description or the offer's conditions that the representative example and the warning stand beside "
        "it, or take the figure out",
        "dites dans la description ou les conditions de l'offre que l'exemple représentatif et l'avertissement y "
        "figurent, ou retirez le chiffre",
    ),
    since="2026.2",
    needs=MESSAGE_NEEDS | {Kind.OFFER, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing}
# campaigns/spring.yaml
name: Spring offer
programme: events
communication: promotional
sends:
  - id: first
    on: 2027-04-06
    channel: email
    subject: A personal loan at 3.9 % APR  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing}
# campaigns/spring.yaml
name: Spring offer
programme: events
communication: promotional
sends:
  - id: first
    on: 2027-04-06
    channel: email
    subject: A personal loan for your plans
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
 name: Spring offer
 programme: events
+description: Representative example and warning under the button
""",
        """
-promotional: {purpose: marketing}
+promotional: {purpose: contract}
""",
        """
-    subject: A personal loan at 3.9 % APR
+    subject: 20 % off everything
""",
        """
 law: [fr]
+recipients: professionals
""",
    ),
    check=_check,
)
