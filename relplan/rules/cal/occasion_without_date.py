"""CAL002 occasion-without-date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class UndatedOccasion(Arguments):
    """The occasion."""

    occasion: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.occasions.values():
        occasion = item.value
        if occasion.rule is None and occasion.date is None and not occasion.editions:
            yield Found(item.place, UndatedOccasion(item.title), objects=(item.ref,))


RULE = Rule(
    code="CAL002",
    name="occasion-without-date",
    severity=Severity.ERROR,
    statement=Text(
        "An occasion says neither by which rule nor on which days it falls.",
        "Un temps fort ne dit ni selon quelle règle ni quels jours il tombe.",
    ),
    why=Text(
        "Campaigns that hang on it have no date.",
        "Les campagnes qui en dépendent n'ont pas de date.",
    ),
    message=Text(
        'the occasion "{occasion}" has no rule, no date and no editions',
        "le temps fort « {occasion} » n'a ni règle, ni date, ni éditions",
    ),
    remedy=Text(
        "add rule: (winter_sales_fr, easter + 39d, fixed 12-25 ...) or date:",
        "ajoutez rule: (winter_sales_fr, easter + 39d, fixed 12-25…) ou date:",
    ),
    bad="""
# calendar.yaml
occasions:
  sales: {name: Winter sales}  # <- here
""",
    good="""
# calendar.yaml
occasions:
  sales: {name: Winter sales, rule: winter_sales_fr}
""",
    check=_check,
)
