"""PRI003 priority-missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class PriorityMissing(Arguments):
    """An action without a priority among others that have one."""

    action: str
    rivals: tuple[str, ...]
    """The first of them."""
    more: int | None
    """How many others; none when all are named."""
    next: int
    """A number that no action of the plan has."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    used = [item.value.priority for item in study.plan.actions.values() if item.value.priority is not None]
    following = max(used, default=0) + 1
    for unranked in study.unranked:
        item, shown = unranked.action, unranked.rivals
        yield Found(
            item.place,
            PriorityMissing(
                item.id,
                tuple(rival.id for rival in shown),
                unranked.number - len(shown) or None,
                following,
            ),
            tuple(
                Related(rival.at("priority"), "rival", {"action": rival.id, "priority": rival.value.priority})
                for rival in shown
            ),
            (item.ref,),
        )


RULE = Rule(
    code="PRI003",
    name="priority-missing",
    severity=Severity.WARNING,
    statement=Text(
        "An action has no priority, and most of those it competes with have one.",
        "Une action n'a pas de priorité, alors que la plupart de ses rivales en ont une.",
    ),
    why=Text(
        "What has no priority ranks last: where a limit is reached, it loses to all the others, and nobody has decided "
        "so.",
        "Sans priorité, une action passe en dernier : dès qu'une limite est atteinte, elle perd contre toutes les "
        "autres, sans que personne l'ait décidé.",
    ),
    message=(
        Text(
            '"{action}" has no priority, so it ranks after {rivals:and} and {more} more that can reach the same '
            "customer the same day",
            "« {action} » n'a pas de priorité, et passe donc après {rivals:and} et {more} {more:autre|autres} "
            "qui peuvent toucher le même client le même jour",
        ),
        Text(
            '"{action}" has no priority, so it ranks after {rivals:and}, which can reach the same customer the '
            "same day",
            "« {action} » n'a pas de priorité, et passe donc après {rivals:and}, qui {rivals:peut|peuvent} "
            "toucher le même client le même jour",
        ),
    ),
    remedy=Text(
        "give it a priority; `priority: {next}` says that it comes last",
        "donnez-lui une priorité ; `priority: {next}` fait passer l'action en dernier",
    ),
    notes={"rival": Text('"{action}" has priority {priority}', "« {action} » a la priorité {priority}")},
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    bad="""
# campaigns/sales.yaml
name: Sales
programme: events
priority: 10
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/wishes.yaml
name: Wishes  # <- here
programme: events
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
priority: 11
sends: [{id: wishes, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
