"""PRI002 priority-tie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.breaches import PROOF_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class PriorityTie(Arguments):
    """Actions of equal rank."""

    priority: int
    actions: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    for tie in study.ties:
        *others, last = tie.actions
        yield Found(
            last.at("priority"),
            PriorityTie(tie.priority, tuple(item.title for item in tie.actions)),
            tuple(Related(item.at("priority"), "same", {"action": item.title}) for item in others),
            tuple(item.ref for item in tie.actions),
        )


RULE = Rule(
    code="PRI002",
    name="priority-tie",
    severity=Severity.WARNING,
    statement=Text(
        "Actions that can compete for the same customer have the same priority.",
        "Des actions qui peuvent viser le même client au même moment ont la même priorité.",
    ),
    why=Text(
        "Two equal ranks are decided by the end of validity and then by the id, which nobody has chosen.",
        "À rang égal, c'est la fin de validité puis l'identifiant qui tranche : personne ne l'a choisi.",
    ),
    message=Text(
        "{actions:and} can compete for the same customer with the same priority, {priority}",
        "{actions:and} peuvent viser le même client avec la même priorité, {priority}",
    ),
    remedy=Text(
        "give them different priorities, or say who wins with `beats`",
        "donnez-leur des priorités différentes, ou dites qui l'emporte avec `beats`",
    ),
    notes={"same": Text('"{action}" has the same priority', "« {action} » a la même priorité")},
    needs=PROOF_NEEDS,
    hangs_on_days=True,
    bad="""
# campaigns/sales.yaml
name: Sales
programme: events
priority: 10
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/wishes.yaml
name: Wishes
programme: events
priority: 10  # <- here
sends: [{id: wishes, on: 2027-01-06, channel: email}]
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
priority: 10
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/wishes.yaml
name: Wishes
programme: events
priority: 20
sends: [{id: wishes, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
