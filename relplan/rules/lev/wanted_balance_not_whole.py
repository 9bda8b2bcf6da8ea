"""LEV004 wanted-balance-not-whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities.rounding import tenths_of_percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class NotWhole(Arguments):
    """What the shares add up to."""

    percent: float


def _check(study: Study, _: Options) -> Iterator[Found]:
    for wanted in study.levers.wanted:
        if not wanted.is_whole:
            values = NotWhole(tenths_of_percent(wanted.total))
            yield Found(wanted.place, values, objects=(wanted.item.ref,), identity=())


RULE = Rule(
    code="LEV004",
    name="wanted-balance-not-whole",
    severity=Severity.ERROR,
    statement=Text(
        "The wanted shares of the levers don't add up to 100 %.",
        "Les parts voulues des leviers ne font pas 100 %.",
    ),
    why=Text(
        "A balance is a division of the whole. Over or under it, nobody can hold the plan against it; a point of "
        "rounding is let pass.",
        "Un équilibre partage un tout. Au-dessus ou en dessous, personne ne peut y comparer le plan ; un point "
        "d'arrondi est admis.",
    ),
    message=Text(
        "these shares add up to {percent} %, not 100 %",
        "ces parts font {percent} %, et non 100 %",
    ),
    remedy=Text(
        "correct the shares so that they make 100 %; a lever that is not wanted has 0 %",
        "corrigez les parts pour qu'elles fassent 100 % ; un levier écarté a 0 %",
    ),
    needs=frozenset({Kind.PROGRAMME, Kind.LOYALTY}),
    bad="""
# loyalty.yaml
levers: {transactional: 40 %, relational: 40 %, service: 30 %, engagement: 10 %}  # <- here
programmes: [club]
# programmes/club.yaml
name: The club
lever_mix: {recognition: 50 %, service: 30 %}  # <- here
objective: {statement: Keep loyal customers, kpi: retention_rate}
""",
    good="""
# loyalty.yaml
levers: {transactional: 30 %, relational: 30 %, service: 30 %, engagement: 10 %}
programmes: [club]
# programmes/club.yaml
name: The club
lever_mix: {recognition: 34 %, service: 33 %, relational: 33 %}
objective: {statement: Keep loyal customers, kpi: retention_rate}
""",
    check=_check,
)
