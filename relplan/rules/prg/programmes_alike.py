"""PRG005 programmes-alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.programme import Programme


@dataclass(frozen=True, slots=True)
class Alike(Arguments):
    """A programme, those like it, and the KPI that they share."""

    programme: str
    others: tuple[str, ...]
    kpi: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    items = [item for _, item in sorted(study.plan.programmes.items()) if item.value.counts]
    for index, item in enumerate(items):
        others = [other for other in items[:index] if _are_alike(item.value, other.value)]
        if others:
            kpi = study.plan.title_of(Kind.KPI, item.value.objective.kpi)
            yield Found(
                item.at("objective", "kpi"),
                Alike(item.title, tuple(other.title for other in others), kpi),
                tuple(Related(other.at("objective", "kpi"), "other", {"other": other.title}) for other in others),
                tuple(one.ref for one in (item, *others)),
                identity=tuple(other.id for other in others),
            )


def _are_alike(one: Programme, other: Programme) -> bool:
    """Tell whether two programmes have one KPI and one target; definitions that differ in words tell targets apart."""
    if one.objective.kpi != other.objective.kpi or _addressed(one) != _addressed(other):
        return False
    definitions = {_definition(one), _definition(other)}
    if "" in definitions:
        return any(_addressed(one))
    return len(definitions) == 1


def _addressed(programme: Programme) -> tuple[frozenset[str], frozenset[str]]:
    target = programme.target
    moments = (programme.moment, target.moment if target else None)
    return frozenset(target.segments if target else ()), frozenset(filter(None, moments))


def _definition(programme: Programme) -> str:
    return " ".join(programme.target.definition.split()).casefold() if programme.target else ""


RULE = Rule(
    code="PRG005",
    name="programmes-alike",
    severity=Severity.WARNING,
    statement=Text(
        "Two programmes have the same target and are measured by the same KPI.",
        "Deux programmes ont la même cible et le même KPI.",
    ),
    why=Text(
        "A programme is one target or moment with one objective. Two that share both compete for the same customers, "
        "and nobody can tell which of them brought the result.",
        "Un programme, c'est une cible ou un moment avec un objectif. Deux programmes qui partagent les deux se "
        "disputent les mêmes clients, et personne ne peut dire auquel revient le résultat.",
    ),
    source="Common practice of relational plans: one programme, one target or moment, one objective",
    message=Text(
        '"{programme}" has the same target and the same KPI, "{kpi}", as {others:and}',
        "« {programme} » a la même cible et le même KPI, « {kpi} », que {others:and}",
    ),
    remedy=Text(
        "merge them, or say in what their targets differ (target: definition) or measure them apart",
        "fusionnez-les, ou dites ce qui distingue leurs cibles (target: definition), ou mesurez-les séparément",
    ),
    notes={"other": Text('"{other}" is measured by it too', "« {other} » est mesuré par ce KPI lui aussi")},
    needs=frozenset({Kind.PROGRAMME}),
    bad="""
# programmes/carts.yaml
name: Carts
target: {segments: [lifecycle.active]}
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# programmes/events.yaml
name: Events
target: {segments: [lifecycle.active], definition: All active customers}
objective:
  statement: Sell more in peak weeks
  kpi: additional_revenue_30d  # <- here
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {active: {}}}}
""",
    good="""
# programmes/carts.yaml
name: Carts
target: {segments: [lifecycle.active], definition: A cart left less than 3 days ago}
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# programmes/events.yaml
name: Events
target: {segments: [lifecycle.active], definition: All active customers}
objective:
  statement: Sell more in peak weeks
  kpi: additional_revenue_30d
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {active: {}}}}
""",
    fine=(
        """
 name: Events
+status: retired
""",
    ),
    check=_check,
)
