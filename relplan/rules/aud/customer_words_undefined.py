"""AUD013 customer-words-undefined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.conventions import Block
from relplan.analysis.readiness import is_committed
from relplan.analysis.standings import Standing, find_undefined
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.source.place import START_OF_FILE, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Undefined(Arguments):
    """The words that nothing defines."""

    words: tuple[Text, ...]


_WORDS = {
    Standing.CUSTOMER: Text("customer", "client"),
    Standing.ACTIVE: Text("active", "actif"),
    Standing.PASSIVE: Text("passive", "passif"),
    Standing.INACTIVE: Text("inactive", "inactif"),
}


def _check(study: Study, _: Options) -> Iterator[Found]:
    is_running = any(is_committed(item.value.status) for item in study.plan.actions.values())
    if is_running and any(item.value.counts for item in study.plan.terms.values()):
        undefined = find_undefined(study.plan)
        if undefined:
            place = Place(Block.VOCABULARY.path, span=START_OF_FILE)
            yield Found(place, Undefined(tuple(_WORDS[one] for one in undefined)), identity=undefined)


RULE = Rule(
    code="AUD013",
    name="customer-words-undefined",
    severity=Severity.INFO,
    since="2026.2",
    statement=Text(
        "The vocabulary of a running plan doesn't say who is a customer, or who is active, passive or inactive.",
        "Le vocabulaire d'un plan lancé ne dit pas qui est client, ou qui est actif, passif ou inactif.",
    ),
    why=Text(
        "Every figure of a plan counts customers of one of these four sorts. Where departments mean different people "
        "by them, two reports of one month disagree. A company's own words for them will do, such as member, dormant "
        "or lost, and so do segments with a definition. A vocabulary that isn't written is reported by "
        "convention-missing.",
        "Tous les chiffres d'un plan comptent des clients de l'une de ces quatre sortes. Si les services n'y mettent "
        "pas les mêmes personnes, deux tableaux de bord du même mois se contredisent. Les mots de l'entreprise "
        "conviennent, comme adhérent, dormant ou perdu, ainsi que des segments définis. Un vocabulaire qui n'est pas "
        "écrit est signalé par convention-missing.",
    ),
    source="Common practice of relational plans: the vocabulary begins with customer, active, passive and inactive",
    message=Text(
        "neither a term nor a segment with a definition says who is {words:or}",
        "ni un terme ni un segment défini ne dit qui est {words:or}",
    ),
    remedy=Text(
        "write a term for each, with a definition that can be tested, such as an order in the last 12 months",
        "écrivez un terme pour chacun, avec une définition vérifiable, comme une commande dans les 12 derniers mois",
    ),
    needs=frozenset({Kind.TERM, Kind.SEGMENT, Kind.SEGMENTATION}),
    bad="""
# conventions/vocabulary.yaml
customer: {term: Customer, definition: A person with at least one order}  # <- here
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {active: {}, lost: {definition: No order for three years}}}}
# campaigns/sales.yaml
name: Sales
programme: events
status: live
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# conventions/vocabulary.yaml
member: {term: Member, definition: A person with a membership}
active: {term: Active member, definition: An order in the last 12 months, segment: lifecycle.active}
at_risk: {term: Cooling down, synonyms: [dormant], definition: An order 12 to 36 months ago}
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {active: {}, lost: {definition: No order for three years}}}}
# campaigns/sales.yaml
name: Sales
programme: events
status: live
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
-status: live
+status: draft
""",
        """
-customer: {term: Customer, definition: A person with at least one order}
+customer: {term: Customer, definition: A person with at least one order, status: idea}
""",
    ),
    check=_check,
)
