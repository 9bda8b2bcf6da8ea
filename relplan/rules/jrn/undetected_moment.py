"""JRN004 undetected-moment."""

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


@dataclass(frozen=True, slots=True)
class Undetected(Arguments):
    """A moment, and the scenarios that wait for it."""

    moment: str
    scenarios: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.moment_coverage:
        if one.promised and not one.is_detected:
            scenarios = one.promised
            yield Found(
                one.moment.place,
                Undetected(one.moment.title, tuple(item.title for item in scenarios)),
                tuple(
                    Related(item.at("trigger", "moment"), "trigger", {"status": item.value.status})
                    for item in scenarios
                ),
                (one.moment.ref, *(item.ref for item in scenarios)),
                identity=(),
            )


RULE = Rule(
    code="JRN004",
    name="undetected-moment",
    severity=Severity.ERROR,
    statement=Text(
        "A scenario that is ready or live starts at a moment that no event and no date detects.",
        "Un scénario prêt ou en production démarre à un moment qu'aucun événement ni aucune date ne détecte.",
    ),
    why=Text(
        "A moment can be acted on only if data tells when it comes: which source, which event, how fresh. Without it "
        "the tool has nothing to start the scenario by, whatever its status says.",
        "Un moment n'est actionnable que si une donnée dit quand il arrive : quelle source, quel événement, quelle "
        "fraîcheur. Sans elle, l'outil n'a rien pour lancer le scénario, quoi qu'en dise son statut.",
    ),
    source="Common practice of relational plans: scenarios are kept because data can trigger them",
    message=Text(
        'no event and no date detects "{moment}", which starts {scenarios:and}',
        "aucun événement ni aucune date ne détecte « {moment} », qui lance {scenarios:and}",
    ),
    remedy=Text(
        "name the event that tells of it (event: ...) or the attribute that holds its date (date: ...), or set the "
        "scenario back to draft",
        "nommez l'événement qui le signale (event: ...) ou l'attribut qui porte sa date (date: ...), ou repassez le "
        "scénario à draft",
    ),
    notes={"trigger": Text("starts here and is {status}", "démarre ici et son statut est {status}")},
    needs=frozenset({Kind.SCENARIO, Kind.MOMENT}),
    bad="""
# moments.yaml
house_move: {name: House move, kind: life}  # <- here
# scenarios/move.yaml
name: A new home
programme: development
status: live
trigger: {moment: house_move}
steps: [{message: hello, channel: email}]
# programmes/development.yaml
name: Development
objective: {statement: Sell a second range, kpi: purchase_frequency}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# moments.yaml
house_move: {name: House move, kind: life, event: address_changed}
# data.yaml
events: {address_changed: {available: available}}
# scenarios/move.yaml
name: A new home
programme: development
status: live
trigger: {moment: house_move}
steps: [{message: hello, channel: email}]
# programmes/development.yaml
name: Development
objective: {statement: Sell a second range, kpi: purchase_frequency}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
