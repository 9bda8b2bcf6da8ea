"""LEV005 card-against-test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.loyalty import CardVerdict
from relplan.analysis.programmes import loyalty_programmes
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class AgainstTest(Arguments):
    """How many questions are answered with yes, and the programmes concerned."""

    yes: int
    programmes: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    reading = study.loyalty
    programmes = loyalty_programmes(study.plan)
    if programmes and reading and reading.card and reading.card.verdict is CardVerdict.WITHOUT_CARD:
        yield Found(
            reading.item.at_key("card_test"),
            AgainstTest(len(reading.card.yes), tuple(item.id for item in programmes)),
            tuple(Related(item.at("type"), "programme") for item in programmes),
            (reading.item.ref, *(item.ref for item in programmes)),
            identity=(),
        )


RULE = Rule(
    code="LEV005",
    name="card-against-test",
    severity=Severity.INFO,
    statement=Text(
        "The card test says to begin without a card, and the plan has a loyalty programme.",
        "Le test de la carte conseille de commencer sans carte, et le plan a un programme de fidélité.",
    ),
    why=Text(
        "A card pays where customers are not identified, buy often, are many and are courted by others. With a "
        "majority of yes most of what it would bring can be had without its cost: known customers, targeted actions. "
        "A plan doesn't say whether its programme has a card; if it has none, all is well.",
        "Une carte se justifie quand les clients ne sont pas identifiés, achètent souvent, sont nombreux et courtisés "
        "ailleurs. Avec une majorité de oui, l'essentiel s'obtient sans son coût : des clients connus, des actions "
        "ciblées. Le plan ne dit pas si le programme a une carte ; s'il n'en a pas, tout va bien.",
    ),
    source="The five-question card test of French loyalty practice",
    message=Text(
        "{yes} of 5 answers are yes: loyalty without a card first; {programmes:and} should not rest on one",
        "{yes} réponses sur 5 sont oui : la fidélité sans carte d'abord ; {programmes:and} "
        "{programmes:ne devrait|ne devraient} pas reposer sur une carte",
    ),
    remedy=Text(
        "discuss whether the programme needs its card, or go over the answers again",
        "discutez de l'utilité de la carte du programme, ou reprenez les réponses",
    ),
    notes={"programme": Text("a loyalty programme", "un programme de fidélité")},
    needs=frozenset({Kind.PROGRAMME, Kind.LOYALTY}),
    bad="""
# loyalty.yaml
definition: {statement: Three orders in twelve months, criteria: [volume], shared_with: [crm]}
card_test:  # <- here
  all_buyers_identified: true
  low_purchase_frequency: true
  under_50000_contacts: true
  little_competition: false
  few_targeted_actions: false
# programmes/club.yaml
name: The club
type: loyalty
objective: {statement: Keep loyal customers, kpi: retention_rate}
""",
    good="""
# loyalty.yaml
definition: {statement: Three orders in twelve months, criteria: [volume], shared_with: [crm]}
card_test:
  all_buyers_identified: false
  low_purchase_frequency: false
  under_50000_contacts: true
  little_competition: false
  few_targeted_actions: false
# programmes/club.yaml
name: The club
type: loyalty
objective: {statement: Keep loyal customers, kpi: retention_rate}
""",
    check=_check,
)
