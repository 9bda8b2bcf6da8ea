"""AUD001 unused-segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class UnusedSegment(Arguments):
    """The segment."""

    segment: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.segments.values():
        if (
            item.value.counts
            and (Kind.SEGMENT, item.id) not in study.mentioned
            and item.id not in study.condition_words
        ):
            yield Found(item.place, UnusedSegment(study.plan.title_of(Kind.SEGMENT, item.id)), objects=(item.ref,))


RULE = Rule(
    code="AUD001",
    name="unused-segment",
    severity=Severity.INFO,
    statement=Text(
        "A segment is mentioned nowhere in the plan.",
        "Un segment n'est cité nulle part dans le plan.",
    ),
    why=Text(
        "A segment that no action addresses, excludes or caps is either forgotten customers or a convention "
        "that nobody needs.",
        "Un segment que personne ne vise, n'exclut ni ne plafonne, ce sont des clients oubliés ou une "
        "convention inutile.",
    ),
    message=Text(
        'the segment "{segment}" is mentioned nowhere',
        "le segment « {segment} » n'est cité nulle part",
    ),
    remedy=Text("address it, exclude it, or remove it", "ciblez-le, excluez-le ou supprimez-le"),
    needs=frozenset(
        {
            Kind.PROGRAMME,
            Kind.SCENARIO,
            Kind.CAMPAIGN,
            Kind.SEGMENT,
            Kind.PRESSURE,
            Kind.MOMENT,
            Kind.PERSONA,
            Kind.OBJECTIVE,
            Kind.TERM,
        }
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {segments: [lifecycle.new], definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
# conventions/segments.yaml
segmentations:
  lifecycle:
    segments:
      new: {definition: Signed up less than 30 days ago}
      lost: {definition: No order for three years}  # <- here
""",
    good="""
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {segments: [lifecycle.new, lifecycle.lost], definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
# conventions/segments.yaml
segmentations:
  lifecycle:
    segments:
      new: {definition: Signed up less than 30 days ago}
      lost: {definition: No order for three years}
""",
    fine=(
        """
-      lost: {definition: No order for three years}
+      lost: {status: retired, definition: No order for three years}
""",
        """
 objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
+# conventions/vocabulary.yaml
+lost_customer: {term: Lost customer, segment: lifecycle.lost}
""",
    ),
    check=_check,
)
