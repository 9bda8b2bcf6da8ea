"""GOV006 owner-of-too-much."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Count
from relplan.model.kinds import Kind
from relplan.model.quantities import Rate
from relplan.model.quantities.rounding import percent_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class BurdenOptions(Options):
    """The settings of owners."""

    maximum: Rate = Rate.parse("40 %")
    """The largest share of actions that one owner should have, where even parts would be well under it."""

    actions: Count = 20
    """From how many actions on the shares mean something."""

    owners: Count = 3
    """From how many owners on the work is meant to be divided."""


@dataclass(frozen=True, slots=True)
class TooMuch(Arguments):
    """An owner, and their part of the actions."""

    owner: str
    theirs: int
    actions: int
    percent: int
    owners: int


_OVER_EVEN = Fraction(3, 2)
"""How many times an even part an owner must have to be told."""


def _check(study: Study, options: BurdenOptions) -> Iterator[Found]:
    ownership = study.ownership
    owners = [burden for burden in ownership.burdens if burden.actions]
    if ownership.actions < options.actions or len(owners) < max(options.owners, 1):
        return
    most = max(options.maximum.fraction, _OVER_EVEN / len(owners))
    for burden in owners:
        share = ownership.share(burden)
        if share > most:
            values = TooMuch(burden.owner, len(burden.actions), ownership.actions, percent_of(share), len(owners))
            yield Found(study.plan.settings.place, values, objects=("settings/settings",), identity=(burden.owner,))


RULE = Rule(
    code="GOV006",
    name="owner-of-too-much",
    severity=Severity.INFO,
    statement=Text(
        "One owner answers for a large part of the actions, though the work is divided among several.",
        "Un responsable répond d'une grande part des actions, alors que le travail se partage entre plusieurs.",
    ),
    why=Text(
        "Reviews every three months are work. Where one owner has most of it, reviews are skipped, and the plan "
        "depends on one of them. An even division is let pass: of three owners, one with half of the actions is "
        "reported, one with a third is not.",
        "Une revue tous les trois mois, c'est du travail. Quand un seul en a l'essentiel, les revues sautent et le "
        "plan dépend d'un seul responsable. Un partage égal n'est pas signalé : à trois, celui qui en a la moitié est "
        "signalé, celui qui en a le tiers ne l'est pas.",
    ),
    source="Common practice of relational plans: each programme and action has its owner",
    message=Text(
        '"{owner}" answers for {theirs} of {actions} actions, {percent} %, among {owners} owners',
        "« {owner} » répond de {theirs} actions sur {actions}, soit {percent} %, parmi {owners} responsables",
    ),
    remedy=Text(
        "divide them, or name the people behind a team",
        "répartissez-les, ou nommez les personnes derrière une équipe",
    ),
    needs=frozenset({Kind.PROGRAMME, Kind.SCENARIO, Kind.CAMPAIGN}),
    options=BurdenOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027  # <- here
rules: {owner-of-too-much: {actions: 4, owners: 2}}
# programmes/events.yaml
name: Events
owner: brand
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/spring.yaml
name: Spring
programme: events
sends: [{id: launch, on: 2027-03-02, channel: email}]
# campaigns/summer.yaml
name: Summer
programme: events
sends: [{id: launch, on: 2027-06-01, channel: email}]
# campaigns/autumn.yaml
name: Autumn
programme: events
sends: [{id: launch, on: 2027-09-07, channel: email}]
# campaigns/opening.yaml
name: A new store
programme: events
owner: stores
sends: [{id: launch, on: 2027-04-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
rules: {owner-of-too-much: {actions: 4, owners: 2}}
# programmes/events.yaml
name: Events
owner: brand
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/spring.yaml
name: Spring
programme: events
sends: [{id: launch, on: 2027-03-02, channel: email}]
# campaigns/autumn.yaml
name: Autumn
programme: events
sends: [{id: launch, on: 2027-09-07, channel: email}]
# campaigns/opening.yaml
name: A new store
programme: events
owner: stores
sends: [{id: launch, on: 2027-04-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
