"""LEV007 action-without-lever."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities import Rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class SaidOptions(Options):
    """The settings of actions without a lever."""

    share: Rate = Rate.parse("75 %")
    """From which share of actions with a lever on the others are told."""


@dataclass(frozen=True, slots=True)
class Unsaid(Arguments):
    """How many actions have a lever."""

    said: int
    actions: int


def _check(study: Study, options: SaidOptions) -> Iterator[Found]:
    balance = study.levers.overall
    actions = balance.said + balance.unsaid
    if actions and Fraction(balance.said, actions) >= options.share.fraction:
        for item in study.levers.unsaid:
            yield Found(item.place, Unsaid(balance.said, actions), objects=(item.ref,))


RULE = Rule(
    code="LEV007",
    name="action-without-lever",
    severity=Severity.INFO,
    statement=Text(
        "An action doesn't say which lever it uses, while most others do.",
        "Une action ne dit pas quel levier elle utilise, alors que la plupart le disent.",
    ),
    why=Text(
        "The balance of levers is counted over the actions that say theirs. One that doesn't is missing from the "
        "figure that shows whether the plan only talks of offers.",
        "L'équilibre des leviers se compte sur les actions qui disent le leur. Celle qui se tait manque au chiffre "
        "qui montre si le plan ne parle que d'offres.",
    ),
    message=Text(
        "this action has no lever, while {said} of {actions} have one",
        "cette action n'a pas de levier, alors que {said} sur {actions} en ont un",
    ),
    remedy=Text(
        "add lever: transactional, relational, service, recognition or engagement",
        "ajoutez lever: transactional, relational, service, recognition ou engagement",
    ),
    needs=frozenset({Kind.SCENARIO, Kind.CAMPAIGN}),
    options=SaidOptions,
    bad="""
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
lever: transactional
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/spring.yaml
name: Spring
programme: events
lever: relational
sends: [{id: launch, on: 2027-03-02, channel: email}]
# campaigns/guide.yaml
name: Guide
programme: events
lever: service
sends: [{id: guide, on: 2027-05-04, channel: email}]
# campaigns/autumn.yaml
name: Autumn  # <- here
programme: events
sends: [{id: launch, on: 2027-09-07, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
lever: transactional
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/spring.yaml
name: Spring
programme: events
lever: relational
sends: [{id: launch, on: 2027-03-02, channel: email}]
# campaigns/guide.yaml
name: Guide
programme: events
lever: service
sends: [{id: guide, on: 2027-05-04, channel: email}]
# campaigns/autumn.yaml
name: Autumn
programme: events
lever: relational
sends: [{id: launch, on: 2027-09-07, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
