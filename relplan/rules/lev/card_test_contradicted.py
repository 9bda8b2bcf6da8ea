"""LEV008 card-test-contradicted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import AtLeastOne
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.aims import Aim
    from relplan.analysis.study import Study
    from relplan.model.loyalty import CardTest
    from relplan.plan.plan import Item

CONTACTS = 50_000
"""The customers of which the test's question asks whether there are fewer."""


class CardOptions(Options):
    """The settings of the card test."""

    purchases: AtLeastOne = 3
    """How many purchases a year are no longer few."""


@dataclass(frozen=True, slots=True)
class Contradicted(Arguments):
    """An answer, and the plan's own figure that says the contrary."""

    answer: Text
    figure: Text
    value: int | str
    right: Text


_FEW = Text("fewer than 50,000 contacts", "moins de 50 000 contacts")
_MANY = Text("50,000 contacts or more", "50 000 contacts ou plus")
_SELDOM = Text("customers buy seldom", "les clients achètent rarement")
_OFTEN = Text("customers buy often", "les clients achètent souvent")
_CUSTOMERS = Text("the number of customers", "le nombre de clients")
_FREQUENCY = Text("the purchase frequency a year", "la fréquence d'achat annuelle")
_TRUE, _FALSE = Text("true", "true"), Text("false", "false")


def _check(study: Study, options: CardOptions) -> Iterator[Found]:
    item = study.plan.loyalty
    test = item.value.card_test if item else None
    if item is not None and test is not None:
        yield from (*_of_contacts(study, item, test), *_of_purchases(study, item, test, options.purchases))


def _of_contacts(study: Study, item: Item[object], test: CardTest) -> Iterator[Found]:
    said, customers = test.under_50000_contacts, study.plan.settings.value.customers
    if said is not None and customers is not None and said is not (customers < CONTACTS):
        values = Contradicted(_FEW if said else _MANY, _CUSTOMERS, customers, _FALSE if said else _TRUE)
        related = Related(study.plan.settings.at("customers"), "figure")
        yield Found(item.at("card_test", "under_50000_contacts"), values, (related,), (item.ref,))


def _of_purchases(study: Study, item: Item[object], test: CardTest, often: int) -> Iterator[Found]:
    said = test.low_purchase_frequency
    for aim in study.aims:
        is_frequency = aim.value.kpi == "purchase_frequency" and _is_of_all_customers(aim)
        baseline = aim.value.baseline if is_frequency else None
        if said is not None and baseline is not None and said is not (baseline.value < often):
            values = Contradicted(_SELDOM if said else _OFTEN, _FREQUENCY, str(baseline), _FALSE if said else _TRUE)
            related = Related(aim.at("baseline"), "figure")
            yield Found(item.at("card_test", "low_purchase_frequency"), values, (related,), (item.ref, aim.item.ref))
            return


def _is_of_all_customers(aim: Aim) -> bool:
    """Tell whether a figure is one of all customers: loyalty's, or of an objective or a programme for no group."""
    value = aim.item.value
    if aim.item.kind is Kind.OBJECTIVE:
        return value.phase is None and not value.segments
    if aim.item.kind is Kind.PROGRAMME:
        return value.phase is None and value.target is None and value.moment is None
    return aim.item.kind is Kind.LOYALTY


RULE = Rule(
    code="LEV008",
    name="card-test-contradicted",
    severity=Severity.WARNING,
    since="2026.2",
    statement=Text(
        "The card test is answered one way, and the plan's own figures say the other.",
        "Le test de la carte répond une chose, et les chiffres du plan disent le contraire.",
    ),
    why=Text(
        "Two of the five questions are about figures that the plan holds: how many customers there are, and how often "
        "they buy. An answer that they contradict decides for or against a card on a figure that isn't true. Figures "
        "of one group of customers are left aside.",
        "Deux des cinq questions portent sur des chiffres que le plan contient : le nombre de clients et leur "
        "fréquence d'achat. Une réponse qu'ils contredisent fait choisir ou refuser une carte sur un chiffre faux. Les "
        "chiffres d'un groupe de clients sont laissés de côté.",
    ),
    source="The five-question card test of French loyalty practice: fewer than three purchases a year, fewer than "
    "50,000 contacts",
    message=Text(
        "the card test says: {answer}; but {figure} is {value}",
        "le test de la carte dit : {answer} ; or {figure} est de {value}",
    ),
    remedy=Text(
        "answer {right}, or correct the figure",
        "répondez {right}, ou corrigez le chiffre",
    ),
    notes={"figure": Text("the plan's own figure", "le chiffre du plan")},
    needs=frozenset({Kind.SETTINGS, Kind.LOYALTY, Kind.KPI}),
    options=CardOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
customers: 310000
# loyalty.yaml
card_test:
  low_purchase_frequency: true  # <- here
  under_50000_contacts: true  # <- here
# objectives.yaml
back:
  name: Have customers come back
  key_results: [{kpi: purchase_frequency, baseline: 8, target: 9}]
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {loyal: {}}}}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
customers: 310000
# loyalty.yaml
card_test:
  low_purchase_frequency: false
  under_50000_contacts: false
# objectives.yaml
back:
  name: Have customers come back
  key_results: [{kpi: purchase_frequency, baseline: 8, target: 9}]
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {loyal: {}}}}
""",
    fine=(
        """
-customers: 310000

   name: Have customers come back
+  segments: [lifecycle.loyal]
""",
        """
-customers: 310000
+customers: 49999
+rules: {card-test-contradicted: {purchases: 9}}
""",
    ),
    check=_check,
)
