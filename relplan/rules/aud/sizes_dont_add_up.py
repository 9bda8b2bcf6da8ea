"""AUD006 sizes-dont-add-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities import Rate
from relplan.model.quantities.rounding import percent_of, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class SizeOptions(Options):
    """The settings of sizes."""

    tolerance: Rate = Rate.parse("5 %")
    """How far the sum may be from the number of customers; exactly at it passes."""


@dataclass(frozen=True, slots=True)
class WrongTotal(Arguments):
    """A segmentation, what it adds up to, and what there is."""

    segmentation: str
    total: int
    customers: int
    percent: int
    """How far it is off."""
    than: Text


_MORE = Text("more", "de trop")
_FEWER = Text("fewer", "de moins")


def _check(study: Study, options: SizeOptions) -> Iterator[Found]:
    for one in study.totals:
        if abs(one.deviation) > options.tolerance.fraction:
            than = _MORE if one.deviation > 0 else _FEWER
            percent = percent_of(abs(one.deviation))
            yield Found(
                one.segmentation.place,
                WrongTotal(one.segmentation.title, whole(one.customers), one.base, percent, than),
                (Related(study.plan.settings.at("customers"), "customers"),),
                (one.segmentation.ref,),
                identity=(),
            )


RULE = Rule(
    code="AUD006",
    name="sizes-dont-add-up",
    severity=Severity.WARNING,
    statement=Text(
        "The sizes of a segmentation don't add up to the number of customers.",
        "Les tailles des segments d'une segmentation ne totalisent pas le nombre de clients.",
    ),
    why=Text(
        "Where everybody is in one segment, sizes make the whole; where segments exclude each other, they never exceed "
        "it. Figures that don't were counted on different days or by different rules, and every head-count of the "
        "plan rests on them.",
        "Quand tout le monde est dans un segment, les tailles font le tout ; quand les segments s'excluent, elles ne "
        "le dépassent jamais. Des chiffres qui n'y arrivent pas datent de jours différents ou suivent des règles "
        "différentes, et tous les effectifs du plan en dépendent.",
    ),
    source="Common practice of relational plans: segments exclusive inside a segmentation",
    message=Text(
        'the segments of "{segmentation}" hold {total} customers, {percent} % {than} than the {customers} of the plan',
        "les segments de « {segmentation} » totalisent {total} clients pour {customers} au plan : {percent} % {than}",
    ),
    remedy=Text(
        "count again on one day, add the segment that is missing, or correct customers: in relplan.yaml",
        "recomptez à une même date, ajoutez le segment qui manque, ou corrigez customers: dans relplan.yaml",
    ),
    notes={"customers": Text("the customers of the plan", "les clients du plan")},
    needs=frozenset({Kind.SETTINGS, Kind.SEGMENTATION}),
    options=SizeOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
customers: 100000
# conventions/segments.yaml
segmentations:
  lifecycle:  # <- here
    complete: true
    segments: {new: {size: 20000}, active: {size: 50000}, lapsed: {size: 10000}}
  value:  # <- here
    segments: {high: {size: 30000}, low: {share_of_base: 80 %}}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
customers: 100000
# conventions/segments.yaml
segmentations:
  lifecycle:
    complete: true
    segments: {new: {size: 20000}, active: {size: 50000}, lapsed: {size: 29000}}
  value:
    segments: {high: {size: 30000}, low: {share_of_base: 60 %}}
""",
    check=_check,
)
