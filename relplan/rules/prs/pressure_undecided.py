"""PRS005 pressure-undecided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.pressure.verdict import Assumption, Truth
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS
from relplan.rules.words.limits import limit_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.pressure.scenario import ScenarioVerdict
    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Undecided(Arguments):
    """A limit, and the most that a customer may get."""

    limit: str
    scenario: str
    """The scenario that was looked at by itself; empty for the calendar."""
    most: int
    max: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    for verdict in study.calendar_proof:
        if verdict.truth is Truth.UNDECIDED and verdict.witness is not None:
            figure = verdict.witness.max
            values = Undecided(limit_name(verdict.limit, study.plan), "", figure + verdict.upper_excess, figure)
            yield Found(verdict.limit.place, values, objects=(f"cap/{verdict.limit.id}",))
    for alone in _cut_off(study):
        limit, scenario = alone.limit, alone.scenario
        yield Found(
            scenario.at("steps"),
            Undecided(limit_name(limit, study.plan), scenario.title, alone.upper or 0, limit.max),
            objects=(scenario.ref, f"cap/{limit.id}"),
            identity=(limit.id,),
        )


def _cut_off(study: Study) -> Iterable[ScenarioVerdict]:
    """Return the verdicts on scenarios whose search stopped before it could tell, one for each scenario and cap."""
    found: dict[tuple[str, str], ScenarioVerdict] = {}
    for alone in study.scenario_proof:
        is_cut_off = Assumption.BUDGET_SPENT in alone.assumptions
        if is_cut_off and alone.upper is not None and alone.excess <= 0 < alone.upper - alone.limit.max:
            found.setdefault((alone.scenario.id, alone.limit.id), alone)
    return found.values()


RULE = Rule(
    code="PRS005",
    name="pressure-undecided",
    severity=Severity.WARNING,
    statement=Text(
        "Audiences are so intricate that nobody can say whether a limit holds.",
        "Des ciblages sont trop imbriqués pour conclure qu'une limite est respectée.",
    ),
    why=Text(
        "The proof stops at a bound on its work rather than guess. What it then gives is an upper bound: "
        "the limit may hold, or not.",
        "La preuve s'arrête à une borne de calcul plutôt que de deviner. Ce qu'elle donne alors est un majorant : "
        "la limite est peut-être respectée, peut-être pas.",
    ),
    message=(
        Text(
            '"{scenario}" has so many ways that the search stopped: whether it keeps to "{limit}" by itself is '
            "undecided; a customer gets at most {most} {most:contact|contacts}, where {max} {max:is|are} allowed",
            "« {scenario} » a tant de chemins que la recherche s'est arrêtée : on ne sait pas si, à lui seul, il "
            "respecte « {limit} » ; un client reçoit au plus {most} {most:contact|contacts}, pour {max} "
            "{max:autorisé|autorisés}",
        ),
        Text(
            '"{limit}" is undecided, audiences overlap too much to tell: a customer gets at most {most} '
            "{most:contact|contacts}, where {max} {max:is|are} allowed",
            "« {limit} » : ciblages trop imbriqués pour conclure ; un client reçoit au plus {most} "
            "{most:contact|contacts}, pour {max} {max:autorisé|autorisés}",
        ),
    ),
    remedy=(
        Text(
            'divide "{scenario}" into shorter scenarios, or say with `reentry` how often it may be launched',
            "divisez « {scenario} » en scénarios plus courts, ou dites avec `reentry` combien de fois il peut être "
            "lancé",
        ),
        Text(
            "simplify the audiences: name fewer overlapping segments together, or turn them into one exclusive "
            "segmentation",
            "simplifiez les audiences : moins de segments cumulables à la fois, ou une segmentation exclusive à leur "
            "place",
        ),
    ),
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    bad="""
# conventions/pressure.yaml
caps:
  weekly:
    max: 1  # <- here
    per: 7d
# conventions/segments.yaml
segmentations:
  flags:
    exclusive: false
    segments: {a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, h: {}, i: {}, j: {}, k: {}, l: {}}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
audience:
  segments: [flags.a, flags.b, flags.c, flags.d, flags.e, flags.f, flags.g, flags.h, flags.i, flags.j, flags.k, flags.l]
  any_of: [[flags.a], [flags.b], [flags.c], [flags.d], [flags.e], [flags.f], [flags.g], [flags.h], [flags.i], [flags.j],
    [flags.k], [flags.l]]
sends: [{id: launch, on: 2027-01-06, channel: email}, {id: last, on: 2027-01-11, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# conventions/pressure.yaml
caps:
  weekly:
    max: 1
    per: 7d
# conventions/segments.yaml
segmentations:
  flags: {exclusive: false, segments: {a: {}, b: {}}}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
audience: {segments: [flags.a, flags.b]}
sends: [{id: launch, on: 2027-01-06, channel: email}, {id: last, on: 2027-02-11, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
