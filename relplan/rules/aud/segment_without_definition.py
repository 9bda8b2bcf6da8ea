"""AUD005 segment-without-definition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.conventions import defined_segments
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Undefined(Arguments):
    """The segment."""

    segment: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    defined = defined_segments(study.plan)
    careful = {ident.partition(".")[0] for ident in defined}
    for ident, item in sorted(study.plan.segments.items()):
        if item.value.counts and ident not in defined and ident.partition(".")[0] in careful:
            yield Found(item.place, Undefined(study.plan.title_of(Kind.SEGMENT, ident)), objects=(item.ref,))


RULE = Rule(
    code="AUD005",
    name="segment-without-definition",
    severity=Severity.WARNING,
    statement=Text(
        "A segment has no definition, while others of its segmentation have.",
        "Un segment n'a pas de définition, alors que d'autres de sa segmentation en ont une.",
    ),
    why=Text(
        "Segments that exclude each other are defined against each other. One without a rule is computed by whoever "
        "needs it, and two departments count two groups under one name. The definition of a term of the vocabulary "
        "that names the segment will do.",
        "Des segments qui s'excluent se définissent les uns par rapport aux autres. Celui qui n'a pas de règle est "
        "calculé par qui en a besoin, et deux services comptent deux groupes sous un même nom. La définition d'un "
        "terme du vocabulaire qui nomme le segment suffit.",
    ),
    source="Common practice of relational plans: one definition for all departments",
    message=Text(
        'nothing defines "{segment}"',
        "rien ne définit « {segment} »",
    ),
    remedy=Text(
        'add a rule that can be tested: definition: "no order for 12 months"',
        "ajoutez une règle vérifiable : definition: aucune commande depuis 12 mois",
    ),
    needs=frozenset({Kind.TERM}),
    bad="""
# conventions/segments.yaml
segmentations:
  lifecycle:
    segments:
      new: {definition: First order less than 3 months ago}
      active: {name: Active}  # <- here
""",
    good="""
# conventions/segments.yaml
segmentations:
  lifecycle:
    segments:
      new: {definition: First order less than 3 months ago}
      active: {name: Active}
# conventions/vocabulary.yaml
active_customer: {term: Active customer, definition: An order less than 12 months ago, segment: lifecycle.active}
""",
    fine=(
        """
-      active: {name: Active}
+      active: {status: retired, name: Active}
""",
    ),
    check=_check,
)
