"""LEV009 loyalty-without-strategy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.programmes import loyalty_programmes
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.plan.titles import Title


@dataclass(frozen=True, slots=True)
class NoStrategy(Arguments):
    """The programmes of loyalty."""

    programmes: tuple[Title, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    programmes = loyalty_programmes(study.plan)
    if programmes and study.plan.loyalty is None:
        yield Found(
            programmes[0].at("type"),
            NoStrategy(tuple(item.title for item in programmes)),
            tuple(Related(item.at("type"), "programme") for item in programmes[1:]),
            tuple(item.ref for item in programmes),
            identity=(),
        )


RULE = Rule(
    code="LEV009",
    name="loyalty-without-strategy",
    severity=Severity.INFO,
    since="2026.2",
    statement=Text(
        "The plan has a loyalty programme, and no loyalty.yaml that answers the questions of loyalty.",
        "Le plan a un programme de fidélité, et aucun loyalty.yaml qui réponde aux questions de la fidélité.",
    ),
    why=Text(
        "What loyalty is, which objectives and indicators, what customers expect, which levers, data, moments and "
        "channels: a programme built before these eight questions are answered settles them by accident.",
        "Ce qu'est la fidélité, quels objectifs, quels indicateurs, quelles attentes, quels leviers, quelles données, "
        "quels moments, quels canaux : un programme bâti avant d'avoir répondu à ces huit questions les tranche par "
        "accident.",
    ),
    source="The eight questions of loyalty of French relationship-marketing practice",
    message=Text(
        "{programmes:and} {programmes:is a loyalty programme|are loyalty programmes}, and nothing says what loyalty is",
        "{programmes:and} {programmes:est un programme|sont des programmes} de fidélité, et rien ne dit ce qu'est la "
        "fidélité",
    ),
    remedy=Text(
        "write loyalty.yaml, beginning with `definition`: who is a loyal customer, by which criteria, shared with whom",
        "écrivez loyalty.yaml en commençant par `definition` : qui est un client fidèle, selon quels critères, "
        "partagés avec qui",
    ),
    notes={"programme": Text("a loyalty programme too", "un programme de fidélité aussi")},
    needs=frozenset({Kind.PROGRAMME, Kind.LOYALTY}),
    bad="""
# programmes/club.yaml
name: The club
type: loyalty  # <- here
objective: {statement: Keep loyal customers, kpi: retention_rate}
""",
    good="""
# programmes/club.yaml
name: The club
type: loyalty
objective: {statement: Keep loyal customers, kpi: retention_rate}
# loyalty.yaml
definition: {statement: Three orders in twelve months, criteria: [volume], shared_with: [crm]}
""",
    fine=(
        """
 type: loyalty
+status: idea
""",
    ),
    check=_check,
)
