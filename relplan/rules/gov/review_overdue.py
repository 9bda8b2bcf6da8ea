"""GOV002 review-overdue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class OverdueReview(Arguments):
    """When it was reviewed, and when it should have been again."""

    last: date
    due: date


def _check(study: Study, _: Options) -> Iterator[Found]:
    for review in study.reviews:
        if review.due < study.as_of:
            yield Found(review.at, OverdueReview(review.last, review.due), objects=(review.ref,))


RULE = Rule(
    code="GOV002",
    name="review-overdue",
    severity=Severity.WARNING,
    statement=Text(
        "The plan, a programme or a scenario was last reviewed longer ago than its cadence allows.",
        "Le plan, un programme ou un scénario n'a pas été revu depuis plus longtemps que sa cadence ne le permet.",
    ),
    why=Text(
        "A plan is steered at least every three months, by scenario and by segment; what isn't looked at "
        "goes on unchanged.",
        "Un plan se pilote au moins tous les trois mois, par scénario et par segment ; ce qu'on ne regarde "
        "pas continue tel quel.",
    ),
    source="Common practice of relational plans: steering at least quarterly",
    message=Text(
        "last reviewed on {last}; the next review was due on {due}",
        "dernière revue le {last} ; la suivante était attendue le {due}",
    ),
    remedy=Text(
        "review it and update the date",
        "faites la revue et mettez la date à jour",
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
review: {every: 3mo, last: 2026-09-15}  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
review: {every: 3mo, last: 2026-10-15}
""",
    check=_check,
)
