"""PRI012 wave-too-early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.matrix import Criterion
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.matrix import MatrixRow
    from relplan.analysis.study import Study

_HARD = 2
"""A feasibility of so much, or less, is no matter of a first wave."""


@dataclass(frozen=True, slots=True)
class TooEarly(Arguments):
    """A scenario in the first wave, and what speaks against it."""

    data: tuple[str, ...]
    """Events and attributes still to be built."""
    feasibility: int | None
    """Its mark, when that is low."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for row in study.matrix.rows:
        mark = row.marks.get(Criterion.FEASIBILITY)
        is_hard = mark is not None and mark.score <= _HARD
        if row.declared_wave == 1 and not row.runs and (row.blocked_by or is_hard):
            yield _tell(study, row, mark.score if mark and is_hard else None)


def _tell(study: Study, row: MatrixRow, feasibility: int | None) -> Found:
    plan, scenario = study.plan, row.scenario
    data = [(plan.events.get(ident) or plan.attributes[ident]) for ident in row.blocked_by]
    related = [Related(one.at_key("available"), "data", {"datum": one.title}) for one in data]
    if feasibility is not None:
        related.append(Related(scenario.at("matrix", "feasibility"), "feasibility"))
    return Found(
        scenario.at("matrix", "wave"),
        TooEarly(tuple(one.title for one in data), feasibility),
        tuple(related),
        (scenario.ref, *(one.ref for one in data)),
        identity=(),
    )


RULE = Rule(
    code="PRI012",
    name="wave-too-early",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario is planned for the first wave although its data are to be built, or the tool can hardly do it.",
        "Un scénario est prévu en première vague alors que ses données manquent, ou que l'outil s'y prête mal.",
    ),
    why=Text(
        "The first wave shows that the plan works: it is made of what is worth its while and easy. What waits for data "
        "or for a project holds the wave up, and the quick wins with it.",
        "La première vague montre que le plan marche : elle réunit ce qui rapporte et qui est facile. Ce qui attend "
        "des données ou un chantier la retarde, et les quick wins avec elle.",
    ),
    source="Common practice of the scenario matrix: quick wins first, complex ones later",
    message=(
        Text(
            "this scenario is planned for wave 1, but {data:and} {data:is|are} still to be built",
            "ce scénario est prévu en vague 1, mais {data:and} {data:reste|restent} à construire",
        ),
        Text(
            "this scenario is planned for wave 1 with a feasibility of {feasibility} out of 5",
            "ce scénario est prévu en vague 1 avec une faisabilité de {feasibility} sur 5",
        ),
    ),
    remedy=Text(
        "plan it for a later wave, or begin with a simpler form of it",
        "prévoyez-le dans une vague suivante, ou commencez par une forme plus simple",
    ),
    notes={
        "data": Text('"{datum}" is still to be built', "« {datum} » reste à construire"),
        "feasibility": Text("the tool can hardly do it", "l'outil s'y prête mal"),
    },
    needs=frozenset({Kind.SCENARIO, Kind.MOMENT, Kind.EVENT, Kind.ATTRIBUTE}),
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
status: draft
trigger: {moment: cart_abandoned}
matrix:
  business: 5
  wave: 1  # <- here
steps: [{message: reminder, channel: email}]
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {available: to_build}}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
status: draft
trigger: {moment: cart_abandoned}
matrix:
  business: 5
  wave: 2
steps: [{message: reminder, channel: email}]
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {available: to_build}}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
-status: draft
+status: retired
""",
    ),
    check=_check,
)
