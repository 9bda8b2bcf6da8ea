"""PRI001 priority-cycle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Phrase, Text
from relplan.model.kinds import Kind
from relplan.rules.words.lists import chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.priority import Beat
    from relplan.analysis.study import Study
    from relplan.plan.titles import Title


@dataclass(frozen=True, slots=True)
class PriorityCycle(Arguments):
    """The actions of a circle, the first one again at the end."""

    circle: Phrase


_BEFORE = Text(" > ", " > ")


def _names(study: Study, beat: Beat) -> dict[str, Title]:
    return {"winner": beat.winner.title, "loser": study.plan.title_of(Kind.ACTION, beat.loser)}


def _check(study: Study, _: Options) -> Iterator[Found]:
    for cycle in study.beat_cycles:
        first, *others = cycle
        titles = [beat.winner.title for beat in cycle]
        yield Found(
            first.winner.at("beats", first.index),
            PriorityCycle(chain([*titles, titles[0]], _BEFORE)),
            tuple(Related(beat.winner.at("beats", beat.index), "beat", _names(study, beat)) for beat in others),
            tuple(sorted(beat.winner.ref for beat in cycle)),
        )


RULE = Rule(
    code="PRI001",
    name="priority-cycle",
    severity=Severity.ERROR,
    statement=Text("Actions beat each other in a circle.", "Des actions ont des priorités circulaires."),
    why=Text(
        "When A precedes B, B precedes C and C precedes A, nobody can say which message a customer gets.",
        "Si A passe avant B, B avant C et C avant A, personne ne peut dire quel message le client reçoit.",
    ),
    message=Text(
        "each of these actions beats the next: {circle}",
        "priorités circulaires, chaque action passe avant la suivante : {circle}",
    ),
    remedy=Text("remove one of the `beats`", "supprimez l'un des `beats`"),
    notes={"beat": Text('"{winner}" beats "{loser}"', "« {winner} » passe avant « {loser} »")},
    needs=frozenset({Kind.SCENARIO, Kind.CAMPAIGN}),
    bad="""
# campaigns/sales.yaml
name: Sales
programme: events
beats: [valentine]  # <- here
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/valentine.yaml
name: Valentine
programme: events
beats: [sales]
sends: [{id: launch, on: 2027-02-10, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# campaigns/sales.yaml
name: Sales
programme: events
beats: [valentine]
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/valentine.yaml
name: Valentine
programme: events
sends: [{id: launch, on: 2027-02-10, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
